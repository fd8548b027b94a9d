"""What a form holds at this very moment, also between a change and the draw of it: a quick tap saves what was typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

import flet as ft

T = TypeVar("T")


class Held(Generic[T]):
    """`value` is always the newest; `set` changes it and draws the screen again."""

    def __init__(self, value: T) -> None:
        self.value = value
        self.redraw: Callable[[], None] = lambda: None

    def set(self, value: T) -> None:
        """Change it."""
        self.value = value
        self.redraw()


def use_held(first: T) -> Held[T]:
    """Hook: begins as `first`, and stays the same object as long as the screen is there."""
    held = ft.use_state([Held(first)])[0][0]
    turn = ft.use_state(0)[1]
    held.redraw = lambda: turn(lambda now: now + 1)
    return held
