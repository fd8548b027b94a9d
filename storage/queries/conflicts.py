"""Fields on which two values stand, as a question about real life: both values, who wrote each, and when."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec

from domain.records import KINDS
from storage.book.same import standing_open, whole_record
from storage.queries.agreements import Agreements
from storage.queries.youth_file import worker_name
from storage.store import Store


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """One of the values. `is_mine`: written by this worker; `worker`: what the team calls the writer."""

    value: Any
    worker: str
    is_mine: bool
    at: dt.datetime


class Conflict(msgspec.Struct, frozen=True, kw_only=True):
    """An open conflict. `youth` and `alias` say about whom; `sides` has two or more."""

    kind: str
    record: str
    field: str
    youth: str
    alias: str
    sides: tuple[Side, ...]


def open_conflicts(store: Store) -> list[Conflict]:
    """What a person is asked to settle, as far as it may be shown."""
    agreements = Agreements(store)
    return [
        _conflict(store, kind, record, field)
        for kind, record, field in standing_open(store.book)
        if _may_show(store, agreements, kind, record, field)
    ]


def _may_show(store: Store, agreements: Agreements, kind: str, record: str, field: str) -> bool:
    """Both values are as protected as the one that will stand; what a coordinator decides is asked of coordinators."""
    if KINDS[kind].by == "coordinator" and not store.is_coordinator():
        return False
    known = store.book.record(kind, record) or {}
    youth = record if kind == "youth" else str(known.get("youth", ""))
    return agreements.may("team", kind=kind, field=field, record=known, youth=youth)


def _conflict(store: Store, kind: str, record: str, field: str) -> Conflict:
    fields = store.book.record(kind, record) or {}
    youth = record if kind == "youth" else str(fields.get("youth", ""))
    known = (whole_record(store.book, youth) if youth else None) or {}
    result = store.book.folded_of(store.book.files_of(record), field)
    sides = [_side(store, field, op) for op in result.heads]
    return Conflict(
        kind=kind, record=record, field=field, youth=youth, alias=known.get("alias", ""), sides=tuple(sides)
    )


def _side(store: Store, field: str, op: str) -> Side:
    row = store.book.row("SELECT raw, millis, device FROM entry WHERE op = ? AND field = ?", op, field)
    if row is None:
        raise LookupError
    member = store.roster.ever.get(bytes.fromhex(row["device"]))
    worker = member.worker.hex() if member is not None else ""
    return Side(
        value=msgspec.json.decode(row["raw"])["v"],
        worker=worker_name(store, worker),
        is_mine=worker == store.worker,
        at=dt.datetime.fromtimestamp(row["millis"] / 1000, tz=dt.UTC),
    )
