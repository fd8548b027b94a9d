"""The heads of pages: home tabs, inner pages, and the page both look at together."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from views.parts.buttons import icon_button, outlined
from views.parts.identified import Handler, identified, on_tap
from views.parts.sides import sided
from views.parts.text import headline, second, small, words
from views.parts.window import Window
from views.theme import ICON_SMALL, SANS_600

SYNC_ICONS = {
    "gelukt": ft.Icons.CLOUD_DONE_OUTLINED,
    "bezig": ft.Icons.SYNC_OUTLINED,
    "wacht": ft.Icons.CLOUD_UPLOAD_OUTLINED,
    "mislukt": ft.Icons.SYNC_PROBLEM_OUTLINED,
    "nooit": ft.Icons.CLOUD_OFF_OUTLINED,
}
"""Picture of a sync state by its Dutch code word, whatever language the shown word is in."""


def sync_word(identifier: str, state: str, word: str, *, on_click: Handler) -> ft.Control:
    """The sync state in one word with its picture; amber only when it failed. `state` is a key of SYNC_ICONS."""
    colour = ft.Colors.TERTIARY if state == "mislukt" else ft.Colors.ON_SURFACE_VARIANT
    box = ft.Container(
        ft.Row(
            [ft.Icon(SYNC_ICONS[state], size=ICON_SMALL, color=colour), words(word, colour=colour)],
            spacing=6,
            tight=True,
        ),
        padding=ft.Padding.symmetric(horizontal=12, vertical=12),
        border_radius=24,
        ink=True,
        on_click=on_tap(on_click),
    )
    return identified(box, identifier, button=True)


def home_header(
    title: str,
    *,
    window: Window,
    line: str | None = None,
    sync: ft.Control | None = None,
    on_lock: Handler = None,
    lock_label: str = "",
    search: ft.Control | None = None,
) -> ft.Control:
    """Title and date of a home tab, with the sync word and, on a phone, the lock (`lock.now`).

    At large text they go under the title. `search` stands at the end on a laptop, where the rail has the lock.
    """
    heading = identified(headline(title), None, header=True)
    left = ft.Column(
        [heading, *([small(line) if window.phone else second(line)] if line else [])], spacing=0, tight=True
    )
    tools: list[ft.Control] = []
    if search is not None and not window.phone:
        tools.append(ft.Container(search, width=300))
    if sync is not None:
        tools.append(sync)
    if window.phone and on_lock is not None:
        tools.append(icon_button("lock.now", ft.Icons.LOCK_OUTLINED, lock_label, on_click=on_lock))
    if window.large_text:
        spread = ft.MainAxisAlignment.SPACE_BETWEEN
        content: ft.Control = ft.Column([left, ft.Row(tools, alignment=spread)], spacing=4, tight=True)
    else:
        left.expand = True
        content = ft.Row([left, *tools], spacing=4)
    side = 20 if window.phone else window.margin
    return ft.Container(
        content,
        padding=sided(
            start=side,
            end=12 if window.phone else side,
            top=8 if window.phone else 24,
            bottom=8 if window.phone else 16,
        ),
    )


def page_header(
    title: str,
    *,
    window: Window,
    on_back: Handler,
    back_label: str,
    close: bool = False,
    actions: Sequence[ft.Control] = (),
    identifier: str = "page.back",
    line: str | None = None,
) -> ft.Control:
    """Head of an inner page: back (or the closing cross), its title, and at most two actions at the end.

    Pass an empty `title` for a page whose question is its title; `line` is a quiet text instead (consent on a laptop).
    """
    back = icon_button(
        identifier, ft.Icons.CLOSE_OUTLINED if close else ft.Icons.ARROW_BACK_OUTLINED, back_label, on_click=on_back
    )
    role = ft.TextThemeStyle.TITLE_LARGE if window.phone else ft.TextThemeStyle.HEADLINE_MEDIUM
    text = ft.Text(title, theme_style=role, font_family=SANS_600, color=ft.Colors.ON_SURFACE, expand=True)
    middle: ft.Control = identified(text, None, header=True, expand=True) if title else ft.Container(expand=True)
    if line and not title:
        middle = second(line)
        middle.expand = True
    if window.large_text:
        ends = ft.Row(list(actions), wrap=True, expand=True, alignment=ft.MainAxisAlignment.END)
        below: list[ft.Control] = []
        if title:
            text.expand = None
            below = [ft.Container(identified(text, None, header=True), padding=ft.Padding.symmetric(horizontal=12))]
        head = ft.Row([back, ends], spacing=4, vertical_alignment=ft.CrossAxisAlignment.START)
        content: ft.Control = ft.Column([head, *below], spacing=4, tight=True)
    else:
        content = ft.Row([back, middle, *actions], spacing=4)
    side = 4 if window.phone else window.margin
    top = 8 if window.phone else 20
    return ft.Container(
        content,
        padding=sided(start=side, end=8 if window.phone else side, top=top, bottom=8 if window.phone else 16),
    )


def together_header(
    title: str, *, window: Window, mode: str, line: str, on_stop: Handler, stop: str, identifier: str = "together.stop"
) -> ft.Control:
    """Head of Samen kijken: another ground, so that both see the mode at once.

    `mode` is the word on a phone, `line` on a laptop.
    """
    colour = ft.Colors.ON_PRIMARY_CONTAINER
    eye = ft.Icon(ft.Icons.VISIBILITY_OUTLINED, color=colour, size=24 if window.phone else 32)
    heading = identified(headline(title, colour=colour), None, header=True)
    button = outlined(identifier, stop, on_click=on_stop, colour=colour, key=None if window.phone else "Esc")
    if window.phone:
        label = words(mode, colour=colour)
        label.expand, label.font_family = True, SANS_600
        content: ft.Control = ft.Column([ft.Row([eye, label, button], spacing=12), heading], spacing=4, tight=True)
    else:
        text = ft.Column([heading, words(line, colour=colour)], spacing=0, tight=True, expand=True)
        content = ft.Row([eye, text, button], spacing=24)
    return ft.Container(
        content,
        bgcolor=ft.Colors.PRIMARY_CONTAINER,
        border_radius=ft.BorderRadius.only(bottom_left=28, bottom_right=28) if window.phone else None,
        padding=ft.Padding.symmetric(horizontal=20 if window.phone else 40, vertical=16 if window.phone else 24),
    )


def question(text: str, line: str | None = None) -> ft.Control:
    """A question to the youth on top of a page, with a quieter sentence under it."""
    lines: list[ft.Control] = [identified(headline(text), None, header=True)]
    if line:
        lines.append(second(line))
    return ft.Container(ft.Column(lines, spacing=4, tight=True), padding=ft.Padding(left=4, right=4, top=0, bottom=16))
