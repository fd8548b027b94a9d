"""Small things sealed by the store key: this device's secrets, drafts, and the snapshot of the book."""

from __future__ import annotations

from copy import copy
from typing import Any

import msgspec

from domain.errors import SealBroken
from storage.crypto import Seal, derive, new_nonce
from storage.log.log import Log

_encode = msgspec.msgpack.Encoder().encode


class SealedShelf:
    """Values by name in one of the log's sealed tables (`secret`, `draft`), each under its own nonce."""

    def __init__(self, log: Log, *, table: str, store_key: bytes, seal: Seal) -> None:
        self._log, self._table, self._seal = log, table, seal
        self._key = derive(store_key, info=b"vindplaats/" + table.encode())

    def put(self, name: str, value: Any) -> None:
        """Keep a value (anything msgpack can hold)."""
        nonce = new_nonce()
        sealed = self._seal.seal(self._key, _padded(_encode(value)), nonce=nonce, ad=self._ad(name))
        self._log.db.conn.execute(
            f"INSERT INTO {self._table} (name, nonce, sealed) VALUES (?,?,?) "  # noqa: S608 - a table name of ours
            "ON CONFLICT (name) DO UPDATE SET nonce = excluded.nonce, sealed = excluded.sealed",
            (name, nonce, sealed),
        )

    def get(self, name: str) -> Any:
        """The value, or None. Raises SealBroken when it does not open."""
        found = self._log.db.conn.execute(
            f"SELECT nonce, sealed FROM {self._table} WHERE name = ?",  # noqa: S608 - as above
            (name,),
        ).fetchone()
        if found is None:
            return None
        raw = self._seal.open(self._key, found[1], nonce=found[0], ad=self._ad(name))
        try:
            return msgspec.msgpack.decode(raw[4 : 4 + int.from_bytes(raw[:4], "big")])
        except msgspec.DecodeError:
            raise SealBroken from None

    def drop(self, name: str) -> None:
        """Forget a value."""
        self._log.db.conn.execute(f"DELETE FROM {self._table} WHERE name = ?", (name,))  # noqa: S608 - as above

    def names(self) -> list[str]:
        """What is kept."""
        return [name for (name,) in self._log.db.conn.execute(f"SELECT name FROM {self._table}")]  # noqa: S608

    def copy_to(self, log: Log, *, but: tuple[str, ...] = ()) -> SealedShelf:
        """The same shelf of another log of this vault, with what lies here; names that begin as one of `but` stay."""
        other = copy(self)
        other._log = log  # noqa: SLF001 - our own kind
        for name in self.names():
            if not name.startswith(but):
                other.put(name, self.get(name))
        return other

    def _ad(self, name: str) -> bytes:
        return f"{self._table}/{name}".encode()


def _padded(raw: bytes) -> bytes:
    """The length says nothing either: padded to steps of 256 bytes."""
    body = len(raw).to_bytes(4, "big") + raw
    return body + bytes(-len(body) % 256)
