"""How far along: the amber line of a date that comes near, and the steps of a referral.

A picture beside words, never alone.
"""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from views.parts.text import small
from views.theme import SANS_600


def due_line(share: float, *, due: bool = True) -> ft.Control:
    """A line of 6, filled from 0 to 1; amber when `due`, else teal. Not read aloud: its sentence stands above it."""
    return ft.Semantics(
        exclude_semantics=True,
        content=ft.ProgressBar(
            value=min(max(share, 0.0), 1.0),
            bar_height=6,
            border_radius=3,
            color=ft.Colors.TERTIARY_FIXED_DIM if due else ft.Colors.PRIMARY,
            bgcolor=ft.Colors.SURFACE_CONTAINER_HIGHEST,
            year_2023=True,
        ),
    )


def steps_line(steps: Sequence[str], *, current: int, sentence: str, with_words: bool = False) -> ft.Control:
    """Equal pieces, filled up to `current` (counted from 0).

    `sentence` says it in words, `with_words` names every piece.
    """

    def piece(place: int, text: str) -> ft.Control:
        bar = ft.Container(
            height=6,
            border_radius=3,
            bgcolor=ft.Colors.PRIMARY if place <= current else ft.Colors.SURFACE_CONTAINER_HIGHEST,
        )
        inside: list[ft.Control] = [bar]
        if with_words:
            label = small(text)
            if place == current:
                label.font_family, label.color = SANS_600, ft.Colors.ON_SURFACE
            inside.append(label)
        return ft.Column(inside, spacing=6, expand=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH, tight=True)

    line = ft.Row(
        [piece(place, text) for place, text in enumerate(steps)],
        spacing=8,
        vertical_alignment=ft.CrossAxisAlignment.START,
    )
    return line if with_words else ft.Column([line, small(sentence)], spacing=8, tight=True)
