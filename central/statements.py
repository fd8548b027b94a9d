"""Hot statements as plain text, past SQLAlchemy's compiler: its handling of each value took longer than the database.

Written once with `?` for both databases. Values go beside the text, always: never into it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, CursorResult

_AT_ONCE = 512  # names in one statement; SQLite takes many more, but each number of them is a text of its own


def run(connection: Connection, sql: str, values: Sequence[Any]) -> CursorResult[Any]:
    """One statement with its values, or with a list of them (tuples), which goes to the driver in one call."""
    return connection.exec_driver_sql(_dialect(connection, sql), values)


def rows_among(connection: Connection, sql: str, first: Sequence[Any], names: Collection[bytes]) -> Iterator[Any]:
    """Rows of a query that ends in `IN (…)`: `sql` goes up to the column, `first` are the values before the names.

    On SQLite the names are filled up to a power of two with the last one, so that few texts are prepared, and kept.
    """
    ordered = sorted(names)
    for start in range(0, len(ordered), _AT_ONCE):
        some = ordered[start : start + _AT_ONCE]
        if connection.dialect.name == "sqlite":
            some += [some[-1]] * ((1 << (len(some) - 1).bit_length()) - len(some))
            yield from run(connection, f"{sql} IN ({','.join('?' * len(some))})", (*first, *some))
        else:
            yield from run(connection, f"{sql} = ANY(?)", (*first, some))


def _dialect(connection: Connection, sql: str) -> str:
    return sql if connection.dialect.name == "sqlite" else sql.replace("?", "%s")
