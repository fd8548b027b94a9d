"""One thing at a time: a second tap cannot begin what the first has not ended, so that nothing is made twice.

A state that is set ("busy") is seen by the next drawing only; a quick second tap comes before it. This is held, not
drawn. It is let go when the act has ended in whatever way: after a field that was wrong, Bewaar works again. Where the
act has led to another screen, or says itself by True that its sheet goes, the button that is still drawn for a moment
does nothing more.
"""

from __future__ import annotations

import inspect
from collections.abc import Awaitable, Callable
from typing import Any

import flet as ft

from views.roads import Roads

Act = Callable[..., Any]


class Once:
    """`once(save)` is a handler for a button and for its key; `once(keep, 7)` where a list has one for each row."""

    def __init__(self, roads: Roads) -> None:
        self._roads = roads
        self._running: set[object] = set()

    def __call__(self, act: Act, about: object = "") -> Callable[..., Awaitable[None]]:
        """`act`; nothing while one that is `about` the same thing still runs, nor after it led elsewhere."""
        here = self._roads.route

        async def begin(*values: Any) -> None:
            if about in self._running or self._roads.route != here:
                return
            self._running.add(about)
            try:
                result = act(*values)
                is_over = (await result if inspect.isawaitable(result) else result) is True
            except BaseException:
                self._running.discard(about)
                raise
            if not is_over:
                self._running.discard(about)

        return begin


def use_once(desk: Roads) -> Once:
    """Hook: one for a screen, the same at every drawing of it."""
    first = [Once(desk)]
    return ft.use_state(first)[0][0]
