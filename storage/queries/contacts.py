"""What the Contact screen starts from: the running round, else the last contact of today; places; who was there."""

from __future__ import annotations

import datetime as dt

import msgspec

from storage.queries.agreements import Agreements
from storage.store import Store


class PlaceRow(msgspec.Struct, frozen=True, kw_only=True):
    """A place of the team's list. `last_visit`: the day of the newest contact there known here."""

    id: str
    name: str
    kind: str
    municipality: str = ""
    hours: str = ""
    ask_for: str = ""
    is_closed: bool = False
    last_visit: dt.date | None = None


class RoundRow(msgspec.Struct, frozen=True, kw_only=True):
    """The worker's open round. `kind`: round or zitdag."""

    id: str
    kind: str
    day: dt.date
    place: PlaceRow | None
    companions: str = ""
    partner: str = ""


class Prefill(msgspec.Struct, frozen=True, kw_only=True):
    """What Contact fills in beforehand. Never topics: a guess would count as a fact."""

    place: PlaceRow | None = None
    how: str = "street"
    count: int = 1
    round: RoundRow | None = None


class ContactRow(msgspec.Struct, frozen=True, kw_only=True):
    """A contact of today, for "earlier today" and for attaching a youth afterwards."""

    id: str
    day: dt.date
    part_of_day: str
    how: str
    place_name: str
    place_kind: str
    count: int
    topics: tuple[str, ...]
    youths: tuple[str, ...]
    outcome: str
    kind: str = "youths"


def places(store: Store, *, with_closed: bool = False) -> list[PlaceRow]:
    """The team's places, last visited first, then by name."""
    found = store.book.rows(
        "SELECT p.*, (SELECT max(day) FROM contact c WHERE c.place = p.id) AS last_visit FROM place p "
        "WHERE p.name IS NOT NULL AND (? OR coalesce(p.is_closed, 0) = 0) ORDER BY last_visit DESC, p.name",
        with_closed,
    )
    return [
        PlaceRow(
            id=row["id"],
            name=row["name"],
            kind=row["kind"] or "",
            municipality=row["municipality"] or "",
            hours=row["hours"] or "",
            ask_for=row["ask_for"] or "",
            is_closed=bool(row["is_closed"]),
            last_visit=_day(row["last_visit"]),
        )
        for row in found
    ]


def open_round(store: Store) -> RoundRow | None:
    """This worker's round of today that is still open. One of an earlier day is over, closed or not."""
    row = store.book.row(
        "SELECT * FROM round WHERE worker = ? AND is_open = 1 AND day = ? ORDER BY first DESC LIMIT 1",
        store.worker,
        store.today().isoformat(),
    )
    if row is None:
        return None
    known = {place.id: place for place in places(store)}
    return RoundRow(
        id=row["id"],
        kind=row["kind"] or "round",
        day=dt.date.fromisoformat(row["day"]),
        place=known.get(row["place"] or ""),
        companions=row["companions"] or "",
        partner=row["partner"] or "",
    )


def prefill(store: Store) -> Prefill:
    """Place and way from the running round, else this worker's last contact of today, else the last visited place."""
    known = {place.id: place for place in places(store)}
    running = open_round(store)
    last = store.book.row(
        "SELECT place, how, count FROM contact WHERE worker = ? AND day = ? ORDER BY first DESC LIMIT 1",
        store.worker,
        store.today().isoformat(),
    )
    if running is not None and running.place is not None:
        how = "zitdag" if running.kind == "zitdag" else "street"
        return Prefill(place=running.place, how=how, round=running)
    if last is not None:
        return Prefill(place=known.get(last["place"] or ""), how=last["how"] or "street", round=running)
    newest = next(iter(known.values()), None)
    return Prefill(place=newest, round=running)


def contacts_of_day(store: Store, day: dt.date) -> list[ContactRow]:
    """What this team logged on a day, newest first."""
    found = store.book.rows(
        "SELECT c.*, p.name AS place_name FROM contact c LEFT JOIN place p ON p.id = c.place "
        "WHERE c.day = ? ORDER BY c.first DESC LIMIT 100",
        day.isoformat(),
    )
    rows, agreements = [], Agreements(store)
    for row in found:
        youths = store.book.rows(
            "SELECT DISTINCT y.id, y.alias FROM presence x LEFT JOIN same s ON s.youth = x.youth "
            "JOIN file y ON y.id = coalesce(s.file, x.youth) WHERE x.contact = ?",
            row["id"],
        )
        rows.append(
            ContactRow(
                id=row["id"],
                day=day,
                part_of_day=row["part_of_day"] or "",
                how=row["how"] or "",
                place_name=row["place_name"] or "",
                place_kind=row["place_kind"] or "",
                count=row["count"] or 0,
                topics=tuple(msgspec.json.decode(row["topics"] or "[]")),
                youths=tuple(
                    youth["alias"] or ""
                    for youth in youths
                    if agreements.may("team", kind="presence", field="youth", youth=youth["id"])
                ),
                outcome=row["outcome"] or "reached",
                kind=row["kind"] or "youths",
            )
        )
    return rows


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
