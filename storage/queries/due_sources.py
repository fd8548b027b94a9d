"""What comes up by itself: derived from the records on every device alike, so nothing is written twice.

A key names one occasion: it holds what it follows from (a record's id, a day), so that a later occasion has another.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Callable, Iterator
from functools import partial

import msgspec

from domain.codes import referral_states
from domain.consent import is_given
from domain.deadlines import THIRD_PARTY_NAME_DAYS, add_months, adult_from, four_months
from storage.queries.all_files import all_files
from storage.queries.clocks import clock_of, out_of_sight_days, stint_of
from storage.queries.offers import call_key, calls_of
from storage.store import BRUSSELS, Store

CLOCK_DAYS = 30  # the four months come up when this many days are left
LEAST_DAYS = 120  # four months are at least this many days
CLOCK_OVER_DAYS = 60  # over for longer, they no longer ask for attention
CONSENT_DAYS = 14
CONSENT_OVER_DAYS = 30
WORD_BACK_DAYS = 14  # a referral without word back comes up again each two weeks
STOP_DAYS = 60
_OPEN = tuple(row.code for row in referral_states.REFERRAL_STATES if row.is_open)


class Coming(msgspec.Struct, frozen=True, kw_only=True):
    """Something that comes up on `from_day` and is due on `day`. `record`: the offer, referral, person or name."""

    key: str
    origin: str
    youth: str
    day: dt.date
    from_day: dt.date
    record: str = ""
    purpose: str = ""
    recipient: str = ""
    what: str = ""


def clocks(store: Store, last: dt.date) -> Iterator[Coming]:
    """The four months of a youth without an offer that counts."""
    today = store.today()
    since = (today - dt.timedelta(days=400)).isoformat()
    ahead = (last - dt.timedelta(days=LEAST_DAYS - CLOCK_DAYS)).isoformat()
    looked_up = _with_more_to_say(store)
    for row in all_files(store).values():
        if row["clock_start"] is None or not since < row["clock_start"] <= ahead:
            continue
        start = dt.date.fromisoformat(row["clock_start"])
        clock = clock_of(store, row["id"], start) if row["id"] in looked_up else four_months(start, today=today)
        if clock is None or clock.state not in ("running", "over") or clock.days_left < -CLOCK_OVER_DAYS:
            continue
        yield Coming(
            key=f"clock:{row['id']}:{row['clock_start']}",
            origin="clock",
            youth=row["id"],
            day=clock.due,
            from_day=clock.due - dt.timedelta(days=CLOCK_DAYS),
        )


def out_of_sight(store: Store, last: dt.date) -> Iterator[Coming]:
    """No contact for longer than the team's limit."""
    limit = dt.timedelta(days=out_of_sight_days(store) + 1)
    gone, until = (store.today() - dt.timedelta(days=366)).isoformat(), (last - limit).isoformat()
    remembered = store.book.remembered.get_of
    for row in all_files(store).values():
        youth, seen = row["id"], row["last_seen"]
        if seen is not None and gone < seen <= until:
            # There may be as many as youths, and of nearly all nothing changed since it was last asked.
            yield remembered(("out_of_sight", youth), (seen, limit), partial(_out_of_sight, youth, seen, limit))


def _out_of_sight(youth: str, seen: str, limit: dt.timedelta) -> Coming:
    day = dt.date.fromisoformat(seen) + limit
    return Coming(key=f"out_of_sight:{youth}:{seen}", origin="out_of_sight", youth=youth, day=day, from_day=day)


def consents(store: Store, last: dt.date) -> Iterator[Coming]:
    """An agreement that ends soon, or did a short while ago."""
    first = (store.today() - dt.timedelta(days=CONSENT_OVER_DAYS)).isoformat()
    until = (last + dt.timedelta(days=CONSENT_DAYS)).isoformat()
    sql = (
        "SELECT s.*, y.birth_date FROM standing s LEFT JOIN youth y ON y.id = s.youth "
        "WHERE s.state = 'given' AND s.valid_until BETWEEN ? AND ? ORDER BY s.youth, s.purpose, s.recipient"
    )
    merged = {row["youth"] for row in store.book.rows("SELECT youth FROM same")}
    for row in store.book.rows(sql, first, until):
        if row["youth"] in merged and not _is_leading(store, row):
            continue
        day = dt.date.fromisoformat(row["valid_until"])
        if row["birth_date"] and adult_from(dt.date.fromisoformat(row["birth_date"])) == day:
            continue  # one row for all that is asked again at 18 (due_adults.py)
        yield Coming(
            key=f"consent:{row['event']}",
            origin="consent",
            youth=row["youth"],
            day=day,
            from_day=day - dt.timedelta(days=CONSENT_DAYS),
            purpose=row["purpose"],
            recipient=row["recipient"],
        )


def stops(store: Store) -> Iterator[Coming]:
    """A partner to be told that it has to stop, after something was shared with it or it was to send word."""
    first = dt.datetime.combine(store.today() - dt.timedelta(days=STOP_DAYS), dt.time.min, dt.UTC).isoformat()
    for row in store.book.rows(
        "SELECT s.*, c.at FROM standing s JOIN consent c ON c.id = s.event WHERE s.state = 'withdrawn' "
        "AND s.purpose IN ('P08', 'P09', 'P10') AND c.at >= ?",
        first,
    ):
        day = dt.datetime.fromisoformat(row["at"]).astimezone(BRUSSELS).date()
        yield Coming(
            key=f"stop:{row['event']}",
            origin="stop",
            youth=row["youth"],
            day=day,
            from_day=day,
            purpose=row["purpose"],
            recipient=row["recipient"],
        )


def referrals(store: Store) -> Iterator[Coming]:
    """No youth drops off the radar between two services: an open referral comes up again each two weeks."""
    marks = ",".join("?" * len(_OPEN))
    sql = f"SELECT id, youth, since FROM referral WHERE coalesce(state, 'proposed') IN ({marks})"  # noqa: S608 - marks
    for row in store.book.rows(sql, *_OPEN):
        if row["since"] and row["youth"]:
            since = dt.date.fromisoformat(row["since"])
            times = max((store.today() - since).days // WORD_BACK_DAYS, 1)
            day = since + dt.timedelta(days=times * WORD_BACK_DAYS)
            key = f"referral:{row['id']}:{row['since']}:{times}"
            yield Coming(key=key, origin="referral", youth=row["youth"], day=day, from_day=day, record=row["id"])


def aftercare(store: Store) -> Iterator[Coming]:
    """Calls after a start, for youths who want them (P11): the last one that is due, and those still to come.

    A meeting with the youth on the day or later takes the place of the call.
    """
    first = add_months(store.today(), months=-12).isoformat()
    # The ledger below decides; this leaves out those of whom it can only say no.
    asked = "(SELECT youth FROM standing WHERE purpose = 'P11' AND state = 'given' UNION SELECT youth FROM same)"
    sql = f"SELECT * FROM offer WHERE started > ? AND kind IS NOT NULL AND youth IN {asked}"  # noqa: S608 - fixed words
    for row in store.book.rows(sql, first):
        youth = str(row["youth"])
        if not is_given(store.book.ledger(youth, today=store.today()), "P11"):
            continue
        calls = calls_of(store, stint_of(row))
        past = [call for call in calls if call.day <= store.today()]
        for call in (*past[-1:], *calls[len(past) :]):
            if call.done is None and not _met_since(store, youth, call.day):
                yield Coming(
                    key=call_key(row["id"], call.number),
                    origin="aftercare",
                    youth=youth,
                    day=call.day,
                    from_day=call.day,
                    record=row["id"],
                )


def people(store: Store) -> Iterator[Coming]:
    """Somebody whose name was noted and who was not yet told (AVG/GDPR article 14: within a month)."""
    sql = "SELECT id, youth, named FROM person WHERE name != '' AND named IS NOT NULL AND told IS NULL"
    for row in store.book.rows(sql + " AND coalesce(is_gone, 0) = 0"):
        named = dt.date.fromisoformat(row["named"])
        yield Coming(
            key=f"person_told:{row['id']}:{row['named']}",
            origin="person_told",
            youth=row["youth"] or "",
            day=add_months(named, months=1),
            from_day=named,
            record=row["id"],
        )


def names(store: Store) -> Iterator[Coming]:
    """A name that somebody else gave: inform or erase within 30 days."""
    for row in store.book.rows("SELECT id, name, day FROM named"):
        given = dt.date.fromisoformat(row["day"])
        yield Coming(
            key=f"third_party:{row['id']}",
            origin="third_party",
            youth="",
            day=given + dt.timedelta(days=THIRD_PARTY_NAME_DAYS),
            from_day=given,
            record=row["id"],
            what=row["name"],
        )


SOURCES: tuple[Callable[[Store], Iterator[Coming]], ...] = (
    stops,
    referrals,
    aftercare,
    people,
    names,
)
UNTIL_SOURCES: tuple[Callable[[Store, dt.date], Iterator[Coming]], ...] = (clocks, out_of_sight, consents)
"""Of these there may be as many as youths: what comes up after `last` is not even looked up."""


def _with_more_to_say(store: Store) -> set[str]:
    """Youths of whom a pause, an offer or a second file may move the four months; of others the start says it all."""
    sql = "SELECT youth FROM pause UNION SELECT youth FROM offer UNION SELECT youth FROM same"
    return {row["youth"] for row in store.book.rows(sql)}


def _is_leading(store: Store, row: sqlite3.Row) -> bool:
    """Of files that are one: is it this yes that holds over all of them, and does it still?"""
    standing = store.book.ledger(row["youth"], today=store.today()).get((row["purpose"], row["recipient"]))
    return standing is not None and standing.event == row["event"] and standing.state in ("given", "expired")


def _met_since(store: Store, youth: str, day: dt.date) -> bool:
    return any(
        store.book.row("SELECT 1 FROM presence WHERE youth = ? AND day >= ? LIMIT 1", file, day.isoformat())
        for file in store.book.files_of(youth)
    )
