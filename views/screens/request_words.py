"""What a request by right is, how long there is left, and how it ended; amber for the date only."""

from __future__ import annotations

import datetime as dt

import flet as ft

from domain.codes import rights
from domain.datewords import date_words
from domain.texts import Texts
from storage.queries.requests import RequestRow

ICONS = {
    "access": ft.Icons.VISIBILITY_OUTLINED,
    "rectification": ft.Icons.EDIT_OUTLINED,
    "erasure": ft.Icons.AUTO_DELETE_OUTLINED,
    "restriction": ft.Icons.PAUSE_CIRCLE_OUTLINED,
    "portability": ft.Icons.DOWNLOAD_OUTLINED,
    "objection": ft.Icons.FRONT_HAND_OUTLINED,
}


def right_words(code: str, *, texts: Texts) -> str:
    """As "Inzage"."""
    row = rights.BY_CODE.get(code)
    return texts.t(row.label) if row is not None else texts.t("Iets anders")


def title_words(row: RequestRow, *, texts: Texts) -> str:
    """What, and of whom: a name where the file is here, else the number."""
    return texts.t("{what}: {who}", what=right_words(row.right, texts=texts), who=row.alias or row.number)


def clock_words(row: RequestRow, *, today: dt.date, texts: Texts) -> str:
    """One sentence about the clock of the law."""
    day = date_words(row.clock.due, texts=texts, today=today)
    if row.done is not None:
        return texts.t("Beantwoord op {date}.", date=date_words(row.done, texts=texts, today=today))
    if row.clock.days_left < 0:
        return texts.n(
            "Het antwoord is {count} dag te laat. Het moest er zijn op {date}.",
            "Het antwoord is {count} dagen te laat. Het moest er zijn op {date}.",
            -row.clock.days_left,
            date=day,
        )
    if row.clock.days_left == 0:
        return texts.t("Vandaag is de laatste dag om te antwoorden.")
    return texts.n(
        "Nog {count} dag om te antwoorden: tot {date}.",
        "Nog {count} dagen om te antwoorden: tot {date}.",
        row.clock.days_left,
        date=day,
    )


def outcome_words(row: RequestRow, *, texts: Texts) -> str:
    """How it ended, and why not all of it."""
    outcome, refusal = rights.OUTCOME_BY_CODE.get(row.outcome), rights.REFUSAL_BY_CODE.get(row.refusal)
    said = [texts.t(each.label) for each in (outcome, refusal) if each is not None]
    return ". ".join(said)
