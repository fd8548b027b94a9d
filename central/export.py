"""`stats export`: the sums over teams as CSV, under the same rules as the page of the back office."""

from __future__ import annotations

from central.backoffice.files import csv_text, defused
from central.backoffice.sums import periods, sheet
from central.database import Database
from domain.tables.catalogue import CATALOGUE

__all__ = ["defused", "export_csv"]


def export_csv(database: Database, *, period: str | None = None) -> str:
    """Every table of every quarter (or of one, "2026Q3") that a team sent figures of, oldest quarter first."""
    wanted = sorted(each for each in periods(database) if period in (None, each))
    sheets = (sheet(database, table, period=each) for each in wanted for table in CATALOGUE)
    return csv_text(found for found in sheets if found.teams)
