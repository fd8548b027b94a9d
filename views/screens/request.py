"""One request by right: what was asked, how long there is left, asking for more time, and the answer."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import flet as ft

from domain.codes import rights
from domain.codes.law import law
from domain.datewords import date_words, local_day
from storage.actions.requests import close_request, extend_request, reopen_request
from storage.queries.requests import RequestRow, request_row
from views import parts, shell
from views.desk import Desk, use_query
from views.frame import Keys, use_keys
from views.once import use_once
from views.parts import Choice, Window
from views.screens.request_words import clock_words, outcome_words, right_words

Act = Callable[[], Awaitable[None]]


@ft.component
def request(desk: Desk, window: Window, request: str) -> ft.Control:
    """`request`: a number of this desk."""
    found = use_query(desk, request_row, desk.id_of(request))
    use_keys(desk.keys, Keys(back=desk.back))
    header = parts.page_header(desk.t("Verzoek"), window=window, on_back=desk.back, back_label=desk.t("Terug"))
    body: list[ft.Control] = [] if found is None else [_facts(desk, found), answering(desk, found)]
    return shell.inner_page(
        window=window,
        navigation=desk.navigation("more"),
        header=header,
        body=parts.stacked(body),
        snack=desk.bar(),
        spacing=12,
        reading=True,
    )


def _facts(desk: Desk, row: RequestRow) -> ft.Control:
    today = local_day(desk.vault.now())
    says = rights.BY_CODE[row.right].says if row.right in rights.BY_CODE else ""
    lines: list[ft.Control] = [
        parts.title(right_words(row.right, texts=desk.texts)),
        parts.words(desk.t(says)) if says else ft.Container(),
        parts.identified(parts.strong(clock_words(row, today=today, texts=desk.texts)), "request.clock"),
        _fact(desk.t("Gevraagd op"), date_words(row.day, texts=desk.texts)),
        _fact(desk.t("Nummer"), row.number),
        _fact(desk.t("Van"), row.alias or desk.t("iemand zonder bladzijde hier")),
    ]
    if row.right in rights.BY_CODE:
        cited = [law(code).citation for code in (rights.BY_CODE[row.right].law, "gdpr.12.3")]
        lines.append(_fact(desk.t("Waar dat staat"), "; ".join(cited)))
    if row.words:
        lines.append(_fact(desk.t("In de woorden van de jongere"), row.words))
    if row.extended is not None:
        why = rights.EXTENSION_BY_CODE.get(row.extension)
        said = date_words(row.extended, texts=desk.texts)
        lines.append(_fact(desk.t("Meer tijd gevraagd op"), f"{said}. {desk.t(why.label) if why else ''}".strip()))
    if row.done is not None:
        lines.append(_fact(desk.t("Wat we deden"), outcome_words(row, texts=desk.texts)))
    if row.youth:
        number = desk.number_of(row.youth)
        lines.append(
            parts.link(
                "request.youth",
                desk.t("Naar {name}", name=row.alias),
                icon=ft.Icons.ARROW_FORWARD_OUTLINED,
                on_click=lambda: desk.go(f"copy/{number}"),
            )
        )
    return parts.card(
        ft.Column(lines, spacing=8, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH), padding=20
    )


def _fact(label: str, said: str) -> ft.Control:
    return ft.Column([parts.small(label), parts.words(said)], spacing=0, tight=True)


@ft.component
def answering(desk: Desk, row: RequestRow) -> ft.Control:
    """What can be done with it now."""
    outcome, set_outcome = ft.use_state("")
    refusal, set_refusal = ft.use_state("")
    once = use_once(desk)

    @once
    async def reopen() -> None:
        await desk.act(reopen_request, row.id)

    @once
    async def close() -> None:
        if await desk.act(close_request, row.id, outcome=outcome, refusal=refusal) is not None:
            desk.say(
                desk.t("Antwoord genoteerd"),
                action=desk.t("Ongedaan maken"),
                on_action=reopen,
                identifier="request.undo",
            )

    def longer(why: str) -> Act:
        @once
        async def extend() -> None:
            if await desk.act(extend_request, row.id, why=why) is not None:
                desk.say(desk.t("Genoteerd dat het langer duurt"))

        return extend

    if row.done is not None:
        again = parts.link("request.reopen", desk.t("Toch niet beantwoord"), on_click=reopen)
        return ft.Row([again])
    needs_reason = outcome in ("partly", "refused")
    body: list[ft.Control] = [
        parts.section(desk.t("Wat antwoordden jullie?")),
        parts.chips(
            "request.outcome",
            [Choice(each.code, desk.t(each.label)) for each in rights.OUTCOMES],
            chosen=[outcome],
            on_choose=set_outcome,
        ),
    ]
    if needs_reason:
        body += [
            parts.section(desk.t("Waarom niet alles? Dat zeg je ook aan wie het vroeg.")),
            parts.chips(
                "request.refusal",
                [Choice(each.code, desk.t(each.label)) for each in rights.REFUSALS],
                chosen=[refusal],
                on_choose=set_refusal,
            ),
            parts.small(desk.t("Zeg er ook bij waar die kan klagen.")),
        ]
    body.append(
        parts.filled(
            "request.close",
            desk.t("Het antwoord is gegeven"),
            icon=ft.Icons.CHECK_ROUNDED,
            on_click=close,
            disabled=not outcome or (needs_reason and not refusal),
            tall=True,
        )
    )
    today = local_day(desk.vault.now())
    if row.extended is None and today <= row.clock.tell_by:
        body += [
            parts.section(desk.t("Lukt het niet op tijd?")),
            parts.words(
                desk.t(
                    "Zeg het voor {date} aan wie het vroeg, met de reden. Dan heb je twee maanden meer.",
                    date=date_words(row.clock.tell_by, texts=desk.texts, today=today),
                )
            ),
            ft.Row(
                [
                    parts.tonal(f"request.extend.{each.code}", desk.t(each.label), on_click=longer(each.code))
                    for each in rights.EXTENSIONS
                ],
                wrap=True,
                spacing=8,
                run_spacing=8,
            ),
        ]
    return ft.Column(parts.stacked(body), spacing=0, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
