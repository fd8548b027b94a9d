"""Two people wrote something else.

A question about real life with both answers side by side, nothing chosen beforehand.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import flet as ft

from views.parts.beside import beside
from views.parts.buttons import filled, link
from views.parts.cards import card
from views.parts.identified import Handler, identified, on_tap
from views.parts.text import reading, second, small, strong
from views.parts.window import Window
from views.theme import CHOOSE_MILLISECONDS, RADIUS_CHIP


@dataclass(frozen=True)
class Side:
    """One answer: its code, who wrote it, what it says, and small lines such as where and when."""

    code: str
    who: str
    text: str
    lines: Sequence[str] = ()


def conflict_card(
    question: str,
    line: str,
    sides: Sequence[Side],
    *,
    identifier: str,
    chosen: str | None,
    on_choose: Handler,
    settle: str,
    on_settle: Handler,
    window: Window,
    both: str | None = None,
    on_both: Handler = None,
) -> ft.Control:
    """Sides are `<identifier>.<code>`, the buttons `<identifier>.both` and `<identifier>.settle`; settling waits for
    a choice. `both` is for values that can stand beside each other. At large text the answers stack.
    """

    def answer(side: Side) -> ft.Control:
        is_chosen = side.code == chosen
        colour = ft.Colors.ON_PRIMARY_CONTAINER if is_chosen else ft.Colors.ON_SURFACE
        quiet = ft.Colors.ON_PRIMARY_CONTAINER if is_chosen else ft.Colors.ON_SURFACE_VARIANT
        mark = ft.Icons.RADIO_BUTTON_CHECKED_OUTLINED if is_chosen else ft.Icons.RADIO_BUTTON_UNCHECKED_OUTLINED
        who = strong(side.who, colour=colour)
        who.expand = True
        width = 2 if is_chosen else 1
        box = ft.Container(
            ft.Column(
                [
                    ft.Row([ft.Icon(mark, size=20, color=colour), who], spacing=8),
                    reading(side.text, colour=colour, heavy=True),
                    ft.Column([small(text, colour=quiet) for text in side.lines], spacing=4, tight=True),
                ],
                spacing=8,
                tight=True,
            ),
            bgcolor=ft.Colors.PRIMARY_CONTAINER if is_chosen else None,
            foreground_decoration=ft.BoxDecoration(
                border=ft.Border.all(width, ft.Colors.PRIMARY if is_chosen else ft.Colors.OUTLINE),
                border_radius=RADIUS_CHIP,
            ),
            border_radius=RADIUS_CHIP,
            padding=16,
            animate=ft.Animation(CHOOSE_MILLISECONDS),
            ink=True,
            on_click=None if on_choose is None else on_tap(lambda: on_choose(side.code)),
        )
        return identified(
            box, f"{identifier}.{side.code}", checked=is_chosen, expand=None if window.large_text else True
        )

    answers = [answer(side) for side in sides]
    pair: ft.Control = (
        ft.Column(answers, spacing=12, horizontal_alignment=ft.CrossAxisAlignment.STRETCH, tight=True)
        if window.large_text
        else beside(answers, width=min(window.width, 560) - 64)
    )
    buttons = ft.Row(
        [
            *([link(f"{identifier}.both", both, on_click=on_both)] if both else []),
            filled(f"{identifier}.settle", settle, on_click=on_settle, disabled=chosen is None),
        ],
        alignment=ft.MainAxisAlignment.END,
        wrap=True,
        spacing=4,
    )
    return card(
        ft.Column(
            [ft.Column([reading(question, heavy=True), second(line)], spacing=0, tight=True), pair, buttons],
            spacing=12,
            tight=True,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        )
    )
