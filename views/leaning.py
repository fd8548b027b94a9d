"""What stands in the memory of a desk and leans on a yes: it goes when its youth says no, here or on another device.

Drafts go with the drawer they belong to; what was typed or tapped and never sealed would otherwise be there again after
a later yes, which is another yes (consent.md: after a stop nothing of before is there).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from domain.errors import Locked
from storage.drafts import has_stopped
from storage.store import Store

if TYPE_CHECKING:
    from views.desk import Desk

_KEY = "leaning"
_On = tuple[str, str]  # youth, purpose


def lean(desk: Desk, name: str, *, youth: str, purpose: str, drop: Callable[[], Any]) -> None:
    """From now on `drop` is called once when this youth stopped this purpose; called again under a name, the last
    counts.
    """
    desk.memory.setdefault(_KEY, {})[name] = ((youth, purpose), drop)


def lean_no_more(desk: Desk, name: str) -> None:
    """It was saved or thrown away."""
    desk.memory.get(_KEY, {}).pop(name, None)


def is_leaning(desk: Desk) -> bool:
    """Does anything?"""
    return bool(desk.memory.get(_KEY))


async def let_go(desk: Desk) -> None:
    """After every change of the book: drop what leans on what was stopped."""
    leaning: dict[str, tuple[_On, Callable[[], Any]]] = desk.memory.get(_KEY, {})
    try:
        stopped = await desk.ask(_stopped, tuple({on for on, _ in leaning.values()}))
    except Locked:  # the lock forgets all of it
        return
    fallen = [(name, drop) for name, (on, drop) in leaning.items() if on in stopped]
    for name, drop in fallen:
        leaning.pop(name, None)
        drop()
    if fallen:
        desk.draw()


def _stopped(store: Store, asked: tuple[_On, ...]) -> set[_On]:
    return {on for on in asked if has_stopped(store, on[0], on[1])}
