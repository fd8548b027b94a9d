"""Requests by right with their clocks: those of the team, and those of one youth."""

from __future__ import annotations

import datetime as dt
import sqlite3

import msgspec

from domain import gate
from domain.requests import Clock, clock
from storage.store import Store


class RequestRow(msgspec.Struct, frozen=True, kw_only=True):
    """A request. `youth` and `alias` are "" for one that is in no file (any more); `words` come from that file.

    `extension`, `outcome`, `refusal`: codes.rights, "" where there is none.
    """

    id: str
    number: str
    right: str
    day: dt.date
    clock: Clock
    extended: dt.date | None = None
    extension: str = ""
    done: dt.date | None = None
    outcome: str = ""
    refusal: str = ""
    youth: str = ""
    alias: str = ""
    words: str = ""


def requests(store: Store) -> list[RequestRow]:
    """All that are here: those to answer first, the soonest first; then the answered ones, the newest first."""
    rows = [row for found in store.book.rows("SELECT id FROM request") if (row := request_row(store, found["id"]))]
    still = sorted((row for row in rows if row.done is None), key=lambda row: (row.clock.due, row.id))
    answered = sorted((row for row in rows if row.done is not None), key=lambda row: (row.done, row.id), reverse=True)
    return [*still, *answered]


def requests_of(store: Store, youth: str) -> list[RequestRow]:
    """Those of one youth, whatever file they stand in, the newest first."""
    leading = store.book.file_of(youth)
    found = [
        row
        for file in store.book.files_of(youth)
        for link in store.book.rows("SELECT request FROM request_of WHERE youth = ?", file)
        if (row := request_row(store, link["request"])) and row.youth in ("", leading)  # not what is said of two
    ]
    return sorted(found, key=lambda row: (row.day, row.id), reverse=True)


def request_row(store: Store, request: str | None) -> RequestRow | None:
    """One request, None when it is not here."""
    known = store.book.record("request", request or "")
    if known is None or "day" not in known or "right" not in known:
        return None
    day, extended, done = (_day(known.get(name)) for name in ("day", "extended", "done"))
    assert day is not None
    link = store.book.row("SELECT * FROM request_of WHERE request = ?", request)
    youth, alias, words = _whose(store, link)
    return RequestRow(
        id=str(request),
        number=known.get("number", ""),
        right=known["right"],
        day=day,
        clock=clock(day, today=store.today(), extended=extended, done=done),
        extended=extended,
        extension=known.get("extension", ""),
        done=done,
        outcome=known.get("outcome", ""),
        refusal=known.get("refusal", ""),
        youth=youth,
        alias=alias,
        words=words,
    )


def _whose(store: Store, link: sqlite3.Row | None) -> tuple[str, str, str]:
    """(leading file, alias, words), as far as the gate lets the team see them."""
    if link is None or not link["youth"]:
        return "", "", ""
    youth = store.book.file_of(link["youth"])
    ledger = store.book.ledger(youth, today=store.today())
    linked = gate.visible("team", kind="request_of", record=dict(link), ledger=ledger)
    if "youth" not in linked:
        return "", "", ""
    row = store.book.row("SELECT alias FROM file WHERE id = ?", youth)
    return youth, str(row["alias"] or "") if row is not None else "", str(linked.get("words") or "")


def _day(value: str | None) -> dt.date | None:
    return dt.date.fromisoformat(value) if value else None
