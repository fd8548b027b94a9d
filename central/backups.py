"""Backup and restore, the same file from and to either database.

Two files, because they may not live equally long: the ledger, and the key boxes. An old copy of the boxes with an open
device undoes a shredding, so `prune` deletes it after a week. The centre's own key is in neither; keep it elsewhere.
File: length-prefixed msgpack, a head, rows `[table, row]`, an end with their number, then SHA-256 over all before it.
"""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO

import msgspec
from sqlalchemy import Connection, Table, insert, select, update

from central import schema
from central.database import Database
from central.erasing import erase_all_known

FORMAT = "vindplaats-backup/1"
SUFFIX = ".backup"
BOXES = "boxes"
# In the order of their foreign keys. Nonces and mailboxes are too short-lived to be worth it.
_PARTS: dict[str, tuple[Table, ...]] = {
    "ledger": (
        schema.team,
        schema.place,
        schema.roster_link,
        schema.epoch,
        schema.member,
        schema.ledger,
        schema.ciphertext,
        schema.device_head,
        schema.erased,
        schema.restore,
        schema.figures,
        schema.cell,
        schema.user,
    ),
    BOXES: (schema.keybox,),
}
_AT_ONCE = 500
# A random step: the same backup restored twice may not bring the same generation back, for then cursors of the first
# time would be believed the second time, and devices would call the loss a secret one.
_GENERATION_STEP = 2**16
_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder().decode


class BadBackup(Exception):
    """Not a whole backup of ours, or there is something in the way; the text says what."""


def backup(database: Database, folder: Path, *, now_millis: int) -> list[Path]:
    """Both files, of one snapshot, written beside each other, readable by their owner only."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    stamp = datetime.fromtimestamp(now_millis / 1000, UTC).strftime("%Y%m%dT%H%M%SZ")
    made: list[Path] = []
    with database.reading() as connection:
        for part, tables in _PARTS.items():
            path = folder / f"{part}-{stamp}{SUFFIX}"
            _write(connection, path, part, tables)
            made.append(path)
    return made


def restore(database: Database, ledger: Path, *, boxes: Path | None) -> int:
    """Into an empty database, all or nothing; returns how many teams.

    Each team's generation goes up, so that devices offer again what the backup lacks; and every erasure the backup
    knows is applied before anything is served. Raises BadBackup.
    """
    parts = {"ledger": ledger} | ({BOXES: boxes} if boxes is not None else {})
    for part, path in parts.items():
        _check_whole(path, part)
    database.migrate()
    with database.writing() as connection:
        if connection.execute(select(schema.team.c.id).limit(1)).first():
            raise BadBackup("this database already holds teams; restore into an empty one")
        for part, path in parts.items():
            _read(connection, path, part)
        teams = connection.execute(select(schema.team.c.id, schema.team.c.generation, schema.team.c.seq)).all()
        for team, former, seq in teams:
            generation = former + 1 + secrets.randbelow(_GENERATION_STEP)
            connection.execute(update(schema.team).where(schema.team.c.id == team).values(generation=generation))
            connection.execute(insert(schema.restore).values(team=team, generation=generation, seq=seq))
            erase_all_known(connection, team)
    database.scrub_log()
    return len(teams)


def forget_box_backups(folder: Path, *, days: int, now_millis: int) -> int:
    """Delete the backups of key boxes that are older; how many."""
    late = [
        path
        for path in folder.glob(f"{BOXES}-*{SUFFIX}")
        if path.stat().st_mtime * 1000 < now_millis - days * 24 * 3600 * 1000
    ]
    for path in late:
        path.unlink()
    return len(late)


def _write(connection: Connection, path: Path, part: str, tables: tuple[Table, ...]) -> None:
    draft = path.with_suffix(".part")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        digest = hashlib.sha256()
        count = 0
        _put(file, digest, [FORMAT, part])
        for table in tables:
            for row in connection.execute(select(table)).yield_per(_AT_ONCE).mappings():
                _put(file, digest, [str(table.name), {str(name): value for name, value in row.items()}])
                count += 1
        _put(file, digest, ["", count])
        file.write(digest.digest())
        file.flush()
        os.fsync(handle)
    draft.replace(path)


def _put(file: BinaryIO, digest: Any, message: list[Any]) -> None:
    raw = _encode(message)
    framed = len(raw).to_bytes(4, "big") + raw
    digest.update(framed)
    file.write(framed)


def _check_whole(path: Path, part: str) -> None:
    for _ in _rows(path, part):
        pass


def _read(connection: Connection, path: Path, part: str) -> None:
    tables = {table.name: table for table in _PARTS[part]}
    waiting: list[dict[str, Any]] = []
    current = ""
    for name, row in _rows(path, part):
        if name != current or len(waiting) == _AT_ONCE:
            _insert(connection, tables, current, waiting)
            waiting, current = [], name
        waiting.append(row)
    _insert(connection, tables, current, waiting)


def _insert(connection: Connection, tables: dict[str, Table], name: str, rows: list[dict[str, Any]]) -> None:
    if not rows:
        return
    if name not in tables:
        raise BadBackup("this backup holds a table that this version does not know")
    connection.execute(insert(tables[name]), rows)


def _rows(path: Path, part: str) -> Iterator[tuple[str, dict[str, Any]]]:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        if _take(file, digest) != [FORMAT, part]:
            raise BadBackup(f"{path.name} is not a backup of the {part}")
        count = 0
        while True:
            name, row = _take(file, digest)
            if name == "":
                break
            count += 1
            yield name, row
        if row != count or file.read() != digest.digest():
            raise BadBackup(f"{path.name} is not whole")


def _take(file: BinaryIO, digest: Any) -> list[Any]:
    size = file.read(4)
    raw = file.read(int.from_bytes(size, "big"))
    digest.update(size + raw)
    try:
        message = _decode(raw)
    except msgspec.DecodeError:
        raise BadBackup("a backup file is damaged") from None
    if not isinstance(message, list) or len(message) != 2:
        raise BadBackup("a backup file is damaged")
    return message
