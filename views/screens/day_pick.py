"""Picking a day that comes: tomorrow, in a week, or typed. Chips before typing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import flet as ft
from msgspec import Struct
from msgspec.structs import replace

from domain.dateread import read_day
from domain.errors import BadInput
from domain.texts import N_
from views import parts
from views.desk import Desk

OTHER = "other"
_NO_DAY = N_("Kies een dag.")
_WORDS = {
    "none": N_("Geen dag"),
    "today": N_("Vandaag"),
    "tomorrow": N_("Morgen"),
    "week": N_("Over een week"),
    OTHER: N_("Andere dag"),
}
_DAYS = {"today": 0, "tomorrow": 1, "week": 7}


class Pick(Struct, frozen=True):
    """`code`: one of the chips, "" while nothing is chosen; `typed`: of another day."""

    code: str = ""
    typed: str = ""
    error: str = ""


def picked(pick: Pick, *, today: dt.date) -> dt.date | None:
    """The day; None for "none". Raises BadInput when none is chosen, or what was typed is no day."""
    if pick.code == "none":
        return None
    if pick.code in _DAYS:
        return today + dt.timedelta(days=_DAYS[pick.code])
    day = read_day(pick.typed, today=today, may_come=True) if pick.code == OTHER else None
    if day is None:
        raise BadInput(_NO_DAY)
    return day


def day_pick(
    desk: Desk, prefix: str, pick: Pick, change: Callable[[Pick], None], *, codes: tuple[str, ...]
) -> list[ft.Control]:
    """Chips `<prefix>.when.<code>` and, for another day, the field `<prefix>.day`."""
    controls: list[ft.Control] = [
        parts.chips(
            f"{prefix}.when",
            [parts.Choice(code, desk.t(_WORDS[code])) for code in codes],
            chosen=[pick.code],
            on_choose=lambda code: change(replace(pick, code=code, error="")),
        )
    ]
    if pick.code == OTHER:
        controls.append(
            parts.field(
                f"{prefix}.day",
                desk.t("Welke dag?"),
                value=pick.typed,
                on_change=lambda text: change(replace(pick, typed=text, error="")),
                error=desk.t(pick.error) if pick.error else None,
                hint="8/12/2026",
                keyboard=ft.KeyboardType.DATETIME,
                autofocus=True,
            )
        )
    elif pick.error:
        controls.append(parts.error_box(desk.t(pick.error), identifier=f"{prefix}.when.missing"))
    return controls
