"""What stands in nobody's file: signals of other bodies, barriers seen on the street, anonymous answers. Gated."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import msgspec

from domain import gate
from domain.codes import surveys
from domain.deadlines import add_months
from storage.queries.contacts import prefill
from storage.store import Store

MOST_ROWS = 100
ANSWER_MONTHS = 12
FEWEST_ANSWERED = 3
_OPEN = "not_yet"


class SignalRow(msgspec.Struct, frozen=True, kw_only=True):
    """`body`: codes.signal_bodies; `municipality`: a NIS code or ""; `result`: codes.signal_results."""

    id: str
    day: dt.date
    body: str
    municipality: str
    result: str

    @property
    def is_open(self) -> bool:
        """Does somebody still have to look?"""
        return self.result == _OPEN


class SeenRow(msgspec.Struct, frozen=True, kw_only=True):
    """A structural barrier seen. `row`: codes.barriers; `place_kind`: codes.places or ""."""

    day: dt.date
    row: str
    place_kind: str


class Answered(msgspec.Struct, frozen=True, kw_only=True):
    """Answers to one survey. `count`: who answered. `answers`: a list per question, in the order of the alphabet, so
    that nobody reads which three belong together; empty lists while fewer than FEWEST_ANSWERED answered.
    """

    count: int
    answers: tuple[tuple[str, ...], ...]


class Around(msgspec.Struct, frozen=True, kw_only=True):
    """Where this worker is now: a kind of place and a municipality, "" for what is not known."""

    place_kind: str = ""
    municipality: str = ""


def signals(store: Store) -> list[SignalRow]:
    """Open ones first, then the newest."""
    rows = [
        SignalRow(
            id=record_id,
            day=dt.date.fromisoformat(shown["day"]),
            body=shown["body"],
            municipality=shown.get("municipality", ""),
            result=shown.get("result", _OPEN),
        )
        for record_id, shown in _shown(store, "signal")
        if {"day", "body"} <= set(shown)
    ]
    return sorted(rows, key=lambda row: (row.is_open, row.day), reverse=True)[:MOST_ROWS]


def observations(store: Store) -> list[SeenRow]:
    """The newest first."""
    rows = [
        SeenRow(day=dt.date.fromisoformat(shown["day"]), row=shown["row"], place_kind=shown.get("place_kind", ""))
        for _, shown in _shown(store, "observation")
        if {"day", "row"} <= set(shown)
    ]
    return rows[:MOST_ROWS]


def answered(store: Store, *, survey: str) -> Answered:
    """What was answered to the survey as it is worded now, over the last year. KeyError for an unknown one."""
    asked = surveys.BY_CODE[survey]
    since = add_months(store.today(), months=-ANSWER_MONTHS)
    found = [
        tuple(shown.get("answers", ()))
        for _, shown in _shown(store, "answer", since=since)
        if (shown.get("survey"), shown.get("version")) == (survey, asked.version)
    ]
    listed = found if len(found) >= FEWEST_ANSWERED else []
    texts = tuple(
        tuple(sorted((each[place] for each in listed if len(each) > place and each[place]), key=str.casefold))
        for place in range(len(asked.questions))
    )
    return Answered(count=len(found), answers=texts)


def around(store: Store) -> Around:
    """From the running round, else the last contact of today, as Contact fills it in."""
    start = prefill(store)
    last = store.book.row(
        "SELECT municipality FROM signal WHERE worker = ? AND municipality != '' ORDER BY first DESC LIMIT 1",
        store.worker,
    )
    here = start.place
    town = (here.municipality if here else "") or (str(last["municipality"]) if last else "")
    return Around(place_kind=here.kind if here else "", municipality=town)


def _shown(store: Store, kind: str, *, since: dt.date | None = None) -> Iterator[tuple[str, dict[str, Any]]]:
    """(id, what the team may see) of the records of a kind, the newest first."""
    rows = store.book.rows(
        f"SELECT id FROM {kind} WHERE day >= ? ORDER BY day DESC, first DESC",  # noqa: S608 - fixed texts
        since.isoformat() if since else "",
    )
    for row in rows:
        record = store.book.record(kind, row["id"]) or {}
        yield row["id"], gate.visible("team", kind=kind, record=record, ledger={})
