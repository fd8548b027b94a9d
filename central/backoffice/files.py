"""Figures as a file: one line a figure, semicolons, and nothing in it that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from domain.tables.dimension import Key
from domain.tables.publishing import Sheet

BOM = "\ufeff"
TOTAL = "totaal"
_RUN_BY_SPREADSHEETS = ("=", "+", "-", "@", "\t", "\r")
HEADERS = (
    "tabel",
    "kwartaal",
    "stand",
    "dimensie_1",
    "code_1",
    "waarde_1",
    "dimensie_2",
    "code_2",
    "waarde_2",
    "aantal",
    "standaardafwijking_hoogstens",
    "teams",
)


def csv_text(sheets: Iterable[Sheet], *, has_bom: bool = False) -> str:
    """Cells first, then totals; a decimal comma, as a Flemish spreadsheet reads it."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADERS)
    for sheet in sheets:
        writer.writerows([defused(value) for value in line] for line in _lines(sheet))
    return (BOM if has_bom else "") + out.getvalue()


def defused(text: str) -> str:
    """A spreadsheet runs what starts with one of these; an apostrophe before it makes it text."""
    return f"'{text}" if text.startswith(_RUN_BY_SPREADSHEETS) else text


def _lines(sheet: Sheet) -> Iterator[list[str]]:
    stand = "definitief" if sheet.is_final else "voorlopig"
    spread = f"{sheet.deviation:.1f}".replace(".", ",")
    for key in (*sheet.table.cells(), *sheet.table.totals()):
        line = [sheet.table.name, sheet.period, stand, *_names(sheet, key), sheet.figure(key).text]
        yield [*line, spread, str(sheet.teams)]


def _names(sheet: Sheet, key: Key) -> Iterator[str]:
    for dimension, code in zip(sheet.table.dimensions, key, strict=True):
        yield from (dimension.name, code or "", dimension.labels[code] if code else TOTAL)
    yield from ("", "", "") * (2 - len(key))
