"""Opvolging: everything due in one list, what somebody wrote down and what follows from the records."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterable
from functools import partial
from itertools import chain

import msgspec

from storage.queries.agreements import Agreements
from storage.queries.all_files import all_files
from storage.queries.due_adults import adults
from storage.queries.due_outgrown import outgrown
from storage.queries.due_requests import asked_by_right
from storage.queries.due_retention import retention
from storage.queries.due_sources import SOURCES, UNTIL_SOURCES, Coming
from storage.store import Store


class DueRow(msgspec.Struct, frozen=True, kw_only=True):
    """A thing to do. `key` is the same on every device. `origin`: codes.task_origins.

    `day`: when it is due; `from_day`: from when on it is shown (a snooze puts it off). `youth` and `alias`: "" for
    nobody. `what`: own words of a written task, or the name somebody gave. `task`: id of a written task, else "".
    `record`: the offer, referral, person or name it is about. `purpose`, `recipient`: of a consent. `place`: where the
    task is to be done, else where the youth was met last. `is_mine`: my youth, my task, or nobody's.
    """

    key: str
    origin: str
    day: dt.date
    from_day: dt.date
    days: int
    youth: str = ""
    alias: str = ""
    what: str = ""
    task: str = ""
    record: str = ""
    purpose: str = ""
    recipient: str = ""
    place: str = ""
    place_name: str = ""
    is_mine: bool = True


class DayGroup(msgspec.Struct, frozen=True, kw_only=True):
    """What is due on one day; `day` None for everything that is over."""

    day: dt.date | None
    rows: tuple[DueRow, ...]


class PlaceGroup(msgspec.Struct, frozen=True, kw_only=True):
    """What is due at one place; both "" for nowhere in particular."""

    place: str
    name: str
    rows: tuple[DueRow, ...]


class _People:
    """What rows say about a youth, all files read at once. Places and labels are looked up one by one."""

    def __init__(self, store: Store, *, with_places: bool = True) -> None:
        self._store, self._with_places, self.today = store, with_places, store.today()
        self._mine = ("", store.worker)
        self.agreements = Agreements(store)
        self._leading = {row["youth"]: row["file"] for row in store.book.rows("SELECT youth, file FROM same")}
        self._files = all_files(store)
        self._each = {
            origin: self.agreements.each("team", kind=kind, field=field) for origin, (kind, field) in _TELLS.items()
        }
        self.remembered = store.book.remembered.get_of
        self._met: dict[str, tuple[str, str]] = {}

    def file(self, youth: str) -> tuple[str, str, bool]:
        """(leading file, alias, is mine); ("", "", True) for nobody, alias "" for one who is not here."""
        leading = self._leading.get(youth, youth)
        row = self._files.get(leading)
        if row is None or not self.agreements.label(leading):
            return leading, "", True
        return leading, str(row["alias"] or ""), str(row["fixed_contact"] or "") in self._mine

    def place(self, youth: str) -> tuple[str, str]:
        """(id, name) of the place where the youth was met last."""
        if not self._with_places:
            return ("", "")
        if youth not in self._met:
            self._met[youth] = met_last(self._store, youth, self.agreements)
        return self._met[youth]

    def may_tell(self, origin: str, youth: str, record: str = "") -> bool:
        """May what it follows from be shown? Of the others the label is all they say."""
        if origin not in _TELLS:
            return True
        if not record:
            return self._each[origin](youth)
        kind, field = _TELLS[origin]
        known = self._store.book.record(kind, record)
        return self.agreements.may("team", kind=kind, field=field, record=known, youth=youth)


def met_last(store: Store, youth: str, agreements: Agreements) -> tuple[str, str]:
    """(id, name) of the place where the youth was met last; two empty texts when nowhere or not to be told."""
    if not agreements.may("team", kind="presence", field="day", youth=youth):
        return ("", "")
    row = store.book.row(
        "SELECT p.id, p.name FROM presence x JOIN contact c ON c.id = x.contact JOIN place p ON p.id = c.place "
        "WHERE x.youth = ? ORDER BY x.day DESC, x.first DESC LIMIT 1",
        youth,
    )
    return (str(row["id"]), str(row["name"] or "")) if row is not None else ("", "")


def due_rows(
    store: Store, *, until: dt.date | None = None, only_mine: bool = True, with_places: bool = True
) -> list[DueRow]:
    """What comes up until that day (default today), soonest first. Done and put-off things are left out.

    `with_places` False saves looking up where each youth was met last.
    """
    today = store.today()
    last = until or today
    key = ("due", today, last, only_mine, with_places)
    return list(
        store.book.remembered.get(
            key, lambda: _due_rows(store, last=last, only_mine=only_mine, with_places=with_places)
        )
    )


def _due_rows(store: Store, *, last: dt.date, only_mine: bool, with_places: bool) -> list[DueRow]:
    people = _People(store, with_places=with_places)
    done, put_off = _said(store)
    rows = [_written(store, people, row) for row in store.book.rows(_OWN) if _is_shown(people, row)]
    rows += [
        _derived(people, each, put_off)
        for each in _coming(store, last, put_off)
        if each.key not in done and people.may_tell(each.origin, each.youth, each.record)
    ]
    shown = [
        row for row in rows if row.from_day <= last and (row.is_mine or not only_mine) and (row.alias or not row.youth)
    ]
    return sorted(shown, key=lambda row: (row.day, row.origin, row.alias, row.key))


def tasks_of(store: Store, youth: str) -> list[DueRow]:
    """What somebody wrote down about this youth and is still to do, soonest first, whoever does it."""
    people = _People(store)
    found = [
        _written(store, people, row)
        for file in store.book.files_of(youth)
        for row in store.book.rows(f"{_OWN} AND youth = ?", file)
        if _is_shown(people, row)
    ]
    return sorted(found, key=lambda row: (row.day, row.key))


def by_day(rows: Iterable[DueRow], *, today: dt.date) -> list[DayGroup]:
    """What is over first, then day by day."""
    groups: dict[dt.date | None, list[DueRow]] = {}
    for row in sorted(rows, key=lambda row: row.day):
        groups.setdefault(None if row.day < today else row.day, []).append(row)
    return [DayGroup(day=day, rows=tuple(found)) for day, found in groups.items()]


def by_place(rows: Iterable[DueRow]) -> list[PlaceGroup]:
    """By the name of the place; nowhere in particular last."""
    groups: dict[tuple[str, str], list[DueRow]] = {}
    for row in rows:
        groups.setdefault((row.place, row.place_name), []).append(row)
    ordered = sorted(groups.items(), key=lambda item: (not item[0][0], item[0][1], item[0][0]))
    return [PlaceGroup(place=place, name=name, rows=tuple(found)) for (place, name), found in ordered]


# What a derived thing tells beside whom it is about: as protected as what it follows from.
_TELLS = {
    "clock": ("youth", "clock_start"),
    "out_of_sight": ("presence", "day"),
    "referral": ("referral", "partner_kind"),
    "aftercare": ("offer", "kind"),
    "person_told": ("person", "name"),
}
_OWN = "SELECT * FROM task WHERE origin IN ('own', 'handover') AND done IS NULL"


def _coming(store: Store, last: dt.date, put_off: dict[str, dt.date]) -> list[Coming]:
    plain = (coming for source in (*SOURCES, asked_by_right, outgrown, retention) for coming in source(store))
    every = chain(plain, (coming for source in (*UNTIL_SOURCES, adults) for coming in source(store, last)))
    return [each for each in every if max(each.from_day, put_off.get(each.key, each.from_day)) <= last]


def _said(store: Store) -> tuple[set[str], dict[str, dt.date]]:
    """Keys that were ticked off, and until when others are put off."""
    done: set[str] = set()
    put_off: dict[str, dt.date] = {}
    for row in store.book.rows("SELECT key, done, snoozed FROM task WHERE key != ''"):
        if row["done"]:
            done.add(row["key"])
        elif row["snoozed"]:
            until = dt.date.fromisoformat(row["snoozed"])
            put_off[row["key"]] = max(until, put_off.get(row["key"], until))
    return done, put_off


def _is_shown(people: _People, row: sqlite3.Row) -> bool:
    """A task of a youth is as protected as its drawer; one of nobody is the team's own."""
    record = {"origin": row["origin"], "youth": row["youth"] or ""}
    return people.agreements.may("team", kind="task", field="what", record=record, youth=row["youth"] or "")


def _written(store: Store, people: _People, row: object) -> DueRow:
    found = dict(row)  # type: ignore[call-overload]
    youth, alias, is_my_youth = people.file(found["youth"] or "")
    on = found["due"] or found["made"]
    day = dt.date.fromisoformat(on) if on else store.today()
    snoozed = dt.date.fromisoformat(found["snoozed"]) if found["snoozed"] else None
    place, name = _place(store, found["place"] or "") if found["place"] else people.place(youth)
    worker = found["worker"] or ""
    return DueRow(
        key=f"task:{found['id']}",
        origin=found["origin"],
        day=snoozed or day,
        from_day=snoozed or day,
        days=((snoozed or day) - people.today).days,
        youth=youth,
        alias=alias,
        what=found["what"] or "",
        task=found["id"],
        place=place,
        place_name=name,
        is_mine=worker == store.worker if worker else is_my_youth,
    )


def _derived(people: _People, coming: Coming, put_off: dict[str, dt.date]) -> DueRow:
    """The row of the last time when nothing that stands in it changed: of most youths nothing did."""
    about = people.file(coming.youth)
    content = (coming, about, people.place(about[0]), put_off.get(coming.key), people.today)
    return people.remembered(("due", coming.key, coming.origin), content, partial(_row_of, *content))


def _row_of(
    coming: Coming, about: tuple[str, str, bool], met: tuple[str, str], put_off: dt.date | None, today: dt.date
) -> DueRow:
    youth, alias, is_mine = about
    place, name = met
    return DueRow(
        key=coming.key,
        origin=coming.origin,
        day=coming.day,
        from_day=max(coming.from_day, put_off or coming.from_day),
        days=(coming.day - today).days,
        youth=youth,
        alias=alias,
        what=coming.what,
        record=coming.record,
        purpose=coming.purpose,
        recipient=coming.recipient,
        place=place,
        place_name=name,
        is_mine=is_mine,
    )


def _place(store: Store, place: str) -> tuple[str, str]:
    row = store.book.row("SELECT name FROM place WHERE id = ?", place)
    return place, str(row["name"] or "") if row is not None else ""
