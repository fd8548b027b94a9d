"""The gate for lists: where all youths stand, read a purpose at a time, for a query that asks about many of them.

The answers are those of `domain.gate.may`; only the reading is shared, since a ledger a youth would take too long.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Literal

from domain import gate
from domain.codes import purposes
from domain.codes.row import UnknownCode
from domain.consent import Ledger, Standing, State
from domain.deciding import PER_RECIPIENT, is_decided_by_row, row_of
from domain.records import purpose_of
from storage.store import Store

ListRoad = Literal["team", "together"]
# Where each youth stands on one purpose today.
_STATES = (
    "SELECT youth, CASE WHEN state = 'given' AND valid_until < ? THEN 'expired' ELSE state END AS state "
    "FROM standing WHERE purpose = ? AND recipient = ''"
)
_Asked = tuple[str, str, str, str, tuple[State, ...]]


class _Read:
    """What was read of one state of the book, for one day."""

    def __init__(self, store: Store) -> None:
        self.merged = {str(row["youth"]) for row in store.book.rows("SELECT youth FROM same")}
        self.ledgers: dict[str, Ledger] = {}
        self.states: dict[str, Mapping[str, sqlite3.Row]] = {}
        self.asked: dict[_Asked, bool] = {}


class Agreements:
    """For one query: what was read once is remembered, until the book changes (storage/book/remembered.py)."""

    def __init__(self, store: Store) -> None:
        self._store, self._today = store, store.today()
        read = store.book.remembered.get(("agreements", self._today), lambda: _Read(store))
        self._merged, self._ledgers, self._states, self._asked = read.merged, read.ledgers, read.states, read.asked

    def may(
        self, road: ListRoad, *, kind: str, field: str, youth: str, record: Mapping[str, Any] | None = None
    ) -> bool:
        """May this field of a record of this youth be seen? `record` needs what decides its purpose."""
        known = record or {}
        try:
            purpose, row = purpose_of(kind, field, known), row_of(kind, known)
        except (KeyError, UnknownCode):
            return False  # half of it is not here yet, or it is of a newer app
        if youth in self._merged or kind in PER_RECIPIENT or not youth:
            return gate.may(road, kind=kind, field=field, record=known, ledger=self._ledger(youth)).allowed
        leans = _leans_on(purpose)
        states = tuple(self._state(code, youth) for code in leans)
        asked = (road, kind, field, row, states)
        if asked not in self._asked:
            ledger = {(code, ""): Standing(state=state) for code, state in zip(leans, states, strict=True)}
            self._asked[asked] = gate.may(road, kind=kind, field=field, record=known, ledger=ledger).allowed
        return self._asked[asked]

    def each(self, road: ListRoad, *, kind: str, field: str) -> Callable[[str], bool]:
        """`may` for a field whose row decides nothing, asked of many youths: an answer a state, then looked up."""
        leans = () if is_decided_by_row(kind) or kind in PER_RECIPIENT else _leans_on(purpose_of(kind, field, {}))
        if len(leans) != 1:
            return lambda youth: self.may(road, kind=kind, field=field, youth=youth)
        self._state(leans[0], "")  # reads them all
        states, merged, answers = self._states[leans[0]], self._merged, dict[State, bool]()

        def may(youth: str) -> bool:
            row = states.get(youth)
            state: State = "not_asked" if row is None else row[1]
            if state not in answers or youth in merged or not youth:
                allowed = self.may(road, kind=kind, field=field, youth=youth)
                if youth in merged or not youth:
                    return allowed
                answers[state] = allowed
            return answers[state]

        return may

    def label(self, youth: str) -> bool:
        """May the street name be seen, if only to ask again? Of files that are one, when one of them may."""
        if youth not in self._merged:
            return _may_ask(self._state("P01", youth))
        files = self._store.book.files_of(youth)
        return any(_may_ask(self._own_state(file)) for file in files)

    def _own_state(self, file: str) -> State:
        standing = self._store.book.own_ledger(file, today=self._today).get(("P01", ""))
        return standing.state if standing is not None else "not_asked"

    def _ledger(self, youth: str) -> Ledger:
        if youth not in self._ledgers:
            self._ledgers[youth] = self._store.book.ledger(youth, today=self._today) if youth else {}
        return self._ledgers[youth]

    def _state(self, purpose: str, youth: str) -> State:
        if purpose not in self._states:
            rows = self._store.book.by_youth.rows(_STATES, self._today.isoformat(), purpose, youth="youth")
            self._states[purpose] = rows
        row = self._states[purpose].get(youth)
        return "not_asked" if row is None else row["state"]


def label_of(store: Store, youth: str) -> str:
    """The street name as far as it may be seen: "" when it may not, or there is no such file here."""
    row = store.book.row("SELECT alias FROM file WHERE id = ?", store.book.file_of(youth)) if youth else None
    return str(row["alias"] or "") if row is not None and Agreements(store).label(youth) else ""


@cache
def _leans_on(purpose: str) -> tuple[str, ...]:
    """The purpose, and all it needs."""
    if not purpose:
        return ()
    return (purpose, *(code for needed in purposes.BY_CODE[purpose].needs for code in _leans_on(needed)))


@cache
def _may_ask(state: State) -> bool:
    return gate.may("ask", kind="youth", field="alias", record={}, ledger={("P01", ""): Standing(state=state)}).allowed
