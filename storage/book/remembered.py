"""What was worked out from the book, kept until something in the book changes: where 2,000 youths stand is read once.

Kept with the book's own connection and gone with it (lock, erasing, folding anew). SQLite counts every row that is
written, changed or deleted on a connection; with the first that is, all that was kept goes. Inside a transaction
nothing is kept: what it wrote may be rolled back, and SQLite does not count back.
"""

import sqlite3
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

T = TypeVar("T")


class Remembered:
    """Of one book."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        self._conn = conn
        self._kept: dict[Hashable, Any] = {}
        self._of: dict[Hashable, tuple[object, Any]] = {}
        self._at = -1

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` gave for `key` since the last change of the book, else what it gives now."""
        if self._conn.in_transaction:
            return make()
        if self._conn.total_changes != self._at:
            self._kept.clear()
            self._at = self._conn.total_changes
        if key not in self._kept:
            self._kept[key] = make()
        found: T = self._kept[key]
        return found

    def get_of(self, key: Hashable, content: object, make: Callable[[], T]) -> T:
        """What `make` gave for `key` when `content` was the same, whatever else of the book changed meanwhile."""
        kept = self._of.get(key)
        if kept is None or kept[0] != content:
            kept = self._of[key] = (content, make())
        found: T = kept[1]
        return found

    def forget(self) -> None:
        """Keep nothing any more: the book closes, or something was erased."""
        self._kept.clear()
        self._of.clear()
