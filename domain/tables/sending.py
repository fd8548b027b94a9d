"""When a device sends a table again: a rule about what each sending would tell whoever keeps the centre.

The draw of a cell is fixed, so a second count shows only that a hidden threshold was passed. Yet the centre also sees
operations come in; if a table were counted after each of them, a figure that jumps would be tied to one operation, and
so to one drawer. So (docs/decisions/0060-figures.md):

* a table without special categories goes when something is new, once a day, or at once when a coordinator asks;
* a table with them hides each change in a crowd: at least 50 new operations, or else a new month;
* each table goes once a month in any case, since a consent can run out without an operation.
"""

from __future__ import annotations

import datetime as dt

from msgspec import Struct

from domain.tables.period import Quarter
from domain.tables.table import Table

CROWD_OPERATIONS = 50
QUARTERS_BACK = 4  # a device that was away for a year still closes what nobody closed


class Sent(Struct, frozen=True, array_like=True):
    """What this device last sent of a table and quarter: counted from how many operations, when, and if final."""

    operations: int
    day: dt.date
    is_final: bool = False


class Moment(Struct, frozen=True, kw_only=True):
    """The day in Flanders, how many operations are here, and whether a coordinator asked."""

    today: dt.date
    operations: int
    is_asked: bool = False


def is_due(table: Table, quarter: Quarter, *, sent: Sent | None, moment: Moment) -> bool:
    """Should this table of this quarter be counted and sent now?"""
    if sent is None:
        return True
    if sent.is_final:
        return False
    if quarter.stage(moment.today) == "final":
        return True
    if (moment.today.year, moment.today.month) > (sent.day.year, sent.day.month):
        return True
    grown = moment.operations - sent.operations
    is_time = moment.is_asked or moment.today > sent.day
    return is_time and grown >= (CROWD_OPERATIONS if table.has_special else 1)


def quarters_due(today: dt.date) -> tuple[Quarter, ...]:
    """The running quarter and the ones before that may not be closed yet, newest first."""
    quarters = [Quarter.on(today)]
    for _ in range(QUARTERS_BACK):
        quarters.append(quarters[-1].previous())
    return tuple(quarters)
