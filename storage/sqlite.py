"""Opening SQLite the one way this product allows, on disk and in memory."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlite_utils import Database

from domain.errors import Damaged, NoRoom

# Before the first statement, read back and asserted: a sort of 50,000 rows of an in-memory database otherwise spills
# names into an unlinked file, and a deleted row stays readable in the file (docs/threat-model.md).
_PRAGMAS = {"temp_store": 2, "secure_delete": 1}
_DISK_PRAGMAS = {"synchronous": 2, "wal_autocheckpoint": 1000}


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
    """Say what SQLite's errors mean here; none of them may carry a value of a row up to a screen or a log."""
    try:
        yield
    except sqlite3.OperationalError as trouble:
        if "full" in str(trouble) or "I/O" in str(trouble):
            raise NoRoom from None
        raise Damaged from None
    except sqlite3.DatabaseError:
        raise Damaged from None
