"""The clock of a request (AVG/GDPR article 12.3): one calendar month from the day it was received, at most three.

Months are counted as in Regulation (EEC, Euratom) No 1182/71, article 3. Its rule that a period which ends in a weekend
ends on the next working day is left out: answering a day early harms nobody. Pure: today is always given.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct

from domain.deadlines import add_months

ANSWER_MONTHS = 1
EXTENDED_MONTHS = 3  # one, and two further months; from the day of the request, not from the end of the first month

State = Literal["open", "late", "done"]


class Clock(Struct, frozen=True, kw_only=True):
    """`due`: the last day to answer. `days_left`: negative once it is over; counted until the answer. `tell_by`: the
    last day on which more time can be asked for.
    """

    due: date
    tell_by: date
    days_left: int
    state: State


def clock(day: date, *, today: date, extended: date | None = None, done: date | None = None) -> Clock:
    """The clock of a request that was received on `day`. An extension that was told too late does not count."""
    tell_by = add_months(day, months=ANSWER_MONTHS)
    is_extended = extended is not None and day <= extended <= tell_by
    due = add_months(day, months=EXTENDED_MONTHS) if is_extended else tell_by
    until = done if done is not None else today
    state: State = "done" if done is not None else "late" if today > due else "open"
    return Clock(due=due, tell_by=tell_by, days_left=(due - until).days, state=state)
