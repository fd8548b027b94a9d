"""Fields on which two people wrote something else, as questions about real life; nothing is chosen beforehand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import flet as ft

from domain.codes import bases
from domain.datewords import moment_words, opening, weekday_words
from domain.texts import N_, Texts
from storage.actions.conflicts import settle
from storage.queries.conflicts import Conflict, Side
from views import parts
from views.desk import Desk

QUESTIONS = {
    ("youth", "name"): N_("Wat is de echte naam van {name}?"),
    ("youth", "birth_date"): N_("Wanneer is {name} geboren?"),
    ("youth", "phone"): N_("Wat is het nummer van {name}?"),
    ("youth", "address"): N_("Waar woont {name}?"),
    ("youth", "handle"): N_("Hoe heet {name} op de app?"),
    ("youth", "clock_start"): N_("Sinds wanneer is {name} zonder school of werk?"),
    ("barrier", "since"): N_("Sinds wanneer speelt deze drempel bij {name}?"),
    ("barrier", "lifted"): N_("Wanneer was deze drempel weg bij {name}?"),
    ("policy", "months"): N_("Hoeveel maanden bewaart jullie organisatie dit? Zolang telt de kortste termijn."),
    ("policy", "basis"): N_("Op welke grond steunt jullie organisatie?"),
    ("policy", "condition"): N_("Op welke voorwaarde steunt jullie organisatie?"),
    ("organisation", "name"): N_("Hoe heet jullie organisatie?"),
    ("organisation", "address"): N_("Wat is het adres van jullie organisatie?"),
    ("organisation", "email"): N_("Wat is het e-mailadres van jullie organisatie?"),
    ("organisation", "phone"): N_("Wat is het nummer van jullie organisatie?"),
    ("organisation", "dpo"): N_("Wie is de functionaris voor gegevensbescherming?"),
}
_OTHER = N_("Wat klopt er voor {name}?")


def question_of(conflict: Conflict, *, texts: Texts) -> str:
    """The question about real life."""
    asked = QUESTIONS.get((conflict.kind, conflict.field), _OTHER)
    return texts.t(asked, name=conflict.alias or texts.t("deze jongere"))


def value_words(value: Any, *, texts: Texts) -> str:
    """A value as a person reads it: days and codes in words, nothing as "niets"."""
    if value is None or value == "":
        return texts.t("Niets")
    choice = bases.BY_CODE.get(str(value)) or bases.CONDITION_BY_CODE.get(str(value))
    if choice is not None:
        return texts.t(choice.label)
    try:
        return opening(weekday_words(dt.date.fromisoformat(str(value)), texts=texts))
    except ValueError:
        return str(value)


def _who(desk: Desk, side: Side) -> str:
    return desk.t("Jij") if side.is_mine else side.worker or desk.t("Een collega")


def _line(desk: Desk, sides: tuple[Side, ...]) -> str:
    others = [_who(desk, side) for side in sides if not side.is_mine]
    if not others:
        return desk.t("Je schreef op twee toestellen iets anders op.")
    if len(others) == len(sides):
        return desk.t("Twee collega's schreven elk iets anders op.")
    return desk.t("Jij en {name} schreven elk iets anders op.", name=others[0])


def conflicts_section(desk: Desk, window: parts.Window, found: list[Conflict]) -> list[ft.Control]:
    """A heading that counts, a card each, and the promise about consent."""
    if not found:
        return []
    heading = desk.n("Eén ding om te kiezen", "{count} dingen om te kiezen", len(found))
    cards: list[ft.Control] = []
    for place, conflict in enumerate(found, start=1):
        # By what it is about: what was chosen on one card is never taken for the answer of the next.
        key = f"{conflict.kind}/{conflict.record}/{conflict.field}"
        cards += [ft.Container(conflict_question(desk, window, conflict, place), key=key), ft.Container(height=12)]
    promise = desk.t("Toestemming moet je nooit kiezen. Bij twijfel telt altijd de strengste.")
    return [parts.section(heading, first=window.laptop), *cards, parts.small(promise)]


@ft.component
def conflict_question(desk: Desk, window: parts.Window, conflict: Conflict, place: int) -> ft.Control:
    """One card; what is chosen is written on top of both."""
    nothing: str | None = None
    chosen, set_chosen = ft.use_state(nothing)
    now = desk.vault.now()
    ours = sorted(conflict.sides, key=lambda side: not side.is_mine)

    async def keep() -> None:
        side = ours[int(chosen or 1) - 1]
        done = await desk.act(
            settle, kind=conflict.kind, record=conflict.record, field=conflict.field, value=side.value
        )
        if done is not None:
            desk.say(desk.t("Bewaard"))

    sides = [
        parts.Side(
            str(number),
            _who(desk, side),
            value_words(side.value, texts=desk.texts),
            (opening(moment_words(side.at, now=now, texts=desk.texts)),),
        )
        for number, side in enumerate(ours, start=1)
    ]
    choose: Callable[[str], None] = set_chosen
    return parts.conflict_card(
        question_of(conflict, texts=desk.texts),
        _line(desk, conflict.sides),
        sides,
        identifier=f"sync.conflict.{place}",
        chosen=chosen,
        on_choose=choose,
        settle=desk.t("Dit klopt"),
        on_settle=keep,
        window=window,
    )
