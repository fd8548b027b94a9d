"""The self-test at start-up: what the product leans on is there and answers rightly, on a phone's Python too.

Under 100 ms together. Nothing is read or written but one small database in memory, and one in `directory` if given.
"""

import sqlite3
import zlib
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from storage.crypto.known_answers import PROBES, Probe, WrongAnswer

LEAST_SQLITE = (3, 37, 0)  # STRICT tables; RETURNING is older
_WAL_NAME = "selftest.db"


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the screen "Over dit toestel". `name` is technical and not translated; `detail` may be empty."""

    name: str
    ok: bool
    detail: str


def run(directory: Path | None = None) -> tuple[Check, ...]:
    """Every check, in a fixed order; never raises. With a `directory`, WAL is tried on its disk and nothing stays."""
    checks = [_check(name, probe) for name, probe in (*PROBES, *_SQLITE_PROBES, ("zlib", _zlib_bound))]
    if directory is not None:
        folder = directory
        checks.append(_check("SQLite WAL", lambda: _wal(folder)))
    return tuple(checks)


def failed(checks: tuple[Check, ...]) -> tuple[Check, ...]:
    """Those that are not ok; with any, no vault should be made or opened."""
    return tuple(check for check in checks if not check.ok)


def _check(name: str, probe: Probe) -> Check:
    try:
        return Check(name=name, ok=True, detail=probe())
    except Exception as trouble:  # noqa: BLE001 - whatever a strange build raises is a failed line, not a dead app
        return Check(name=name, ok=False, detail=type(trouble).__name__)


def _one(connection: sqlite3.Connection, statement: str) -> object:
    row = connection.execute(statement).fetchone()
    return row[0] if row else None


def _expect(found: object, *, wanted: object) -> None:
    if found != wanted:
        raise WrongAnswer


def _version() -> str:
    if sqlite3.sqlite_version_info < LEAST_SQLITE:
        raise WrongAnswer
    return sqlite3.sqlite_version


def _strict() -> str:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE TABLE t (n INTEGER NOT NULL) STRICT")
        try:
            connection.execute("INSERT INTO t VALUES ('words')")
        except sqlite3.IntegrityError:
            return ""
    raise WrongAnswer


def _returning_and_upsert() -> str:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE TABLE t (k INTEGER PRIMARY KEY, n INTEGER NOT NULL)")
        upsert = "INSERT INTO t VALUES (1, 1) ON CONFLICT (k) DO UPDATE SET n = n + 1 RETURNING n"
        _expect((_one(connection, upsert), _one(connection, upsert)), wanted=(1, 2))
    return ""


def _settings() -> str:
    with closing(sqlite3.connect(":memory:")) as connection:
        for name, value, read_back in (
            ("temp_store", "MEMORY", 2),
            ("secure_delete", "ON", 1),
            ("synchronous", "FULL", 2),
        ):
            connection.execute(f"PRAGMA {name}={value}")
            _expect(_one(connection, f"PRAGMA {name}"), wanted=read_back)
    return "temp_store secure_delete synchronous"


def _serialize() -> str:
    with closing(sqlite3.connect(":memory:")) as first, closing(sqlite3.connect(":memory:")) as second:
        first.executescript("CREATE TABLE t (n); INSERT INTO t VALUES (7)")
        second.deserialize(first.serialize())
        _expect(_one(second, "SELECT n FROM t"), wanted=7)
        second.execute("INSERT INTO t VALUES (8)")
    return ""


def _search() -> str:
    with closing(sqlite3.connect(":memory:")) as connection:
        _expect(_one(connection, "SELECT instr('in de vindplaats', 'plaats')"), wanted=11)
        _expect(_one(connection, """SELECT json_extract('{"a": [1, 2]}', '$.a[1]')"""), wanted=2)
        _expect(_one(connection, "SELECT group_concat(value) FROM json_each('[1, 2]')"), wanted="1,2")
    return "instr json"


def _wal(directory: Path) -> str:
    path = directory / _WAL_NAME
    try:
        with closing(sqlite3.connect(path)) as connection:
            _expect(_one(connection, "PRAGMA journal_mode=WAL"), wanted="wal")
            connection.executescript("PRAGMA synchronous=FULL; CREATE TABLE t (n); INSERT INTO t VALUES (1)")
            _expect(_one(connection, "PRAGMA wal_checkpoint(TRUNCATE)"), wanted=0)
    finally:
        for left in (path, path.with_name(f"{_WAL_NAME}-wal"), path.with_name(f"{_WAL_NAME}-shm")):
            left.unlink(missing_ok=True)
    return ""


def _zlib_bound() -> str:
    """A bomb of 1 MB that unpacks to a bound stops there: what comes from the network is opened so."""
    unpacker = zlib.decompressobj()
    part = unpacker.decompress(zlib.compress(bytes(1_000_000), 1), 1000)
    _expect((len(part), unpacker.eof, bool(unpacker.unconsumed_tail)), wanted=(1000, False, True))
    return ""


_SQLITE_PROBES: tuple[tuple[str, Probe], ...] = (
    ("SQLite", _version),
    ("SQLite STRICT", _strict),
    ("SQLite UPSERT RETURNING", _returning_and_upsert),
    ("SQLite PRAGMA", _settings),
    ("SQLite serialize", _serialize),
    ("SQLite functions", _search),
)
