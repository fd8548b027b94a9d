"""Opvolging as screens show it: each due row with the names its sentence needs, and how the youth may be reached."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from domain import gate
from storage.queries.agreements import Agreements
from storage.queries.due import DueRow, due_rows, met_last
from storage.queries.reach import Way, ways_of
from storage.queries.sharing import recipient_shown
from storage.store import Store

# About these somebody speaks with the youth, so a way to reach them stands beside the sentence.
SPOKEN = frozenset(
    {"own", "handover", "aftercare", "out_of_sight", "consent", "outgrown", "adult", "clock", "retention"}
)


class Thing(msgspec.Struct, frozen=True, kw_only=True):
    """A due row in full. `who`: the partner or the recipient by name. `code`: the offer's kind, the person's role, the
    referral's state or partner kind, the clock's reason. `since`: the start, the step, the last contact.
    """

    row: DueRow
    who: str = ""
    code: str = ""
    since: dt.date | None = None
    ways: tuple[Way, ...] = ()


class Agenda(msgspec.Struct, frozen=True, kw_only=True):
    """A page of what comes up; `count` is all of it. `today`: the day in Flanders."""

    today: dt.date
    things: tuple[Thing, ...]
    count: int


def agenda(store: Store, *, days: int = 0, only_mine: bool = True, by_place: bool = False, most: int = 50) -> Agenda:
    """What is due until `days` from now, soonest first or place by place; the first `most` of it."""
    today = store.today()
    rows = due_rows(store, until=today + dt.timedelta(days=days), only_mine=only_mine, with_places=by_place)
    if by_place:
        rows = sorted(rows, key=lambda row: (not row.place, row.place_name, row.place))
    return Agenda(today=today, things=tuple(full(store, rows[:most])), count=len(rows))


def full(store: Store, rows: Iterable[DueRow]) -> list[Thing]:
    """Each row with what its sentence needs."""
    agreements = Agreements(store)
    return [_thing(store, _placed(store, row, agreements), agreements) for row in rows]


def _placed(store: Store, row: DueRow, agreements: Agreements) -> DueRow:
    """With the place where the youth was met last, where the list left it out."""
    if row.place or not row.youth:
        return row
    place, name = met_last(store, row.youth, agreements)
    return msgspec.structs.replace(row, place=place, place_name=name)


def _thing(store: Store, row: DueRow, agreements: Agreements) -> Thing:
    ways = ways_of(store, row.youth) if row.youth and row.origin in SPOKEN else ()
    if row.origin == "referral":
        return _of_referral(store, row)
    if row.origin == "aftercare":
        offer = _shown(store, row, "offer")
        return Thing(row=row, code=offer.get("kind", ""), since=_day(offer.get("started")), ways=ways)
    if row.origin == "person_told":
        person = _shown(store, row, "person")
        return Thing(row=row, who=person.get("name", ""), code=person.get("role", ""))
    if row.origin in ("stop", "consent"):
        return Thing(row=row, who=recipient_shown(store, row.recipient) if row.recipient else "", ways=ways)
    if row.origin in ("out_of_sight", "retention"):
        is_seen = agreements.may("team", kind="presence", field="day", youth=row.youth)
        found = store.book.row("SELECT last_seen FROM file WHERE id = ?", row.youth) if is_seen else None
        return Thing(row=row, since=_day(found["last_seen"]) if found is not None else None, ways=ways)
    return Thing(row=row, ways=ways)


def _of_referral(store: Store, row: DueRow) -> Thing:
    shown = _shown(store, row, "referral")
    partner = store.book.record("partner", shown.get("partner", "")) or {}
    kind = str(shown.get("partner_kind", ""))
    return Thing(row=row, who=partner.get("name", ""), code=kind, since=_day(shown.get("since")))


def _shown(store: Store, row: DueRow, kind: str) -> Mapping[str, Any]:
    record = store.book.record(kind, row.record) or {}
    if not record:
        return record
    return gate.visible("team", kind=kind, record=record, ledger=store.book.ledger(row.youth, today=store.today()))


def _day(text: Any) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
