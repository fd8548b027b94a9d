"""Reads the figures of all teams together: no team is told apart, the organisation sees sums (statistics.md)."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from sqlalchemy import Connection, Integer, cast, func, select

from central import schema
from central.database import Database
from domain.tables.publishing import Sheet, sheet_of
from domain.tables.table import Table


def periods(database: Database) -> tuple[str, ...]:
    """Quarters of which there are figures, newest first."""
    row = schema.figures.c
    with database.reading() as connection:
        return tuple(connection.scalars(select(row.period).distinct().order_by(row.period.desc())))


def counted_at(database: Database, *, period: str) -> datetime | None:
    """When the newest figures of a quarter came in (UTC)."""
    row = schema.figures.c
    with database.reading() as connection:
        millis = connection.scalar(select(func.max(row.stored_millis)).where(row.period == period))
    return None if millis is None else datetime.fromtimestamp(millis / 1000, UTC)


def sheet(database: Database, table: Table, *, period: str) -> Sheet:
    """One table of one quarter; all zero, of no team, when nothing came in."""
    with database.reading() as connection:
        teams, final_teams = _teams(connection, table, period)
        row = schema.cell.c
        sums = (
            select(row.dimensions, func.sum(row.count))
            .where(row.table == table.name, row.period == period)
            .group_by(row.dimensions)
        )
        counts = {tuple(json.loads(text)): int(count) for text, count in connection.execute(sums)}
    return sheet_of(table, period=period, counts=counts, teams=teams, final_teams=final_teams)


def _teams(connection: Connection, table: Table, period: str) -> tuple[int, int]:
    row = schema.figures.c
    found = connection.execute(
        select(func.count(), func.coalesce(func.sum(cast(row.is_final, Integer)), 0)).where(
            row.table == table.name, row.period == period
        )
    ).one()
    return int(found[0]), int(found[1])
