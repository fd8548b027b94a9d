"""What today asks, as a colleague would say it; amber for a date only, never for a person."""

from __future__ import annotations

import datetime as dt

import flet as ft

from domain.clockwords import out_of_sight_words
from domain.codes import purposes
from domain.datewords import date_words
from storage.queries.today import Due
from views import parts
from views.desk import Desk


def due_row(desk: Desk, due: Due, *, today: dt.date) -> parts.Row:
    """One row of Vandaag; a tap leads to the youth."""
    title, line = due_words(desk, due, today=today)
    icons = {
        "four_months": (ft.Icons.SCHEDULE_OUTLINED, "due"),
        "consent": (ft.Icons.EDIT_NOTE_OUTLINED, "due"),
        "out_of_sight": (ft.Icons.VISIBILITY_OFF_OUTLINED, "quiet"),
    }
    icon, tone = icons.get(due.kind, (ft.Icons.EVENT_AVAILABLE_OUTLINED, "quiet"))
    number = desk.number_of(due.youth)
    return parts.Row(
        title,
        line,
        icon,
        tone=tone,
        identifier=f"today.due.{due.kind}.{number}{due.purpose}",
        on_click=lambda: desk.go(f"youths/{number}"),
    )


def due_words(desk: Desk, due: Due, *, today: dt.date) -> tuple[str, str]:
    """(what, why) of one row."""
    if due.kind == "four_months":
        return _four_months(desk, due)
    if due.kind == "consent":
        day = date_words(due.day, texts=desk.texts, today=today)
        what = desk.t(purposes.BY_CODE[due.purpose].label)
        asked = desk.t("De toestemming stopt op {date}: {what}.", date=day, what=what)
        stopped = desk.t("De toestemming is gestopt op {date}: {what}.", date=day, what=what)
        return desk.t("Vraag het opnieuw aan {name}.", name=due.alias), asked if due.days >= 0 else stopped
    if due.kind == "out_of_sight":
        title = out_of_sight_words(due.alias, last_contact=due.day, today=today, texts=desk.texts)
        return title, desk.t("Laatst gezien op {date}.", date=date_words(due.day, texts=desk.texts, today=today))
    return due.text or due.alias, ""


def _four_months(desk: Desk, due: Due) -> tuple[str, str]:
    no_offer = desk.t("Er is nog geen aanbod.")
    if due.days < 0:
        over = desk.n(
            "De vier maanden van {name} zijn {count} dag voorbij.",
            "De vier maanden van {name} zijn {count} dagen voorbij.",
            -due.days,
            name=due.alias,
        )
        return over, no_offer
    if due.days == 0:
        return desk.t("Vandaag is de laatste dag voor {name}.", name=due.alias), no_offer
    left = desk.n("Nog {count} dag voor {name}.", "Nog {count} dagen voor {name}.", due.days, name=due.alias)
    return left, f"{desk.t('Dan zijn de vier maanden om.')} {no_offer}"
