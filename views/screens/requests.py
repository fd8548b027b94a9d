"""Verzoeken: every request by right of the team, the soonest first, with its clock."""

from __future__ import annotations

import flet as ft

from domain.datewords import local_day
from storage.queries.requests import RequestRow
from storage.queries.requests import requests as requests_query
from views import parts, shell
from views.desk import Desk, use_query
from views.frame import Keys, use_keys
from views.parts import Window
from views.parts.identified import Handler
from views.screens.request_words import ICONS, clock_words, outcome_words, title_words

PAGE = 50


@ft.component
def requests(desk: Desk, window: Window) -> ft.Control:
    """What is still to answer above what was answered."""
    found = use_query(desk, requests_query)
    most, set_most = ft.use_state(PAGE)
    use_keys(desk.keys, Keys(new=lambda: desk.go("requests/new"), back=desk.back))
    rows = found or []
    still, answered = [row for row in rows if row.done is None], [row for row in rows if row.done is not None]
    body: list[ft.Control] = [
        parts.second(desk.t("Iemand vraagt wat we bijhouden, of wil dat het verbeterd of gewist wordt."))
    ]
    if found is not None and not rows:
        body.append(
            parts.empty(
                desk.t("Nog geen verzoek"),
                desk.t("Vraagt iemand iets over zijn gegevens? Noteer het meteen: er loopt een maand."),
                icon=ft.Icons.FRONT_HAND_OUTLINED,
                snug=True,
            )
        )
    place = 0
    for title, part in ((desk.t("Te beantwoorden"), still), (desk.t("Beantwoord"), answered[:most])):
        if part:
            body.append(parts.section(title))
            body.append(parts.card_rows([request_line(desk, row, place + at) for at, row in enumerate(part, 1)]))
            place += len(part)
    if len(answered) > most:
        body.append(
            ft.Row(
                [parts.link("requests.more", desk.t("Toon meer"), on_click=lambda: set_most(lambda now: now + PAGE))]
            )
        )
    return shell.inner_page(
        window=window,
        navigation=desk.navigation("more"),
        header=parts.page_header(desk.t("Verzoeken"), window=window, on_back=desk.back, back_label=desk.t("Terug")),
        body=parts.stacked(body),
        dock=parts.big_action(
            "requests.new",
            desk.t("Nieuw verzoek"),
            on_click=lambda: desk.go("requests/new"),
            key="Ctrl N" if window.laptop else None,
        ),
        snack=desk.bar(),
        spacing=0,
        reading=True,
    )


def request_line(desk: Desk, row: RequestRow, place: int, *, prefix: str = "requests.row") -> parts.Row:
    """One row, also on the file."""
    today = local_day(desk.vault.now())
    line = clock_words(row, today=today, texts=desk.texts)
    if row.done is not None:
        line = f"{line} {outcome_words(row, texts=desk.texts)}."
    return parts.Row(
        title_words(row, texts=desk.texts),
        line,
        ICONS.get(row.right, ft.Icons.FRONT_HAND_OUTLINED),
        tone="quiet" if row.done is not None else "due",
        identifier=f"{prefix}.{place}",
        on_click=_opening(desk, row),
    )


def _opening(desk: Desk, row: RequestRow) -> Handler:
    return lambda: desk.go(f"requests/{desk.number_of(row.id)}")
