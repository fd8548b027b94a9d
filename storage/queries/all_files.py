"""Every youth's file in a few columns, read again only where it changed: what lists over all youths begin with.

`file` is a view that looks for the last contact of each youth; asked with a condition on it, SQLite looks three times.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from storage.store import Store


def all_files(store: Store) -> Mapping[str, sqlite3.Row]:
    """By id: `id`, `alias`, `fixed_contact`, `clock_start`, `last_seen`. What of it may be shown is the caller's."""
    sql = "SELECT id, alias, fixed_contact, clock_start, last_seen FROM file WHERE true"
    return store.book.by_youth.rows(sql, youth="id")
