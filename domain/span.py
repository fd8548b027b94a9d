"""Stretches of days that a worker looks back on: this week, month, quarter, year, and the pieces a chart draws."""

from __future__ import annotations

import datetime as dt
from typing import Literal, Protocol, Self

from msgspec import Struct

Kind = Literal["week", "month", "quarter", "year"]
KINDS: tuple[Kind, ...] = ("week", "month", "quarter", "year")
_MONTHS = {"month": 1, "quarter": 3, "year": 12}


class Days(Protocol):
    """Whatever has a first and a last day: a `Span`, or a quarter of the tables."""

    @property
    def first_day(self) -> dt.date:
        """Its first day."""

    @property
    def last_day(self) -> dt.date:
        """Its last day, included."""


class Span(Struct, frozen=True):
    """Whole days, both ends included. `kind`: week (from Monday), month, quarter or year of the calendar."""

    kind: Kind
    first_day: dt.date
    last_day: dt.date

    @classmethod
    def on(cls, kind: Kind, day: dt.date) -> Self:
        """The span of this kind that a day lies in."""
        if kind == "week":
            first = day - dt.timedelta(days=day.weekday())
            return cls(kind, first, first + dt.timedelta(days=6))
        months = _MONTHS[kind]
        first = dt.date(day.year, (day.month - 1) // months * months + 1, 1)
        return cls(kind, first, _after_months(first, months) - dt.timedelta(days=1))

    def before(self) -> Self:
        """The one just before this one."""
        return self.on(self.kind, self.first_day - dt.timedelta(days=1))

    def pieces(self) -> tuple[Days, ...]:
        """What a chart draws: days of a week, weeks of a month (cut at its ends), months, quarters of a year."""
        if self.kind == "year":
            return tuple(Span.on("quarter", dt.date(self.first_day.year, month, 1)) for month in (1, 4, 7, 10))
        if self.kind == "quarter":
            first = self.first_day
            return tuple(Span.on("month", dt.date(first.year, first.month + ahead, 1)) for ahead in range(3))
        found: list[Span] = []
        first = self.first_day
        while first <= self.last_day:
            last = first if self.kind == "week" else min(Span.on("week", first).last_day, self.last_day)
            found.append(Span("week", first, last))
            first = last + dt.timedelta(days=1)
        return tuple(found)


def _after_months(first: dt.date, months: int) -> dt.date:
    ahead = first.month - 1 + months
    return dt.date(first.year + ahead // 12, ahead % 12 + 1, 1)
