"""Hooks of a screen: what it asks of the vault, and what it seals before the vault closes.

`views.desk` gives both on, so that a screen has one import for its desk.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

import flet as ft

from domain.errors import Locked
from storage.store import Store

if TYPE_CHECKING:
    from views.desk import Desk

P = ParamSpec("P")
T = TypeVar("T")
Keeper = Callable[[], Awaitable[None]]


def use_query(desk: Desk, query: Callable[Concatenate[Store, P], T], *args: P.args, **kwargs: P.kwargs) -> T | None:
    """Hook: the answer of a query, None until it is there the first time; asked again when the book
    or its arguments change.

    While it is asked again the old answer stays.
    """
    nothing: T | None = None
    answer, set_answer = ft.use_state(nothing)

    async def load() -> None:
        try:
            found = await desk.ask(query, *args, **kwargs)
        except Locked:  # locked meanwhile: this screen goes
            return
        set_answer(lambda _former: found)

    ft.use_effect(load, [desk.revision, query, *args, *sorted(kwargs.items())])
    return answer


def use_keeper(desk: Desk, keeper: Keeper) -> None:
    """Hook: `keeper` seals what is typed on this screen when the vault covers or closes."""
    first: list[Keeper] = [keeper]
    held = ft.use_state(first)[0]
    held[0] = keeper
    none: list[Callable[[], None]] = []
    released = ft.use_state(none)[0]

    def listen() -> None:
        async def live() -> None:
            await held[0]()

        released.append(desk.add_keeper(live))

    def leave() -> None:
        while released:
            released.pop()()

    # The cleanup is named, not returned by `listen`: Flet forgets a returned one at the next draw.
    ft.use_effect(listen, [], cleanup=leave)
