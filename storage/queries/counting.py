"""What a table counts: facts from the open book, each field through the gate (road "figures").

A fact says: this unit (a contact, a youth) stands in this cell. The cell counts its units; a total counts each unit
once, also when it stands in several of its cells. A youth who objected (P12), whose consent stopped, or who never said
yes to being counted with a special category gives no fact at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import product
from typing import Any

import msgspec

from domain import gate
from domain.codes import barriers, municipalities
from domain.codes.row import UnknownCode
from domain.consent import Standing
from domain.records import KINDS
from domain.tables.catalogue import (
    AGE_BAND,
    GENDER,
    MECHANISM,
    MUNICIPALITY,
    PLACE_KIND,
    SIGNAL,
    UNKNOWN,
    Dimension,
    Key,
    Table,
)
from domain.tables.period import Quarter
from storage.book.book import plain
from storage.store import Store

_REACHED_KINDS = ("youths", "activity")  # an employer or a partner is no youth
# The only fields the gate can let through on this road, so the only ones worth asking about.
_COUNTED = {kind.name: [n for n, field in kind.fields.items() if field.serves.is_counted] for kind in KINDS.values()}
_PLACE_OF_HOW = {"home_visit": "home_visit", "online": "online"}


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """`unit`: whom or what it is about, inside this device only. `weight`: heads, where heads are counted."""

    unit: str
    cell: tuple[str, ...]
    weight: int = 1


class Gated:
    """The book as the figures may see it, for one computation: what was asked once is remembered until it ends."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._ledgers: dict[str, Mapping[tuple[str, str], Standing]] = {}
        self._open: dict[tuple[str, str, str], frozenset[str]] = {}
        self._kept: dict[tuple[str, str], list[tuple[str, dict[str, Any]]]] = {}
        self._youths: dict[str, dict[str, Any]] = {}

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
                    yield str(record["youth"]), counted

        return self._once("presence", quarter.name, read)

    def barriers(self) -> list[tuple[str, dict[str, Any]]]:
        """Every barrier that may be counted and was one: (youth, what may be counted of it)."""

        def read() -> Iterator[tuple[str, dict[str, Any]]]:
            for _, record in self._rows("barrier"):
                counted = self._visible("barrier", record)
                if counted.get("code") and counted.get("state", "dropped") != "dropped":
                    yield str(record["youth"]), counted

        return self._once("barrier", "", read)

    def youth(self, youth: str) -> dict[str, Any]:
        """What may be counted of a file."""
        if youth not in self._youths:
            record = self._store.book.record("youth", youth) or {}
            self._youths[youth] = self._visible("youth", record | {"youth": youth})
        return self._youths[youth]

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
        youth, row = str(record.get("youth", "")), str(record.get("code", ""))
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


def exact_counts(view: Gated, table: Table, quarter: Quarter) -> dict[Key, int]:
    """Cells and totals of a table, exact: never to be sent, kept or shown as they are."""
    units: dict[Key, dict[str, int]] = {}
    for fact in COUNTING[table.name](view, quarter):
        for key in product(*((code, None) for code in fact.cell)):
            units.setdefault(key, {})[fact.unit] = fact.weight
    return {key: sum(counted.values()) for key, counted in units.items()}


def _contacts(view: Gated, quarter: Quarter) -> Iterator[Fact]:
    for contact, counted in view.contacts(quarter):
        yield Fact(unit=contact, cell=_place_and_signal(counted))


def _meetings(view: Gated, quarter: Quarter) -> Iterator[Fact]:
    for contact, counted in view.contacts(quarter):
        yield Fact(unit=contact, cell=_place_and_signal(counted), weight=int(counted.get("count", 1)))


def _place_and_signal(counted: Mapping[str, Any]) -> tuple[str, str]:
    place = counted.get("place_kind") or _PLACE_OF_HOW.get(str(counted.get("how", "")), "")
    return _code(PLACE_KIND, place), _code(SIGNAL, counted.get("signal"))


def _by_age_municipality(view: Gated, quarter: Quarter) -> Iterator[Fact]:
    for youth, _ in view.reached(quarter):
        counted = view.youth(youth)
        place = _municipality(str(counted.get("municipality", "")), quarter)
        yield Fact(unit=youth, cell=(_code(AGE_BAND, counted.get("age_band")), place))


def _by_gender_age(view: Gated, quarter: Quarter) -> Iterator[Fact]:
    for youth, _ in view.reached(quarter):
        counted = view.youth(youth)
        cell = (_code(GENDER, counted.get("gender")), _code(AGE_BAND, counted.get("age_band")))
        yield Fact(unit=youth, cell=cell)


def _barriers_by_age(view: Gated, quarter: Quarter) -> Iterator[Fact]:
    for youth, counted in view.barriers():
        if _stood_in(counted, quarter):
            age = _code(AGE_BAND, view.youth(youth).get("age_band"))
            yield Fact(unit=youth, cell=(barriers.row_of(counted["code"]).code, age))


def _barriers_by_mechanism(view: Gated, quarter: Quarter) -> Iterator[Fact]:
    for youth, counted in view.barriers():
        if _stood_in(counted, quarter):
            for mechanism in {_code(MECHANISM, each) for each in counted.get("mechanisms") or (UNKNOWN,)}:
                yield Fact(unit=youth, cell=(barriers.row_of(counted["code"]).code, mechanism))


def _barriers_lifted(view: Gated, quarter: Quarter) -> Iterator[Fact]:
    for youth, counted in view.barriers():
        if counted["state"] == "lifted" and quarter.holds(counted.get("lifted")):
            yield Fact(unit=youth, cell=(barriers.row_of(counted["code"]).code,))


COUNTING: dict[str, Callable[[Gated, Quarter], Iterator[Fact]]] = {
    "contacts_by_place_signal": _contacts,
    "meetings_by_place_signal": _meetings,
    "youths_by_age_municipality": _by_age_municipality,
    "youths_by_gender_age": _by_gender_age,
    "barriers_by_age": _barriers_by_age,
    "barriers_by_mechanism": _barriers_by_mechanism,
    "barriers_lifted": _barriers_lifted,
}


def _stood_in(counted: Mapping[str, Any], quarter: Quarter) -> bool:
    """Was it there on any day of the quarter? A day that nobody wrote down does not speak against it."""
    is_begun = str(counted.get("since") or quarter.last_day) <= quarter.last_day.isoformat()
    if counted["state"] != "lifted":
        return is_begun
    return is_begun and str(counted.get("lifted") or quarter.first_day) >= quarter.first_day.isoformat()


def _code(dimension: Dimension, value: Any) -> str:
    """A code of the dimension; what is empty, or of a list this version does not have, is not known."""
    return value if value in dimension.labels else UNKNOWN


def _municipality(code: str, quarter: Quarter) -> str:
    try:
        return _code(MUNICIPALITY, municipalities.code_on(code, day=quarter.last_day))
    except UnknownCode:
        return UNKNOWN
