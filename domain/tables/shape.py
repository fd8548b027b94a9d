"""Is what a device sends a table of the catalogue? The centre asks before it stores a cell."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from domain.codes.row import UnknownCode
from domain.errors import BadRecord
from domain.tables.catalogue import table_of
from domain.tables.dimension import Key
from domain.tables.period import Quarter
from domain.tables.rounding import BASE
from domain.wire import TablePush

MAX_COUNT = 10_000_000


def check_push(push: TablePush, *, table: str, period: str, today: dt.date) -> None:
    """Raises BadRecord unless these are rounded cells and totals of this table, of a quarter that has begun.

    A device of an older version may leave out cells whose codes it does not know yet.
    """
    try:
        known, quarter = table_of(table), Quarter.named(period)
    except UnknownCode:
        raise BadRecord from None
    if quarter.first_day > today or (push.is_final and quarter.stage(today) != "final"):
        raise BadRecord
    cells, totals = [key for key, _ in push.cells], [key for key, _ in push.totals]
    _check_keys(cells, fit=all(known.fits(key) and None not in key for key in cells))
    _check_keys(totals, fit=all(known.fits(key) and None in key for key in totals))
    if not all(0 <= count <= MAX_COUNT and count % BASE == 0 for _, count in (*push.cells, *push.totals)):
        raise BadRecord


def _check_keys(keys: Iterable[Key], *, fit: bool) -> None:
    listed = list(keys)
    if not fit or len(set(listed)) != len(listed):
        raise BadRecord
