"""The sealed log as an object: insert, read in order, heads, facts. Owned by the one worker thread."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
from sqlite_utils import Database

from domain.errors import Refused
from domain.operation import EraseBody, Operation, operation_from
from domain.wire import Head
from storage.log.beside import Beside
from storage.log.migrations import log_migrations
from storage.sqlite import IN_USE, open_on_disk, plain_errors

LOG_FILE = "log.sqlite"
RESCUED = "rescued"  # a fact: set by storage/rescue.py, cleared by sync after a complete pull
REBUILD = "rebuild"  # a fact while the ledger is read newest first: see storage/rebuilding.py
# One jump in the index a device; GROUP BY would read every operation there is.
_HEADS = """
    WITH RECURSIVE each(device) AS (
        SELECT min(device) FROM operation
        UNION ALL
        SELECT (SELECT min(device) FROM operation WHERE device > each.device) FROM each WHERE device IS NOT NULL)
    SELECT o.device, o.dev_seq, o.op_id FROM each JOIN operation o ON o.device = each.device
        AND o.dev_seq = (SELECT max(dev_seq) FROM operation WHERE device = each.device)
"""
# The suite is the first byte of the header; 0 is an `erase`.
_TO_STUB = "UPDATE operation SET ct = NULL WHERE ct IS NOT NULL AND substr(head, 1, 1) != x'00'"


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """An operation with where it stands: `position` here, `seq` at the centre (None while unsent)."""

    position: int
    op_id: bytes
    operation: Operation
    seq: int | None


class Log(Beside):
    """The file `log.sqlite` of one vault. Writes only inside `with log.transaction():`."""

    def __init__(self, directory: Path) -> None:
        self.path = directory / LOG_FILE
        self.db: Database = open_on_disk(self.path)
        with plain_errors():
            log_migrations.apply(self.db)
            self.truncate_wal()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing. Raises NoRoom or Damaged with nothing changed."""
        with plain_errors(), self.db.atomic():
            yield

    def close(self) -> None:
        """Close the file."""
        self.db.conn.close()

    def truncate_wal(self) -> None:
        """Empty the write-ahead log: deleted boxes stay in it otherwise, even after VACUUM. Raises Refused, NoRoom."""
        with plain_errors():
            is_busy, *_ = self.db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if is_busy:
            raise Refused(IN_USE)

    # --- operations

    def insert(self, op_id: bytes, operation: Operation, *, seq: int | None = None) -> int:
        """Append one operation; its position. Inside a transaction."""
        header = operation.header
        cursor = self.db.conn.execute(
            "INSERT INTO operation (op_id, device, dev_seq, scope, head, ct, seq) VALUES (?,?,?,?,?,?,?)",
            (
                op_id,
                header.device,
                header.dev_seq,
                header.scope,
                header.packed() + operation.sig,
                operation.ct,
                seq,
            ),
        )
        return int(cursor.lastrowid or 0)

    def rows_after(self, position: int, *, limit: int = -1) -> Iterator[Row]:
        """Operations past a position, in order."""
        found = self.db.conn.execute(
            "SELECT position, op_id, head, ct, seq FROM operation WHERE position > ? ORDER BY position LIMIT ?",
            (position, limit),
        )
        for place, op_id, head, ct, seq in found:
            yield Row(position=place, op_id=op_id, operation=operation_from(head, ct), seq=seq)

    def row_of(self, op_id: bytes) -> Row | None:
        """One operation by name."""
        found = self.db.conn.execute(
            "SELECT position, op_id, head, ct, seq FROM operation WHERE op_id = ?", (op_id,)
        ).fetchone()
        if found is None:
            return None
        place, name, head, ct, seq = found
        return Row(position=place, op_id=name, operation=operation_from(head, ct), seq=seq)

    def op_id_at(self, device: bytes, dev_seq: int) -> bytes | None:
        """The operation a device made under a number, if it is here."""
        found = self.db.conn.execute(
            "SELECT op_id FROM operation WHERE device = ? AND dev_seq = ?", (device, dev_seq)
        ).fetchone()
        return None if found is None else bytes(found[0])

    def prev_at(self, device: bytes, dev_seq: int) -> bytes | None:
        """What the operation under a number of a device names as the one before it, if it is here."""
        name = self.op_id_at(device, dev_seq)
        row = None if name is None else self.row_of(name)
        return None if row is None else row.operation.header.prev

    def newest_seq(self) -> int:
        """The highest number of the centre that is known here."""
        return int(self.db.conn.execute("SELECT coalesce(max(seq), 0) FROM operation").fetchone()[0])

    def whole_in(self, scope: bytes) -> list[bytes]:
        """The operations of a drawer that still have their content."""
        found = self.db.conn.execute("SELECT op_id FROM operation WHERE scope = ? AND ct IS NOT NULL", (scope,))
        return [bytes(op_id) for (op_id,) in found]

    def own_since(self, device: bytes, dev_seq: int, body: EraseBody) -> list[Row]:
        """What `body` names of a device's operations after a number, as far as their content is here."""
        found: list[Row] = []
        query = (
            "SELECT position, op_id, head, ct, seq FROM operation "
            "WHERE {column} = ? AND device = ? AND dev_seq > ? AND ct IS NOT NULL ORDER BY dev_seq"
        )
        for column, names in (("scope", body.scopes), ("op_id", body.ops)):
            for name in names:
                rows = self.db.conn.execute(query.format(column=column), (name, device, dev_seq))
                found += [Row(position=p, op_id=o, operation=operation_from(h, c), seq=s) for p, o, h, c, s in rows]
        return found

    def was_sent(self, scope: bytes) -> bool:
        """Did anything of this drawer pass the centre? Else it is on no other device."""
        found = self.db.conn.execute("SELECT 1 FROM operation WHERE scope = ? AND seq IS NOT NULL LIMIT 1", (scope,))
        return found.fetchone() is not None

    def has_all(self, device: bytes, dev_seq: int) -> bool:
        """Is every operation of a device up to this number here?"""
        found = self.db.conn.execute(
            "SELECT count(*) FROM operation WHERE device = ? AND dev_seq <= ?", (device, dev_seq)
        )
        return int(found.fetchone()[0]) == dev_seq

    def all_sent_up_to(self, device: bytes) -> int:
        """The number up to which the centre has everything of this device that is here."""
        run = self.db.conn.execute
        first_unsent = run("SELECT min(dev_seq) FROM operation WHERE seq IS NULL AND device = ?", (device,)).fetchone()
        if first_unsent[0] is not None:
            return int(first_unsent[0]) - 1
        return int(run("SELECT coalesce(max(dev_seq), 0) FROM operation WHERE device = ?", (device,)).fetchone()[0])

    def unsent(self, *, limit: int) -> list[Row]:
        """What the centre does not have yet, oldest first."""
        found = self.db.conn.execute(
            "SELECT position, op_id, head, ct FROM operation WHERE seq IS NULL ORDER BY position LIMIT ?", (limit,)
        )
        return [Row(position=p, op_id=o, operation=operation_from(h, c), seq=None) for p, o, h, c in found]

    def unsent_of(self, device: bytes) -> list[Row]:
        """What the centre does not have yet of one device, oldest first."""
        found = self.db.conn.execute(
            "SELECT position, op_id, head, ct FROM operation WHERE seq IS NULL AND device = ? ORDER BY dev_seq",
            (device,),
        )
        return [Row(position=p, op_id=o, operation=operation_from(h, c), seq=None) for p, o, h, c in found]

    def forget_unsent(self, op_ids: Iterable[bytes]) -> None:
        """These go, with what they erased under their own name: others stand in their place. Inside a transaction."""
        names = [(name,) for name in op_ids]
        self.db.conn.executemany("DELETE FROM operation WHERE op_id = ? AND seq IS NULL", names)
        self.db.conn.executemany("DELETE FROM quarantine WHERE op_id = ?", names)
        self.db.conn.executemany("DELETE FROM erased WHERE op_id = ?", names)

    def unsent_count(self) -> int:
        """How many operations wait."""
        return int(self.db.conn.execute("SELECT count(*) FROM operation WHERE seq IS NULL").fetchone()[0])

    def set_seqs(self, numbers: Iterable[tuple[bytes, int]]) -> None:
        """The centre has these (op_id, number)."""
        self.db.conn.executemany(
            "UPDATE operation SET seq = ? WHERE op_id = ?", [(seq, op_id) for op_id, seq in numbers]
        )

    def fill(self, op_id: bytes, ct: bytes) -> None:
        """A stub gets the ciphertext it should have had."""
        self.db.conn.execute("UPDATE operation SET ct = ? WHERE op_id = ? AND ct IS NULL", (ct, op_id))

    def sent_beyond(self, heads: dict[bytes, int]) -> list[bytes]:
        """Operations that the centre confirmed once and, by its heads (device -> dev_seq), no longer has."""
        newest = self.db.conn.execute(
            "SELECT device, max(dev_seq) FROM operation WHERE seq IS NOT NULL GROUP BY device"
        ).fetchall()
        lost: list[bytes] = []
        for device, dev_seq in newest:
            if dev_seq > heads.get(device, 0):
                found = self.db.conn.execute(
                    "SELECT op_id FROM operation WHERE device = ? AND dev_seq > ? AND seq IS NOT NULL",
                    (device, heads.get(device, 0)),
                )
                lost += [bytes(op_id) for (op_id,) in found]
        return lost

    def offer_again(self, op_ids: Iterable[bytes]) -> None:
        """Back into the outbox."""
        self.db.conn.executemany("UPDATE operation SET seq = NULL WHERE op_id = ?", [(name,) for name in op_ids])

    def unexplained_stubs(self) -> int:
        """Operations without their ciphertext that no `erase` named."""
        found = self.db.conn.execute(
            "SELECT count(*) FROM operation WHERE ct IS NULL "
            "AND op_id NOT IN (SELECT name FROM erased) AND scope NOT IN (SELECT name FROM erased)"
        )
        return int(found.fetchone()[0])

    def last_position(self) -> int:
        """The newest position, 0 when empty."""
        return int(self.db.conn.execute("SELECT coalesce(max(position), 0) FROM operation").fetchone()[0])

    def heads(self) -> dict[bytes, Head]:
        """The newest operation of each device here."""
        found = self.db.conn.execute(_HEADS)
        return {device: Head(dev_seq, op_id) for device, dev_seq, op_id in found if device is not None}

    # --- erasing

    def erase(self, body: EraseBody, *, by: bytes) -> int:
        """Apply an `erase` (op_id `by`): key boxes and ciphertexts go, the names stay. How many became stubs.

        An `erase` itself keeps its body, whatever names it: without it the centre would refuse it after a restore.
        """
        names = [(name, by) for name in (*body.scopes, *body.ops)]
        self.db.conn.executemany("INSERT INTO erased (name, op_id) VALUES (?,?) ON CONFLICT (name) DO NOTHING", names)
        run = self.db.conn.execute
        gone = 0
        for scope in body.scopes:
            run("DELETE FROM keybox WHERE scope = ?", (scope,))
            gone += run(f"{_TO_STUB} AND scope = ?", (scope,)).rowcount
        for op_id in body.ops:
            gone += run(f"{_TO_STUB} AND op_id = ?", (op_id,)).rowcount
        return gone

    def is_erased(self, *names: bytes) -> bool:
        """Did an `erase` name this drawer or operation?"""
        marks = ",".join("?" * len(names))
        found = self.db.conn.execute(f"SELECT 1 FROM erased WHERE name IN ({marks}) LIMIT 1", names)  # noqa: S608 - marks
        return found.fetchone() is not None

    def erased_by(self, *names: bytes) -> list[bytes]:
        """The operations that erased this drawer or operation."""
        marks = ",".join("?" * len(names))
        found = self.db.conn.execute(f"SELECT op_id FROM erased WHERE name IN ({marks})", names)  # noqa: S608 - marks
        return [bytes(op_id) for (op_id,) in found]

    # --- the inbox (storage/inbox.py)

    def copy_inbox(self, other: Log) -> None:
        """What was written without opening, of another log of this vault. Inside a transaction."""
        rows = other.db.conn.execute("SELECT box FROM inbox ORDER BY id").fetchall()
        self.db.conn.executemany("INSERT INTO inbox (box) VALUES (?)", rows)
