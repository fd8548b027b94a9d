"""A purpose that is not asked right now: agreed to already, waiting for another yes, or not clear yet through whom."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from domain.codes import channels, purposes
from domain.consent_texts import ConsentText, consent_text, text_said
from domain.languages import complete_or_dutch
from storage.actions.consents import withdraw
from storage.queries.referrals import referrals_of
from storage.queries.youth_file import PurposeRow
from storage.queries.youth_view import YouthView
from views import parts, shell
from views.desk import Desk, use_query
from views.parts.consent import CONSENT_ICONS
from views.parts.identified import Handler
from views.screens.consents import standing_words
from views.screens.file_words import NOBODY_NAMED, purpose_words, recipient_words
from views.screens.receipt import Piece, show_receipt
from views.screens.road_words import partner_words


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
    desk: Desk,
    window: parts.Window,
    view: YouthView,
    row: PurposeRow,
    *,
    own: tuple[ConsentText, ...],
    on_ask_again: Handler,
) -> ft.Control:
    """What was agreed to, until when, and stopping: the sentence of what happens stands above the button."""
    spoken = complete_or_dutch(desk.texts.language)
    said_then = text_said(row.purpose, version=row.version, language=spoken, own=own)
    text = said_then or consent_text(row.purpose, language=spoken, own=own)
    named = text.named(recipient_words(row.shown, texts=desk.texts) or desk.t(NOBODY_NAMED))
    after = desk.t(purposes.BY_CODE[row.purpose].after_withdrawal)

    async def stop() -> None:
        receipt = await desk.act(withdraw, view.file.id, purpose=row.purpose, recipient=row.recipient)
        if receipt is not None:
            show_receipt(desk, Piece(receipt=receipt, alias=view.file.alias, recipient=row.shown))

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
        purpose_words(row.purpose, row.shown, texts=desk.texts),
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
        purpose_words(row.purpose, row.shown, texts=desk.texts),
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


def ask_recipient(
    desk: Desk, window: parts.Window, view: YouthView, purpose: str, choose: Callable[[str], None]
) -> ft.Control:
    """Through which channel, or with which partner: each needs its own yes."""
    ways = [row for row in channels.CHANNELS if row.purpose == purpose]
    title = purpose_words(purpose, "", texts=desk.texts)
    if not ways:
        return _page(desk, window, title, [partner_choice(desk, view, purpose, choose)])
    choices = [parts.Choice(row.code, desk.t(row.label)) for row in ways]
    return _page(
        desk,
        window,
        title,
        [parts.words(desk.t("Langs welke weg?")), parts.chips("consent.recipient", choices, on_choose=choose)],
    )


@ft.component
def partner_choice(desk: Desk, view: YouthView, purpose: str, choose: Callable[[str], None]) -> ft.Control:
    """Those this youth is referred to: a yes is always for one of them, never for a name that somebody types."""
    found = use_query(desk, referrals_of, view.file.id)
    rows = [row for row in found or [] if purpose in ("P10", row.share_purpose)]
    ways = {row.recipient: row for row in reversed(rows)}
    number = desk.number_of(view.file.id)
    if found is not None and not ways:
        return parts.empty(
            desk.t("Nog geen doorverwijzing"),
            desk.t("Kies eerst samen naar wie. Dan vraag je het voor die partner."),
            icon=ft.Icons.FORUM_OUTLINED,
            action=parts.tonal(
                "referral.new",
                desk.t("Nieuwe doorverwijzing"),
                on_click=lambda: desk.go(f"referral/new/{number}"),
            ),
            snug=True,
        )
    choices = [
        parts.Choice(
            recipient,
            partner_words(row, texts=desk.texts),
            identifier=parts.whose(f"consent.recipient.{place}", desk.number_of(recipient)),
        )
        for place, (recipient, row) in enumerate(ways.items(), start=1)
    ]
    return ft.Column(
        [parts.words(desk.t("Aan wie?")), parts.chips("consent.recipient", choices, on_choose=choose)],
        spacing=12,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
