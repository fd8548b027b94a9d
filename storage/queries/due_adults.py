"""Whoever agreed as a minor and is 18 now is asked again: one row a youth, until each agreement was asked anew.

With a birth date the day is known beforehand. Without one the age band tells: it comes up as soon as the file no longer
says "15 tot 17" while something was agreed under that band.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from domain.deadlines import ADULT_YEARS, add_months, adult_from
from storage.queries.agreements import Agreements
from storage.queries.due_sources import Coming
from storage.queries.minors import STANDING, was_minor
from storage.store import Store

SHOWN_DAYS = 14  # before the birthday
OVER_DAYS = 365  # asked no more after a year: the agreements themselves have ended by then


def adults(store: Store, last: dt.date) -> Iterator[Coming]:
    """Youths with an agreement of before their 18th birthday."""
    for youth, day in (*_by_birthday(store, last), *_by_band(store)):
        yield Coming(
            key=f"adult:{youth}",
            origin="adult",
            youth=youth,
            day=day,
            from_day=day - dt.timedelta(days=SHOWN_DAYS),
        )


def _by_birthday(store: Store, last: dt.date) -> Iterator[tuple[str, dt.date]]:
    """(youth, 18th birthday) of those who turn 18 soon or did within a year."""
    first = store.today() - dt.timedelta(days=OVER_DAYS)
    oldest = add_months(first, months=-12 * ADULT_YEARS)
    youngest = add_months(last + dt.timedelta(days=SHOWN_DAYS), months=-12 * ADULT_YEARS)
    sql = "SELECT id, birth_date FROM youth WHERE birth_date BETWEEN ? AND ?"
    agreements = Agreements(store)
    for row in store.book.rows(sql, oldest.isoformat(), youngest.isoformat()):
        if not agreements.may("team", kind="youth", field="birth_date", youth=row["id"]):
            continue  # the day would tell it
        birth = dt.date.fromisoformat(row["birth_date"])
        standing = store.book.rows(STANDING, row["id"])
        if any(was_minor(each["at"], each["age_band"], birth=birth) for each in standing):
            yield row["id"], adult_from(birth)


def _by_band(store: Store) -> Iterator[tuple[str, dt.date]]:
    """(youth, today) of those whose file says 18 or more, and whose agreement says less."""
    sql = (
        "SELECT DISTINCT c.youth FROM consent c JOIN standing s "
        "ON s.youth = c.youth AND s.purpose = c.purpose AND s.event = c.id AND s.state = 'given' "
        "JOIN youth y ON y.id = c.youth WHERE c.age_band = '15-17' AND y.birth_date IS NULL "
        "AND y.age_band IS NOT NULL AND y.age_band NOT IN ('', '15-17')"
    )
    agreements = Agreements(store)
    for row in store.book.rows(sql):
        if agreements.may("team", kind="youth", field="age_band", youth=row["youth"]):
            yield row["youth"], store.today()
