"""The mark: two pins side by side, worker and youth at one spot.

Drawn in the theme's primary, the one behind at half strength.
"""

from __future__ import annotations

import flet as ft


def mark(*, size: int = 34) -> ft.Control:
    """The mark, `size` wide, as a picture without a name."""
    return ft.Image(
        "mark.svg",
        width=size,
        height=size * 33 / 40,
        color=ft.Colors.PRIMARY,
        color_blend_mode=ft.BlendMode.SRC_IN,
        exclude_from_semantics=True,
    )
