"""The fixed catalogue of tables, as data. To add a table: one row in the file of its subject (of_street, of_youths,
of_road), and the disclosure attack runs over it.

There is no other question: free filters name people (two answers subtracted). No worker, no day, no place, no text is a
dimension. What is counted in a row of facts is in storage/queries/counting*.py, under the table's name.
"""

from __future__ import annotations

from domain.codes.row import UnknownCode
from domain.tables.of_road import ROAD
from domain.tables.of_street import STREET
from domain.tables.of_youths import YOUTHS
from domain.tables.table import Table

LIST_NAME = "tables"
CATALOGUE: tuple[Table, ...] = (*STREET, *YOUTHS, *ROAD)
BY_NAME = {table.name: table for table in CATALOGUE}


def table_of(name: str) -> Table:
    """A table by name. Raises UnknownCode."""
    table = BY_NAME.get(name)
    if table is None:
        raise UnknownCode(LIST_NAME)
    return table
