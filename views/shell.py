"""The frame every screen stands in: navigation, head, what scrolls, and what stays under the thumb.

Three frames, chosen by what the page is: `home_page` (one of the four places), `inner_page` (Contact, Synchronisatie,
a page for the
youth) and `file_page` (a list and a file beside each other where the window allows). All strings come in translated.
Each returns one
control that fills its space; give it to the view inside `windowed`, which knows the width and the text size.
"""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from views.columns import END, UNDER_BAR, columns, docked, over, scrolling
from views.navigation import Navigation, bar, rail
from views.parts.sides import end_line
from views.parts.window import Window
from views.theme import BETWEEN_CARDS, LIST_PANE_WIDTH


def _framed(
    parts: Sequence[ft.Control], *, window: Window, navigation: Navigation | None, phone_bar: bool
) -> ft.Control:
    column = ft.Column(
        [*parts, *([bar(navigation, window=window)] if phone_bar and window.phone and navigation else [])],
        spacing=0,
        expand=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
    if window.phone or navigation is None:
        return ft.SafeArea(column, expand=True)
    return ft.SafeArea(
        ft.Row([rail(navigation, window=window), column], spacing=0, vertical_alignment=ft.CrossAxisAlignment.STRETCH),
        expand=True,
    )


def home_page(
    *,
    window: Window,
    navigation: Navigation,
    header: ft.Control,
    body: Sequence[ft.Control],
    side: Sequence[ft.Control] = (),
    dock: ft.Control | None = None,
    snack: ft.Control | None = None,
    spacing: float = BETWEEN_CARDS,
    reading: bool = False,
) -> ft.Control:
    """One of the four places. `dock` is the main action under the thumb (on a laptop it tops the side column);
    `side` stands beside the body on a laptop and is left out on a phone and tablet.
    """
    beside: Sequence[ft.Control] = [*([dock] if dock else []), *side] if window.laptop else ()
    content = columns(body, beside, window=window, spacing=spacing, reading=reading, end=UNDER_BAR if snack else END)
    parts: list[ft.Control] = [header, over(content, snack, window=window)]
    if dock is not None and not window.laptop:
        parts.append(docked(dock, window=window))
    return _framed(parts, window=window, navigation=navigation, phone_bar=True)


def inner_page(
    *,
    window: Window,
    header: ft.Control,
    body: Sequence[ft.Control],
    side: Sequence[ft.Control] = (),
    dock: ft.Control | None = None,
    snack: ft.Control | None = None,
    floating: ft.Control | None = None,
    navigation: Navigation | None = None,
    side_width: float | None = None,
    spacing: float = BETWEEN_CARDS,
    centred: bool = False,
    reading: bool = False,
) -> ft.Control:
    """A page inside: no bar on a phone. From a tablet on the rail stays when `navigation` is given; leave it out on a
    page for the
    youth, so that no other person is one tap away. `side` is beside the body on a laptop (its own width, or half),
    under it elsewhere.
    `centred` puts a short body in the middle of a laptop; `reading` keeps fields and text as narrow as they read well.
    """
    two = window.laptop and not window.large_text and bool(side)
    content = columns(
        body,
        side,
        window=window,
        side_dock=dock if two else None,
        side_width=side_width,
        spacing=spacing,
        side_spacing=spacing,
        centred=centred and window.laptop,
        reading=reading,
        end=UNDER_BAR if snack else END,
    )
    parts: list[ft.Control] = [header, over(content, snack, window=window, floating=floating)]
    if dock is not None and not two:
        parts.append(docked(dock, window=window, reading=reading))
    return _framed(parts, window=window, navigation=navigation, phone_bar=False)


def file_page(
    *,
    window: Window,
    navigation: Navigation,
    listing: Sequence[ft.Control],
    detail: Sequence[ft.Control] | None,
    list_header: ft.Control,
    list_footer: ft.Control | None = None,
    detail_header: ft.Control | None = None,
    detail_footer: ft.Control | None = None,
    side: Sequence[ft.Control] = (),
    side_width: float = 360,
    dock: ft.Control | None = None,
    floating: ft.Control | None = None,
    snack: ft.Control | None = None,
) -> ft.Control:
    """A list and the chosen file. Where both fit they stand beside each other; elsewhere the file when there is one
    (`detail` not None), else the list with the navigation bar. `side` is the file's own side column on a laptop; on a
    phone it comes first, above the detail. On a phone `dock` belongs to the list and `floating` (a compact big action)
    to the file. `list_footer` and `detail_footer` stay at the bottom of their pane, beside each other only.
    """
    if not window.two_panes:
        if detail is None:
            return home_page(
                window=window,
                navigation=navigation,
                header=list_header,
                body=listing,
                dock=dock,
                snack=snack,
                spacing=4,
            )
        return inner_page(
            window=window,
            navigation=navigation,
            header=detail_header or ft.Container(),
            body=[*side, *detail],
            dock=None,
            floating=floating,
            snack=snack,
        )
    left = ft.Container(
        ft.Column(
            [list_header, scrolling(listing, spacing=4), *([list_footer] if list_footer else [])],
            spacing=4,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        ),
        width=LIST_PANE_WIDTH,
        padding=ft.Padding(left=16, right=16, top=0, bottom=0),
        border=end_line(ft.BorderSide(1, ft.Colors.OUTLINE_VARIANT)),
    )
    beside = side if window.laptop else ()
    above = () if window.laptop else side
    right = ft.Column(
        [
            *([detail_header] if detail_header else []),
            over(
                columns([*above, *(detail or [])], beside, window=window, side_width=side_width), snack, window=window
            ),
            *([detail_footer] if detail_footer else []),
        ],
        spacing=16,
        expand=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
    panes = ft.Row([left, right], spacing=0, expand=True, vertical_alignment=ft.CrossAxisAlignment.STRETCH)
    return _framed([panes], window=window, navigation=navigation, phone_bar=False)


def centred_page(
    *, window: Window, body: Sequence[ft.Control], sheet: ft.Control | None = None, width: float = 440
) -> ft.Control:
    """A page without navigation, its content in the middle (lock, start, join, cover). `sheet` lies at the bottom of
    a phone and under the content elsewhere.
    """
    content = ft.Container(
        ft.Column(list(body), spacing=12, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH),
        padding=ft.Padding.symmetric(horizontal=24, vertical=24),
    )
    if window.phone and window.large_text:
        # No room for a sheet that stays: it comes last in what scrolls.
        return ft.SafeArea(
            ft.Column(
                [content, *([sheet] if sheet else [])],
                scroll=ft.ScrollMode.AUTO,
                horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
            ),
            expand=True,
        )
    if window.phone:
        # Centred while there is room, scrolling when the keyboard or large text takes it.
        middle: ft.Control = ft.Column(
            [content],
            alignment=ft.MainAxisAlignment.CENTER,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
            scroll=ft.ScrollMode.AUTO,
            expand=True,
        )
        return ft.SafeArea(
            ft.Column(
                [middle, *([sheet] if sheet else [])], spacing=0, horizontal_alignment=ft.CrossAxisAlignment.STRETCH
            ),
            expand=True,
            avoid_intrusions_bottom=sheet is None,
        )
    column = ft.Column(
        [content, *([sheet] if sheet else [])],
        width=width,
        spacing=12,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
    return ft.SafeArea(
        ft.Column(
            [ft.Row([column], alignment=ft.MainAxisAlignment.CENTER)],
            alignment=ft.MainAxisAlignment.CENTER,
            scroll=ft.ScrollMode.AUTO,
            expand=True,
        ),
        expand=True,
    )
