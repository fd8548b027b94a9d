"""Sheets and dialogs: a sheet for choosing, a dialog only for what cannot be undone (erasing)."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from views.parts.identified import Handler, on_tap
from views.parts.text import second, title, words
from views.parts.window import Window
from views.theme import RADIUS_SHEET


def bottom_sheet(
    heading: str, content: Sequence[ft.Control], *, on_close: Handler, tall: bool = False
) -> ft.BottomSheet:
    """A sheet from below. In a component: `ft.use_dialog(bottom_sheet(...) if is_open else None)`.

    `on_close` must set that state. `tall` fills the height and scrolls: for a list, or a field above a keyboard.
    """
    inside = ft.Container(
        ft.Column(
            [title(heading), *content],
            spacing=12,
            tight=True,
            scroll=ft.ScrollMode.AUTO,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        ),
        padding=ft.Padding(left=24, right=24, top=0, bottom=24),
    )
    # What scrolls takes all the height there is; a column around it gives it only its own.
    short = ft.Column([inside], tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
    return ft.BottomSheet(
        inside if tall else short,
        show_drag_handle=True,
        scrollable=True,
        use_safe_area=True,
        on_dismiss=on_tap(on_close),
    )


def dialog(heading: str, text: str, *, actions: Sequence[ft.Control], on_close: Handler) -> ft.AlertDialog:
    """A question before something that cannot come back. Use with `ft.use_dialog`."""
    return ft.AlertDialog(
        title=ft.Text(heading),
        content=words(text, colour=ft.Colors.ON_SURFACE_VARIANT),
        actions=list(actions),
        on_dismiss=on_tap(on_close),
    )


def docked_sheet(heading: str, line: str, action: ft.Control, *, window: Window) -> ft.Control:
    """The sheet that always lies at the bottom of the lock (Snel contact); a card of its own from a tablet on."""
    return ft.Container(
        ft.Column(
            [title(heading), second(line), ft.Container(action, padding=ft.Padding.only(top=12))],
            spacing=4,
            tight=True,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        ),
        bgcolor=ft.Colors.SURFACE_CONTAINER,
        border_radius=ft.BorderRadius.only(top_left=RADIUS_SHEET, top_right=RADIUS_SHEET)
        if window.phone
        else RADIUS_SHEET,
        padding=ft.Padding(left=24, right=24, top=24, bottom=28),
    )
