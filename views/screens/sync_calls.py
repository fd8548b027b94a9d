"""What the sync screens share: the state as it changes, and calls to the centre whose trouble becomes one sentence."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TypeVar

import flet as ft

from domain.errors import Locked, VindplaatsError
from sync.state import SyncState
from views.desk import Desk

T = TypeVar("T")


def use_sync(desk: Desk) -> SyncState:
    """Hook: the state of sync, drawn again whenever it changes."""
    state, set_state = ft.use_state(desk.syncer.state)
    none: list[Callable[[], None]] = []
    ends = ft.use_state(none)[0]

    async def listen() -> None:
        ends.append(desk.syncer.subscribe(lambda state: set_state(lambda _former: state)))
        await desk.syncer.refresh()

    def leave() -> None:
        while ends:
            ends.pop()()

    ft.use_effect(listen, [], cleanup=leave)
    return state


async def tried(desk: Desk, call: Awaitable[T], *, on_trouble: Callable[[str], None] | None = None) -> T | None:
    """The answer of a call to the centre, or None after trouble: said in the bar, or given to `on_trouble`."""
    desk.office.touch()
    try:
        return await call
    except Locked:
        desk.draw()
    except VindplaatsError as trouble:
        (on_trouble or desk.say)(desk.t(trouble.sentence))
    return None
