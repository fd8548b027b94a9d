"""What the tables of the road to work count: offers, kept or not, referrals, reasons, and what is in nobody's file."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import msgspec

from domain.codes import offers
from domain.deadlines import add_months
from domain.offering import Stint, job_rows, kept
from domain.tables.dimension import UNKNOWN, Dimension
from domain.tables.dimensions import (
    DISABILITY,
    KEPT,
    OBSERVED,
    ORIGIN,
    PARTNER_KIND,
    QUALIFICATION,
    REFERRAL_STATE,
    SIGNAL_BODY,
    SIGNAL_RESULT,
)
from domain.tables.period import Quarter
from storage.queries.gated import Gated

_WEEKS = ((4, "under_4"), (12, "under_12"))


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """`unit`: whom or what it is about, inside this device only. `weight`: heads, where heads are counted."""

    unit: str
    cell: tuple[str, ...]
    weight: int = 1


Counting = Callable[[Gated, Quarter], Iterator[Fact]]


def _observations(view: Gated, quarter: Quarter) -> Iterator[Fact]:
    for seen, counted in view.unnamed("observation", quarter):
        if counted.get("row") in OBSERVED.labels:
            yield Fact(unit=seen, cell=(counted["row"],))


def _signals(view: Gated, quarter: Quarter) -> Iterator[Fact]:
    for signal, counted in view.unnamed("signal", quarter):
        result = _listed(SIGNAL_RESULT, counted.get("result"), else_="not_yet")
        yield Fact(unit=signal, cell=(_listed(SIGNAL_BODY, counted.get("body")), result))


def _offers(view: Gated, quarter: Quarter) -> Iterator[Fact]:
    for youth, counted in view.on_the_road("offer"):
        if quarter.holds(counted.get("proposed") or counted.get("started")):
            level = _listed(QUALIFICATION, view.youth(youth).get("qualification"))
            yield Fact(unit=counted["id"], cell=(counted["kind"], level))


def _offers_by(field: str, dimension: Dimension) -> Counting:
    """Crossed with an answer that the gate lets through only after its own yes and a yes to being counted."""

    def facts(view: Gated, quarter: Quarter) -> Iterator[Fact]:
        for youth, counted in view.on_the_road("offer"):
            if quarter.holds(counted.get("proposed") or counted.get("started")):
                said = _listed(dimension, view.youth(youth).get(field))
                as_one_of_four = offers.BY_CODE[counted["kind"]].counts_as or "leads_there"
                yield Fact(unit=counted["id"], cell=(said, as_one_of_four))

    return facts


def _kept_after(months: int) -> Counting:
    """Rows of jobs whose mark of so many months lies in the quarter and is past; the kind is that of the first."""

    def facts(view: Gated, quarter: Quarter) -> Iterator[Fact]:
        by_youth: dict[str, list[Stint]] = {}
        for youth, counted in view.on_the_road("offer"):
            by_youth.setdefault(youth, []).append(stint_of(counted))
        for stints in by_youth.values():
            kinds = {stint.id: stint.kind for stint in stints}
            for row in job_rows(stints):
                mark = add_months(row.start, months=months)
                if quarter.holds(mark) and mark <= view.today:
                    found = kept(row, months=months, today=view.today)
                    yield Fact(unit=row.ids[0], cell=(kinds[row.ids[0]], _listed(KEPT, found, else_="no")))

    return facts


def _referrals(view: Gated, quarter: Quarter) -> Iterator[Fact]:
    for _, counted in view.on_the_road("referral"):
        state = counted.get("state", "proposed")
        if quarter.holds(counted.get("proposed")) and state in REFERRAL_STATE.labels:
            yield Fact(unit=counted["id"], cell=(_listed(PARTNER_KIND, counted.get("partner_kind")), state))


def _waited(view: Gated, quarter: Quarter) -> Iterator[Fact]:
    for _, counted in view.on_the_road("referral"):
        if quarter.holds(counted.get("admitted")):
            yield Fact(unit=counted["id"], cell=(counted["partner_kind"], _wait(counted)))


def _refusals(view: Gated, quarter: Quarter) -> Iterator[Fact]:
    for _, counted in view.on_the_road("refusal"):
        if quarter.holds(counted.get("day")):
            yield Fact(unit=counted["id"], cell=(counted["reason"],))


ROAD_COUNTING: dict[str, Counting] = {
    "observations_by_row": _observations,
    "signals_by_body_result": _signals,
    "offers_by_kind_qualification": _offers,
    "offers_by_origin": _offers_by("origin", ORIGIN),
    "offers_by_disability": _offers_by("disability", DISABILITY),
    "kept_3_by_offer": _kept_after(3),
    "kept_6_by_offer": _kept_after(6),
    "referrals_by_partner_state": _referrals,
    "referrals_waited": _waited,
    "refusals_by_reason": _refusals,
}


def stint_of(counted: Mapping[str, Any]) -> Stint:
    """What may be counted of an offer, as domain/offering.py sees it."""
    return Stint(
        id=counted["id"],
        kind=counted["kind"],
        state=counted.get("state", "proposed"),
        proposed=day_of(counted.get("proposed")),
        started=day_of(counted.get("started")),
        ended=day_of(counted.get("ended")),
        follows=counted.get("follows", ""),
        not_counting=counted.get("not_counting", ""),
    )


def _wait(counted: Mapping[str, Any]) -> str:
    """How long it took from the waiting list to being taken over."""
    began, ended = day_of(counted.get("waiting_since")), day_of(counted.get("admitted"))
    if began is None or ended is None or ended <= began:
        return "none"
    weeks = (ended - began).days // 7
    return next((code for most, code in _WEEKS if weeks < most), "more")


def _listed(dimension: Dimension, value: Any, *, else_: str = UNKNOWN) -> str:
    return value if value in dimension.labels else else_


def day_of(text: str | None) -> dt.date | None:
    """A day as a record holds it; None where it holds none."""
    return dt.date.fromisoformat(text) if text else None
