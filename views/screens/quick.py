"""Snel contact: write without opening. Kinds of places, a head count, topics; no names, nothing written before."""

from __future__ import annotations

import flet as ft

from domain.codes import places, topics
from domain.codes.parts_of_day import part_of_day
from domain.datewords import local
from domain.errors import VindplaatsError
from domain.fields import cleaned
from storage.inbox import QuickNote
from views import parts, shell
from views.desk import Desk
from views.once import use_once
from views.parts import Choice, Window
from views.parts.identified import Handler

KINDS = ("street", "square", "park", "station", "youth_centre", "sports", "school_gate", "online")
TOPICS = ("chat", "work", "school", "home", "money", "papers", "housing", "leisure")


@ft.component
def quick(desk: Desk, window: Window, on_done: Handler) -> ft.Control:
    """A form that seals what it holds for the inbox of the closed vault."""
    kind, set_kind = ft.use_state("")
    count, set_count = ft.use_state(1)
    nothing: frozenset[str] = frozenset()
    chosen, set_chosen = ft.use_state(nothing)
    note, set_note = ft.use_state("")
    error, set_error = ft.use_state("")
    once = use_once(desk)

    @once
    async def save() -> None:
        if not kind:
            set_error(desk.t("Kies eerst wat voor plek het was."))
            return
        now = local(desk.vault.now())
        try:
            await desk.vault.leave(
                QuickNote(
                    day=now.date(),
                    part_of_day=part_of_day(now.hour),
                    place_kind=kind,
                    count=count,
                    topics=tuple(sorted(chosen)),
                    note=cleaned(note)[:200],
                )
            )
        except VindplaatsError as trouble:
            set_error(desk.t(trouble.sentence))
        else:
            if on_done is not None:
                on_done()

    def choose(code: str) -> None:
        set_kind(code)
        set_error("")

    people = desk.n("{count} jongere", "{count} jongeren", count)
    place = [desk.t(places.BY_CODE[kind].label)] if kind else []
    body: list[ft.Control] = [
        *([parts.error_box(error, identifier="quick.error")] if error else []),
        parts.section(desk.t("Wat voor plek?"), first=True),
        parts.chips(
            "quick.place_kind",
            [Choice(code, desk.t(places.BY_CODE[code].label)) for code in KINDS],
            chosen={kind} if kind else (),
            on_choose=choose,
        ),
        parts.section(desk.t("Hoeveel jongeren?")),
        parts.stepper(
            "quick.count",
            desk.t("Zonder naam"),
            count,
            on_change=set_count,
            fewer_label=desk.t("Eén minder"),
            more_label=desk.t("Eén meer"),
            lowest=1,
        ),
        parts.section(desk.t("Waarover ging het?")),
        parts.chips(
            "quick.topic",
            [Choice(code, desk.t(topics.BY_CODE[code].label)) for code in TOPICS],
            chosen=chosen,
            on_choose=lambda code: set_chosen(lambda now: now ^ {code}),
        ),
        parts.field(
            "quick.note",
            desk.t("Notitie"),
            value=note,
            on_change=set_note,
            helper=desk.t("Schrijf geen namen of nummers."),
            lines=2,
            max_length=200,
            sentences=True,
        ),
        parts.small(desk.t("Je vult dit later aan, als je opent.")),
    ]
    closed = ft.Container(
        ft.Row([ft.Icon(ft.Icons.LOCK_OUTLINED), parts.second(desk.t("Op slot"))], spacing=8, tight=True),
        padding=ft.Padding.symmetric(horizontal=8),
    )
    return shell.inner_page(
        window=window,
        header=parts.page_header(
            desk.t("Snel contact"),
            window=window,
            on_back=on_done,
            back_label=desk.t("Sluit"),
            close=True,
            actions=[closed],
        ),
        body=parts.stacked(body),
        spacing=0,
        reading=True,
        dock=parts.big_action(
            "quick.save",
            desk.t("Bewaar"),
            icon=ft.Icons.CHECK_ROUNDED,
            on_click=save,
            line=None if window.large_text else " · ".join([people, *place, desk.t("nu")]),
        ),
    )
