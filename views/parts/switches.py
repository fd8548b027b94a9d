"""A setting that is on or off."""

from __future__ import annotations

import flet as ft

from views.parts.identified import Handler, identified, on_value
from views.parts.text import small, words


def switch_row(identifier: str, label: str, *, value: bool, on_change: Handler, line: str | None = None) -> ft.Control:
    """Words and a switch; `on_change` gets the new state. Stands in a card or alone."""
    text = ft.Column([words(label), *([small(line)] if line else [])], spacing=0, tight=True, expand=True)
    switch = ft.Switch(value=value, on_change=on_value(on_change))
    return identified(
        ft.Container(ft.Row([text, switch], spacing=16), padding=ft.Padding.symmetric(horizontal=16, vertical=10)),
        identifier,
    )
