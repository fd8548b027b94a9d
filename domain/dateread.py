"""Days as a person types them: 8/8/2026, 8-8-2026, 8 augustus 2026 is written 8 8 2026."""

from __future__ import annotations

import datetime as dt
import re

from domain.errors import BadInput
from domain.texts import N_

MOST_YEARS_AHEAD = 5  # further off is a slip of the finger
_PARTS = re.compile(r"\s*(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{4})\s*")
_WRONG = N_("Schrijf de dag als 8/8/2026: dag, maand, jaar.")
_AHEAD = N_("Die dag moet nog komen.")


def read_day(text: str, *, today: dt.date, may_come: bool = False) -> dt.date | None:
    """The day, or None when nothing was typed. Raises BadInput for what is no day, or one that is still to come.

    `may_come`: the day may lie ahead (at most MOST_YEARS_AHEAD), as of a thing to do.
    """
    if not text.strip():
        return None
    found = _PARTS.fullmatch(text)
    if found is None:
        raise BadInput(_WRONG)
    try:
        day = dt.date(int(found[3]), int(found[2]), int(found[1]))
    except ValueError:
        raise BadInput(_WRONG) from None
    if day.year < 1900:
        raise BadInput(_WRONG)
    if day > today and not may_come:
        raise BadInput(_AHEAD)
    if day.year > today.year + MOST_YEARS_AHEAD:
        raise BadInput(_WRONG)
    return day


def typed_day(day: dt.date | None) -> str:
    """As a person would type it: 8/8/2026."""
    return "" if day is None else f"{day.day}/{day.month}/{day.year}"
