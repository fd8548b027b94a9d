"""The seventeen cards a youth picks from: a picture and a sentence in the first person, no order of weight."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from views.parts.identified import Handler, identified, on_tap
from views.parts.text import reading
from views.parts.window import Window
from views.theme import BETWEEN_CARDS, CHOOSE_MILLISECONDS, ICON_CARD, RADIUS_CARD

BARRIER_ICONS: dict[str, ft.IconData] = {
    "motivation": ft.Icons.BATTERY_3_BAR_OUTLINED,
    "orientation": ft.Icons.EXPLORE_OUTLINED,
    "skills": ft.Icons.BUILD_OUTLINED,
    "experience": ft.Icons.WORK_OUTLINE_OUTLINED,
    "digital": ft.Icons.COMPUTER_OUTLINED,
    "health": ft.Icons.FAVORITE_BORDER_OUTLINED,
    "poverty": ft.Icons.ACCOUNT_BALANCE_WALLET_OUTLINED,
    "detention": ft.Icons.BALANCE_OUTLINED,
    "care": ft.Icons.FAMILY_RESTROOM_OUTLINED,
    "language": ft.Icons.TRANSLATE_OUTLINED,
    "mobility": ft.Icons.DIRECTIONS_BUS_OUTLINED,
    "housing": ft.Icons.HOME_OUTLINED,
    "school_to_work": ft.Icons.SIGNPOST_OUTLINED,
    "discrimination": ft.Icons.FRONT_HAND_OUTLINED,
    "employer_support": ft.Icons.HANDSHAKE_OUTLINED,
    "inactivity_trap": ft.Icons.TRENDING_FLAT_OUTLINED,
    "labour_cost": ft.Icons.SELL_OUTLINED,
}
"""Picture by barrier code."""


def _room(lines: int) -> ft.Control:
    """Empty lines, so that cards beside each other are as high while their words can still grow."""
    return ft.Semantics(
        exclude_semantics=True,
        content=ft.Text("\n" * (lines - 1), theme_style=ft.TextThemeStyle.BODY_LARGE, opacity=0),
    )


def barrier_card(
    code: str, sentence: str, *, chosen: bool, on_click: Handler, identifier: str | None = None, lines: int = 2
) -> ft.Control:
    """One card, `barriers.card.<code>`; chosen shows a tick, a border and heavier text.

    `lines` is the room kept for the words; it grows with them.
    """
    colour = ft.Colors.ON_PRIMARY_CONTAINER if chosen else ft.Colors.ON_SURFACE
    icon = ft.Icon(BARRIER_ICONS[code], size=ICON_CARD, color=ft.Colors.PRIMARY)
    tick = ft.Container(
        ft.Icon(ft.Icons.CHECK_ROUNDED, size=20, color=ft.Colors.ON_PRIMARY),
        width=28,
        height=28,
        border_radius=14,
        bgcolor=ft.Colors.PRIMARY,
        alignment=ft.Alignment.CENTER,
        opacity=1 if chosen else 0,
    )
    width = 2 if chosen else 1
    box = ft.Container(
        ft.Column(
            [
                ft.Row(
                    [icon, tick],
                    alignment=ft.MainAxisAlignment.SPACE_BETWEEN,
                    vertical_alignment=ft.CrossAxisAlignment.START,
                ),
                ft.Stack([_room(lines), reading(sentence, colour=colour, heavy=chosen)]),
            ],
            spacing=14,
            tight=True,
        ),
        bgcolor=ft.Colors.PRIMARY_CONTAINER if chosen else ft.Colors.SURFACE_BRIGHT,
        # In front, where it takes no room, so that choosing moves nothing.
        foreground_decoration=ft.BoxDecoration(
            border=ft.Border.all(width, ft.Colors.PRIMARY if chosen else ft.Colors.OUTLINE_VARIANT),
            border_radius=RADIUS_CARD,
        ),
        border_radius=RADIUS_CARD,
        padding=ft.Padding.symmetric(horizontal=16, vertical=16),
        animate=ft.Animation(CHOOSE_MILLISECONDS),
        ink=True,
        on_click=on_tap(on_click),
    )
    return identified(box, identifier or f"barriers.card.{code}", checked=chosen, expand=True)


def barrier_grid(cards: Sequence[ft.Control], *, window: Window) -> ft.Control:
    """Cards beside each other: two on a phone, three on a tablet, six on a laptop, one on a phone at large text.

    Not a GridView: its fixed ratio would cut the words.
    """
    across = 1 if window.large_text and window.phone else 2 if window.phone else 6 if window.laptop else 3
    if window.large_text and not window.phone:
        across = 3 if window.laptop else 2
    rows: list[ft.Control] = []
    for start in range(0, len(cards), across):
        part = list(cards[start : start + across])
        part += [ft.Container(expand=True) for _ in range(across - len(part))]
        rows.append(ft.Row(part, spacing=BETWEEN_CARDS, vertical_alignment=ft.CrossAxisAlignment.START))
    return ft.Column(rows, spacing=BETWEEN_CARDS, tight=True)
