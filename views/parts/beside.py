"""Things of one height beside each other."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft


def beside(controls: Sequence[ft.Control], *, width: float, gap: float = 12) -> ft.Control:
    """Controls of equal width in a row as high as the highest, about `gap` apart; `width` is roughly what the row gets.

    A row with `intrinsic_height` measures its words as if fixed pieces between them took no room, and so cuts the
    last line. Here the pieces between share the width as the controls do, which is measured rightly.
    """
    each = max(int((width - gap * (len(controls) - 1)) / max(len(controls), 1)), 1)
    spaced: list[ft.Control] = []
    for place, control in enumerate(controls):
        if place:
            spaced.append(ft.Container(expand=int(gap)))
        control.expand = each
        spaced.append(control)
    return ft.Row(spaced, spacing=0, vertical_alignment=ft.CrossAxisAlignment.STRETCH, intrinsic_height=True)
