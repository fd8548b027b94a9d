"""Papieren: what an organisation has to be able to show, made from what the app itself works by."""

from __future__ import annotations

import flet as ft

from domain.languages import COMPLETE
from domain.papers.catalogue import BY_CODE, PAPERS, PaperRow
from domain.papers.html import html
from domain.papers.shape import Section
from storage.queries.papers import office
from views import parts
from views.desk import Desk, use_query
from views.frame import Keys, use_keys
from views.handing_out import Made, keep
from views.office_sheet import made_words, office_pdf
from views.paper import texts_on_paper
from views.parts import Choice, Window
from views.screens.organisation import organisation_page
from views.texts import fonts_folder, load_texts

_ICONS = {
    "register": ft.Icons.MENU_BOOK_OUTLINED,
    "access": ft.Icons.VISIBILITY_OUTLINED,
    "retention": ft.Icons.EVENT_BUSY_OUTLINED,
    "dpia": ft.Icons.RULE_OUTLINED,
    "notice": ft.Icons.DESCRIPTION_OUTLINED,
}


@ft.component
def papers(desk: Desk, window: Window) -> ft.Control:
    """Every paper, and what it is for."""
    use_keys(desk.keys, Keys(back=desk.back))

    def lead(row: PaperRow) -> parts.Row:
        return parts.Row(
            desk.t(row.label),
            desk.t(row.line),
            _ICONS[row.code],
            identifier=f"papers.{row.code}",
            on_click=lambda: desk.go(f"organisation/papers/{row.code}"),
        )

    body: list[ft.Control] = [
        parts.second(
            desk.t("Gemaakt uit wat de app zelf gebruikt. Verandert een termijn, dan verandert het papier mee.")
        ),
        parts.card_rows([lead(row) for row in PAPERS], window=window),
        parts.small(desk.t("Er staat niets van een jongere in.")),
    ]
    return organisation_page(desk, window, desk.t("Papieren"), body)


def _part(section: Section) -> ft.Control:
    """A part as it will be on the page; a row of a table says the head of each cell."""
    content: list[ft.Control] = [parts.words(line) for line in section.lines]
    content += [parts.fact(label, said) for label, said in section.facts]
    if section.table is not None:
        for first, *rest in section.table.rows:
            heads = section.table.head[1:]
            said = "\n".join(f"{head}: {cell}" for head, cell in zip(heads, rest, strict=True))
            content.append(parts.fact(first, said))
    return ft.Column(content, spacing=8, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


@ft.component
def paper(desk: Desk, window: Window, paper: str) -> ft.Control:
    """One paper to read, part by part, in a language to choose; then as a file by a deliberate act."""
    known = use_query(desk, office)
    language, set_language = ft.use_state(texts_on_paper(desk.texts).language)
    opened, set_opened = ft.use_state(frozenset({0}))
    row = BY_CODE.get(paper, PAPERS[0])
    texts = texts_on_paper(load_texts(language))
    shown = row.make(known, texts=texts) if known is not None else None

    async def save_pdf() -> None:
        if known is not None and shown is not None:
            practice = desk.office.is_practising
            pdf = office_pdf(shown, day=known.day, texts=texts, fonts=fonts_folder(), is_practice=practice)
            await keep(Made(name=f"{row.file_name}.pdf", data=pdf))

    async def save_html() -> None:
        if known is not None and shown is not None:
            raw = html(shown, foot=made_words(known.day, texts=texts))
            await keep(Made(name=f"{row.file_name}.html", data=raw, mime="text/html"))

    use_keys(desk.keys, Keys(save=save_pdf, back=desk.back))
    body: list[ft.Control] = []
    dock: ft.Control | None = None
    if known is not None and shown is not None:
        choices = [Choice(row.code, row.name) for row in COMPLETE]
        body = [parts.chips("paper.language", choices, chosen={language}, on_choose=set_language)]
        body += [parts.second(line) for line in shown.lines]
        body += [
            parts.fold(
                f"paper.part.{number}",
                section.heading,
                is_open=number in opened,
                on_click=lambda number=number: set_opened(opened ^ {number}),
                content=_part(section),
                icon=ft.Icons.ARTICLE_OUTLINED,
            )
            for number, section in enumerate(shown.sections)
        ]
        body += [
            parts.outlined(
                "paper.html", desk.t("Bewaar als webpagina"), icon=ft.Icons.CODE_OUTLINED, on_click=save_html
            ),
            parts.small(
                desk.t("Het bestand gaat alleen naar de plek die jij kiest. Vindplaats stuurt het nergens heen.")
            ),
        ]
        dock = parts.big_action("paper.pdf", desk.t("Maak een PDF"), icon=ft.Icons.DOWNLOAD_OUTLINED, on_click=save_pdf)
    return organisation_page(desk, window, desk.t(row.label), body, dock=dock)
