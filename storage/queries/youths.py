"""Lists of youths: search as you type, recent first, filters for finding (never for secrecy: a team reads all)."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from itertools import islice
from typing import Literal

import msgspec

from domain.deadlines import FourMonths, out_of_sight_since
from storage.queries.agreements import Agreements
from storage.queries.clocks import clock_of, out_of_sight_days
from storage.queries.due import due_rows
from storage.queries.finding import candidates, is_found, search_of
from storage.store import Store

Filter = Literal["all", "mine", "due", "out_of_sight", "no_offer"]
PAGE = 30  # three screens of a phone; drawing a row takes Flet half a millisecond
# Nothing proposed that still may be, and nothing started that goes on.
_RUNS = "kind IS NOT NULL AND ended IS NULL AND coalesce(state, 'proposed') IN ('proposed', 'started')"


class YouthRow(msgspec.Struct, frozen=True, kw_only=True):
    """A youth in a list. `clock`: the four months, None when not started; `unseen_since`: set when out of sight."""

    id: str
    alias: str
    is_mine: bool
    last_seen: dt.date | None
    clock: FourMonths | None
    unseen_since: dt.date | None


def youth_rows(store: Store, *, text: str = "", only: Filter = "all", offset: int = 0) -> list[YouthRow]:
    """A page of at most PAGE youths, last seen first; `text` is looked for in all that may be shown of a youth.

    `only`: those whose fixed contact I am, for whom something is due, out of sight, or without an offer that runs.
    """
    search = search_of(store, text)
    where, values = _filtered(store, only)
    if search is not None:
        condition, bound = candidates(search)
        where, values = f"{where} AND {condition}", [*values, *bound]
    sql = (
        "SELECT y.id, y.alias, y.fixed_contact, y.clock_start, y.first, y.last_seen FROM file y "  # noqa: S608 - fixed
        f"WHERE {where} ORDER BY coalesce(last_seen, '') DESC, y.first DESC LIMIT ? OFFSET ?"
    )
    if search is None:
        found = store.book.rows(sql, *values, PAGE, offset)
    else:
        maybe = store.book.rows(sql, *values, -1, 0)
        found = list(islice((row for row in maybe if is_found(store, row["id"], search)), offset, offset + PAGE))
    agreements = Agreements(store)
    return [_row(store, agreements, row) for row in found if agreements.label(row["id"])]


def _row(store: Store, agreements: Agreements, row: sqlite3.Row) -> YouthRow:
    """Of a youth whose yes ran out only whom to ask again."""
    youth = str(row["id"])
    is_seen = agreements.may("team", kind="presence", field="day", youth=youth)
    is_timed = agreements.may("team", kind="youth", field="clock_start", youth=youth)
    last = _day(row["last_seen"]) if is_seen else None
    return YouthRow(
        id=youth,
        alias=row["alias"],
        is_mine=row["fixed_contact"] == store.worker,
        last_seen=last,
        clock=clock_of(store, youth, _day(row["clock_start"])) if is_timed else None,
        unseen_since=_unseen(store, last, today=store.today()),
    )


def _filtered(store: Store, only: Filter) -> tuple[str, list[object]]:
    """(condition on `y`, values) of a filter."""
    if only == "mine":
        return "y.fixed_contact = ?", [store.worker]
    if only == "due":
        due = sorted(
            {row.youth for row in due_rows(store, only_mine=False, with_places=False) if row.origin != "out_of_sight"}
        )
        return f"y.id IN ({','.join('?' * len(due))})", list(due)
    if only == "out_of_sight":
        limit = store.today() - dt.timedelta(days=out_of_sight_days(store))
        return "y.last_seen < ?", [limit.isoformat()]
    if only == "no_offer":
        return "y.id NOT IN (SELECT value FROM json_each(?))", [json.dumps(sorted(_with_an_offer(store)))]
    return "1", []


def _with_an_offer(store: Store) -> set[str]:
    """The files with an offer that runs and may be shown; of files that are one the leading one."""
    agreements = Agreements(store)
    leading = {row["youth"]: row["file"] for row in store.book.rows("SELECT youth, file FROM same")}
    return {
        leading.get(row["youth"], row["youth"])
        for row in store.book.rows(f"SELECT youth, kind FROM offer WHERE {_RUNS}")  # noqa: S608 - fixed words
        if agreements.may("team", kind="offer", field="kind", youth=row["youth"], record={"kind": row["kind"]})
    }


def _unseen(store: Store, last: dt.date | None, *, today: dt.date) -> dt.date | None:
    if last is None:
        return None
    return out_of_sight_since(last, today=today, limit_weeks=max(out_of_sight_days(store) // 7, 1))


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
