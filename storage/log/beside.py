"""What lies beside the operations in the sealed log: key boxes, membership, small facts, and what was set apart."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec
from sqlite_utils import Database

from domain.keybox import KeyBox
from domain.roster import Signed

_encode = msgspec.msgpack.Encoder().encode


class Beside:
    """The smaller tables of `log.sqlite`; storage/log/log.py opens the file. Writes only inside its transaction."""

    db: Database

    # --- key boxes

    def add_box(self, box: KeyBox, *, is_unsent: bool) -> None:
        """Keep a key box; boxes are a set, so one that is here already changes nothing."""
        self.db.conn.execute(
            "INSERT INTO keybox (kid, scope, epoch, packed, is_unsent) VALUES (?,?,?,?,?) ON CONFLICT (kid) DO NOTHING",
            (box.kid, box.scope, box.epoch, _encode(box), int(is_unsent)),
        )

    def replace_box(self, box: KeyBox) -> None:
        """The same key wrapped again under a newer epoch; unsent."""
        self.db.conn.execute("DELETE FROM keybox WHERE kid = ?", (box.kid,))
        self.add_box(box, is_unsent=True)

    def box_of(self, kid: bytes) -> KeyBox | None:
        """The box of a key."""
        found = self.db.conn.execute("SELECT packed FROM keybox WHERE kid = ?", (kid,)).fetchone()
        return None if found is None else msgspec.msgpack.decode(found[0], type=KeyBox)

    def boxes_in(self, scope: bytes) -> list[KeyBox]:
        """The boxes of a drawer, newest epoch first."""
        found = self.db.conn.execute("SELECT packed FROM keybox WHERE scope = ? ORDER BY epoch DESC, kid", (scope,))
        return [msgspec.msgpack.decode(packed, type=KeyBox) for (packed,) in found]

    def unsent_boxes(self) -> list[KeyBox]:
        """Boxes the centre does not have yet."""
        found = self.db.conn.execute("SELECT packed FROM keybox WHERE is_unsent = 1 ORDER BY rowid")
        return [msgspec.msgpack.decode(packed, type=KeyBox) for (packed,) in found]

    def offer_boxes_again(self) -> None:
        """All of them back into the outbox: a restored centre may have lost some."""
        self.db.conn.execute("UPDATE keybox SET is_unsent = 1")

    def mark_boxes_sent(self, kids: Iterable[bytes]) -> None:
        """The centre has these."""
        self.db.conn.executemany("UPDATE keybox SET is_unsent = 0 WHERE kid = ?", [(kid,) for kid in kids])

    # --- membership

    def add_membership(self, *, entries: Iterable[Signed], epochs: Iterable[Signed]) -> None:
        """Append links and epochs that were checked; what is here already changes nothing."""
        for entry in entries:
            self.db.conn.execute("INSERT INTO roster (body, sig) VALUES (?,?)", (entry.body, entry.sig))
        for epoch in epochs:
            self.db.conn.execute(
                "INSERT INTO epoch (body, sig) VALUES (?,?) ON CONFLICT (body) DO NOTHING", (epoch.body, epoch.sig)
            )

    def roster_chain(self) -> list[Signed]:
        """All links in order."""
        return [Signed(b, s) for b, s in self.db.conn.execute("SELECT body, sig FROM roster ORDER BY seq")]

    def epochs(self) -> list[Signed]:
        """All epoch messages in order."""
        return [Signed(b, s) for b, s in self.db.conn.execute("SELECT body, sig FROM epoch ORDER BY position")]

    # --- facts: small readable values that say nothing about a person (cursor, generation, team id)

    def fact(self, name: str) -> Any:
        """A value, or None."""
        found = self.db.conn.execute("SELECT value FROM fact WHERE name = ?", (name,)).fetchone()
        return None if found is None else msgspec.msgpack.decode(found[0])

    def set_fact(self, name: str, value: Any) -> None:
        """Keep a value; inside a transaction when it belongs to one."""
        self.db.conn.execute(
            "INSERT INTO fact (name, value) VALUES (?,?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            (name, _encode(value)),
        )

    # --- quarantine

    def quarantine(self, op_id: bytes, reason: str) -> None:
        """Set one operation apart; the others go on. `reason` is a fixed word, never content."""
        self.db.conn.execute(
            "INSERT INTO quarantine (op_id, reason) VALUES (?,?) ON CONFLICT (op_id) DO NOTHING", (op_id, reason)
        )

    def quarantined(self) -> dict[bytes, str]:
        """What is set apart, and why."""
        return dict(self.db.conn.execute("SELECT op_id, reason FROM quarantine").fetchall())

    def release(self, op_id: bytes) -> None:
        """What was set apart may be judged again."""
        self.db.conn.execute("DELETE FROM quarantine WHERE op_id = ?", (op_id,))

    def release_stored(self) -> None:
        """Before the whole log is folded anew: what lies in it is judged again, perhaps by a newer app."""
        self.db.conn.execute("DELETE FROM quarantine WHERE op_id IN (SELECT op_id FROM operation)")
