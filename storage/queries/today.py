"""Vandaag: what today asks, what can wait, the running round, and the worker's own week in counts."""

from __future__ import annotations

import datetime as dt

import msgspec

from storage.queries.clocks import clock_of
from storage.queries.contacts import RoundRow, open_round
from storage.queries.youths import out_of_sight_days
from storage.store import Store

SOON_DAYS = 30  # the four months come up on Vandaag when this many days are left
CONSENT_DAYS = 14
CONSENT_OVER_DAYS = 30  # asked again this long after it ended; then it is over
OVER_DAYS = 60  # four months that are over for longer no longer ask for attention today


class Due(msgspec.Struct, frozen=True, kw_only=True):
    """A thing to do. `kind`: four_months, consent, out_of_sight. `days`: left (negative: over), or unseen."""

    kind: str
    youth: str
    alias: str
    day: dt.date
    days: int
    purpose: str = ""
    recipient: str = ""
    text: str = ""


class Today(msgspec.Struct, frozen=True, kw_only=True):
    """At most five under attention; the rest can wait. `week_*`: this worker's own counts since Monday."""

    day: dt.date
    attention: tuple[Due, ...]
    can_wait: tuple[Due, ...]
    round: RoundRow | None
    week_spoken: int
    week_contacts: int
    week_new_files: int
    has_places: bool
    has_anything: bool


def today(store: Store) -> Today:
    """Everything Vandaag shows, in one turn on the thread."""
    day = store.today()
    clocks = sorted(_four_months(store, day), key=lambda due: abs(due.days))
    urgent = [*clocks, *sorted(_consent(store, day), key=lambda due: due.days)]
    calm = _out_of_sight(store, day)
    spoken, contacts = _week(store, day)
    return Today(
        day=day,
        attention=tuple(urgent[:5]),
        can_wait=tuple([*urgent[5:], *calm][:10]),
        round=open_round(store),
        week_spoken=spoken,
        week_contacts=contacts,
        week_new_files=_new_files(store, day),
        has_places=store.book.row("SELECT 1 FROM place LIMIT 1") is not None,
        has_anything=store.book.row("SELECT 1 FROM contact LIMIT 1") is not None,
    )


def _four_months(store: Store, day: dt.date) -> list[Due]:
    since = (day - dt.timedelta(days=240)).isoformat()
    found = store.book.rows(
        "SELECT id, alias, clock_start FROM file WHERE clock_start > ? "
        "AND (fixed_contact = ? OR coalesce(fixed_contact, '') = '')",
        since,
        store.worker,
    )
    dues = []
    for row in found:
        clock = clock_of(store, row["id"], dt.date.fromisoformat(row["clock_start"]))
        if clock is not None and clock.state in ("running", "over") and -OVER_DAYS <= clock.days_left <= SOON_DAYS:
            dues.append(
                Due(kind="four_months", youth=row["id"], alias=row["alias"], day=clock.due, days=clock.days_left)
            )
    return dues


def _consent(store: Store, day: dt.date) -> list[Due]:
    """One line a youth: the agreement that ends first, soon or a short while ago."""
    first, last = day - dt.timedelta(days=CONSENT_OVER_DAYS), day + dt.timedelta(days=CONSENT_DAYS)
    found = store.book.rows(
        "SELECT s.youth, s.purpose, s.recipient, min(s.valid_until) AS until, y.alias FROM standing s "
        "JOIN file y ON y.id = s.youth WHERE s.state = 'given' AND s.valid_until BETWEEN ? AND ? "
        "AND (y.fixed_contact = ? OR coalesce(y.fixed_contact, '') = '') "
        "AND NOT EXISTS (SELECT 1 FROM same m WHERE m.youth = s.youth) GROUP BY s.youth",
        first.isoformat(),
        last.isoformat(),
        store.worker,
    )
    ends = [(row["youth"], row["alias"], row["until"], row["purpose"], row["recipient"]) for row in found]
    return [
        Due(
            kind="consent",
            youth=youth,
            alias=alias,
            day=dt.date.fromisoformat(until),
            days=(dt.date.fromisoformat(until) - day).days,
            purpose=purpose,
            recipient=recipient,
        )
        for youth, alias, until, purpose, recipient in (*ends, *_of_merged(store, first, last))
    ]


def _of_merged(store: Store, first: dt.date, last: dt.date) -> list[tuple[str, str, str, str, str]]:
    """The same of files that are one: what ends is what holds over all of them."""
    found = []
    for row in store.book.rows(
        "SELECT f.id, f.alias FROM file f JOIN merged m ON m.file = f.id "
        "WHERE coalesce(f.fixed_contact, '') IN ('', ?)",
        store.worker,
    ):
        ledger = store.book.ledger(row["id"], today=store.today())
        ends = sorted(
            (standing.valid_until.isoformat(), *key)
            for key, standing in ledger.items()
            if standing.state in ("given", "expired") and standing.valid_until and first <= standing.valid_until <= last
        )
        found += [(row["id"], row["alias"], *ends[0])] if ends else []
    return found


def _out_of_sight(store: Store, day: dt.date) -> list[Due]:
    limit = (day - dt.timedelta(days=out_of_sight_days(store))).isoformat()
    found = store.book.rows(
        "SELECT id, alias, last_seen AS last FROM file WHERE last_seen < ? "
        "AND (fixed_contact = ? OR coalesce(fixed_contact, '') = '') ORDER BY last DESC LIMIT 10",
        limit,
        store.worker,
    )
    return [
        Due(
            kind="out_of_sight",
            youth=row["id"],
            alias=row["alias"],
            day=dt.date.fromisoformat(row["last"]),
            days=(day - dt.date.fromisoformat(row["last"])).days,
        )
        for row in found
    ]


def _week(store: Store, day: dt.date) -> tuple[int, int]:
    monday = day - dt.timedelta(days=day.weekday())
    row = store.book.row(
        "SELECT coalesce(sum(count), 0) AS spoken, count(*) AS contacts FROM contact WHERE worker = ? AND day >= ?",
        store.worker,
        monday.isoformat(),
    )
    return (0, 0) if row is None else (row["spoken"], row["contacts"])


def _new_files(store: Store, day: dt.date) -> int:
    monday = day - dt.timedelta(days=day.weekday())
    row = store.book.row(
        "SELECT count(*) FROM consent WHERE purpose = 'P01' AND state = 'given' AND worker = ? AND at >= ?",
        store.worker,
        monday.isoformat(),
    )
    return 0 if row is None else int(row[0])
