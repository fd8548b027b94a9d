"""Asking: one purpose, one question, five rows, a check of our own explanation, and Nee and Ja that weigh the same."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from views.parts.buttons import answer, link
from views.parts.cards import card, circle, erased_on, quiet_card
from views.parts.chips import Choice, chips
from views.parts.identified import Handler, identified
from views.parts.text import display, headline, reading, small, strong, title, words
from views.parts.window import Window
from views.theme import RADIUS_CARD, SANS

CONSENT_ICONS = (
    ft.Icons.EDIT_NOTE_OUTLINED,
    ft.Icons.GROUP_OUTLINED,
    ft.Icons.SCHEDULE_OUTLINED,
    ft.Icons.UNDO_OUTLINED,
    ft.Icons.FAVORITE_BORDER_OUTLINED,
)
"""What is written, who reads it, how long, how to stop, and that no is fine: the five rows in their order."""


def explained_row(icon: ft.IconData, text: str, *, large: bool = False) -> ft.Control:
    """One row of the explanation; `large` is the size for two people before one laptop."""
    sentence = reading(text)
    if large:
        sentence = ft.Text(
            text, theme_style=ft.TextThemeStyle.TITLE_MEDIUM, font_family=SANS, weight=ft.FontWeight.W_400
        )
    sentence.expand = True
    return ft.Row([circle(icon, tone="strong"), sentence], spacing=16)


def draft_notice(text: str, text_nl: str, *, languages: Sequence[Choice], on_choose: Handler) -> ft.Control:
    """Says in both languages that a translation is not yet approved, and offers `consent.language.<code>` instead."""
    colour = ft.Colors.ON_SECONDARY_CONTAINER
    first = words(text, colour=colour)
    first.expand = True
    return ft.Container(
        ft.Column(
            [
                ft.Row(
                    [ft.Icon(ft.Icons.TRANSLATE_OUTLINED, color=colour), first],
                    spacing=12,
                    vertical_alignment=ft.CrossAxisAlignment.START,
                ),
                words(text_nl, colour=colour),
                chips("consent.language", languages, on_choose=on_choose),
            ],
            spacing=8,
            tight=True,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        ),
        bgcolor=ft.Colors.SECONDARY_CONTAINER,
        border_radius=RADIUS_CARD,
        padding=16,
    )


def _check(
    check: str, question: str, answers: Sequence[Choice], chosen: str | None, on_check: Handler, *, laptop: bool
) -> ft.Control:
    content = ft.Column(
        [
            ft.Column(
                [small(check), title(question) if laptop else reading(question, heavy=True)], spacing=0, tight=True
            ),
            chips("consent.readback", answers, chosen=[chosen] if chosen else [], on_choose=on_check, on_card=True),
        ],
        spacing=12,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
    return card(content, padding=24) if laptop else quiet_card(content)


def consent_layout(
    question: str,
    rows: Sequence[str],
    *,
    window: Window,
    check: str,
    check_question: str,
    check_answers: Sequence[Choice],
    check_chosen: str | None,
    on_check: Handler,
    no: str,
    yes: str,
    later: str,
    on_no: Handler,
    on_yes: Handler,
    on_later: Handler,
    yes_disabled: bool = False,
    above: ft.Control | None = None,
    after_check: ft.Control | None = None,
) -> tuple[ft.Control, ft.Control | None]:
    """The page of one question: (body, dock). Give the dock to the page's bottom on a phone; it is None on a laptop,
    where the buttons stand beside the question (`inner_page(centred=True)`).

    `rows` are five sentences in the order of CONSENT_ICONS. Check answers carry their identifiers as codes (`right`,
    `wrong`,
    `wrong2`); shuffle them yourself. `above` is the draft notice; `after_check` is what to say after a wrong answer.
    """
    ask = display(question) if window.laptop and not window.large_text else headline(question)
    heading = identified(ask, None, header=True)
    explained = [
        explained_row(icon, text, large=window.laptop) for icon, text in zip(CONSENT_ICONS, rows, strict=False)
    ]
    check_box = _check(check, check_question, check_answers, check_chosen, on_check, laptop=window.laptop)
    refuse = answer("consent.refuse", no, on_click=on_no)
    give = answer("consent.give", yes, on_click=on_yes, disabled=yes_disabled)
    answers = ft.Column(
        [
            ft.Row([refuse, give], spacing=12),
            ft.Row([link("consent.later", later, on_click=on_later)], alignment=ft.MainAxisAlignment.CENTER),
        ],
        spacing=4,
        tight=True,
    )
    extra = [after_check] if after_check else []
    if window.laptop:
        left = ft.Column(
            [*([above] if above else []), heading, ft.Container(height=8), *explained],
            spacing=20,
            tight=True,
            expand=True,
        )
        right = ft.Column([check_box, *extra, answers], spacing=24, tight=True, width=440)
        return (
            ft.Container(
                ft.Row([left, right], spacing=48, vertical_alignment=ft.CrossAxisAlignment.CENTER),
                padding=ft.Padding.symmetric(horizontal=83 if window.width >= 1280 else 0, vertical=24),
            ),
            None,
        )
    body = ft.Column(
        [
            *([above] if above else []),
            ft.Container(heading, padding=ft.Padding.symmetric(horizontal=4)),
            ft.Container(
                ft.Column(explained, spacing=12, tight=True), padding=ft.Padding.symmetric(horizontal=4, vertical=8)
            ),
            check_box,
            *extra,
        ],
        spacing=12,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
    return body, answers


def receipt_card(
    heading: str,
    lines: Sequence[tuple[str, str]],
    *,
    erased: str | None = None,
    picture: ft.Control | None = None,
    action: ft.Control | None = None,
) -> ft.Control:
    """The receipt to give along: (label, words) lines, a QR as `picture`, and one action."""
    facts: list[ft.Control] = [ft.Column([small(label), words(text)], spacing=0, tight=True) for label, text in lines]
    content: list[ft.Control] = [strong(heading), *facts]
    if erased:
        content.append(erased_on(erased))
    if picture:
        content.append(ft.Row([picture], alignment=ft.MainAxisAlignment.CENTER))
    if action:
        content.append(action)
    return card(
        ft.Column(content, spacing=12, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH), padding=20
    )
