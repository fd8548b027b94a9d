"""Cards and the rows in them: white on paper, told apart by tone, with a divider and never a frame."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import flet as ft

from views.parts.buttons import link
from views.parts.identified import Handler, identified, on_tap
from views.parts.text import second, small, strong, words
from views.parts.window import Window
from views.theme import CARD_PADDING, RADIUS_CARD, SANS, SANS_600

_TONES = {
    "quiet": (ft.Colors.SURFACE_CONTAINER, ft.Colors.ON_SURFACE_VARIANT),
    "due": (ft.Colors.TERTIARY_CONTAINER, ft.Colors.ON_TERTIARY_CONTAINER),
    "strong": (ft.Colors.PRIMARY_CONTAINER, ft.Colors.ON_PRIMARY_CONTAINER),
    "dot": (ft.Colors.SURFACE_CONTAINER_HIGH, ft.Colors.ON_SURFACE_VARIANT),
}


def circle(icon: ft.IconData, *, tone: str = "quiet", size: int = 40) -> ft.Control:
    """An icon in a circle. Tones: `quiet`, `due` (amber, for a date), `strong` (teal), `dot` (timeline).

    Says nothing aloud.
    """
    ground, colour = _TONES[tone]
    return ft.Container(
        ft.Icon(icon, size=32 if size >= 72 else 20 if tone == "dot" else 24, color=colour),
        width=size,
        height=size,
        border_radius=size / 2,
        bgcolor=ground,
        alignment=ft.Alignment.CENTER,
    )


def initial(letter: str, *, strong_tone: bool = False, size: int = 40) -> ft.Control:
    """The first letter of a name in a quiet circle; a person never gets a colour of their own."""
    ground, colour = _TONES["strong" if strong_tone else "quiet"]
    return ft.Semantics(
        exclude_semantics=True,
        content=ft.Container(
            ft.Text(letter[:1].upper(), size=22 if size > 40 else 16, font_family=SANS_600, color=colour),
            width=size,
            height=size,
            border_radius=size / 2,
            bgcolor=ground,
            alignment=ft.Alignment.CENTER,
        ),
    )


def card(content: ft.Control, *, padding: float | ft.Padding = CARD_PADDING, expand: bool | None = None) -> ft.Control:
    """A plain card, radius 20."""
    return ft.Container(
        content,
        bgcolor=ft.Colors.SURFACE_BRIGHT,
        border_radius=RADIUS_CARD,
        padding=padding,
        clip_behavior=ft.ClipBehavior.ANTI_ALIAS,
        expand=expand,
    )


def quiet_card(content: ft.Control, *, padding: float | ft.Padding = CARD_PADDING) -> ft.Control:
    """A card that steps back: the check question, "vorige keer"."""
    return ft.Container(content, bgcolor=ft.Colors.SURFACE_CONTAINER, border_radius=RADIUS_CARD, padding=padding)


@dataclass(frozen=True)
class Row:
    """One row of a card: what it says, its picture, and what a tap does.

    `leading` replaces the icon in its circle; `trailing` is an action of its own at the end (`parts.tonal_icon`).
    `below` stands under the second line (a due line). With `on_click` the row is one target, `identifier` its handle.
    """

    title: str
    line: str | None = None
    icon: ft.IconData | None = None
    tone: str = "quiet"
    identifier: str | None = None
    on_click: Handler = None
    leading: ft.Control | None = None
    trailing: ft.Control | None = None
    below: ft.Control | None = None


def row(entry: Row, *, window: Window | None = None, selected: bool = False, radius: float | None = None) -> ft.Control:
    """A row of at least 64. At large text (`window`) the trailing action goes under the words.

    `radius` rounds what lights up under a finger, for a row that no card clips.
    """
    lines: list[ft.Control] = [strong(entry.title)]
    if entry.line:
        lines.append(_line(entry.line))
    if entry.below:
        lines.append(ft.Container(entry.below, padding=ft.Padding.only(top=8, bottom=4)))
    stacked = window is not None and window.large_text and entry.trailing is not None
    if stacked and entry.trailing is not None and entry.on_click is None:
        lines.append(ft.Container(entry.trailing, padding=ft.Padding.only(top=8)))
    leading = entry.leading or (circle(entry.icon, tone=entry.tone) if entry.icon else None)
    main: ft.Control = ft.Row(
        [*([leading] if leading else []), ft.Column(lines, spacing=0, tight=True, expand=True)],
        spacing=14,
        vertical_alignment=ft.CrossAxisAlignment.START
        if entry.below or (window is not None and window.large_text)
        else ft.CrossAxisAlignment.CENTER,
    )
    padding = ft.Padding.symmetric(horizontal=16, vertical=12)
    ground = ft.Colors.SECONDARY_CONTAINER if selected else None
    if entry.on_click is not None:
        box = ft.Container(
            main, padding=padding, bgcolor=ground, border_radius=radius, ink=True, on_click=on_tap(entry.on_click)
        )
        tapped = identified(box, entry.identifier, button=True, selected=selected or None, expand=True)
        if entry.trailing is None:
            return ft.Row([tapped], spacing=0)
        return ft.Row([tapped, ft.Container(entry.trailing, margin=ft.Margin.symmetric(horizontal=8))], spacing=0)
    if entry.trailing is not None and not stacked:
        main.expand = True
        main = ft.Row([main, entry.trailing], spacing=14)
    plain = ft.Container(main, padding=padding, bgcolor=ground)
    return identified(plain, entry.identifier) if entry.identifier and entry.trailing is None else plain


def _line(text: str) -> ft.Text:
    """The second line of a row, 15/21."""
    return ft.Text(
        text,
        theme_style=ft.TextThemeStyle.TITLE_SMALL,
        color=ft.Colors.ON_SURFACE_VARIANT,
        font_family=SANS,
        weight=ft.FontWeight.W_400,
    )


def divided(rows: Sequence[ft.Control]) -> list[ft.Control]:
    """The rows with a divider between each two."""
    controls: list[ft.Control] = []
    for place, control in enumerate(rows):
        if place:
            controls.append(ft.Divider(height=1, thickness=1, color=ft.Colors.OUTLINE_VARIANT))
        controls.append(control)
    return controls


def card_rows(entries: Sequence[Row | ft.Control], *, window: Window | None = None) -> ft.Control:
    """A card with divided rows."""
    rows = [row(entry, window=window) if isinstance(entry, Row) else entry for entry in entries]
    return card(
        ft.Column(divided(rows), spacing=0, horizontal_alignment=ft.CrossAxisAlignment.STRETCH, tight=True), padding=0
    )


def round_card(
    title: str,
    line: str,
    *,
    actions: Sequence[tuple[str, str, Handler]],
    window: Window,
    icon: ft.IconData = ft.Icons.ROUTE_OUTLINED,
) -> ft.Control:
    """The running round or zitdag.

    `actions` are (identifier, words, handler) text buttons, in a column at large text.
    """
    colour = ft.Colors.ON_SECONDARY_FIXED
    buttons = [link(identifier, text, on_click=handler, colour=colour) for identifier, text, handler in actions]
    below: ft.Control = (
        ft.Column(buttons, spacing=0)
        if window.large_text
        else ft.Row(buttons, spacing=0, wrap=True, alignment=ft.MainAxisAlignment.END)
    )
    head = ft.Row(
        [
            ft.Icon(icon, color=colour),
            ft.Column([strong(title, colour=colour), words(line, colour=colour)], spacing=0, tight=True, expand=True),
        ],
        spacing=12,
        vertical_alignment=ft.CrossAxisAlignment.START,
    )
    return ft.Container(
        ft.Column([head, below], spacing=0, horizontal_alignment=ft.CrossAxisAlignment.STRETCH, tight=True),
        bgcolor=ft.Colors.SECONDARY_FIXED,
        border_radius=RADIUS_CARD,
        padding=ft.Padding(left=16, right=16, top=16, bottom=8),
    )


def erased_on(text: str) -> ft.Control:
    """When a record goes, with its own small picture."""
    line = small(text)
    line.expand = True
    return ft.Row(
        [ft.Icon(ft.Icons.AUTO_DELETE_OUTLINED, size=18, color=ft.Colors.ON_SURFACE_VARIANT), line],
        spacing=6,
        vertical_alignment=ft.CrossAxisAlignment.START,
    )


def fact(label: str, value: str, *, erased: str | None = None) -> ft.Control:
    """What we know, for the youth to read: a small label, the fact in reading size, and when it goes."""
    lines: list[ft.Control] = [small(label), words(value)]
    if erased:
        lines.append(erased_on(erased))
    return ft.Container(
        ft.Column(lines, spacing=2, tight=True), padding=ft.Padding.symmetric(horizontal=16, vertical=12)
    )


def fold(
    identifier: str,
    title: str,
    *,
    is_open: bool,
    on_click: Handler,
    content: ft.Control | None = None,
    icon: ft.IconData = ft.Icons.EDIT_NOTE_OUTLINED,
) -> ft.Control:
    """A card that opens: only its title until tapped."""
    label = words(title)
    label.expand = True
    head = identified(
        ft.Container(
            ft.Row(
                [
                    ft.Icon(icon, color=ft.Colors.ON_SURFACE_VARIANT),
                    label,
                    ft.Icon(
                        ft.Icons.EXPAND_LESS_ROUNDED if is_open else ft.Icons.EXPAND_MORE_ROUNDED,
                        color=ft.Colors.ON_SURFACE_VARIANT,
                    ),
                ],
                spacing=14,
            ),
            padding=ft.Padding.symmetric(horizontal=16, vertical=16),
            ink=True,
            on_click=on_tap(on_click),
        ),
        identifier,
        button=True,
        expanded=is_open,
    )
    inside: list[ft.Control] = [head]
    if is_open and content is not None:
        inside.append(ft.Container(content, padding=ft.Padding(left=16, right=16, top=0, bottom=16)))
    return card(ft.Column(inside, spacing=0, horizontal_alignment=ft.CrossAxisAlignment.STRETCH, tight=True), padding=0)


def tick_row(identifier: str, label: str, value: str, *, shared: bool, on_change: Handler) -> ft.Control:
    """A line that may leave or not: ticked, or struck out with an empty box. `on_change` gets the new state.
    Put "geven we niet door" into `label` yourself when it is struck out.
    """
    text = words(value)
    if not shared:
        text = second(value)
        text.style = ft.TextStyle(decoration=ft.TextDecoration.LINE_THROUGH)
    box = ft.Container(
        ft.Row(
            [
                ft.Icon(
                    ft.Icons.CHECK_BOX_ROUNDED if shared else ft.Icons.CHECK_BOX_OUTLINE_BLANK_OUTLINED,
                    color=ft.Colors.PRIMARY if shared else ft.Colors.ON_SURFACE_VARIANT,
                ),
                ft.Column([small(label), text], spacing=0, tight=True, expand=True),
            ],
            spacing=20,
        ),
        padding=ft.Padding.symmetric(horizontal=16, vertical=10),
        ink=True,
        on_click=None if on_change is None else on_tap(lambda: on_change(not shared)),
    )
    return identified(box, identifier, checked=shared)
