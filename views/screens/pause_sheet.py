"""Letting the four months stand still, and run again: why, from when, until when. A mistake is taken back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import flet as ft

from domain.clockwords import erased_words
from domain.codes import pause_reasons
from domain.dateread import read_day, typed_day
from domain.datewords import date_words
from domain.errors import BadInput
from storage.actions.pauses import drop_pause, pause_clock, resume_clock
from storage.queries.clocks import PauseRow
from storage.queries.file_clocks import FileClocks
from storage.queries.youth_view import YouthView
from views import parts
from views.desk import Desk
from views.once import use_once
from views.screens.detail_form import labelled

Close = Callable[[], None]


def pause_sheet(
    desk: Desk, window: parts.Window, view: YouthView, found: FileClocks, *, on_close: Close
) -> ft.BottomSheet:
    """What stands still now and did before; a new pause when none lasts."""
    lasting = next((row for row in found.pauses if row.end is None or row.end > view.today), None)
    inside = [_known(desk, view, row, found, on_close) for row in found.pauses]
    if lasting is not None:
        inside.append(resume_form(desk, view.today, lasting, on_close))
    else:
        inside.append(pause_form(desk, view, on_close))
    title = desk.t("De vier maanden staan stil") if lasting else desk.t("De vier maanden laten stilstaan")
    return parts.bottom_sheet(title, inside, on_close=on_close, tall=not window.laptop)


def _known(desk: Desk, view: YouthView, row: PauseRow, found: FileClocks, on_close: Close) -> ft.Control:
    def day(value: dt.date) -> str:
        return date_words(value, texts=desk.texts, today=view.today)

    why = desk.t(row.label)
    if row.end is None:
        said = desk.t("{why}, sinds {start}.", why=why, start=day(row.start))
    else:
        said = desk.t("{why}, van {start} tot {end}.", why=why, start=day(row.start), end=day(row.end))

    async def drop() -> None:
        on_close()
        if await desk.act(drop_pause, row.id) is not None:
            desk.say(desk.t("Dit telt niet meer mee"))

    goes = found.pause_erased.get(row.id)
    lines: list[ft.Control] = [parts.words(said)]
    if goes is not None:
        lines.append(parts.erased_on(erased_words(goes, texts=desk.texts)))
    lines.append(ft.Row([parts.link(f"pause.drop.{desk.number_of(row.id)}", desk.t("Dit klopt niet"), on_click=drop)]))
    return ft.Column(lines, spacing=4, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


@ft.component
def resume_form(desk: Desk, today: dt.date, row: PauseRow, on_close: Close) -> ft.Control:
    """The first day it runs again."""
    typed, set_typed = ft.use_state(typed_day(today))
    error, set_error = ft.use_state("")
    once = use_once(desk)

    @once
    async def save() -> bool:
        try:
            day = read_day(typed, today=today, may_come=True)
        except BadInput as trouble:
            set_error(trouble.sentence)
            return False
        done = await desk.act(resume_clock, row.id, day=day)
        if done is not None:
            on_close()
            desk.say(desk.t("De vier maanden lopen weer"))
        return done is not None

    return ft.Column(
        [
            _day_field("pause.end", desk.t("Loopt weer vanaf"), typed, change=set_typed, error=desk.t(error)),
            parts.filled("pause.resume", desk.t("Laat weer lopen"), on_click=save, tall=True),
        ],
        spacing=12,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


@ft.component
def pause_form(desk: Desk, view: YouthView, on_close: Close) -> ft.Control:
    """Why, from when, and until when if that is known. A reason that tells health or a sentence waits for its yes."""
    reason, set_reason = ft.use_state("")
    start, set_start = ft.use_state(typed_day(view.today))
    end, set_end = ft.use_state("")
    no_errors: dict[str, str] = {}
    errors, set_errors = ft.use_state(no_errors)
    once = use_once(desk)

    def ask(purpose: str) -> None:
        on_close()
        desk.go(f"consent/{desk.number_of(view.file.id)}/{purpose}")
        desk.say(desk.t("Vraag dit eerst. Kom daarna terug."))

    @once
    async def save() -> bool:
        days, wrong = _read(view.today, {"start": start, "end": end})
        set_errors(wrong)
        if wrong:
            return False
        done = await desk.act(pause_clock, view.file.id, reason=reason, on_ask=ask, **days)
        if done is not None:
            on_close()
            desk.say(desk.t("De vier maanden staan stil"))
        return done is not None

    reasons = [parts.Choice(row.code, desk.t(row.label)) for row in pause_reasons.PAUSE_REASONS]
    return ft.Column(
        [
            labelled(desk.t("Waarom?"), parts.chips("pause.reason", reasons, chosen=[reason], on_choose=set_reason)),
            _day_field("pause.start", desk.t("Vanaf"), start, change=set_start, error=desk.t(errors.get("start", ""))),
            _day_field(
                "pause.end",
                desk.t("Tot, als je het al weet"),
                end,
                change=set_end,
                error=desk.t(errors.get("end", "")),
            ),
            parts.filled("pause.save", desk.t("Laat stilstaan"), on_click=save, tall=True),
        ],
        spacing=12,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def _read(today: dt.date, typed: dict[str, str]) -> tuple[dict[str, Any], dict[str, str]]:
    """(days, field -> the sentence of what is wrong with it)."""
    days: dict[str, Any] = {}
    wrong: dict[str, str] = {}
    for name, text in typed.items():
        try:
            days[name] = read_day(text, today=today, may_come=name == "end")
        except BadInput as trouble:
            wrong[name] = trouble.sentence
    return days, wrong


def _day_field(identifier: str, label: str, value: str, *, change: Callable[[str], None], error: str) -> ft.Control:
    return parts.field(
        identifier,
        label,
        value=value,
        on_change=change,
        error=error or None,
        hint="8/8/2026",
        keyboard=ft.KeyboardType.DATETIME,
    )
