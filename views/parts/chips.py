"""Choosing: chips that wrap, and a segmented choice that becomes a column at large text.

Chosen is a tick, heavier text and a tone.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import flet as ft

from views.parts.identified import Handler, identified, on_tap
from views.parts.text import strong, words
from views.parts.window import Window
from views.theme import BETWEEN_CHIPS, CHOOSE_MILLISECONDS, ICON_SMALL, RADIUS_CHIP, RADIUS_ROUND


@dataclass(frozen=True)
class Choice:
    """One thing to choose: its code, its word, and a picture if it has one. `identifier` replaces `<id>.<code>`."""

    code: str
    label: str
    icon: ft.IconData | None = None
    identifier: str | None = None


def chip(
    identifier: str,
    text: str,
    *,
    chosen: bool = False,
    on_click: Handler,
    icon: ft.IconData | None = None,
    quiet: bool = False,
    on_card: bool = False,
) -> ft.Control:
    """A chip, 48 high. `quiet` is for a chip that does not choose (Meer); `on_card` gives it the card's ground."""
    colour = ft.Colors.ON_PRIMARY_CONTAINER if chosen else ft.Colors.ON_SURFACE
    ground = ft.Colors.SURFACE_BRIGHT if on_card else ft.Colors.TRANSPARENT
    if chosen:
        ground = ft.Colors.PRIMARY_CONTAINER
    elif quiet:
        ground = ft.Colors.SURFACE_CONTAINER_HIGH
    picture = ft.Icons.CHECK_ROUNDED if chosen else icon
    label = strong(text, colour=colour) if chosen else words(text, colour=colour)
    label.expand = True
    label.expand_loose = True
    parts: list[ft.Control] = [ft.Icon(picture, size=ICON_SMALL, color=colour)] if picture else []
    parts.append(label)
    box = ft.Container(
        ft.Row(parts, spacing=8, tight=True),
        bgcolor=ground,
        border=ft.Border.all(1, ground if chosen or quiet else ft.Colors.OUTLINE),
        border_radius=RADIUS_CHIP,
        padding=ft.Padding.symmetric(horizontal=13 if on_card or picture else 15, vertical=11),
        animate=ft.Animation(CHOOSE_MILLISECONDS),
        ink=True,
        on_click=on_tap(on_click),
    )
    return identified(box, identifier, button=True if quiet else None, checked=None if quiet else chosen)


def chips(
    identifier: str,
    choices: Sequence[Choice],
    *,
    chosen: Collection[str] = (),
    on_choose: Handler,
    more: ft.Control | None = None,
    on_card: bool = False,
) -> ft.Control:
    """Chips that wrap, each `<identifier>.<code>`; `on_choose` gets the code that was tapped, the screen decides what
    that means (one of many, or one more). `more` is a last chip of its own.
    """

    def tapped(code: str) -> Handler:
        return None if on_choose is None else lambda: on_choose(code)

    controls = [
        chip(
            choice.identifier or f"{identifier}.{choice.code}",
            choice.label,
            chosen=choice.code in chosen,
            on_click=tapped(choice.code),
            icon=choice.icon,
            on_card=on_card,
        )
        for choice in choices
    ]
    return ft.Row([*controls, *([more] if more else [])], wrap=True, spacing=BETWEEN_CHIPS, run_spacing=BETWEEN_CHIPS)


def segmented(
    identifier: str, choices: Sequence[Choice], *, chosen: str | None, on_choose: Handler, window: Window
) -> ft.Control:
    """One of two to five short words beside each other; a column when the text is large.

    Segments are `<identifier>.<code>`.
    """
    upright = window.large_text or (window.phone and len(choices) * 84 * window.text_scale > window.width - 32)

    def segment(choice: Choice) -> ft.Control:
        is_chosen = choice.code == chosen
        colour = ft.Colors.ON_PRIMARY_CONTAINER if is_chosen else ft.Colors.ON_SURFACE
        label = strong(choice.label, colour=colour) if is_chosen else words(choice.label, colour=colour)
        label.expand, label.expand_loose = True, True
        tick: list[ft.Control] = [ft.Icon(ft.Icons.CHECK_ROUNDED, size=ICON_SMALL, color=colour)] if is_chosen else []
        box = ft.Container(
            ft.Row([*tick, label], spacing=6, alignment=ft.MainAxisAlignment.CENTER, tight=not upright),
            bgcolor=ft.Colors.PRIMARY_CONTAINER if is_chosen else ft.Colors.SURFACE,
            padding=ft.Padding.symmetric(horizontal=6, vertical=12),
            alignment=ft.Alignment.CENTER,
            animate=ft.Animation(CHOOSE_MILLISECONDS),
            ink=True,
            on_click=None if on_choose is None else on_tap(lambda: on_choose(choice.code)),
        )
        return identified(
            box,
            choice.identifier or f"{identifier}.{choice.code}",
            checked=is_chosen,
            expand=None if upright else True,
        )

    parts = [segment(choice) for choice in choices]
    inside: ft.Control = (
        ft.Column(parts, spacing=1, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
        if upright
        else ft.Row(parts, spacing=1)
    )
    radius = RADIUS_CHIP if upright else RADIUS_ROUND
    # The ground shows between the segments as a line, on the right side in both directions of writing.
    return ft.Container(
        inside,
        bgcolor=ft.Colors.OUTLINE,
        foreground_decoration=ft.BoxDecoration(border=ft.Border.all(1, ft.Colors.OUTLINE), border_radius=radius),
        border_radius=radius,
        clip_behavior=ft.ClipBehavior.ANTI_ALIAS,
    )
