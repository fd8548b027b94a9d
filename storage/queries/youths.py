"""Lists of youths: search as you type, recent first, filters for finding (never for secrecy: a team reads all)."""

from __future__ import annotations

import datetime as dt
from typing import Literal

import msgspec

from domain.deadlines import FourMonths, out_of_sight_since
from domain.fields import folded
from storage.queries.clocks import clock_of
from storage.store import Store

Filter = Literal["all", "mine", "due", "out_of_sight"]
PAGE = 50
# Whose file a presence leads to: of files that are one the leading one.
_FILES = "SELECT coalesce(s.file, x.youth) FROM presence x LEFT JOIN same s ON s.youth = x.youth"


class YouthRow(msgspec.Struct, frozen=True, kw_only=True):
    """A youth in a list. `clock`: the four months, None when not started; `unseen_since`: set when out of sight."""

    id: str
    alias: str
    is_mine: bool
    last_seen: dt.date | None
    clock: FourMonths | None
    unseen_since: dt.date | None


def youth_rows(store: Store, *, text: str = "", only: Filter = "all", offset: int = 0) -> list[YouthRow]:
    """A page of at most PAGE youths, last seen first; `text` is looked for in names, notes and places."""
    wanted = folded(text.strip())
    where: list[str] = ["1"]
    values: list[object] = []
    if wanted:
        # One walk through all notes: looking them up youth by youth costs three times that when the word is nowhere.
        noted = f"y.id IN ({_FILES} WHERE instr(x.folded, ?) > 0)"
        places = [row["id"] for row in store.book.rows("SELECT id FROM place WHERE instr(folded, ?) > 0", wanted)]
        met = "0"
        if places:  # seldom; else every meeting would be joined to its contact for nothing
            marks = ",".join("?" * len(places))
            there = f"SELECT c.id FROM contact c WHERE c.place IN ({marks})"  # noqa: S608 - marks, values bound
            met = f"y.id IN ({_FILES} WHERE x.contact IN ({there}))"
        where.append(f"(instr(y.folded, ?) > 0 OR {noted} OR {met})")
        values += [wanted, wanted, *places]
    if only == "mine":
        where.append("y.fixed_contact = ?")
        values.append(store.worker)
    today = store.today()
    if only == "due":
        where.append("y.clock_start IS NOT NULL AND y.clock_start > ?")
        values.append((today - dt.timedelta(days=150)).isoformat())
    if only == "out_of_sight":
        where.append("y.last_seen < ?")
        values.append((today - dt.timedelta(days=out_of_sight_days(store))).isoformat())
    sql = (
        "SELECT y.id, y.alias, y.fixed_contact, y.clock_start, y.first, y.last_seen FROM file y "  # noqa: S608 - fixed
        f"WHERE {' AND '.join(where)} "
        "ORDER BY coalesce(last_seen, '') DESC, y.first DESC LIMIT ? OFFSET ?"
    )
    found = store.book.rows(sql, *values, PAGE, offset)
    return [
        YouthRow(
            id=row["id"],
            alias=row["alias"],
            is_mine=row["fixed_contact"] == store.worker,
            last_seen=_day(row["last_seen"]),
            clock=clock_of(store, row["id"], _day(row["clock_start"])),
            unseen_since=_unseen(store, _day(row["last_seen"]), today=today),
        )
        for row in found
    ]


def out_of_sight_days(store: Store) -> int:
    """The team's limit."""
    row = store.book.row("SELECT out_of_sight_days FROM setting LIMIT 1")
    return int(row["out_of_sight_days"] or 42) if row is not None else 42


def _unseen(store: Store, last: dt.date | None, *, today: dt.date) -> dt.date | None:
    if last is None:
        return None
    return out_of_sight_since(last, today=today, limit_weeks=max(out_of_sight_days(store) // 7, 1))


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
