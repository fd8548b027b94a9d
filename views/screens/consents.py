"""The tab Toestemming: every purpose in plain words with where it stands, and stopping with everything, in two taps."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from domain.codes import purposes
from domain.datewords import date_words
from domain.texts import N_, Texts
from storage.actions.consents import withdraw_all
from storage.queries.requests import requests_of
from storage.queries.youth_file import PurposeRow
from storage.queries.youth_view import YouthView
from views import parts
from views.desk import Desk, use_query
from views.screens.file_words import purpose_words
from views.screens.receipt import Piece, show_receipt
from views.screens.requests import request_line

_STANDS = {
    "asked": N_("Gevraagd, nog niet beslist"),
    "given": N_("Ja"),
    "refused": N_("Nee"),
    "withdrawn": N_("Ingetrokken"),
    "expired": N_("Verlopen"),
    "invalidated": N_("Opnieuw te vragen"),
}
_ICONS = {
    "given": ft.Icons.CHECK_CIRCLE_OUTLINED,
    "asked": ft.Icons.SCHEDULE_OUTLINED,
    "expired": ft.Icons.SCHEDULE_OUTLINED,
    "not_asked": ft.Icons.RADIO_BUTTON_UNCHECKED_OUTLINED,
}
# Asked for an act or at a moment of its own; apart, so that the list does not read as a form to fill in.
_AT_ITS_MOMENT = ("P08", "P09", "P10", "P11", "P13", "P14", "P15")


def standing_words(row: PurposeRow, *, texts: Texts) -> str:
    """As "Ja, sinds 26 oktober 2026. Opnieuw vragen op 26 oktober 2027."."""
    if row.state == "not_asked":
        is_on = purposes.BY_CODE[row.purpose].is_default_on  # P12: information and the right to object
        return texts.t("Aan, tenzij de jongere nee zegt") if is_on else texts.t("Nog niet gevraagd")
    if row.state == "expired" and row.valid_until:
        return texts.t("Verlopen op {date}. Vraag het opnieuw.", date=date_words(row.valid_until, texts=texts))
    word = texts.t(_STANDS[row.state])
    since = date_words(row.since, texts=texts) if row.since else ""
    said = texts.t("{word}, op {date}.", word=word, date=since) if since else word
    if row.state == "given" and row.valid_until:
        again = texts.t("Opnieuw vragen op {date}.", date=date_words(row.valid_until, texts=texts))
        said = f"{said} {again}"
    if row.is_from_minor:
        return f"{said} {texts.t('Als minderjarige gezegd: vraag het opnieuw.')}"
    return said


@ft.component
def consents_tab(desk: Desk, window: parts.Window, view: YouthView) -> ft.Control:
    """Two lists of purposes, each row one tap to its question; below them the honest sentence and the one button."""
    number = desk.number_of(view.file.id)
    above: list[ft.Control] = []
    if any(row.is_from_minor for row in view.purposes):
        said = desk.t("{name} is nu 18. Vraag opnieuw wat jullie afspraken.", name=view.file.alias)
        above = [parts.identified(parts.notice(said, icon=ft.Icons.CAKE_OUTLINED), "consent.adult")]
    usual = [row for row in view.purposes if row.purpose not in _AT_ITS_MOMENT or row.state != "not_asked"]
    later = [row for row in view.purposes if row not in usual]

    async def stop_all() -> None:
        receipt = await desk.act(withdraw_all, view.file.id)
        if receipt is not None:
            show_receipt(desk, Piece(receipt=receipt, alias=view.file.alias))

    ends = parts.card(
        ft.Column(
            [
                parts.strong(desk.t("Stoppen met alles")),
                parts.words(desk.t(purposes.BY_CODE["P01"].after_withdrawal)),
                parts.small(desk.t("Dit kan niet terug. Je krijgt een bewijs om mee te geven.")),
                parts.outlined("consent.withdraw_all", desk.t("Alles intrekken"), on_click=stop_all, tall=True),
            ],
            spacing=8,
            tight=True,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        ),
        padding=20,
    )
    heard = parts.Row(
        desk.t("Wat {name} zei", name=view.file.alias),
        desk.t("Elke keer, met wie, hoe en wanneer."),
        ft.Icons.HISTORY_OUTLINED,
        identifier="consent.heard",
        on_click=lambda: desk.go(f"heard/{number}"),
    )
    mine = parts.Row(
        desk.t("Wat staat er over mij"),
        desk.t("Samen lezen, op papier of als bestand, en antwoorden."),
        ft.Icons.DESCRIPTION_OUTLINED,
        identifier="consent.copy",
        on_click=lambda: desk.go(f"copy/{number}"),
    )
    asked = use_query(desk, requests_of, view.file.id) or []
    wanted = [request_line(desk, row, place, prefix="consent.request") for place, row in enumerate(asked, 1)]
    return ft.Column(
        [
            *above,
            parts.card_rows([mine], window=window),
            ft.Container(height=12),
            parts.card_rows(_rows(desk, view, usual), window=window),
            parts.section(desk.t("Dat vragen we als het zover is")),
            parts.card_rows(_rows(desk, view, later), window=window),
            ft.Container(height=12),
            parts.card_rows([heard, *wanted], window=window),
            ft.Container(height=12),
            ends,
        ],
        spacing=0,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def _rows(desk: Desk, view: YouthView, rows: list[PurposeRow]) -> list[parts.Row | ft.Control]:
    number = desk.number_of(view.file.id)

    def opening(row: PurposeRow) -> Callable[[], None]:
        recipient = f"/{desk.number_of(row.recipient)}" if row.recipient else ""
        return lambda: desk.go(f"consent/{number}/{row.purpose}{recipient}")

    seen: set[str] = set()
    drawn: list[parts.Row | ft.Control] = []
    for row in rows:
        # One purpose with two channels has two rows: the first carries the plain identifier.
        again = row.purpose in seen
        seen.add(row.purpose)
        end = f".{desk.number_of(row.recipient)}" if again else ""
        drawn.append(
            parts.Row(
                purpose_words(row.purpose, row.shown, texts=desk.texts),
                standing_words(row, texts=desk.texts),
                _ICONS.get(row.state, ft.Icons.DO_NOT_DISTURB_ON_OUTLINED),
                tone="strong" if row.state == "given" else "quiet",
                identifier=f"consent.purpose.{row.purpose}{end}",
                on_click=opening(row),
            )
        )
    return drawn
