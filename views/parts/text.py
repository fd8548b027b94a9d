"""Text in the roles of the type table.

Sizes and lines come from the theme, so that the text setting and the system reach all of it.
"""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from views.parts.identified import identified
from views.theme import ABOVE_SECTION, BETWEEN_CARDS, SANS_600


def _text(
    value: str, role: ft.TextThemeStyle, *, colour: str, heavy: bool, centred: bool, lines: int | None
) -> ft.Text:
    return ft.Text(
        value,
        theme_style=role,
        color=colour,
        font_family=SANS_600 if heavy else None,
        weight=ft.FontWeight.W_600 if heavy else None,
        text_align=ft.TextAlign.CENTER if centred else ft.TextAlign.START,
        max_lines=lines,
        overflow=ft.TextOverflow.ELLIPSIS if lines else ft.TextOverflow.CLIP,
    )


def display(value: str, *, colour: str = ft.Colors.ON_SURFACE) -> ft.Text:
    """36/43: the consent question on a laptop."""
    return _text(value, ft.TextThemeStyle.DISPLAY_SMALL, colour=colour, heavy=True, centred=False, lines=None)


def headline(value: str, *, colour: str = ft.Colors.ON_SURFACE) -> ft.Text:
    """28/35: page title on the home tabs, a question to the youth."""
    return _text(value, ft.TextThemeStyle.HEADLINE_MEDIUM, colour=colour, heavy=True, centred=False, lines=None)


def name(value: str, *, colour: str = ft.Colors.ON_SURFACE) -> ft.Text:
    """24/30: the name of the youth, a title inside a page."""
    return _text(value, ft.TextThemeStyle.HEADLINE_SMALL, colour=colour, heavy=True, centred=False, lines=None)


def title(value: str, *, colour: str = ft.Colors.ON_SURFACE, centred: bool = False) -> ft.Text:
    """20/28: a heading in a card or sheet, the word of the sync state."""
    return _text(value, ft.TextThemeStyle.TITLE_MEDIUM, colour=colour, heavy=True, centred=centred, lines=None)


def strong(value: str, *, colour: str = ft.Colors.ON_SURFACE, centred: bool = False) -> ft.Text:
    """16/24 heavy: the first line of a row."""
    return _text(value, ft.TextThemeStyle.BODY_MEDIUM, colour=colour, heavy=True, centred=centred, lines=None)


def words(value: str, *, colour: str = ft.Colors.ON_SURFACE, centred: bool = False) -> ft.Text:
    """16/24: everything that has no other role."""
    return _text(value, ft.TextThemeStyle.BODY_MEDIUM, colour=colour, heavy=False, centred=centred, lines=None)


def second(value: str, *, centred: bool = False) -> ft.Text:
    """16/24, quieter: a second line."""
    colour = ft.Colors.ON_SURFACE_VARIANT
    return _text(value, ft.TextThemeStyle.BODY_MEDIUM, colour=colour, heavy=False, centred=centred, lines=None)


def small(value: str, *, colour: str = ft.Colors.ON_SURFACE_VARIANT, centred: bool = False) -> ft.Text:
    """14/20: dates, "wordt gewist op"."""
    return _text(value, ft.TextThemeStyle.BODY_SMALL, colour=colour, heavy=False, centred=centred, lines=None)


def reading(value: str, *, colour: str = ft.Colors.ON_SURFACE, heavy: bool = False, centred: bool = False) -> ft.Text:
    """18/26: text read by or to the youth."""
    return _text(value, ft.TextThemeStyle.BODY_LARGE, colour=colour, heavy=heavy, centred=centred, lines=None)


SECTION = "section"
"""Marks a section label, which brings its own room along."""


def stacked(controls: Sequence[ft.Control], *, gap: float = BETWEEN_CARDS) -> list[ft.Control]:
    """Controls under each other with `gap` between, none beside a section label. For a page with `spacing=0`."""
    body: list[ft.Control] = []
    for control in controls:
        if body and SECTION not in (control.data, body[-1].data):
            body.append(ft.Container(height=gap))
        body.append(control)
    return body


def section(value: str, *, first: bool = False, trailing: ft.Control | None = None) -> ft.Control:
    """A section label, 15/21, a heading for screen readers.

    `first` drops the space above, `trailing` stands at the end.
    """
    label = identified(
        _text(
            value,
            ft.TextThemeStyle.TITLE_SMALL,
            colour=ft.Colors.ON_SURFACE_VARIANT,
            heavy=True,
            centred=False,
            lines=None,
        ),
        None,
        header=True,
        expand=trailing is not None or None,
    )
    content: ft.Control = label if trailing is None else ft.Row([label, trailing], spacing=8)
    return ft.Container(
        content, padding=ft.Padding(left=4, right=4, top=0 if first else ABOVE_SECTION, bottom=8), data=SECTION
    )
