"""The conversation at the table: what stands in it, sealed with its number, and kept as a contact when it is saved."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import flet as ft
import msgspec

from domain.datewords import local_day
from domain.errors import Locked, VindplaatsError
from storage.actions.contacts import SavedContact, log_contact, undo_contact
from storage.queries.contacts import Prefill, RoundRow
from storage.queue import Waiter, come_back, keep_talk, leave, take, talk_with
from views.desk import Desk, use_keeper
from views.screens.contact_form import Form, to_keep
from views.screens.zitdag_words import called, on_device

DRAFT_SECONDS = 1.0
Change = Callable[[Callable[[Form], Form]], None]


@dataclass
class Held:
    """The form of this moment and whose it is; 0 is nobody's."""

    number: int = 0
    form: Form = field(default_factory=Form)
    is_touched: bool = False
    is_saving: bool = False


@dataclass(frozen=True)
class Talk:
    """`number`: whose form is drawn, 0 while it is looked up. `keep` seals it now; `save` makes it a contact."""

    number: int
    form: Form
    change: Change
    keep: Callable[[], Any]
    save: Callable[[bool], Any]


def use_talk(desk: Desk, running: RoundRow, waiter: Waiter | None) -> Talk:
    """Hook: the conversation with the one at the table."""
    first = Held()
    held = ft.use_state(first)[0]
    shown, show = ft.use_state((0, Form()))
    number = waiter.number if waiter else 0

    async def keep() -> None:
        if held.number and held.is_touched:
            held.is_touched = False
            with suppress(VindplaatsError):  # locked or full meanwhile; what was sealed before stays
                await desk.ask(keep_talk, held.number, msgspec.to_builtins(held.form))

    async def load() -> None:
        await keep()
        held.number, held.form, held.is_saving = 0, Form(), False
        if number:
            with suppress(Locked):
                kept = await desk.ask(talk_with, number)
                held.number, held.form = number, msgspec.convert(kept, Form) if kept else Form()
        show((held.number, held.form))

    def change(how: Callable[[Form], Form]) -> None:
        if held.number:
            held.form, held.is_touched = how(held.form), True
            show((held.number, held.form))

    async def keep_soon() -> None:
        await asyncio.sleep(DRAFT_SECONDS)
        await keep()

    ft.use_effect(load, [number])
    ft.use_effect(keep_soon, [shown])
    ft.use_effect(lambda: None, [], cleanup=keep)
    use_keeper(desk, keep)

    async def save(then_next: bool) -> None:  # noqa: FBT001 - the one question of the two buttons
        if waiter is not None and held.number == waiter.number and not held.is_saving:
            held.is_saving = True
            held.is_saving = await save_talk(desk, running, waiter, held, then_next=then_next)

    return Talk(number=shown[0] if shown[0] == number else 0, form=shown[1], change=change, keep=keep, save=save)


async def save_talk(desk: Desk, running: RoundRow, waiter: Waiter, held: Held, *, then_next: bool) -> bool:
    """Keep it as a contact and let them go; the next one is called if asked. True when it was kept."""
    form = held.form
    saved = await desk.act(log_contact, contact_of(desk, running, waiter, form))
    if not isinstance(saved, SavedContact):
        return False
    held.is_touched = False
    left = await on_device(desk, leave, waiter.number)
    called_next = await on_device(desk, take) if then_next else 0

    async def undo() -> None:
        if await desk.act(undo_contact, saved) is not None and isinstance(left, Waiter):
            await on_device(desk, come_back, left, talk=msgspec.to_builtins(form))

    text = desk.t("Bewaard: {name}", name=called(desk, waiter))
    desk.say(text, action=desk.t("Ongedaan maken"), on_action=undo, identifier="contact.undo")
    if not called_next and desk.route == "round/talk":
        desk.go("round")
    return True


def contact_of(desk: Desk, running: RoundRow, waiter: Waiter, form: Form) -> Any:
    """One core at the place of the zitdag, and a presence when the number is a youth with a file."""
    youths = (waiter.youth,) if waiter.youth else ()
    whole = msgspec.structs.replace(
        form,
        how="zitdag",
        place=running.place.id if running.place else "",
        youths=youths,
        others=0 if youths else 1,
    )
    prefill = Prefill(place=running.place, how="zitdag", round=running)
    return to_keep(whole, place=running.place, prefill=prefill, today=local_day(desk.vault.now()))
