"""Every youth's file in a few columns, read once for each state of the book: what lists over all youths begin with.

`file` is a view that looks for the last contact of each youth; asked with a condition on it, SQLite looks three times.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from storage.store import Store


def all_files(store: Store) -> Mapping[str, sqlite3.Row]:
    """By id: `id`, `alias`, `fixed_contact`, `clock_start`, `last_seen`. What of it may be shown is the caller's."""
    return store.book.remembered.get("files", lambda: _read(store))


def _read(store: Store) -> dict[str, sqlite3.Row]:
    found = store.book.rows("SELECT id, alias, fixed_contact, clock_start, last_seen FROM file")
    return {row["id"]: row for row in found}
