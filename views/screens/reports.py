"""Meldingen van discriminatie of one youth, to look at together: what the youth told, and whether it goes to Unia."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import flet as ft

from domain import unia
from domain.clockwords import we_erase_words
from domain.codes import grounds, unia_answers
from domain.datewords import date_words, day_words, local_day, opening
from domain.texts import Texts
from storage.actions.reports import change_report, sent_to_unia
from storage.queries.reports import PURPOSE, ReportRow, Reports, reports_of
from views import parts, shell
from views.desk import Desk, use_query
from views.frame import Keys, use_keys
from views.parts import Choice, Window


@ft.component
def reports(desk: Desk, window: Window, youth: str) -> ft.Control:
    """`youth`: a number of this desk. Without P15 there is nothing to see, and one tap to the question."""
    found = use_query(desk, reports_of, desk.id_of(youth), road="together")
    use_keys(desk.keys, Keys(back=desk.back))
    header = parts.page_header(
        desk.t("Melding van discriminatie"),
        window=window,
        on_back=desk.back,
        back_label=desk.t("Sluit"),
        close=True,
    )
    dock: ft.Control | None = None
    body: list[ft.Control] = []
    side: list[ft.Control] = []
    if isinstance(found, Reports) and not found.is_given:
        body = [ask_first(desk, youth)]
    elif isinstance(found, Reports):
        body = [_card(desk, youth, row, place) for place, row in enumerate(found.rows, start=1)]
        if not body:
            body = [
                parts.empty(
                    desk.t("Nog geen melding"),
                    desk.t("Vertelt {name} wat er gebeurde? Schrijf het samen op.", name=found.alias),
                    icon=ft.Icons.FRONT_HAND_OUTLINED,
                    snug=True,
                )
            ]
        side = [parts.section(desk.t("Zo bereik je Unia"), first=window.laptop), how_to_reach(desk.texts)]
        dock = parts.big_action("reports.new", desk.t("Nieuwe melding"), on_click=lambda: desk.go(f"report/{youth}"))
    return shell.inner_page(
        window=window,
        header=header,
        body=parts.stacked(body),
        side=parts.stacked(side),
        dock=dock,
        snack=desk.bar(),
        spacing=0,
        reading=not side,
    )


def ask_first(desk: Desk, youth: str) -> ft.Control:
    """Never a grey dead end: what is needed, and the way there."""
    return parts.empty(
        desk.t("Eerst vragen"),
        desk.t("We schrijven dit pas op als de jongere ja zegt."),
        icon=ft.Icons.EDIT_NOTE_OUTLINED,
        action=parts.tonal(
            f"reports.ask.{PURPOSE}", desk.t("Nu vragen"), on_click=lambda: desk.go(f"consent/{youth}/{PURPOSE}")
        ),
    )


def how_to_reach(texts: Texts) -> ft.Control:
    """For the youth, who may do it alone as well."""
    return parts.quiet_card(ft.Column([parts.words(texts.t(line)) for line in unia.HOW], spacing=8, tight=True))


def _card(desk: Desk, youth: str, row: ReportRow, place: int) -> ft.Control:
    today = local_day(desk.vault.now())
    number = desk.number_of(row.id)
    known = [desk.t(grounds.BY_CODE[code].label) for code in row.grounds if code in grounds.BY_CODE]
    head = ft.Row(
        [
            ft.Container(parts.small(opening(day_words(row.day, today=today, texts=desk.texts))), expand=True),
            parts.icon_button(
                parts.whose(f"reports.edit.{place}", number),
                ft.Icons.EDIT_OUTLINED,
                desk.t("Wijzig de melding"),
                on_click=lambda: desk.go(f"report/{youth}/{number}"),
            ),
        ]
    )
    content: list[ft.Control] = [head, parts.reading(row.what), parts.second(" · ".join(known))]
    if row.sent is not None:
        day = date_words(row.sent, texts=desk.texts, today=today)
        content.append(parts.strong(desk.t("Doorgegeven aan Unia op {day}.", day=day)))
    else:
        content += _on_to_unia(desk, row, place)
    if row.erased_on is not None:
        content.append(parts.erased_on(we_erase_words(row.erased_on, texts=desk.texts)))
    return parts.card(
        ft.Column(content, spacing=12, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH), padding=20
    )


def _on_to_unia(desk: Desk, row: ReportRow, place: int) -> list[ft.Control]:
    """The youth's choice, and, after a yes, that it went."""

    async def choose(code: str) -> None:
        await desk.act(change_report, row.id, unia=code)

    number = desk.number_of(row.id)
    choices = [
        Choice(each.code, desk.t(each.label), identifier=parts.whose(f"reports.unia.{place}.{each.code}", number))
        for each in unia_answers.UNIA_ANSWERS
    ]
    asked: list[ft.Control] = [
        parts.small(desk.t("Moet Unia dit weten? Jij kiest.")),
        parts.chips(f"reports.unia.{place}", choices, chosen=[row.unia], on_choose=choose),
    ]
    if row.unia != "yes":
        return asked
    sent = parts.tonal(
        parts.whose(f"reports.sent.{place}", number),
        desk.t("Noteer: doorgegeven"),
        icon=ft.Icons.CHECK_ROUNDED,
        on_click=_sending(desk, row),
    )
    said = parts.small(desk.t("De app stuurt zelf niets. Bel of schrijf samen, en noteer het dan."))
    return [*asked, said, ft.Row([sent], wrap=True)]


def _sending(desk: Desk, row: ReportRow) -> Callable[[], Awaitable[None]]:
    async def send() -> None:
        if await desk.act(sent_to_unia, row.id) is not None:
            desk.say(desk.t("Genoteerd dat het doorgegeven is"))

    return send
