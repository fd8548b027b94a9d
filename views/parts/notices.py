"""What a page says when it is empty, when something went wrong, while it works, and after it kept something."""

from __future__ import annotations

import flet as ft

from views.parts.buttons import key_cap
from views.parts.cards import circle
from views.parts.identified import Handler, identified, on_tap
from views.parts.sides import sided
from views.parts.text import second, strong, title, words
from views.theme import RADIUS_CARD, RADIUS_CHIP, SANS_600

key_hint = key_cap
"""The small drawn key (Ctrl K) for a place of your own."""


def empty(
    heading: str,
    line: str | None = None,
    *,
    icon: ft.IconData,
    action: ft.Control | None = None,
    snug: bool = False,
) -> ft.Control:
    """An empty screen: picture, one sentence, one thing to do. `snug` where something stands above it."""
    parts: list[ft.Control] = [circle(icon, tone="strong", size=72), title(heading, centred=True)]
    if line:
        parts.append(second(line, centred=True))
    if action:
        parts.append(ft.Container(action, padding=ft.Padding.only(top=12)))
    column = ft.Column(parts, spacing=12, tight=True, horizontal_alignment=ft.CrossAxisAlignment.CENTER)
    return ft.Container(
        column, padding=ft.Padding.symmetric(horizontal=24, vertical=32 if snug else 96), alignment=ft.Alignment.CENTER
    )


def _box(
    text: str, *, icon: ft.IconData, ground: str, colour: str, heading: str | None, action: ft.Control | None
) -> ft.Control:
    lines: list[ft.Control] = [strong(heading, colour=colour)] if heading else []
    lines.append(words(text, colour=colour))
    if action:
        lines.append(action)
    content = ft.Row(
        [ft.Icon(icon, color=colour), ft.Column(lines, spacing=4, tight=True, expand=True)],
        spacing=12,
        vertical_alignment=ft.CrossAxisAlignment.START,
    )
    return ft.Container(content, bgcolor=ground, border_radius=RADIUS_CARD, padding=16)


def notice(
    text: str,
    *,
    icon: ft.IconData = ft.Icons.INFO_OUTLINED,
    heading: str | None = None,
    action: ft.Control | None = None,
) -> ft.Control:
    """A calm remark."""
    return _box(
        text,
        icon=icon,
        ground=ft.Colors.SECONDARY_CONTAINER,
        colour=ft.Colors.ON_SECONDARY_CONTAINER,
        heading=heading,
        action=action,
    )


def error_box(
    text: str,
    *,
    identifier: str | None = None,
    heading: str | None = None,
    action: ft.Control | None = None,
) -> ft.Control:
    """A thing that failed and what to do; read aloud when it appears. Never about a person or a date."""
    box = _box(
        text,
        icon=ft.Icons.ERROR_OUTLINE_OUTLINED,
        ground=ft.Colors.ERROR_CONTAINER,
        colour=ft.Colors.ON_ERROR_CONTAINER,
        heading=heading,
        action=action,
    )
    return ft.Semantics(content=box, identifier=identifier, live_region=True)


def undo_snack(
    text: str, *, action: str | None = None, on_action: Handler = None, identifier: str = "contact.undo"
) -> ft.Control:
    """The bar that says something is kept, with the way back. Hand it to `shell(snack=…)` and take it away after
    UNDO_SECONDS (`Desk.say` does both); it lies above the big action and never covers it.
    """
    message = words(text, colour=ft.Colors.ON_INVERSE_SURFACE)
    message.expand = True
    parts: list[ft.Control] = [message]
    if action and on_action is not None:
        label = ft.Text(
            action,
            theme_style=ft.TextThemeStyle.LABEL_LARGE,
            color=ft.Colors.INVERSE_PRIMARY,
            font_family=SANS_600,
        )
        box = ft.Container(
            label,
            padding=ft.Padding.symmetric(horizontal=12, vertical=14),
            border_radius=12,
            ink=True,
            on_click=on_tap(on_action),
        )
        parts.append(identified(box, identifier, button=True))
    content = ft.Container(
        ft.Row(parts, spacing=8, wrap=False),
        bgcolor=ft.Colors.INVERSE_SURFACE,
        border_radius=RADIUS_CHIP,
        padding=sided(start=20, end=8, top=4, bottom=4) if action else ft.Padding.symmetric(horizontal=20, vertical=16),
    )
    return ft.Semantics(content=content, identifier="bar.said", live_region=True, container=True)


def working(label: str) -> ft.Control:
    """A thin line under the head for work over 300 ms; what was there stays."""
    return ft.ProgressBar(bar_height=4, semantics_label=label, year_2023=True, color=ft.Colors.PRIMARY)
