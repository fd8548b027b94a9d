"""Who got an offer within four months (Council Recommendation 2020/C 372/01), by how long they were without work.

The same clock as on the screens (domain/deadlines.py, domain/offering.py), fed with what the gate lets through: an
offer or a pause that tells of health or origin counts only after its own yes and a yes to being counted.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any, Literal

from domain.codes import neet
from domain.deadlines import Pause, completed_months, four_months
from domain.offering import Stint, offered_on
from domain.tables.period import Quarter
from storage.queries.counting_road import Fact, day_of, stint_of
from storage.queries.gated import Gated

Met = Literal["yes", "no", "running"]


def guarantee_by_neet(view: Gated, quarter: Quarter) -> Iterator[Fact]:
    """Each youth whose four months were decided in the quarter, or ran at its end (of a running quarter: today)."""
    stints, pauses = _stints(view), _pauses(view)
    for youth in view.youths():
        counted = view.youth(youth)
        start = day_of(counted.get("clock_start"))
        if start is None:
            continue
        met = _met(
            start,
            pauses=tuple(pauses.get(youth, ())),
            offered=offered_on(stints.get(youth, ()), since=start),
            days=(quarter.first_day, min(quarter.last_day, view.today)),
        )
        if met is not None:
            yield Fact(unit=youth, cell=(_duration(counted, start), met))


def _met(
    start: dt.date, *, pauses: tuple[Pause, ...], offered: dt.date | None, days: tuple[dt.date, dt.date]
) -> Met | None:
    """None: not begun by then, or decided in an earlier quarter."""
    first, last = days
    if start > last:
        return None
    clock = four_months(start, today=last, pauses=pauses, offered=offered)
    if clock.state == "met":
        return "yes" if offered is not None and offered >= first else None
    if clock.state in ("late", "over"):
        return "no" if clock.due + dt.timedelta(days=1) >= first else None
    return "running"


def _duration(counted: Mapping[str, Any], start: dt.date) -> str:
    since = day_of(counted.get("neet_since"))
    return neet.duration_of(completed_months(since, today=start) if since is not None else None)


def _stints(view: Gated) -> dict[str, list[Stint]]:
    found: dict[str, list[Stint]] = {}
    for youth, counted in view.on_the_road("offer"):
        found.setdefault(youth, []).append(stint_of(counted))
    return found


def _pauses(view: Gated) -> dict[str, list[Pause]]:
    found: dict[str, list[Pause]] = {}
    for youth, counted in view.on_the_road("pause"):
        start, end = day_of(counted.get("start")), day_of(counted.get("end"))
        if start is not None and not counted.get("is_dropped") and (end is None or end >= start):
            found.setdefault(youth, []).append(Pause(start=start, end=end))
    return found
