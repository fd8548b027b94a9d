"""Signalen: another body points to a youth, without a name. Nothing on these pages can be typed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import flet as ft

from domain.codes import signal_bodies
from domain.datewords import day_words, local_day, opening
from storage.actions.observations import note_signal, settle_signal
from storage.queries.unnamed import SignalRow, around
from storage.queries.unnamed import signals as signals_query
from views import parts, shell
from views.desk import Desk, use_query
from views.frame import Keys, use_keys
from views.held import use_held
from views.once import use_once
from views.parts import Choice, Window
from views.screens.town_chips import town_chips, town_name

_ENDS = tuple(row for row in signal_bodies.SIGNAL_RESULTS if row.code != "not_yet")


@ft.component
def signals(desk: Desk, window: Window) -> ft.Control:
    """Those where somebody still has to look, each with its two endings; then what came of the others."""
    found = use_query(desk, signals_query)
    use_keys(desk.keys, Keys(new=lambda: desk.go("signals/new"), back=desk.back))
    body: list[ft.Control] = [parts.second(desk.t("Iemand wees op een jongere. Een naam komt hier nooit bij."))]
    if found is not None and not found:
        body.append(
            parts.empty(
                desk.t("Nog geen signalen"),
                desk.t("Wijst een school of buurman op een jongere? Noteer het hier."),
                icon=ft.Icons.CAMPAIGN_OUTLINED,
                snug=True,
            )
        )
    waiting = [row for row in found or [] if row.is_open]
    settled = [row for row in found or [] if not row.is_open]
    if waiting:
        body.append(parts.section(desk.t("Nog te vinden")))
        body += [_open_card(desk, row, place) for place, row in enumerate(waiting, start=1)]
    side: list[ft.Control] = []
    if settled:
        side.append(parts.section(desk.t("Afgerond"), first=window.laptop))
        side.append(parts.card_rows([_settled(desk, row) for row in settled], window=window))
    return shell.inner_page(
        window=window,
        navigation=desk.navigation("more"),
        header=parts.page_header(desk.t("Signalen"), window=window, on_back=desk.back, back_label=desk.t("Terug")),
        body=parts.stacked(body),
        side=parts.stacked(side),
        dock=parts.big_action("signals.new", desk.t("Nieuw signaal"), on_click=lambda: desk.go("signals/new")),
        snack=desk.bar(),
        spacing=0,
        reading=not side,
    )


def _open_card(desk: Desk, row: SignalRow, place: int) -> ft.Control:
    def settling(result: str) -> Callable[[], Awaitable[None]]:
        async def settle() -> None:
            if await desk.act(settle_signal, row.id, result=result) is not None:
                desk.say(
                    desk.t("Afgerond: {what}", what=desk.t(signal_bodies.RESULT_BY_CODE[result].label)),
                    action=desk.t("Ongedaan maken"),
                    on_action=open_again,
                    identifier="signals.undo",
                )

        return settle

    async def open_again() -> None:
        await desk.act(settle_signal, row.id, result="not_yet")

    number = desk.number_of(row.id)
    buttons = [
        parts.tonal(
            parts.whose(f"signals.settle.{place}.{end.code}", number),
            desk.t(end.label),
            on_click=settling(end.code),
            snug=True,
        )
        for end in _ENDS
    ]
    said = parts.Row(_body_words(desk, row), _line(desk, row), ft.Icons.CAMPAIGN_OUTLINED)
    return parts.card(
        ft.Column(
            [
                parts.row(said),
                ft.Container(
                    ft.Row(buttons, wrap=True, spacing=8, run_spacing=8), padding=ft.Padding.symmetric(horizontal=16)
                ),
            ],
            spacing=4,
            tight=True,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        ),
        padding=ft.Padding.only(bottom=16),
    )


def _settled(desk: Desk, row: SignalRow) -> parts.Row:
    end = signal_bodies.RESULT_BY_CODE.get(row.result)
    icon = ft.Icons.CHECK_ROUNDED if row.result == "reached" else ft.Icons.SEARCH_OFF_OUTLINED
    pieces = [desk.t(end.label) if end else "", _line(desk, row)]
    return parts.Row(_body_words(desk, row), " · ".join(piece for piece in pieces if piece), icon)


def _body_words(desk: Desk, row: SignalRow) -> str:
    body = signal_bodies.BY_CODE.get(row.body)
    return desk.t(body.label) if body else desk.t("Iemand anders")


def _line(desk: Desk, row: SignalRow) -> str:
    day = opening(day_words(row.day, today=local_day(desk.vault.now()), texts=desk.texts))
    return " · ".join(piece for piece in (town_name(row.municipality), day) if piece)


@ft.component
def new_signal(desk: Desk, window: Window) -> ft.Control:
    """Who pointed, and in which municipality."""
    here = use_query(desk, around)
    nothing: str | None = None
    body_code, picked, once = use_held(""), use_held(nothing), use_once(desk)

    def town() -> str:
        return picked.value if picked.value is not None else (here.municipality if here else "")

    @once
    async def save() -> None:
        if await desk.act(note_signal, body=body_code.value, municipality=town()) is not None:
            desk.back()
            desk.say(desk.t("Signaal bewaard"))

    use_keys(desk.keys, Keys(save=save, back=desk.back))
    bodies = [Choice(row.code, desk.t(row.label)) for row in signal_bodies.SIGNAL_BODIES]
    return shell.inner_page(
        window=window,
        navigation=desk.navigation("more"),
        header=parts.page_header(
            desk.t("Nieuw signaal"), window=window, on_back=desk.back, back_label=desk.t("Sluit"), close=True
        ),
        body=parts.stacked(
            [
                parts.section(desk.t("Wie wees op een jongere?"), first=True),
                parts.chips("signals.body", bodies, chosen=[body_code.value], on_choose=body_code.set),
            ]
        ),
        side=parts.stacked(
            [
                parts.section(desk.t("In welke gemeente? Dat mag je overslaan."), first=window.laptop),
                town_chips(desk, "signals.town", chosen=town(), on_choose=picked.set),
                parts.notice(
                    desk.t(
                        "Kreeg je een naam? Die hoort hier niet. Zeg aan de jongere dat je de naam kreeg, of wis hem."
                    ),
                    icon=ft.Icons.PERSON_OFF_OUTLINED,
                    action=parts.link(
                        "signals.named",
                        desk.t("Ik kreeg een naam"),
                        on_click=lambda: desk.go("named"),
                        colour=ft.Colors.ON_SECONDARY_CONTAINER,
                    ),
                ),
            ]
        ),
        dock=parts.save_action("signals.save", desk.t("Bewaar"), on_click=save, window=window),
        snack=desk.bar(),
        spacing=0,
    )
