"""What is not the same at both sides: Flet 1.0.5 knows left and right only, so here start and end become those of the
page's direction.
"""

from __future__ import annotations

import flet as ft


def is_rtl() -> bool:
    """Whether the page being drawn reads from right to left; False where nothing is drawn."""
    try:
        return bool(ft.context.page.rtl)
    except RuntimeError:
        return False


def sided(*, start: float = 0, end: float = 0, top: float = 0, bottom: float = 0) -> ft.Padding:
    """A padding with `start` where a line of text begins and `end` where it ends."""
    left, right = (end, start) if is_rtl() else (start, end)
    return ft.Padding(left=left, right=right, top=top, bottom=bottom)


def end_line(side: ft.BorderSide) -> ft.Border:
    """A line at the end only, as between a list and what was chosen from it."""
    return ft.Border(left=side) if is_rtl() else ft.Border(right=side)
