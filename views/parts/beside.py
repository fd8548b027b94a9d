"""Things of one height beside each other."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from views.theme import BETWEEN_CARDS


def beside(controls: Sequence[ft.Control], *, gap: float = BETWEEN_CARDS) -> list[ft.Control]:
    """The controls with empty pieces between, for a row with `intrinsic_height`.

    Such a row forgets its `spacing` when it measures how words wrap, and would cut the last line.
    """
    spaced: list[ft.Control] = []
    for place, control in enumerate(controls):
        if place:
            spaced.append(ft.Container(width=gap))
        spaced.append(control)
    return spaced
