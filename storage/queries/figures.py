"""The worker's own and the team's figures: exact, counted here, and never sent anywhere.

The same gate as for the tables that leave (road "figures"): a youth who objected to being counted is absent here too.
What is P00 is counted by SQLite; what belongs to a youth passes the gate file by file.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Literal

import msgspec

from domain import gate
from domain.codes import barriers, firsts, places, signal_bodies, signals
from domain.consent import Standing
from domain.span import Days, Kind, Span
from storage.queries.counting import stood_in
from storage.store import Store

UNKNOWN = ""
_PLACE_OF_HOW = {"home_visit": "home_visit", "online": "online"}
_CORE = ("day", "kind", "how", "place_kind", "count", "first_step", "signal", "outcome")
Counts = tuple[tuple[str, int], ...]
Ledger = Mapping[tuple[str, str], Standing]


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """`contacts`: on which youths were reached; `heads`: youths met there, whoever came twice twice; `attempts`: nobody
    found. `files`: youths with a file who were there, each once. `series`: contacts per piece of the span. `barriers`:
    youths per row on any of these days. `observations`: per row of what is nobody's barrier. `pointed`: signals without
    a name per body that gave them, `found`: the same signals per what came of them. Other lists: (code, contacts), ""
    for what nobody wrote down, the largest first.
    """

    span: Span
    contacts: int
    heads: int
    attempts: int
    files: int
    series: tuple[tuple[Days, int], ...]
    places: Counts
    signals: Counts
    firsts: Counts
    barriers: Counts
    observations: Counts
    pointed: Counts = ()
    found: Counts = ()


def figures(store: Store, *, kind: Kind, mine: bool) -> Figures:
    """Of the week, month, quarter or year that today lies in. `mine`: this worker's own, else the whole team's."""
    return figures_of(store, Span.on(kind, store.today()), mine=mine)


def figures_of(store: Store, span: Span, *, mine: bool) -> Figures:
    """Of any span. Own barriers are those of the youths whose fixed contact this worker is."""
    worker = store.worker if mine else ""
    cores = _cores(store, span, worker=worker)
    known = {code: Counter[str]() for code in ("places", "signals", "firsts")}
    for cell, contacts in cores.cells.items():
        place, signal, first = cell
        known["places"][place if place in places.BY_CODE else UNKNOWN] += contacts
        known["signals"][signal if signal in signals.BY_CODE else UNKNOWN] += contacts
        known["firsts"][first if first in firsts.BY_CODE else UNKNOWN] += contacts
    ledgers = _Ledgers(store)
    return Figures(
        span=span,
        contacts=sum(contacts for contacts, _ in cores.per_day.values()),
        heads=sum(heads for _, heads in cores.per_day.values()),
        attempts=cores.attempts,
        files=len(_reached(store, span, worker=worker, ledgers=ledgers)),
        series=tuple((piece, _within(piece, cores.per_day)) for piece in span.pieces()),
        places=_sorted(known["places"]),
        signals=_sorted(known["signals"]),
        firsts=_sorted(known["firsts"]),
        barriers=_sorted(_barriers(store, span, worker=worker, ledgers=ledgers)),
        observations=_sorted(_observations(store, span, worker=worker)),
        pointed=_sorted(_pointed(store, span, "body", worker=worker)),
        found=_sorted(_pointed(store, span, "result", worker=worker)),
    )


class _Cores(msgspec.Struct):
    """`per_day`: day -> contacts and heads. `cells`: (place kind, signal, first step) -> contacts."""

    per_day: dict[str, tuple[int, int]] = msgspec.field(default_factory=dict)
    cells: Counter[tuple[str, str, str]] = msgspec.field(default_factory=Counter)
    attempts: int = 0


def _cores(store: Store, span: Span, *, worker: str) -> _Cores:
    """Everything about contacts in one walk along the index of days: only cores with youths on them."""
    counted = _Cores()
    if not all(_counts(field) for field in _CORE):
        return counted
    found = store.book.rows(
        "SELECT day, how, place_kind, signal, first_step, coalesce(outcome, 'reached') AS outcome, "
        "count(*) AS contacts, sum(coalesce(count, 1)) AS heads FROM contact WHERE day BETWEEN ? AND ? "
        "AND (? = '' OR worker = ?) AND coalesce(kind, 'youths') IN ('youths', 'activity') GROUP BY 1, 2, 3, 4, 5, 6",
        span.first_day.isoformat(),
        span.last_day.isoformat(),
        worker,
        worker,
    )
    for day, how, place, signal, first, outcome, contacts, heads in found:
        if outcome == "attempt":
            counted.attempts += contacts
        if outcome != "reached":
            continue
        before = counted.per_day.get(day, (0, 0))
        counted.per_day[day] = (before[0] + contacts, before[1] + heads)
        where = place or _PLACE_OF_HOW.get(how or "", UNKNOWN)
        counted.cells[where, signal or UNKNOWN, first or UNKNOWN] += contacts
    return counted


def _counts(field: str, *, kind: str = "contact") -> bool:
    """May a field of a record about nobody be counted?"""
    return gate.may("figures", kind=kind, field=field, record={}, ledger={}).allowed


def _reached(store: Store, span: Span, *, worker: str, ledgers: _Ledgers) -> set[str]:
    """The files of youths who were there and may be counted; files that are one count once."""
    is_there = "p.youth = y.id AND p.day BETWEEN ? AND ?"
    days = (span.first_day.isoformat(), span.last_day.isoformat())
    if worker:  # per youth: a join over all presences takes five times as long
        own = f"SELECT 1 FROM presence p JOIN contact c ON c.id = p.contact WHERE {is_there} AND c.worker = ?"  # noqa: S608 - fixed
        found = store.book.rows(f"SELECT y.id AS youth FROM youth y WHERE EXISTS ({own})", *days, worker)  # noqa: S608 - fixed
    else:
        team = f"SELECT 1 FROM presence p WHERE {is_there}"  # noqa: S608 - fixed
        found = store.book.rows(f"SELECT y.id AS youth FROM youth y WHERE EXISTS ({team})", *days)  # noqa: S608 - fixed
    return {
        ledgers.file_of(row["youth"])
        for row in found
        if ledgers.may("presence", ("day",), {"youth": row["youth"]}, youth=row["youth"])
    }


def _barriers(store: Store, span: Span, *, worker: str, ledgers: _Ledgers) -> Counter[str]:
    """Youths per row: each once a row, whatever sub-codes and voices stand under it."""
    found = store.book.rows(
        "SELECT b.youth, b.code, b.state, b.since, b.lifted FROM barrier b "
        "WHERE b.code IS NOT NULL AND coalesce(b.state, 'dropped') != 'dropped' AND (? = '' OR EXISTS "
        "(SELECT 1 FROM youth y WHERE y.id = b.youth AND y.fixed_contact = ?))",
        worker,
        worker,
    )
    met: set[tuple[str, str]] = set()
    for row in found:
        counted = {name: row[name] for name in ("code", "state", "since", "lifted") if row[name] is not None}
        if str(row["code"]).partition(".")[0] not in barriers.BY_CODE:
            continue  # of a newer app
        youth = str(row["youth"])
        if stood_in(counted, span) and ledgers.may(
            "barrier", ("code", "state", "since", "lifted"), counted, youth=youth
        ):
            met.add((ledgers.file_of(youth), barriers.row_of(counted["code"]).code))
    return Counter(code for _, code in met)


def _observations(store: Store, span: Span, *, worker: str) -> Counter[str]:
    if not (_counts("row", kind="observation") and _counts("day", kind="observation")):
        return Counter()
    found = store.book.rows(
        "SELECT row AS code, count(*) AS seen FROM observation "
        "WHERE day BETWEEN ? AND ? AND (? = '' OR worker = ?) GROUP BY 1",
        span.first_day.isoformat(),
        span.last_day.isoformat(),
        worker,
        worker,
    )
    return Counter({str(row["code"]): int(row["seen"]) for row in found if row["code"] in barriers.BY_CODE})


def _pointed(store: Store, span: Span, field: Literal["body", "result"], *, worker: str) -> Counter[str]:
    """Signals of the span, by one of their fields."""
    if not (_counts(field, kind="signal") and _counts("day", kind="signal")):
        return Counter()
    known = signal_bodies.BY_CODE if field == "body" else signal_bodies.RESULT_BY_CODE
    found = store.book.rows(
        f"SELECT {field} AS code, count(*) AS given FROM signal "  # noqa: S608 - fixed texts
        "WHERE day BETWEEN ? AND ? AND (? = '' OR worker = ?) GROUP BY 1",
        span.first_day.isoformat(),
        span.last_day.isoformat(),
        worker,
        worker,
    )
    counted: Counter[str] = Counter()
    for row in found:
        code = row["code"] or ("not_yet" if field == "result" else UNKNOWN)
        counted[code if code in known else UNKNOWN] += int(row["given"])
    return counted


def _within(piece: Days, per_day: Mapping[str, tuple[int, int]]) -> int:
    first, last = piece.first_day.isoformat(), piece.last_day.isoformat()
    return sum(contacts for day, (contacts, _) in per_day.items() if first <= day <= last)


def _sorted(counts: Mapping[str, int]) -> Counts:
    """The largest first; what nobody wrote down last."""
    known = ((code, count) for code, count in counts.items() if count)
    return tuple(sorted(known, key=lambda one: (one[0] == UNKNOWN, -one[1], one[0])))


class _Ledgers:
    """Where all youths stand, read in one go: a query each would cost more than the counting."""

    def __init__(self, store: Store) -> None:
        self._store, self._today = store, store.today()
        self._file = {row["youth"]: row["file"] for row in store.book.rows("SELECT youth, file FROM same")}
        self._standing: dict[str, dict[tuple[str, str], Standing]] = {}
        for youth, purpose, recipient, state, until in store.book.rows(
            "SELECT youth, purpose, recipient, CASE WHEN state = 'given' AND valid_until < ? THEN 'expired' ELSE state "
            "END, valid_until FROM standing",
            self._today.isoformat(),
        ):
            standing = _given(until) if state == "given" else Standing(state=state)
            self._standing.setdefault(youth, {})[purpose, recipient] = standing
        self._asked: dict[tuple[str, str, frozenset[Any]], bool] = {}

    def file_of(self, youth: str) -> str:
        """The file that leads, of files that are one."""
        return str(self._file.get(youth, youth))

    def may(self, kind: str, fields: Iterable[str], record: Mapping[str, Any], *, youth: str) -> bool:
        """May all these fields of a record of this youth be counted?"""
        ledger = self._of(youth)
        # The answer follows from kind, row and consent alone, and most youths stand alike.
        asked = (kind, str(record.get("code", "")), frozenset(ledger.items()))
        if asked not in self._asked:
            self._asked[asked] = all(
                gate.may("figures", kind=kind, field=field, record=record, ledger=ledger).allowed for field in fields
            )
        return self._asked[asked]

    def _of(self, youth: str) -> Ledger:
        if youth in self._file:
            return self._store.book.ledger(youth, today=self._today)
        return self._standing.get(youth, {})


@cache
def _given(until: str | None) -> Standing:
    """A yes that stands; the gate asks for no more than that. Until when is the same for most."""
    return Standing(state="given", valid_until=dt.date.fromisoformat(until) if until else None)
