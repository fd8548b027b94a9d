"""The four months of a youth, with pauses and the first offer that counts, over all files that are one."""

from __future__ import annotations

import datetime as dt
import sqlite3

import msgspec

from domain import gate
from domain.codes import offers as offer_codes
from domain.codes import pause_reasons
from domain.deadlines import FourMonths, Pause, four_months
from domain.offering import Stint, offered_on
from storage.store import Store


class PauseRow(msgspec.Struct, frozen=True, kw_only=True):
    """A pause of the clock. `reason`: codes.pause_reasons; `label`: its Dutch words."""

    id: str
    reason: str
    label: str
    start: dt.date
    end: dt.date | None


def clock_of(store: Store, youth: str, start: dt.date | None) -> FourMonths | None:
    """Where the clock stands today; None when no start is known, or it lies ahead.

    Only pauses and offers that may be shown move it: else the day would tell what may not be told.
    """
    today = store.today()
    if start is None or start > today:
        return None
    found = pauses_of(store, youth)
    pauses = tuple(Pause(start=row.start, end=row.end) for row in found)
    offered = offered_on(stints_of(store, youth), since=start)
    return four_months(start, today=today, pauses=pauses, offered=offered)


def pauses_of(store: Store, youth: str) -> list[PauseRow]:
    """The pauses that may be shown, oldest first; those put in by mistake left out."""
    ledger = store.book.ledger(youth, today=store.today())
    rows = [
        PauseRow(id=row["id"], reason=row["reason"], label=_label(row["reason"]), start=_day(row["start"]), end=end)
        for file in store.book.files_of(youth)
        for row in store.book.rows("SELECT * FROM pause WHERE youth = ? AND coalesce(is_dropped, 0) = 0", file)
        if row["start"]
        and ((end := _maybe(row["end"])) is None or end >= _day(row["start"]))
        and row["reason"] in pause_reasons.BY_CODE
        and gate.may("team", kind="pause", field="start", record={"reason": row["reason"]}, ledger=ledger).allowed
    ]
    return sorted(rows, key=lambda row: (row.start, row.id))


def stints_of(store: Store, youth: str) -> list[Stint]:
    """The offers of a youth that may be shown, as domain/offering.py sees them."""
    ledger = store.book.ledger(youth, today=store.today())
    return [
        stint_of(row)
        for file in store.book.files_of(youth)
        for row in store.book.rows("SELECT * FROM offer WHERE youth = ? AND kind IS NOT NULL", file)
        if row["kind"] in offer_codes.BY_CODE
        and gate.may("team", kind="offer", field="started", record={"kind": row["kind"]}, ledger=ledger).allowed
    ]


def stint_of(row: sqlite3.Row) -> Stint:
    """A row of the book's table `offer`."""
    return Stint(
        id=row["id"],
        kind=row["kind"],
        state=row["state"] or "proposed",
        proposed=_maybe(row["proposed"]),
        started=_maybe(row["started"]),
        ended=_maybe(row["ended"]),
        follows=row["follows"] or "",
        not_counting=row["not_counting"] or "",
    )


def out_of_sight_days(store: Store) -> int:
    """The team's limit."""
    row = store.book.row("SELECT out_of_sight_days FROM setting LIMIT 1")
    return int(row["out_of_sight_days"] or 42) if row is not None else 42


def _label(reason: str) -> str:
    row = pause_reasons.BY_CODE.get(reason)
    return row.label if row is not None else ""


def _day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def _maybe(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
