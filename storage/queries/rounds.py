"""What the screens of a round ask: who may come, where next, with whom last time, and what was noted in it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec

from storage.queries.agreements import Agreements
from storage.queries.contacts import PlaceRow, RoundRow, open_round, places
from storage.queue import queue
from storage.store import Store

EXPECTED_WEEKS = 12
MOST_EXPECTED = 40
MOST_NEXT = 4


class Expected(msgspec.Struct, frozen=True, kw_only=True):
    """A youth who was at this place before: the roll-call of a zitdag. `last_here`: when."""

    id: str
    alias: str
    last_here: dt.date


class Tally(msgspec.Struct, frozen=True, kw_only=True):
    """What this worker noted in one round. `heads`: youths spoken to; `attempts`: nobody found."""

    contacts: int = 0
    heads: int = 0
    attempts: int = 0


class Closing(msgspec.Struct, frozen=True, kw_only=True):
    """A round at its end: what was noted, and the counts and answers as they stand now."""

    id: str
    kind: str
    tally: Tally
    came: int
    spoken: int
    went_well: str = ""
    was_hard: str = ""
    next_time: str = ""


class Before(msgspec.Struct, frozen=True, kw_only=True):
    """For the start of a round: how the last one was set, and who else is in the team."""

    kind: str = "round"
    companions: str = ""
    partner: str = ""
    colleagues: tuple[str, ...] = ()


def tally(store: Store, round_id: str) -> Tally:
    """Of the contacts that carry this round; a talk with an employer or a partner counts no heads."""
    row = store.book.row(
        "SELECT count(*) AS contacts, coalesce(sum(CASE WHEN outcome = 'attempt' THEN 0 ELSE count END), 0) AS heads, "
        "coalesce(sum(outcome = 'attempt'), 0) AS attempts FROM contact WHERE round = ? AND round != ''",
        round_id,
    )
    if row is None:
        return Tally()
    return Tally(contacts=row["contacts"], heads=row["heads"], attempts=row["attempts"])


def closing(store: Store, round_id: str) -> Closing | None:
    """The round that was just closed, or None when it is not here."""
    record: dict[str, Any] | None = store.book.record("round", round_id)
    if record is None:
        return None
    noted = tally(store, round_id)
    return Closing(
        id=round_id,
        kind=str(record.get("kind", "round")),
        tally=noted,
        came=int(record.get("came", 0)),
        spoken=int(record.get("spoken", 0)),
        went_well=str(record.get("went_well", "")),
        was_hard=str(record.get("was_hard", "")),
        next_time=str(record.get("next_time", "")),
    )


def expected(store: Store) -> list[Expected]:
    """Youths seen at the place of the running round these twelve weeks, without those in the queue or seen today."""
    running = open_round(store)
    if running is None or running.place is None:
        return []
    found = store.book.rows(
        "SELECT y.id, y.alias, max(x.day) AS last FROM contact c JOIN presence x ON x.contact = c.id "
        "LEFT JOIN same s ON s.youth = x.youth JOIN file y ON y.id = coalesce(s.file, x.youth) "
        "WHERE c.place = ? AND c.day >= ? "
        "GROUP BY y.id HAVING last < ? ORDER BY last DESC, y.alias LIMIT ?",
        running.place.id,
        (store.today() - dt.timedelta(weeks=EXPECTED_WEEKS)).isoformat(),
        store.today().isoformat(),
        MOST_EXPECTED,
    )
    now = queue(store)
    here = {waiter.youth for waiter in (*now.waiting, *([now.at_table] if now.at_table else ()))}
    seen = {
        store.book.file_of(row["youth"])
        for row in store.book.rows("SELECT youth FROM presence WHERE day = ?", store.today().isoformat())
    }
    agreements = Agreements(store)
    return [
        Expected(id=row["id"], alias=row["alias"], last_here=dt.date.fromisoformat(row["last"]))
        for row in found
        if row["id"] not in here
        and row["id"] not in seen
        and agreements.may("team", kind="presence", field="day", youth=row["id"])
    ]


def next_places(store: Store, running: RoundRow) -> list[PlaceRow]:
    """Where a round goes on to in one tap: the places visited last, without the one where it is now."""
    here = running.place.id if running.place else ""
    return [place for place in places(store) if place.id != here][:MOST_NEXT]


def before(store: Store) -> Before:
    """How this worker's last round was set, and the names of the colleagues."""
    last = store.book.row(
        "SELECT kind, companions, partner FROM round WHERE worker = ? ORDER BY first DESC LIMIT 1", store.worker
    )
    names = store.book.rows(
        "SELECT name FROM worker WHERE id != ? AND coalesce(name, '') != '' ORDER BY name LIMIT 20", store.worker
    )
    colleagues = tuple(str(row["name"]) for row in names)
    if last is None:
        return Before(colleagues=colleagues)
    return Before(
        kind=last["kind"] or "round",
        companions=last["companions"] or "",
        partner=last["partner"] or "",
        colleagues=colleagues,
    )
