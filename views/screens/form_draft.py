"""What is typed in a form about one youth: it outlives a look at another screen, and a lock when it may be sealed."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

import flet as ft

from storage.drafts import draft, drop_draft, keep_draft
from views.desk import Desk, use_keeper
from views.leaning import lean, lean_no_more


class FormDraft:
    """The fields of one form, by name."""

    def __init__(self, values: dict[str, Any], put: Callable[[str, Any], None], clear: Callable[[], None]) -> None:
        self.values, self.set, self.clear = values, put, clear

    def text(self, name: str, known: str = "") -> str:
        """What stands in the field now."""
        return str(self.values.get(name, known) or "")

    def changing(self, name: str) -> Callable[[str], None]:
        """The `on_change` of a field, or the `on_choose` of chips."""
        return lambda value: self.set(name, value)

    def flipping(self, name: str) -> Callable[[str], None]:
        """The `on_choose` of chips of which a second tap takes the choice away."""
        return lambda code: self.set(name, "" if self.values.get(name) == code else code)


def use_form(
    desk: Desk, name: str, *, youth: str, record: str = "", unsealed: Collection[str] = (), serves: str = "P01"
) -> FormDraft:
    """Hook: the draft of form `name` about a youth, or about one `record` of theirs (ids).

    Fields in `unsealed` stay in memory only: what they tell may wait for a yes that was not said yet (consent.md:
    until then it is on the screen and nowhere else). `serves`: the purpose of what is sealed; stopped meanwhile, it
    is sealed no more.
    """
    about = record or youth
    held = f"form/{name}/{about}"
    redraw = ft.use_state(0)[1]
    values: dict[str, Any] = desk.memory.get(held, {})

    def hold(typed: dict[str, Any]) -> None:
        desk.memory[held] = typed
        if youth:
            lean(desk, held, youth=youth, purpose=serves, drop=lambda: desk.memory.pop(held, None))

    def put(field: str, value: Any) -> None:
        hold(desk.memory.get(held, {}) | {field: value})
        redraw(lambda now: now + 1)

    def clear() -> None:
        desk.memory.pop(held, None)
        lean_no_more(desk, held)
        desk.run(desk.ask, drop_draft, name)

    async def restore() -> None:
        kept = await desk.ask(draft, name)
        if kept and kept["record"] == about and held not in desk.memory:
            hold(dict(kept["values"]))
            redraw(lambda now: now + 1)

    async def keep() -> None:
        sealed = {field: value for field, value in desk.memory.get(held, {}).items() if field not in unsealed}
        if sealed:
            await desk.ask(keep_draft, name, {"record": about, "values": sealed}, about=youth, serves=serves)

    ft.use_effect(restore, [])
    use_keeper(desk, keep)
    return FormDraft(values, put, clear)
