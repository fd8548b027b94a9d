"""Rows about every youth, kept, and read again only for the youths about whom something was written since.

SQLite itself says about whom: temporary triggers of this connection, so that no writing can forget to. They call into
Python and write nothing. What was rolled back is read once more, which changes nothing.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

# Table -> the column that names the youth. Of files that are one, and of what those show together, anybody.
_WATCHED = {"youth": "{row}.id", "presence": "{row}.youth", "standing": "{row}.youth", "same": "''", "merged": "''"}
_WRITTEN = {"INSERT": ("NEW",), "UPDATE": ("OLD", "NEW"), "DELETE": ("OLD",)}
_MANY = 200  # beyond that, reading all of them at once costs less
_MOST = 40  # questions kept: a day that is over leaves its own behind
_Asked = tuple[str, tuple[object, ...], str]  # SQL, values, and what it calls the youth


class ByYouth:
    """Of one book."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        self._conn = conn
        self._kept: dict[_Asked, dict[str, sqlite3.Row]] = {}
        self._touched: set[str | None] = set()
        conn.create_function("touch_youth", 1, self._touched.add)
        for table, named in _WATCHED.items():
            for verb, rows in _WRITTEN.items():
                calls = " ".join(f"SELECT touch_youth({named.format(row=row)});" for row in rows)
                conn.execute(f"CREATE TEMP TRIGGER {table}_{verb} AFTER {verb} ON main.{table} BEGIN {calls} END")

    def rows(self, sql: str, *values: object, youth: str) -> Mapping[str, sqlite3.Row]:
        """The rows of `sql` by their first column, the youth. Its WHERE stands last; `youth` is how it names the youth.

        For one query, to look in: the next one brings the same mapping up to date.
        """
        if self._conn.in_transaction:
            return self._read(sql, values)
        self._catch_up()
        asked = (sql, values, youth)
        if asked not in self._kept:
            if len(self._kept) >= _MOST:
                self._kept.clear()
            self._kept[asked] = self._read(sql, values)
        return self._kept[asked]

    def forget(self) -> None:
        """Keep nothing any more: the book closes, or something was erased."""
        self._kept.clear()

    def _catch_up(self) -> None:
        touched = tuple(youth for youth in self._touched if youth is not None)
        self._touched.clear()
        if "" in touched or len(touched) > _MANY:
            self._kept.clear()
        if not touched or not self._kept:
            return
        marks = ",".join("?" * len(touched))
        together = f"SELECT youth FROM same WHERE file IN (SELECT file FROM same WHERE youth IN ({marks}))"  # noqa: S608 - marks
        for youth in {*touched, *(row[0] for row in self._conn.execute(together, touched))}:
            for (sql, values, named), rows in self._kept.items():
                rows.pop(youth, None)
                rows.update(self._read(f"{sql} AND {named} = ?", (*values, youth)))

    def _read(self, sql: str, values: tuple[object, ...]) -> dict[str, sqlite3.Row]:
        return {row[0]: row for row in self._conn.execute(sql, values)}
