"""What a table counts: facts from the open book, each field through the gate (road "figures").

A fact says: this unit (a contact, a youth) stands in this cell. The cell counts its units; a total counts each unit
once, also when it stands in several of its cells. A youth who objected (P12), whose consent stopped, or who never said
yes to being counted with a special category gives no fact at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import product
from typing import Any

from domain.codes import barriers, municipalities
from domain.codes.row import UnknownCode
from domain.deadlines import completed_months
from domain.span import Days
from domain.tables.dimension import UNKNOWN, Dimension, Key
from domain.tables.dimensions import AGE_BAND, GENDER, MECHANISM, MUNICIPALITY, PLACE_KIND, SIGNAL
from domain.tables.period import Quarter
from domain.tables.table import Table
from storage.queries.counting_guarantee import guarantee_by_neet
from storage.queries.counting_road import ROAD_COUNTING, Fact, day_of
from storage.queries.gated import Gated

_STOOD_MONTHS = ((3, "under_3m"), (6, "under_6m"), (12, "under_12m"))
_PLACE_OF_HOW = {"home_visit": "home_visit", "online": "online"}


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
        if stood_in(counted, quarter):
            age = _code(AGE_BAND, view.youth(youth).get("age_band"))
            yield Fact(unit=youth, cell=(barriers.row_of(counted["code"]).code, age))


def _barriers_by_mechanism(view: Gated, quarter: Quarter) -> Iterator[Fact]:
    for youth, counted in view.barriers():
        if stood_in(counted, quarter):
            for mechanism in {_code(MECHANISM, each) for each in counted.get("mechanisms") or (UNKNOWN,)}:
                yield Fact(unit=youth, cell=(barriers.row_of(counted["code"]).code, mechanism))


def _barriers_lifted(view: Gated, quarter: Quarter) -> Iterator[Fact]:
    for youth, counted in _lifted(view, quarter):
        yield Fact(unit=youth, cell=(barriers.row_of(counted["code"]).code,))


def _lifted_by_duration(view: Gated, quarter: Quarter) -> Iterator[Fact]:
    for youth, counted in _lifted(view, quarter):
        yield Fact(unit=youth, cell=(barriers.row_of(counted["code"]).code, _stood(counted)))


def _lifted(view: Gated, quarter: Quarter) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for youth, counted in view.barriers():
        if counted["state"] == "lifted" and quarter.holds(counted.get("lifted")):
            yield youth, counted


def _stood(counted: Mapping[str, Any]) -> str:
    since, lifted = day_of(counted.get("since")), day_of(counted.get("lifted"))
    if since is None or lifted is None:
        return UNKNOWN
    months = completed_months(since, today=lifted)
    return next((code for under, code in _STOOD_MONTHS if months < under), "more")


def _zitdag_by_municipality(view: Gated, quarter: Quarter) -> Iterator[Fact]:
    for contact, counted in view.contacts(quarter):
        if counted.get("how") == "zitdag":
            place = _municipality(str(counted.get("municipality", "")), quarter)
            yield Fact(unit=contact, cell=(place,), weight=int(counted.get("count", 1)))


COUNTING: dict[str, Callable[[Gated, Quarter], Iterator[Fact]]] = {
    "contacts_by_place_signal": _contacts,
    "meetings_by_place_signal": _meetings,
    "youths_by_age_municipality": _by_age_municipality,
    "youths_by_gender_age": _by_gender_age,
    "barriers_by_age": _barriers_by_age,
    "barriers_by_mechanism": _barriers_by_mechanism,
    "barriers_lifted": _barriers_lifted,
    "barriers_lifted_by_duration": _lifted_by_duration,
    "guarantee_by_neet": guarantee_by_neet,
    "zitdag_by_municipality": _zitdag_by_municipality,
    **ROAD_COUNTING,
}


def stood_in(counted: Mapping[str, Any], days: Days) -> bool:
    """Was it there on any of these days? A day that nobody wrote down does not speak against it."""
    is_begun = str(counted.get("since") or days.last_day) <= days.last_day.isoformat()
    if counted["state"] != "lifted":
        return is_begun
    return is_begun and str(counted.get("lifted") or days.first_day) >= days.first_day.isoformat()


def _code(dimension: Dimension, value: Any) -> str:
    """A code of the dimension; what is empty, or of a list this version does not have, is not known."""
    return value if value in dimension.labels else UNKNOWN


def _municipality(code: str, quarter: Quarter) -> str:
    try:
        return _code(MUNICIPALITY, municipalities.in_tables(code, day=quarter.last_day))
    except UnknownCode:
        return UNKNOWN
