"""Random rounding to base 5, each cell and each total on its own (the method of Statistics Canada and New Zealand).

A count n goes to the multiple of 5 below or above, up with chance (n mod 5)/5: so it is right on average, and wrong by
at most 4. The draw is fixed by the team's figures key, the table, the period and the cell: asking again tells nothing
more, and a team that counts twice never contradicts itself.
"""

from __future__ import annotations

import hmac
import json
import math
from collections.abc import Iterable, Mapping

from msgspec import Struct

from domain.tables.dimension import Key
from domain.tables.table import Table

BASE = 5
# The largest standard deviation of one rounded count: base/2, reached where the remainder is half the base.
DEVIATION_AT_MOST = BASE / 2
_TAG = "vindplaats/figures/1"


class Rounded(Struct, frozen=True, kw_only=True):
    """What may leave a device."""

    cells: dict[Key, int]
    totals: dict[Key, int]


def draw(key: bytes, *, table: str, period: str, cell: Key) -> int:
    """0 to 4, each as likely as the other, and always the same for the same cell of the same quarter."""
    named = json.dumps([_TAG, table, period, list(cell)], separators=(",", ":")).encode()
    return int.from_bytes(hmac.digest(key, named, "sha256"), "big") % BASE


def rounded(count: int, *, drawn: int) -> int:
    """A multiple of 5, less than 5 away from `count`, and `count` itself where that is one."""
    rest = count % BASE
    return count - rest + (BASE if drawn < rest else 0)


def rounded_table(table: Table, exact: Mapping[Key, int], *, period: str, key: bytes) -> Rounded:
    """Every cell and total of the table. `exact`: counts of cells and totals alike; what is absent is 0."""

    def each(keys: Iterable[Key]) -> dict[Key, int]:
        return {
            cell: rounded(exact.get(cell, 0), drawn=draw(key, table=table.name, period=period, cell=cell))
            for cell in keys
        }

    return Rounded(cells=each(table.cells()), totals=each(table.totals()))


def deviation(*, teams: int) -> float:
    """The standard deviation of a sum over teams is at most this."""
    return DEVIATION_AT_MOST * math.sqrt(teams)
