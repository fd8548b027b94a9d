"""The four places of the app: a bar under the thumb on a phone, a rail beside the page from a tablet on.

Drawn by hand and not with Flet's NavigationBar and NavigationRail, since a destination there takes no identifier of
its own (docs/decisions: parts), and a label must stop growing at 1.3 times.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import flet as ft

from views.parts.identified import Handler, identified, on_tap
from views.parts.mark import mark
from views.parts.window import Window
from views.theme import RAIL_WIDTH, SANS, SANS_600, shown_scale

PLACES: Final[tuple[str, ...]] = ("today", "youths", "round", "more")
"""Codes of the places; the identifier is `nav.<code>`."""

_ICONS: Final[dict[str, tuple[ft.IconData, ft.IconData]]] = {
    "today": (ft.Icons.TODAY_OUTLINED, ft.Icons.TODAY_ROUNDED),
    "youths": (ft.Icons.GROUP_OUTLINED, ft.Icons.GROUP_ROUNDED),
    "round": (ft.Icons.ROUTE_OUTLINED, ft.Icons.ROUTE_ROUNDED),
    "more": (ft.Icons.MORE_HORIZ_OUTLINED, ft.Icons.MORE_HORIZ_ROUNDED),
}
LABEL_GROWS_TO: Final = 1.3


@dataclass(frozen=True)
class Navigation:
    """Where the worker is and what a tap does. `words` maps each of PLACES to its label.

    `on_go` gets a code of PLACES.
    """

    selected: str
    words: dict[str, str]
    lock: str
    on_go: Callable[[str], Any]
    on_lock: Handler


def _place(
    identifier: str,
    label: str,
    icon: ft.IconData,
    *,
    selected: bool,
    on_click: Handler,
    window: Window,
    pill: int,
    expand: bool,
) -> ft.Control:
    colour = ft.Colors.ON_SURFACE if selected else ft.Colors.ON_SURFACE_VARIANT
    by_system = window.text_scale / shown_scale()  # Flutter multiplies by the system's size itself, not by our setting
    grown = min(window.text_scale, LABEL_GROWS_TO) / by_system
    text = ft.Text(
        label,
        size=13 * grown,
        color=colour,
        text_align=ft.TextAlign.CENTER,
        font_family=SANS_600 if selected else SANS,
        weight=ft.FontWeight.W_600 if selected else ft.FontWeight.W_400,
    )
    indicator = ft.Container(
        ft.Icon(icon, color=ft.Colors.ON_SECONDARY_CONTAINER if selected else ft.Colors.ON_SURFACE_VARIANT),
        width=pill,
        height=32,
        border_radius=16,
        bgcolor=ft.Colors.SECONDARY_CONTAINER if selected else None,
        alignment=ft.Alignment.CENTER,
    )
    column = ft.Column([indicator, text], spacing=4, tight=True, horizontal_alignment=ft.CrossAxisAlignment.CENTER)
    box = ft.Container(
        column,
        padding=ft.Padding.symmetric(vertical=4),
        border_radius=16,
        alignment=ft.Alignment.CENTER,
        width=None if expand else RAIL_WIDTH - 8,
        ink=True,
        on_click=on_tap(on_click),
    )
    return identified(box, identifier, button=True, selected=selected, expand=True if expand else None)


def _places(navigation: Navigation, *, window: Window, pill: int, expand: bool) -> list[ft.Control]:
    def go(code: str) -> Callable[[], Any]:
        return lambda: navigation.on_go(code)

    return [
        _place(
            f"nav.{code}",
            navigation.words[code],
            _ICONS[code][1 if code == navigation.selected else 0],
            selected=code == navigation.selected,
            on_click=go(code),
            window=window,
            pill=pill,
            expand=expand,
        )
        for code in PLACES
    ]


def bar(navigation: Navigation, *, window: Window) -> ft.Control:
    """The bar at the bottom of a phone."""
    return ft.Container(
        ft.Row(_places(navigation, window=window, pill=64, expand=True), spacing=0),
        bgcolor=ft.Colors.SURFACE_CONTAINER,
        padding=ft.Padding.symmetric(horizontal=8, vertical=8),
    )


def rail(navigation: Navigation, *, window: Window) -> ft.Control:
    """The rail of a tablet or laptop: the mark on top, the lock (`lock.now`) at the bottom."""
    lock = _place(
        "lock.now",
        navigation.lock,
        ft.Icons.LOCK_OUTLINED,
        selected=False,
        on_click=navigation.on_lock,
        window=window,
        pill=56,
        expand=False,
    )
    places = ft.Column(
        [
            ft.Container(mark(), margin=ft.Margin.only(top=6, bottom=10)),
            *_places(navigation, window=window, pill=56, expand=False),
        ],
        spacing=12,
        horizontal_alignment=ft.CrossAxisAlignment.CENTER,
        scroll=ft.ScrollMode.HIDDEN,
        expand=True,
    )
    return ft.Container(
        ft.Column([places, lock], horizontal_alignment=ft.CrossAxisAlignment.CENTER),
        width=RAIL_WIDTH,
        bgcolor=ft.Colors.SURFACE_CONTAINER,
        padding=ft.Padding.symmetric(vertical=20),
    )
