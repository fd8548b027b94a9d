"""The open book as the figures may see it: each field through the gate, road "figures"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from domain import gate
from domain.consent import Standing
from domain.deciding import is_row_known, row_of
from domain.records import KINDS
from domain.tables.period import Quarter
from storage.book.book import plain
from storage.book.same import whole_record
from storage.store import Store

_REACHED_KINDS = ("youths", "activity")  # an employer or a partner is no youth
# The only fields the gate can let through on this road, so the only ones worth asking about.
_COUNTED = {kind.name: [n for n, field in kind.fields.items() if field.serves.is_counted] for kind in KINDS.values()}


class Gated:
    """The book as the figures may see it, for one computation: what was asked once is remembered until it ends."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._ledgers: dict[str, Mapping[tuple[str, str], Standing]] = {}
        self._open: dict[tuple[str, str, str], frozenset[str]] = {}
        self._kept: dict[tuple[str, str], list[tuple[str, dict[str, Any]]]] = {}
        self._youths: dict[str, dict[str, Any]] = {}
        self._files = {row["youth"]: row["file"] for row in store.book.rows("SELECT youth, file FROM same")}

    def contacts(self, quarter: Quarter) -> list[tuple[str, dict[str, Any]]]:
        """Cores of the quarter on which youths were reached: (id, what may be counted of it)."""

        def read() -> Iterator[tuple[str, dict[str, Any]]]:
            for record_id, record in self._rows("contact", quarter):
                counted = self._visible("contact", record)
                is_reached = counted.get("outcome", "reached") == "reached"
                if quarter.holds(counted.get("day")) and is_reached and counted.get("kind", "youths") in _REACHED_KINDS:
                    yield record_id, counted

        return self._once("contact", quarter.name, read)

    def reached(self, quarter: Quarter) -> list[tuple[str, dict[str, Any]]]:
        """(youth, what may be counted of the presence) of the quarter; one that came twice comes twice."""

        def read() -> Iterator[tuple[str, dict[str, Any]]]:
            for _, record in self._rows("presence", quarter):
                counted = self._visible("presence", record)
                if quarter.holds(counted.get("day")):
                    yield self._file_of(record), counted

        return self._once("presence", quarter.name, read)

    def barriers(self) -> list[tuple[str, dict[str, Any]]]:
        """Every barrier that may be counted and was one: (youth, what may be counted of it)."""

        def read() -> Iterator[tuple[str, dict[str, Any]]]:
            for _, record in self._rows("barrier"):
                counted = self._visible("barrier", record)
                if counted.get("code") and counted.get("state", "dropped") != "dropped":
                    yield self._file_of(record), counted

        return self._once("barrier", "", read)

    def unnamed(self, kind: str, quarter: Quarter) -> list[tuple[str, dict[str, Any]]]:
        """Records of the quarter that are in nobody's file (observation, signal): (id, what may be counted of it)."""

        def read() -> Iterator[tuple[str, dict[str, Any]]]:
            for record_id, record in self._rows(kind, quarter):
                counted = self._visible(kind, record)
                if quarter.holds(counted.get("day")):
                    yield record_id, counted

        return self._once(kind, quarter.name, read)

    def on_the_road(self, kind: str) -> list[tuple[str, dict[str, Any]]]:
        """Every offer, referral or refusal of which something may be counted: (youth, that and its id)."""

        def read() -> Iterator[tuple[str, dict[str, Any]]]:
            for record_id, record in self._rows(kind):
                if "youth" not in record or not is_row_known(kind, record):
                    continue  # half of it is not here yet, or it is of a newer app
                if counted := self._visible(kind, record):
                    yield self._file_of(record), counted | {"id": record_id}

        return self._once(kind, "", read)

    @property
    def today(self) -> dt.date:
        """The day in Flanders."""
        return self._store.today()

    def youths(self) -> list[str]:
        """Every file by id, files that are one once."""
        ids = [str(row["id"]) for row in self._store.book.rows("SELECT id FROM youth ORDER BY id")]
        return list(dict.fromkeys(str(self._files.get(each, each)) for each in ids))

    def youth(self, youth: str) -> dict[str, Any]:
        """What may be counted of a file."""
        if youth not in self._youths:
            record = whole_record(self._store.book, youth) or {}
            self._youths[youth] = self._visible("youth", record | {"youth": youth})
        return self._youths[youth]

    def _file_of(self, record: Mapping[str, Any]) -> str:
        """Whom it is about: files that are one count as one youth."""
        youth = str(record["youth"])
        return str(self._files.get(youth, youth))

    def _once(
        self, kind: str, period: str, read: Callable[[], Iterator[tuple[str, dict[str, Any]]]]
    ) -> list[tuple[str, dict[str, Any]]]:
        if (kind, period) not in self._kept:
            self._kept[kind, period] = list(read())
        return self._kept[kind, period]

    def _rows(self, kind: str, quarter: Quarter | None = None) -> Iterator[tuple[str, dict[str, Any]]]:
        where = "" if quarter is None else "WHERE day BETWEEN ? AND ?"
        values = () if quarter is None else (quarter.first_day.isoformat(), quarter.last_day.isoformat())
        for row in self._store.book.rows(f"SELECT * FROM {kind} {where}", *values):  # noqa: S608 - fixed texts
            yield str(row["id"]), plain(kind, row)

    def _visible(self, kind: str, record: Mapping[str, Any]) -> dict[str, Any]:
        """The fields that the gate lets through; its answer follows from kind, field, row and consent: asked once."""
        youth, row = str(record.get("youth", "")), row_of(kind, record)
        if (kind, row, youth) not in self._open:
            ledger = self._ledger(youth)
            self._open[kind, row, youth] = frozenset(
                name
                for name in _COUNTED[kind]
                if gate.may("figures", kind=kind, field=name, record=record, ledger=ledger).allowed
            )
        allowed = self._open[kind, row, youth]
        return {name: value for name, value in record.items() if name in allowed}

    def _ledger(self, youth: str) -> Mapping[tuple[str, str], Standing]:
        if youth not in self._ledgers:
            store = self._store
            self._ledgers[youth] = store.book.ledger(youth, today=store.today()) if youth else {}
        return self._ledgers[youth]
