"""A youth in a list and at the head of a file: a name and a sentence, no colour, no flag."""

from __future__ import annotations

import flet as ft

from views.parts.cards import initial
from views.parts.identified import Handler, identified, on_tap
from views.parts.text import name, small, strong
from views.theme import RADIUS_FIELD


def youth_row(
    identifier: str, alias: str, line: str | None, *, on_click: Handler, selected: bool = False, carded: bool = False
) -> ft.Control:
    """A row of the list; `line` is one fact in words ("Gezien op 4 november").

    `carded` gives it the card's ground (queue).
    """
    lines: list[ft.Control] = [strong(alias)]
    if line:
        lines.append(small(line, colour=ft.Colors.ON_SECONDARY_CONTAINER if selected else ft.Colors.ON_SURFACE_VARIANT))
    ground = ft.Colors.SECONDARY_CONTAINER if selected else ft.Colors.SURFACE_BRIGHT if carded else None
    box = ft.Container(
        ft.Row(
            [initial(alias, strong_tone=selected), ft.Column(lines, spacing=0, tight=True, expand=True)], spacing=12
        ),
        bgcolor=ground,
        border_radius=RADIUS_FIELD,
        padding=ft.Padding.symmetric(horizontal=12, vertical=10),
        ink=True,
        on_click=on_tap(on_click),
    )
    return identified(box, identifier, button=True, selected=selected or None)


def youth_header(alias: str, line: str, *, side: int = 20) -> ft.Control:
    """Initial, name, and who the fixed contact is."""
    return ft.Container(
        ft.Row(
            [
                initial(alias, strong_tone=True, size=56),
                ft.Column(
                    [identified(name(alias), None, header=True), small(line)], spacing=0, tight=True, expand=True
                ),
            ],
            spacing=16,
        ),
        padding=ft.Padding.symmetric(horizontal=side),
    )
