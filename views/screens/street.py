"""'Dit zagen we op straat': the sheet as it will be, first on the screen, then handed out by a deliberate act."""

from __future__ import annotations

import flet as ft

from domain.span import Kind
from storage.queries.street import Street
from storage.queries.street import street as street_query
from views import parts, shell
from views.desk import Desk, use_query
from views.frame import Keys, use_keys
from views.handing_out import Made, keep, share, share_link, where_words
from views.paper import texts_on_paper
from views.parts import Choice, Window
from views.street_sheet import FILE_NAME, headline_of, remarks, sections_of, street_pdf
from views.texts import fonts_folder


@ft.component
def street(desk: Desk, window: Window) -> ft.Control:
    """A week or month of the whole team."""
    chosen, set_chosen = ft.use_state("week")
    kind: Kind = "month" if chosen.endswith("month") else "week"
    found = use_query(desk, street_query, kind=kind, is_former=chosen.startswith("last"))

    def made(sheet: Street) -> Made:
        texts, practice = texts_on_paper(desk.texts), desk.office.is_practising
        return Made(name=FILE_NAME, data=street_pdf(sheet, texts=texts, fonts=fonts_folder(), is_practice=practice))

    async def hand_out() -> None:
        if found is not None:
            await keep(made(found))

    async def pass_on() -> None:
        if found is not None:
            await share(made(found))

    use_keys(desk.keys, Keys(save=hand_out, back=desk.back))
    spans = [
        Choice("week", desk.t("Deze week")),
        Choice("last_week", desk.t("Vorige week")),
        Choice("month", desk.t("Deze maand")),
        Choice("last_month", desk.t("Vorige maand")),
    ]
    body: list[ft.Control] = [parts.chips("street.span", spans, chosen={chosen}, on_choose=set_chosen)]
    dock = None
    if found is not None and found.is_empty:
        body.append(
            parts.empty(
                desk.t("Hier staat nog niets op"),
                desk.t("Kies een andere week of maand."),
                icon=ft.Icons.DESCRIPTION_OUTLINED,
                snug=True,
            )
        )
    elif found is not None:
        body += [
            _sheet(desk, found),
            parts.small(where_words(desk)),
            *share_link(desk, "street.share", pass_on),
        ]
        dock = parts.big_action(
            "street.save", desk.t("Maak een PDF"), icon=ft.Icons.DOWNLOAD_OUTLINED, on_click=hand_out
        )
    return shell.inner_page(
        window=window,
        navigation=desk.navigation("more"),
        header=parts.page_header(
            desk.t("Dit zagen we op straat"), window=window, on_back=desk.back, back_label=desk.t("Terug")
        ),
        body=parts.stacked(body),
        dock=dock,
        snack=desk.bar(),
        spacing=0,
        reading=True,
    )


def _sheet(desk: Desk, found: Street) -> ft.Control:
    """The page on a card, word for word."""
    lines: list[ft.Control] = [
        parts.name(desk.t("Dit zagen we op straat")),
        parts.words(headline_of(found, texts=desk.texts)),
    ]
    for heading, rows in sections_of(found, texts=desk.texts):
        lines.append(parts.section(heading))
        lines += [_line(words, number) for words, number in rows]
    lines.append(ft.Container(height=8))
    lines += [parts.small(said) for said in remarks(found, texts=desk.texts, is_practice=desk.office.is_practising)]
    content = ft.Column(lines, spacing=4, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
    return ft.Semantics(identifier="street.sheet", container=True, content=parts.card(content, padding=20))


def _line(words: str, number: str) -> ft.Control:
    label = parts.words(words)
    label.expand = True
    row = ft.Row([label, parts.strong(number)], spacing=12, vertical_alignment=ft.CrossAxisAlignment.START)
    return ft.MergeSemantics(content=row)
