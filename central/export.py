"""Figures of all teams together as CSV (statistics.md, level 2): sums of cells that were rounded before they came."""

from __future__ import annotations

import csv
import io
import json
import math

from sqlalchemy import func, select

from central import schema
from central.database import Database

# Each team's cell is off by at most 2.5 on average (random rounding to base 5), so a sum by 2.5 times the root of n.
_DEVIATION_A_TEAM = 2.5


def export_csv(database: Database, *, period: str | None = None) -> str:
    """Semicolons, one row a cell; a dimension that is summed over is empty. What a spreadsheet would run is defused."""
    row = schema.cell.c
    query = (
        select(row.table, row.period, row.dimensions, row.is_total, func.sum(row.count), func.count())
        .group_by(row.table, row.period, row.dimensions, row.is_total)
        .order_by(row.table, row.period, row.is_total, row.dimensions)
    )
    if period is not None:
        query = query.where(row.period == period)
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(["table", "period", "total", "dimensions", "count", "teams", "deviation"])
    with database.reading() as connection:
        for table, quarter, dimensions, is_total, count, teams in connection.execute(query):
            words = "|".join(word if word is not None else "" for word in json.loads(dimensions))
            deviation = round(_DEVIATION_A_TEAM * math.sqrt(teams), 1)
            line = [table, quarter, "yes" if is_total else "no", words, int(count), teams, deviation]
            writer.writerow([defused(str(value)) for value in line])
    return out.getvalue()


def defused(text: str) -> str:
    """A spreadsheet runs what starts with one of these; an apostrophe makes it text."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
