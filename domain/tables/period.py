"""Quarters: preliminary while they run and 30 days after, then final, then never changed (statistics.md)."""

from __future__ import annotations

import datetime as dt
import re
from typing import Literal, Self

from msgspec import Struct

from domain.errors import BadRecord

Stage = Literal["preliminary", "final"]
FINAL_AFTER_DAYS = 30
_NAME = re.compile(r"(20[0-9]{2})Q([1-4])")


class Quarter(Struct, frozen=True, order=True):
    """A calendar quarter; its name is "2026Q4", the same as of a drawer of contacts."""

    year: int
    number: int

    @classmethod
    def on(cls, day: dt.date) -> Self:
        """The quarter a day lies in."""
        return cls(day.year, (day.month + 2) // 3)

    @classmethod
    def named(cls, name: str) -> Self:
        """Read a name, in its one spelling. Raises BadRecord."""
        found = _NAME.fullmatch(name)
        if found is None:
            raise BadRecord
        return cls(int(found[1]), int(found[2]))

    @property
    def name(self) -> str:
        """2026Q4."""
        return f"{self.year:04d}Q{self.number}"

    @property
    def first_day(self) -> dt.date:
        """Its first day."""
        return dt.date(self.year, 3 * self.number - 2, 1)

    @property
    def last_day(self) -> dt.date:
        """Its last day."""
        return self.next().first_day - dt.timedelta(days=1)

    @property
    def final_from(self) -> dt.date:
        """The day from which its tables are final: 30 whole days lie between."""
        return self.last_day + dt.timedelta(days=FINAL_AFTER_DAYS + 1)

    def next(self) -> Self:
        """The quarter after."""
        return type(self)(self.year + self.number // 4, self.number % 4 + 1)

    def previous(self) -> Self:
        """The quarter before."""
        return type(self)(self.year - (self.number == 1), (self.number - 2) % 4 + 1)

    def stage(self, today: dt.date) -> Stage:
        """What a table that is counted today is."""
        return "final" if today >= self.final_from else "preliminary"

    def holds(self, day: dt.date | str | None) -> bool:
        """Is it a day of this quarter? Takes a date or its ISO form."""
        return bool(day) and self.first_day.isoformat() <= str(day) <= self.last_day.isoformat()
