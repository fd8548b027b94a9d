"""The one chip of the free-text guard, in a band above the screen: what was found, and one tap for each way out."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from views.parts.buttons import link
from views.parts.identified import Handler
from views.parts.text import words
from views.parts.whose import whose
from views.theme import RADIUS_CARD


def guard_chip(
    identifier: str,
    text: str,
    *,
    piece: str,
    ways: Sequence[tuple[str, str, Handler]],
    margin: float,
    number: int = 0,
) -> ft.Control:
    """`text` says what it is, `piece` are the words themselves. `ways`: (end of the identifier, words, handler).

    `number`: of the piece, so that a tap aimed at the buttons of one never reaches those of the next (whose.py).
    """
    colour = ft.Colors.ON_SECONDARY_CONTAINER
    said = words(text, colour=colour)
    shown = words(piece, colour=colour)
    shown.max_lines, shown.overflow = 2, ft.TextOverflow.ELLIPSIS
    shown.weight = ft.FontWeight.W_600
    buttons: list[ft.Control] = [
        link(whose(f"{identifier}.{end}", number), label, on_click=handler, colour=colour)
        for end, label, handler in ways
    ]
    inside = ft.Column(
        [
            ft.Row(
                [ft.Icon(ft.Icons.SHIELD_OUTLINED, color=colour), ft.Column([said, shown], spacing=0, expand=True)],
                spacing=12,
            ),
            ft.Row(buttons, wrap=True, spacing=4, run_spacing=0),
        ],
        spacing=0,
        tight=True,
    )
    box = ft.Container(
        inside,
        bgcolor=ft.Colors.SECONDARY_CONTAINER,
        border_radius=RADIUS_CARD,
        padding=ft.Padding(left=16, right=16, top=10, bottom=2),
        margin=ft.Margin(left=margin, right=margin, top=8, bottom=4),
    )
    return ft.Semantics(content=box, identifier=identifier, live_region=True, container=True)
