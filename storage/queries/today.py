"""Vandaag: what today asks, what can wait, what comes, the running round, and the worker's own week in counts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from heapq import nlargest

import msgspec

from storage.queries.agenda import Thing, full
from storage.queries.contacts import RoundRow, open_round
from storage.queries.due import DueRow, due_rows
from storage.store import Store

MOST = 5  # sentences on Vandaag; the rest stands in Opvolging
MOST_COMING = 3
COMING_DAYS = 7
CALM = frozenset({"out_of_sight"})  # no day is missed by doing it tomorrow


class Today(msgspec.Struct, frozen=True, kw_only=True):
    """At most MOST things under `attention` and `can_wait` together, `others`: how many more are due.

    `coming`: of the next days. `week_*`: this worker's own counts since Monday.
    """

    day: dt.date
    attention: tuple[Thing, ...]
    can_wait: tuple[Thing, ...]
    coming: tuple[Thing, ...]
    others: int
    round: RoundRow | None
    week_spoken: int
    week_contacts: int
    week_new_files: int
    has_places: bool
    has_anything: bool


def today(store: Store) -> Today:
    """Everything Vandaag shows, in one turn on the thread."""
    day = store.today()
    rows = _one_consent_each(due_rows(store, until=day + dt.timedelta(days=COMING_DAYS), with_places=False))
    now = [row for row in rows if row.from_day <= day]
    urgent = sorted((row for row in now if row.origin not in CALM), key=lambda row: abs(row.days))
    attention = urgent[:MOST]
    calm = (row for row in now if row.origin in CALM)  # there may be as many as youths
    can_wait = nlargest(MOST - len(attention), calm, key=lambda row: row.day)
    coming = [row for row in rows if row.from_day > day and row.origin not in CALM]
    spoken, contacts = _week(store, day)
    return Today(
        day=day,
        attention=tuple(full(store, attention)),
        can_wait=tuple(full(store, can_wait)),
        coming=tuple(full(store, sorted(coming, key=lambda row: row.from_day)[:MOST_COMING])),
        others=len(now) - len(attention) - len(can_wait),
        round=open_round(store),
        week_spoken=spoken,
        week_contacts=contacts,
        week_new_files=_new_files(store, day),
        has_places=store.book.row("SELECT 1 FROM place LIMIT 1") is not None,
        has_anything=store.book.row("SELECT 1 FROM contact LIMIT 1") is not None,
    )


def _one_consent_each(rows: Iterable[DueRow]) -> list[DueRow]:
    """Of a youth with several agreements that end only the first: they are asked in one talk."""
    kept: list[DueRow] = []
    asked: set[str] = set()
    for row in rows:
        if row.origin == "consent" and row.youth in asked:
            continue
        asked |= {row.youth} if row.origin == "consent" else set()
        kept.append(row)
    return kept


def _week(store: Store, day: dt.date) -> tuple[int, int]:
    monday = day - dt.timedelta(days=day.weekday())
    row = store.book.row(
        "SELECT coalesce(sum(count), 0) AS spoken, count(*) AS contacts FROM contact WHERE worker = ? AND day >= ?",
        store.worker,
        monday.isoformat(),
    )
    return (0, 0) if row is None else (row["spoken"], row["contacts"])


def _new_files(store: Store, day: dt.date) -> int:
    monday = day - dt.timedelta(days=day.weekday())
    row = store.book.row(
        "SELECT count(*) FROM consent WHERE purpose = 'P01' AND state = 'given' AND worker = ? AND at >= ?",
        store.worker,
        monday.isoformat(),
    )
    return 0 if row is None else int(row[0])
