"""Tabs of a file, scrolling sideways so that a cut word shows there is more."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

import flet as ft

from views.parts.chips import Choice
from views.parts.identified import Handler, identified, on_tap
from views.theme import SANS_600


def tabs(
    identifier: str, choices: Sequence[Choice], *, chosen: str, on_choose: Handler, wrap: bool = False
) -> ft.Container:
    """Tabs `<identifier>.<code>`; `on_choose` gets the code. The content under it is the screen's own. `wrap` puts them
    under each other where large text would push most of them off the screen.
    """

    def tab(choice: Choice) -> ft.Control:
        is_chosen = choice.code == chosen
        colour = ft.Colors.PRIMARY if is_chosen else ft.Colors.ON_SURFACE_VARIANT
        text = ft.Text(
            choice.label,
            theme_style=ft.TextThemeStyle.TITLE_SMALL,
            color=colour,
            no_wrap=True,
            weight=ft.FontWeight.W_600 if is_chosen else ft.FontWeight.W_400,
            font_family=SANS_600 if is_chosen else "Vindplaats Sans",
        )
        box = ft.Container(
            text,
            padding=ft.Padding.symmetric(horizontal=14, vertical=13),
            border=ft.Border(bottom=ft.BorderSide(3, ft.Colors.PRIMARY if is_chosen else ft.Colors.TRANSPARENT)),
            ink=True,
            on_click=None if on_choose is None else on_tap(lambda: on_choose(choice.code)),
        )
        return identified(box, choice.identifier or f"{identifier}.{choice.code}", selected=is_chosen, button=True)

    row = ft.Row(
        [tab(choice) for choice in choices], spacing=0, wrap=wrap, scroll=None if wrap else ft.ScrollMode.HIDDEN
    )
    return ft.Container(
        row,
        border=ft.Border(bottom=ft.BorderSide(1, ft.Colors.OUTLINE_VARIANT)),
        padding=ft.Padding.symmetric(horizontal=8),
    )


def use_chosen_in_view(row: ft.Container, choices: Sequence[Choice], *, chosen: str) -> None:
    """Hook: tabs that scroll go to the end where the chosen one stands; a tap on a cut word leaves it cut."""
    is_late = [choice.code for choice in choices].index(chosen) * 2 >= len(choices)

    async def show() -> None:
        if isinstance(row.content, ft.Row) and row.content.scroll is not None:
            with suppress(TimeoutError, RuntimeError):  # gone meanwhile
                await row.content.scroll_to(offset=-1 if is_late else 0, duration=200)

    ft.use_effect(show, [is_late])
