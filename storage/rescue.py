"""A damaged log: what can be read moves into a fresh one, the damaged file is set aside, sync brings the rest.

SQLite finds damage a page at a time, so each table is read in ranges that are halved around what cannot be read. What
came across is checked as if it came from a stranger: every operation by its hash and its place in its device's chain.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from domain.errors import BadRecord, Damaged
from domain.operation import NO_PREV, op_id, operation_from
from domain.texts import N_
from storage.log.log import LOG_FILE, RESCUED, Log
from storage.sqlite import reading_a_vault

_BESIDE = ("-wal", "-shm")
_MOST_ROWS = 2**20  # where even the number of rows cannot be read
_MOST_FAILURES = 10_000  # a lost page costs some forty; a table that is lost altogether must not cost an afternoon
_NOTHING_LEFT = N_("Van dit bestand is niets te redden. Vraag een coördinator om je opnieuw toe te laten.")
_ASIDE = ("operation", "quarantine", "_sqlite_migrations")  # one by one; found again; made already
_Row = tuple[Any, ...]


class Rescued(msgspec.Struct, frozen=True, kw_only=True):
    """What came across: operations here now, how many were readable but not whole or in order, and the old file."""

    kept: int
    let_go: int
    aside: Path

    @property
    def is_whole(self) -> bool:
        """Nothing readable had to be let go; what was unreadable nobody can count."""
        return self.let_go == 0


def rescue(directory: Path) -> Rescued:
    """Replace the damaged log in `directory` by what can be read of it. The caller holds no connection to it.

    Raises Damaged when not even this device's keys or its team can be read (nothing was changed), NoRoom.
    """
    aside = _set_aside(directory)
    fresh_folder = directory / "rescue"
    _remove(fresh_folder / LOG_FILE)
    fresh_folder.mkdir(mode=0o700, exist_ok=True)
    fresh = Log(fresh_folder)
    try:
        with reading_a_vault():
            kept, let_go = _fill(fresh, aside)
        fresh.truncate_wal()
    except BaseException:
        _remove(aside)
        raise
    finally:
        fresh.close()
    for ending in _BESIDE:
        (directory / (LOG_FILE + ending)).unlink(missing_ok=True)  # of the damaged file; it lies aside too
    (fresh_folder / LOG_FILE).replace(directory / LOG_FILE)
    _remove(fresh_folder / LOG_FILE)
    with contextlib.suppress(OSError):
        fresh_folder.rmdir()
    return Rescued(kept=kept, let_go=let_go, aside=aside)


def drop_asides(directory: Path) -> None:
    """After an erasure: a damaged log that was set aside still holds what went, with its keys."""
    for path in directory.glob("log.damaged-*"):
        path.unlink(missing_ok=True)


def _set_aside(directory: Path) -> Path:
    """The same file under a second name, the first that is free: a hard link needs no room. Phones may not: a copy."""
    number = 1
    while (aside := directory / f"log.damaged-{number}.sqlite").exists():
        number += 1
    for ending in ("", "-wal"):
        source = directory / (LOG_FILE + ending)
        if not source.exists():
            continue
        try:
            os.link(source, directory / (aside.name + ending))
        except OSError:
            shutil.copyfile(source, directory / (aside.name + ending))
    return aside


def _remove(path: Path) -> None:
    for ending in ("", *_BESIDE):
        path.with_name(path.name + ending).unlink(missing_ok=True)


def _fill(fresh: Log, aside: Path) -> tuple[int, int]:
    read_only = f"{aside.absolute().as_uri()}?mode=ro"
    with contextlib.closing(sqlite3.connect(read_only, uri=True, isolation_level=None)) as damaged:
        damaged.execute("PRAGMA temp_store=MEMORY")
        with contextlib.suppress(sqlite3.DatabaseError):
            damaged.execute("PRAGMA cell_size_check=ON")
        with fresh.transaction():
            for table in fresh.db.table_names():
                if table not in _ASIDE:
                    _copy(damaged, fresh, table)
            team, is_in = fresh.fact("team"), bool(fresh.roster_chain())
            has_keys = fresh.db.conn.execute("SELECT 1 FROM secret WHERE name = 'identity'").fetchone() is not None
            if not has_keys or (team is not None and not is_in) or (team is None and fresh.fact("joining") is None):
                raise Damaged(_NOTHING_LEFT)
            rows = list(_rows(damaged, "operation", _columns(fresh, "operation")))
            kept = _in_order(rows, team=bytes(team or b""))
            _insert(fresh, "operation", kept)
            _mark(fresh, rows)
    return len(kept), len(rows) - len(kept)


def _mark(fresh: Log, rows: list[_Row]) -> None:
    """Begin the pull anew; and while the centre may hold more of this device than this log, nothing new is numbered."""
    if fresh.fact("cursor") is not None or any(row[-1] is not None for row in rows):
        fresh.db.conn.execute("DELETE FROM fact WHERE name = 'cursor'")
        fresh.set_fact(RESCUED, True)


def _in_order(rows: Iterable[_Row], *, team: bytes) -> list[_Row]:
    """Of each device the unbroken beginning; what comes after a hole returns from the centre, in order.

    Nobody else has what was not sent yet, so that stays whatever came before it.
    """
    by_device: dict[bytes, list[tuple[int, bytes, _Row, bytes, bool]]] = {}
    for row in rows:
        with contextlib.suppress(BadRecord, TypeError, ValueError):
            by_device.setdefault(row[2], []).append(_checked(row, team))
    kept: list[_Row] = []
    for chain in by_device.values():
        head: tuple[int, bytes] | None = (0, NO_PREV)
        for dev_seq, prev, row, name, is_sound in sorted(chain, key=lambda item: item[0]):
            fits = head is not None and is_sound and (dev_seq, prev) == (head[0] + 1, head[1])
            head = (dev_seq, name) if fits else None
            if fits or row[-1] is None:
                kept.append(row)
    return sorted(kept, key=lambda row: int(row[0]))


def _checked(row: _Row, team: bytes) -> tuple[int, bytes, _Row, bytes, bool]:
    """(dev_seq, prev, row, name, whole). Raises BadRecord when not even its outside is what was written."""
    position, name, device, dev_seq, scope, head, ct, seq = row
    header = operation_from(head, None).header
    if (op_id(team, header), header.device, header.dev_seq, header.scope) != (name, device, dev_seq, scope):
        raise BadRecord
    try:
        operation_from(head, ct)
    except BadRecord:
        return dev_seq, header.prev, (position, name, device, dev_seq, scope, head, None, seq), name, False
    return dev_seq, header.prev, row, name, True


def _copy(damaged: sqlite3.Connection, fresh: Log, table: str) -> None:
    _insert(fresh, table, _rows(damaged, table, _columns(fresh, table)))


def _insert(fresh: Log, table: str, rows: Iterable[_Row]) -> None:
    for row in rows:
        marks = ",".join("?" * len(row))
        with contextlib.suppress(sqlite3.IntegrityError):  # a value of another type, or a name that stands twice
            fresh.db.conn.execute(f"INSERT INTO {table} VALUES ({marks})", row)  # noqa: S608 - our own names


def _columns(fresh: Log, table: str) -> str:
    return ", ".join(str(row[1]) for row in fresh.db.conn.execute(f"PRAGMA table_info({table})"))


def _rows(damaged: sqlite3.Connection, table: str, columns: str) -> Iterator[_Row]:
    try:
        highest = damaged.execute(f"SELECT max(rowid) FROM {table}").fetchone()[0] or 0  # noqa: S608 - our own names
    except sqlite3.OperationalError as trouble:
        if trouble.sqlite_errorcode == sqlite3.SQLITE_ERROR:  # no such table
            return
        highest = _MOST_ROWS
    except (sqlite3.DatabaseError, UnicodeDecodeError):
        highest = _MOST_ROWS
    waiting = [(0, min(int(highest), _MOST_ROWS))]
    query = f"SELECT {columns} FROM {table} WHERE rowid > ? AND rowid <= ? ORDER BY rowid"  # noqa: S608 - our own names
    failures = 0
    while waiting and failures < _MOST_FAILURES:
        low, high = waiting.pop()
        try:
            found = damaged.execute(query, (low, high)).fetchall()
        except (sqlite3.Error, UnicodeDecodeError):
            failures += 1
            if high - low > 1:
                middle = (low + high) // 2
                waiting += [(middle, high), (low, middle)]
            continue
        yield from found
