"""After a stop with a partner: the words to hand over so that it stops too. They name no youth; the worker says who."""

from __future__ import annotations

import flet as ft

from domain.datewords import date_words, local_day
from storage.queries.receipts import sender
from storage.queries.road import named_for
from views import parts, shell
from views.desk import Desk, use_query
from views.frame import Keys, use_keys
from views.handing_out import Made, keep, share, share_link
from views.paper import texts_on_paper
from views.screens.file_words import NOBODY_NAMED
from views.screens.receipt_words import Piece
from views.stop_sheet import FILE_NAME, stop_lines, stop_pdf
from views.texts import fonts_folder

WITH_PARTNERS = ("P08", "P09", "P10")


def leads_to_stop_text(desk: Desk, piece: Piece) -> list[ft.Control]:
    """On the receipt of such a stop: one tap to the words for the partner."""
    made = piece.receipt
    if made.purpose not in WITH_PARTNERS or made.state not in ("withdrawn", "refused") or not made.recipient:
        return []
    route = f"stop_text/{made.purpose}/{desk.number_of(made.recipient)}"
    who = piece.recipient or desk.t(NOBODY_NAMED)
    return [
        ft.Row(
            [
                parts.tonal(
                    "receipt.stop_text",
                    desk.t("Tekst voor {partner}", partner=who),
                    icon=ft.Icons.FRONT_HAND_OUTLINED,
                    on_click=lambda: desk.go(route),
                )
            ],
            wrap=True,
        )
    ]


@ft.component
def stop_text(desk: Desk, window: parts.Window, *, purpose: str, recipient: str) -> ft.Control:
    """The words, to read out, to copy by hand or to hand over as PDF. `recipient` is a number of this desk."""
    known = desk.id_of(recipient) or ""
    shown = use_query(desk, named_for, None, known)
    own = use_query(desk, sender)
    use_keys(desk.keys, Keys(back=desk.back))
    texts = texts_on_paper(desk.texts)
    body: list[ft.Control] = []
    lines: list[str] = []
    if own is not None and shown is not None and purpose in WITH_PARTNERS:
        lines = stop_lines(
            purpose,
            shown or desk.t(NOBODY_NAMED),
            own,
            today=date_words(local_day(desk.vault.now()), texts=texts),
            texts=texts,
        )
        said = ft.Column(
            [parts.reading(line) for line in lines],
            spacing=12,
            tight=True,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        )
        body = [
            parts.second(desk.t("Lees dit voor, stuur het door of geef het mee.")),
            parts.identified(parts.card(said, padding=20), "stop_text.words"),
            parts.small(desk.t("Er staat geen naam in. Zeg zelf over wie het gaat, aan de juiste persoon.")),
        ]

    def made() -> Made:
        return Made(name=FILE_NAME, data=stop_pdf(lines, texts=texts, fonts=fonts_folder()))

    async def paper() -> None:
        await keep(made())

    async def pass_on() -> None:
        await share(made())

    body += share_link(desk, "stop_text.share", pass_on) if lines else []
    dock = parts.big_action("stop_text.pdf", desk.t("Maak een PDF"), icon=ft.Icons.DOWNLOAD_OUTLINED, on_click=paper)
    return shell.inner_page(
        window=window,
        header=parts.page_header(
            desk.t("Vragen om te stoppen"), window=window, on_back=desk.back, back_label=desk.t("Terug")
        ),
        body=body,
        dock=dock if lines else None,
        snack=desk.bar(),
        reading=True,
    )
