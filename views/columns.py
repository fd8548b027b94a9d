"""What a page holds between its head and its dock: one column that scrolls, or two beside each other on a laptop."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from views.parts.fields import LABELLED
from views.parts.window import Window
from views.theme import BETWEEN_CARDS, READING_WIDTH, SIDE_PANE_WIDTH, TABLET_WIDTH

ABOVE_LABEL = 8
DOCK_WIDTH = 508
END, UNDER_BAR = 16, 80
"""Room under what scrolls; with a bar lying over it, as much as brings the last row out from under that."""


def scrolling(
    body: Sequence[ft.Control], *, spacing: float = BETWEEN_CARDS, centred: bool = False, end: float = END
) -> ft.Column:
    """What scrolls: controls under each other as wide as the page. Never more than about fifty rows at once."""
    above = [ft.Container(height=ABOVE_LABEL)] if body and body[0].data == LABELLED else []
    return ft.Column(
        [*above, *body, ft.Container(height=end)],
        spacing=spacing,
        scroll=ft.ScrollMode.AUTO,
        alignment=ft.MainAxisAlignment.CENTER if centred else ft.MainAxisAlignment.START,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        expand=True,
    )


def over(
    content: ft.Control, snack: ft.Control | None, *, window: Window, floating: ft.Control | None = None
) -> ft.Control:
    """`content` with the snack, and under it a floating action, above its lower edge.

    The place is there at rest too, so that nothing is built anew when the snack comes.
    """
    lying: list[ft.Control] = []
    if snack is not None:
        lying.append(ft.Container(snack, width=420 if window.laptop else None, expand=not window.laptop))
    # On a laptop at the start: the main action stands at the end, and is never covered.
    rows: list[ft.Control] = [ft.Row(lying, alignment=ft.MainAxisAlignment.START, visible=bool(lying))]
    if floating is not None:
        floating.expand = True
        floating.expand_loose = True
        rows.append(ft.Row([floating], alignment=ft.MainAxisAlignment.END))
    place = ft.Container(
        ft.Column(rows, spacing=12, tight=True), left=window.margin, right=window.margin, bottom=16 if floating else 12
    )
    return ft.Stack([content, place], expand=True, fit=ft.StackFit.EXPAND)


def docked(dock: ft.Control, *, window: Window, reading: bool = False) -> ft.Control:
    """The main action, under the thumb: on a phone and a tablet as wide as what stands above it."""
    inside = ft.Container(dock, width=READING_WIDTH if reading else DOCK_WIDTH)
    side = ft.MainAxisAlignment.START if reading else ft.MainAxisAlignment.END
    return ft.Container(
        ft.Row([inside], alignment=side) if window.laptop else dock,
        padding=ft.Padding(left=window.margin, right=window.margin, top=12, bottom=16 if window.phone else 32),
    )


def columns(
    body: Sequence[ft.Control],
    side: Sequence[ft.Control],
    *,
    window: Window,
    side_dock: ft.Control | None = None,
    side_width: float | None = SIDE_PANE_WIDTH,
    spacing: float = BETWEEN_CARDS,
    side_spacing: float = 16,
    centred: bool = False,
    reading: bool = False,
    end: float = END,
) -> ft.Control:
    """Body, and on a laptop the side column beside it (`side_width` None shares the width).

    Elsewhere the side goes under the body.
    """
    if not (window.laptop and not window.large_text) or not (side or side_dock):
        controls = scrolling([*body, *side], spacing=spacing, centred=centred, end=end)
        is_text = reading and window.laptop
        width = TABLET_WIDTH if window.tablet else READING_WIDTH + 2 * window.margin if is_text else None
        held = ft.Container(
            controls, width=width, expand=not is_text, padding=ft.Padding.symmetric(horizontal=window.margin)
        )
        return ft.Row(
            [held],
            alignment=ft.MainAxisAlignment.START if is_text else ft.MainAxisAlignment.CENTER,
            vertical_alignment=ft.CrossAxisAlignment.STRETCH,
            expand=True,
        )
    beside: list[ft.Control] = [scrolling(side, spacing=side_spacing)]
    if side_dock is not None:
        beside.append(ft.Container(side_dock, padding=ft.Padding.only(bottom=32)))
    second = ft.Column(
        beside, width=side_width, expand=side_width is None, horizontal_alignment=ft.CrossAxisAlignment.STRETCH
    )
    return ft.Container(
        ft.Row(
            [scrolling(body, spacing=spacing, end=end), second],
            spacing=window.margin,
            vertical_alignment=ft.CrossAxisAlignment.STRETCH,
        ),
        padding=ft.Padding.symmetric(horizontal=window.margin),
        expand=True,
    )
