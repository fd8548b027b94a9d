"""Files that may be of one youth, files that were merged, and the two beside each other for a worker to judge."""

from __future__ import annotations

import datetime as dt

import msgspec

from domain import gate
from domain.alike import TELLING, Known, contradict, near
from domain.codes import purposes
from domain.consent import STRICT, state_of
from domain.same import verdicts
from storage.book.same import said, whole_record
from storage.queries.agreements import Agreements
from storage.queries.youth_file import YouthFile, barriers_of, worker_name, youth_file
from storage.store import Store

MOST = 20


class Double(msgspec.Struct, frozen=True, kw_only=True):
    """Two files with a name that is the same or nearly so: (youth, alias) and (other, other_alias)."""

    youth: str
    alias: str
    other: str
    other_alias: str


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """A file that is one with the leading one: its own street name, and who merged it last, when."""

    id: str
    alias: str
    worker: str
    day: dt.date | None


class Merged(msgspec.Struct, frozen=True, kw_only=True):
    """`files`: those beside the leading one; `names`: other street names that this youth had in them."""

    files: tuple[Part, ...] = ()
    names: tuple[str, ...] = ()


class Compared(msgspec.Struct, frozen=True, kw_only=True):
    """A file as one of two. `contacts`: how many, `topics`: what they were about mostly."""

    file: YouthFile
    since: dt.date | None
    contacts: int
    barriers: tuple[str, ...]


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """`refused`: purposes with a no in one file and a yes in the other; hidden as long as the two are one."""

    one: Compared
    two: Compared
    refused: tuple[str, ...]


def possible_doubles(store: Store, youth: str = "", *, most: int = MOST) -> list[Double]:
    """Pairs worth asking about, the likeliest first; of one youth when named. What was answered is asked no more."""
    asked = store.book.file_of(youth) if youth else ""
    answered, known, found = _answered(store), dict[str, Known](), list[Double]()
    names = _names(store)
    for one, two in store.book.remembered.get_of("near", names, lambda: near(names)):
        if (asked and asked not in (one, two)) or frozenset((one, two)) in answered:
            continue
        for file in (one, two):
            if file not in known:
                known[file] = _known(store, file)
        if not contradict(known[one], known[two]):
            second = two if asked == one else one if asked else _younger(store, one, two)
            found.append(_double(store, two if second == one else one, second))
            if len(found) == most:
                break
    return found


def _younger(store: Store, one: str, two: str) -> str:
    """The file that was made last: the older one is named first."""
    row = store.book.row(
        "SELECT youth FROM consent WHERE youth IN (?, ?) AND purpose = 'P01' "
        "GROUP BY youth ORDER BY min(at) DESC, youth DESC LIMIT 1",
        one,
        two,
    )
    return two if row is None else str(row["youth"])


def _double(store: Store, one: str, two: str) -> Double:
    return Double(youth=one, alias=_alias(store, one), other=two, other_alias=_alias(store, two))


def _names(store: Store) -> list[tuple[str, str]]:
    """(leading file, name) of every name that a youth goes by."""
    found = store.book.rows(
        "SELECT coalesce(s.file, y.id) AS file, y.alias FROM youth y LEFT JOIN same s ON s.youth = y.id "
        "WHERE y.alias IS NOT NULL UNION SELECT file, alias FROM merged"
    )
    agreements = Agreements(store)
    return [(row["file"], row["alias"] or "") for row in found if agreements.label(row["file"])]


def merged_files(store: Store, youth: str) -> Merged:
    """What this youth's file was made one of: for the team only, on no road out and not in Samen kijken."""
    leading, *others = store.book.files_of(youth)
    own = {file: str((store.book.record("youth", file) or {}).get("alias", "")) for file in (leading, *others)}
    names = dict.fromkeys(name for name in own.values() if name and name != _alias(store, leading))
    return Merged(files=tuple(_part(store, file, own[file]) for file in others), names=tuple(names) if others else ())


def _part(store: Store, file: str, alias: str) -> Part:
    row = store.book.row(
        "SELECT worker, day FROM same_as WHERE youth = ? AND state = 'same' ORDER BY day DESC, id LIMIT 1", file
    )
    return Part(
        id=file,
        alias=alias,
        worker=worker_name(store, row["worker"]) if row is not None else "",
        day=dt.date.fromisoformat(row["day"]) if row is not None else None,
    )


def comparison(store: Store, youth: str | None, other: str | None) -> Comparison | None:
    """Two files side by side; None when one is not here, or they are one already."""
    one, two = (youth_file(store, file) if file else None for file in (youth, other))
    if one is None or two is None or one.id == two.id:
        return None
    return Comparison(one=_compared(store, one), two=_compared(store, two), refused=_refused(store, one.id, two.id))


def _compared(store: Store, file: YouthFile) -> Compared:
    files = store.book.files_of(file.id)
    marks = ",".join("?" * len(files))
    seen = store.book.row(
        f"SELECT count(DISTINCT contact) AS contacts, min(day) AS since FROM presence WHERE youth IN ({marks})",  # noqa: S608
        *files,
    )
    is_seen = Agreements(store).may("team", kind="presence", field="day", youth=file.id)
    return Compared(
        file=file,
        since=dt.date.fromisoformat(seen["since"]) if seen is not None and seen["since"] and is_seen else None,
        contacts=seen["contacts"] if seen is not None and is_seen else 0,
        barriers=tuple(dict.fromkeys(row.code for row in barriers_of(store, file.id) if row.state != "lifted")),
    )


def _refused(store: Store, one: str, two: str) -> tuple[str, ...]:
    ledgers = [store.book.ledger(file, today=store.today()) for file in (one, two)]
    found = set()
    for ledger, against in (ledgers, ledgers[::-1]):
        for (purpose, recipient), standing in ledger.items():
            if standing.state in STRICT and state_of(against, purpose, recipient) == "given":
                found.add(purpose)
    return tuple(row.code for row in purposes.PURPOSES if row.code in found)


def _known(store: Store, file: str) -> Known:
    ledger = store.book.ledger(file, today=store.today())
    shown = gate.visible("team", kind="youth", record=whole_record(store.book, file) or {}, ledger=ledger)
    contacts = frozenset(
        row["contact"]
        for each in store.book.files_of(file)
        for row in store.book.rows("SELECT contact FROM presence WHERE youth = ?", each)
    )
    return Known(facts={name: str(shown[name]) for name in TELLING if shown.get(name)}, contacts=contacts)


def _answered(store: Store) -> frozenset[frozenset[str]]:
    """Pairs of leading files of which any two files were said not to be the same."""
    file_of = {row["youth"]: row["file"] for row in store.book.rows("SELECT youth, file FROM same")}
    apart = (pair for pair, verdict in verdicts(said(store.book)).items() if not verdict.is_same)
    return frozenset(frozenset(file_of.get(youth, youth) for youth in pair) for pair in apart)


def _alias(store: Store, file: str) -> str:
    row = store.book.row("SELECT alias FROM file WHERE id = ?", file)
    return str(row["alias"]) if row is not None else ""
