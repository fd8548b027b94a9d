"""What a worker changed in a file and has not saved yet, by field; kept sealed when the vault covers or closes."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import Any

import flet as ft

from domain.errors import Locked
from domain.sets import Edited
from storage.drafts import draft, drop_draft, keep_fields
from storage.queries.youth_file import YouthFile
from views.desk import Desk, use_keeper


class Edits:
    """Changed fields of one youth, by name."""

    def __init__(self, values: dict[str, Any], put: Callable[[str, Any], None], clear: Callable[[], None]) -> None:
        self.values, self._put, self.clear = values, put, clear

    def value(self, name: str, file: YouthFile) -> Any:
        """What stands in the field now: the change, else what is known."""
        return self.values[name] if name in self.values else file.details.get(name)

    def text(self, name: str, file: YouthFile) -> str:
        """The same as text."""
        return str(self.value(name, file) or "")

    def lines(self, name: str, file: YouthFile) -> str:
        """A set, one member a line; what is being typed stays as it is typed."""
        typed = self.values.get(f"{name}.typed")
        return typed if typed is not None else "\n".join(file.details.get(name) or ())

    def set(self, name: str, value: Any) -> None:
        """Change one field."""
        self._put(name, value)

    def changing(self, name: str) -> Callable[[str], None]:
        """The `on_change` of a field."""
        return lambda value: self._put(name, value)

    def changing_lines(self, name: str, file: YouthFile) -> Callable[[str], None]:
        """The `on_change` of a set, one member a line. What stood there at the first letter is kept beside it."""

        def change(typed: str) -> None:
            if f"{name}.seen" not in self.values:
                self._put(f"{name}.seen", list(file.details.get(name) or ()))
            self._put(f"{name}.typed", typed)

        return change

    @property
    def fields(self) -> dict[str, Any]:
        """What to save: of sets what was changed in their lines."""
        found = {name: value for name, value in self.values.items() if not name.endswith((".typed", ".seen"))}
        for name, typed in self.values.items():
            if name.endswith(".typed"):
                members = (" ".join(line.split()) for line in str(typed).splitlines())
                field, left = name.removesuffix(".typed"), tuple(dict.fromkeys(line for line in members if line))
                found[field] = Edited(seen=tuple(self.values.get(f"{field}.seen", ())), left=left)
        return found


def use_edits(desk: Desk, youth: str, *, screen: str) -> Edits:
    """Hook: the draft of one screen about one youth. `screen` is all that a draft's name says: the rest is sealed."""
    empty: dict[str, Any] = {}
    values, set_values = ft.use_state(empty)

    async def restore() -> None:
        kept = await desk.ask(draft, screen)
        if kept and kept["youth"] == youth:
            set_values(lambda now: kept["values"] | now)

    async def keep() -> None:
        if values:
            await desk.ask(keep_fields, screen, youth, values)

    def put(name: str, value: Any) -> None:
        set_values(lambda now: now | {name: value})

    def clear() -> None:
        set_values({})
        desk.run(desk.ask, drop_draft, screen)

    first = [keep]
    held = ft.use_state(first)[0]
    held[0] = keep

    async def leave() -> None:
        # Another tab, another screen: what was typed is there again on the way back. Locked: it was sealed before.
        with contextlib.suppress(Locked):
            await held[0]()

    ft.use_effect(restore, [], cleanup=leave)
    use_keeper(desk, keep)
    return Edits(values, put, clear)
