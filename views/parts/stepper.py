"""A head count: minus, number, plus. Targets of 56, since it is tapped walking."""

from __future__ import annotations

import flet as ft

from views.parts.identified import Handler, identified, on_tap
from views.parts.text import words
from views.theme import SANS_600, TARGET_STEP


def stepper(
    identifier: str,
    label: str,
    value: int,
    *,
    on_change: Handler,
    fewer_label: str,
    more_label: str,
    lowest: int = 0,
    highest: int = 99,
) -> ft.Control:
    """`label` stands before it; `on_change` gets the new number. The number is `<identifier>`, the keys
    `<identifier>.fewer` and
    `<identifier>.more` with their own names.
    """

    def key(code: str, icon: ft.IconData, name: str, number: int) -> ft.Control:
        allowed = lowest <= number <= highest and on_change is not None
        box = ft.Container(
            ft.Icon(icon, color=ft.Colors.ON_SECONDARY_CONTAINER, opacity=1.0 if allowed else 0.4),
            width=TARGET_STEP,
            height=TARGET_STEP,
            border_radius=20,
            bgcolor=ft.Colors.SECONDARY_CONTAINER,
            alignment=ft.Alignment.CENTER,
            ink=True,
            on_click=on_tap(lambda: on_change(number)) if allowed and on_change is not None else None,
        )
        return identified(box, f"{identifier}.{code}", label=name, button=True)

    number = ft.Container(
        ft.Text(
            str(value),
            theme_style=ft.TextThemeStyle.HEADLINE_LARGE,
            font_family=SANS_600,
            text_align=ft.TextAlign.CENTER,
        ),
        padding=ft.Padding.symmetric(horizontal=16),
    )
    keys = ft.Row(
        [
            key("fewer", ft.Icons.REMOVE_ROUNDED, fewer_label, value - 1),
            identified(number, identifier, live=True),
            key("more", ft.Icons.ADD_ROUNDED, more_label, value + 1),
        ],
        spacing=4,
        tight=True,
    )
    return ft.Container(
        ft.Row(
            [ft.Container(words(label), padding=ft.Padding.symmetric(vertical=8)), keys],
            wrap=True,
            alignment=ft.MainAxisAlignment.SPACE_BETWEEN,
            vertical_alignment=ft.CrossAxisAlignment.CENTER,
            run_spacing=4,
        ),
        bgcolor=ft.Colors.SURFACE_BRIGHT,
        border_radius=20,
        padding=ft.Padding.symmetric(horizontal=16, vertical=8),
    )
