"""Opening SQLite the one way this product allows, on disk and in memory."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
from sqlite_utils import Database

from domain.errors import Damaged, NoRoom, Refused, VindplaatsError
from domain.texts import N_

# Before the first statement, read back and asserted: a sort of 50,000 rows of an in-memory database otherwise spills
# names into an unlinked file, and a deleted row stays readable in the file (docs/threat-model.md).
_PRAGMAS = {"temp_store": 2, "secure_delete": 1}
_DISK_PRAGMAS = {"synchronous": 2, "wal_autocheckpoint": 1000}

_BROKEN = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_CONSTRAINT)
_UNREADABLE = (sqlite3.SQLITE_IOERR_READ, sqlite3.SQLITE_IOERR_SHORT_READ, sqlite3.SQLITE_IOERR_CORRUPTFS)
IN_USE = N_("Deze kluis is al open in een ander venster of programma.")


def open_on_disk(path: Path) -> Database:
    """The sealed log's file: WAL, synchronous=FULL. Raises Damaged when it is no SQLite file, NoRoom on a full disk."""
    with plain_errors():
        db = _database(sqlite3.connect(path, isolation_level=None, check_same_thread=True))
        if db.conn.execute("PRAGMA journal_mode=WAL").fetchone()[0] != "wal":
            raise Damaged
        _set(db, _DISK_PRAGMAS)
        return db


def open_in_memory() -> Database:
    """The open book's database."""
    return _database(sqlite3.connect(":memory:", isolation_level=None, check_same_thread=True))


def _database(conn: sqlite3.Connection) -> Database:
    db = Database(conn, execute_plugins=False)
    _set(db, _PRAGMAS)
    return db


def _set(db: Database, pragmas: dict[str, int]) -> None:
    for name, value in pragmas.items():
        db.conn.execute(f"PRAGMA {name}={value}")
        if db.conn.execute(f"PRAGMA {name}").fetchone()[0] != value:
            raise Damaged


@contextmanager
def plain_errors() -> Iterator[None]:
    """Say what SQLite's errors mean here: NoRoom, Damaged, or Refused when another program holds the file.

    What is a mistake in our own code (a misspelt column, a value of a wrong type) passes unchanged: it is no damage.
    """
    said: VindplaatsError
    try:
        yield
    except sqlite3.Error as trouble:
        meaning = _meaning(getattr(trouble, "sqlite_errorcode", None))
        if meaning is None:
            raise
        said = meaning
    else:
        return
    raise said  # outside the handler: nothing of SQLite's own error hangs on it


@contextmanager
def reading_a_vault() -> Iterator[None]:
    """While a vault is opened anything may have rotted: what cannot be made sense of is Damaged, and may be rescued."""
    try:
        with plain_errors():
            yield
    except (sqlite3.Error, msgspec.MsgspecError, ValueError, TypeError, LookupError):
        pass
    else:
        return
    raise Damaged


def _meaning(code: int | None) -> VindplaatsError | None:
    if code is None:
        return None
    if code in _UNREADABLE or code & 0xFF in _BROKEN:
        return Damaged()
    if code & 0xFF in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR):
        return NoRoom()
    if code & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return Refused(IN_USE)
    return None
