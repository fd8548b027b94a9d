"""The sealed snapshot: the whole book in one piece beside the log, so that opening does not cost a decryption a record.

A cache. It is bound to the log position and the book version; if anything does not match it is thrown away.
"""

from __future__ import annotations

from pathlib import Path

from domain.errors import SealBroken
from storage.atomic import write_whole
from storage.book.book import Book
from storage.book.schema import VERSION
from storage.crypto import NONCE_BYTES, Seal, derive, new_nonce

SNAPSHOT_FILE = "book.sealed"
_TAG = b"vindplaats/snapshot/1"


class Snapshot:
    """The file `book.sealed`: version (8 bytes), position (8), nonce (12), sealed book."""

    def __init__(self, directory: Path, *, store_key: bytes, seal: Seal) -> None:
        self.path = directory / SNAPSHOT_FILE
        self._key, self._seal = derive(store_key, info=_TAG), seal

    def write(self, book: Book) -> None:
        """Seal the book as it is now. Raises NoRoom; the log is the truth, so a full disk costs nothing but time."""
        head = VERSION + book.position.to_bytes(8, "big")
        nonce = new_nonce()
        write_whole(self.path, head + nonce + self._seal.seal(self._key, book.to_bytes(), nonce=nonce, ad=_TAG + head))

    def read(self, *, last_position: int) -> Book | None:
        """The book as it was sealed, or None when there is none or it does not fit this log and this version."""
        try:
            with self.path.open("rb", buffering=0) as file:  # in pieces: each copy of a large book costs
                head, nonce, sealed = file.read(16), file.read(NONCE_BYTES), file.readall()
        except OSError:
            return None
        if head[:8] != VERSION or int.from_bytes(head[8:], "big") > last_position:
            self.drop()
            return None
        try:
            return Book.from_bytes(self._seal.open(self._key, sealed, nonce=nonce, ad=_TAG + head))
        except SealBroken:
            self.drop()
            return None

    def drop(self) -> None:
        """Delete it: always before something is erased, never after."""
        self.path.unlink(missing_ok=True)
