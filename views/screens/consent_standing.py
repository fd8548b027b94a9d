"""A purpose that is not asked right now: agreed to already, waiting for another yes, or not clear yet through whom."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from domain.codes import channels, purposes
from domain.consent_texts import consent_text
from domain.fields import cleaned
from storage.actions.consents import withdraw
from storage.queries.youth_file import PurposeRow
from storage.queries.youth_view import YouthView
from views import parts, shell
from views.desk import Desk
from views.parts.consent import CONSENT_ICONS
from views.parts.identified import Handler
from views.screens.consents import standing_words
from views.screens.file_words import purpose_words, recipient_words
from views.screens.receipt import show_receipt


def _page(desk: Desk, window: parts.Window, title: str, body: list[ft.Control]) -> ft.Control:
    heading = parts.identified(parts.name(title), None, header=True)
    held = ft.Container(
        ft.Column([heading, *body], spacing=16, horizontal_alignment=ft.CrossAxisAlignment.STRETCH),
        width=min(window.width - 2 * window.margin, 720),
    )
    return shell.inner_page(
        window=window,
        header=parts.page_header(
            desk.t("Toestemming"), window=window, on_back=desk.back, back_label=desk.t("Sluit"), close=True
        ),
        body=[ft.Row([held])],
        snack=desk.bar(),
    )


def standing_page(
    desk: Desk, window: parts.Window, view: YouthView, row: PurposeRow, *, on_ask_again: Handler
) -> ft.Control:
    """What was agreed to, until when, and stopping: the sentence of what happens stands above the button."""
    text = consent_text(row.purpose, language="nl" if desk.texts.language not in ("fr", "en") else desk.texts.language)
    named = text.named(recipient_words(row.recipient, texts=desk.texts))
    after = desk.t(purposes.BY_CODE[row.purpose].after_withdrawal)

    async def stop() -> None:
        receipt = await desk.act(withdraw, view.file.id, purpose=row.purpose, recipient=row.recipient)
        if receipt is not None:
            show_receipt(desk, receipt, alias=view.file.alias)

    said: list[ft.Control] = [
        parts.explained_row(icon, line) for icon, line in zip(CONSENT_ICONS, named.rows[:4], strict=False)
    ]
    ends = parts.card(
        ft.Column(
            [
                parts.strong(desk.t("Stoppen")),
                parts.words(after),
                parts.outlined("consent.withdraw", desk.t("Intrekken"), on_click=stop, tall=True),
            ],
            spacing=8,
            tight=True,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        ),
        padding=20,
    )
    return _page(
        desk,
        window,
        purpose_words(row.purpose, row.recipient, texts=desk.texts),
        [
            parts.strong(standing_words(row, texts=desk.texts)),
            parts.quiet_card(ft.Column([parts.small(desk.t("Dit spraken jullie af")), *said], spacing=12, tight=True)),
            ends,
            ft.Row([parts.link("consent.ask_again", desk.t("Opnieuw vragen"), on_click=on_ask_again)]),
        ],
    )


def first_this(desk: Desk, window: parts.Window, view: YouthView, row: PurposeRow) -> ft.Control:
    """Another yes comes before this one: one tap to it."""
    number = desk.number_of(view.file.id)
    needed = purpose_words(row.blocked_by, "", texts=desk.texts)
    return _page(
        desk,
        window,
        purpose_words(row.purpose, row.recipient, texts=desk.texts),
        [
            parts.notice(desk.t("Vraag eerst dit: {purpose}.", purpose=needed)),
            parts.filled(
                f"consent.first.{row.blocked_by}",
                desk.t("Eerst vragen"),
                on_click=lambda: desk.go(f"consent/{number}/{row.blocked_by}"),
                tall=True,
            ),
        ],
    )


def ask_recipient(desk: Desk, window: parts.Window, purpose: str, choose: Callable[[str], None]) -> ft.Control:
    """Through which channel, or with which partner: each needs its own yes."""
    ways = [row for row in channels.CHANNELS if row.purpose == purpose]
    title = purpose_words(purpose, "", texts=desk.texts)
    if not ways:
        return _page(desk, window, title, [partner_field(desk, choose)])
    choices = [parts.Choice(row.code, desk.t(row.label)) for row in ways]
    return _page(
        desk,
        window,
        title,
        [parts.words(desk.t("Langs welke weg?")), parts.chips("consent.recipient", choices, on_choose=choose)],
    )


@ft.component
def partner_field(desk: Desk, choose: Callable[[str], None]) -> ft.Control:
    """The name of who would get it."""
    name, set_name = ft.use_state("")

    def go_on() -> None:
        if cleaned(name):
            choose(cleaned(name)[:80])

    return ft.Column(
        [
            parts.field(
                "consent.recipient",
                desk.t("Aan wie? Naam en dienst"),
                value=name,
                on_change=set_name,
                on_submit=lambda _typed: go_on(),
                helper=desk.t("Toon eerst samen welke lijnen je wil doorgeven."),
                max_length=80,
            ),
            parts.filled("consent.recipient.next", desk.t("Verder"), on_click=go_on, disabled=not cleaned(name)),
        ],
        spacing=16,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
