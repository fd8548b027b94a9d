"""What the organisation may see of the sums over its teams (statistics.md, level 2).

Special categories (the sensitive barrier rows: health, detention, language, discrimination) are shown for all teams
together only, crossed with one other dimension, where the base is 30 or more, and as "<10" below 10. A share is shown
on a base of 30 or more. All of it on top of the rounding that every cell had before it left its team.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from domain.tables.dimension import Key
from domain.tables.rounding import deviation
from domain.tables.table import Table

BASE_AT_LEAST = 30
SPECIAL_BELOW = 10
FEW = f"<{SPECIAL_BELOW}"
NOT_SHOWN = "–"


class Figure(Struct, frozen=True, kw_only=True):
    """`text`: as a page and a file say it. `value`: what may be drawn; None where the text hides it."""

    text: str
    value: int | None


class Sheet(Struct, frozen=True, kw_only=True):
    """The sums of one table and quarter over `teams` teams; `counts` holds cells and totals."""

    table: Table
    period: str
    counts: dict[Key, int]
    teams: int
    final_teams: int = 0

    @property
    def is_final(self) -> bool:
        """Has every team closed the quarter?"""
        return self.teams > 0 and self.final_teams == self.teams

    @property
    def deviation(self) -> float:
        """The standard deviation of each figure is at most this."""
        return deviation(teams=self.teams)

    @property
    def base(self) -> int:
        """All units, each once."""
        return self.counts.get((None,) * len(self.table.dimensions), 0)

    def figure(self, key: Key) -> Figure:
        """A cell or a total as it may be shown."""
        count = self.counts.get(key, 0)
        if not self.table.is_special(key):
            return Figure(text=str(count), value=count)
        if self.counts.get(self._base_of(key), 0) < BASE_AT_LEAST:
            return Figure(text=NOT_SHOWN, value=None)
        return Figure(text=FEW, value=None) if count < SPECIAL_BELOW else Figure(text=str(count), value=count)

    def share(self, key: Key) -> int | None:
        """Whole percents of the base of this cell; None on a base below 30, and where the count itself is not shown."""
        base = self.counts.get(self._base_of(key), 0)
        value = self.figure(key).value
        if value is None or base < BASE_AT_LEAST:
            return None
        return min(100, round(100 * value / base))  # rounding may lift a part above its whole

    def _base_of(self, key: Key) -> Key:
        """The same without the first dimension: of a barrier, all youths of that age with any barrier."""
        return (None, *key[1:])


def sheet_of(table: Table, *, period: str, counts: Mapping[Key, int], teams: int, final_teams: int) -> Sheet:
    """Only keys of the catalogue: what an older or newer version called a cell is left out."""
    known = {key: count for key, count in counts.items() if table.fits(key)}
    return Sheet(table=table, period=period, counts=known, teams=teams, final_teams=final_teams)
