"""A table as the page writes it: rows and columns of words and figures, totals, and how far off a figure may be."""

from __future__ import annotations

from msgspec import Struct

from domain.tables.dimension import Dimension, Key
from domain.tables.publishing import NOT_SHOWN, Sheet


class Line(Struct, frozen=True, kw_only=True):
    """A row: its name, a figure per column, and its share of the base ("" in a table without shares)."""

    label: str
    figures: tuple[str, ...]
    share: str = ""


class Grid(Struct, frozen=True, kw_only=True):
    """`corner` names the rows, `columns` the columns (the total last). `note`: what a reader has to know besides."""

    corner: str
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    total: Line
    spread: str
    has_shares: bool
    note: str


_HIDDEN = (
    "Gezondheid, detentie, taal en discriminatie tonen we alleen voor alle teams samen. "
    "Onder de 10 staat er <10. Zijn er minder dan 30 jongeren om mee te vergelijken, dan staat er een streepje."
)


def grid_of(sheet: Sheet) -> Grid:
    """The longer dimension goes down, the other one across."""
    rows, columns = rows_and_columns(sheet)
    has_shares = sheet.table.has_special
    across: tuple[str | None, ...] = (*(columns.codes if columns else ()), None)

    def line(code: str | None, label: str) -> Line:
        keys = [_key(sheet, rows, code, column) for column in across]
        figures = tuple(sheet.figure(key).text for key in keys)
        return Line(label=label, figures=figures, share=_share(sheet, keys[-1]) if has_shares else "")

    names = tuple(columns.labels[code] for code in columns.codes) if columns else ()
    return Grid(
        corner=rows.label,
        columns=(*names, "Totaal" if columns else "Aantal"),
        lines=tuple(line(code, label) for code, label in rows.labels.items()),
        total=line(None, "Elke jongere één keer" if has_shares else "Totaal"),
        spread=spread_words(sheet),
        has_shares=has_shares,
        note=_HIDDEN if sheet.table.has_special else "",
    )


def rows_and_columns(sheet: Sheet) -> tuple[Dimension, Dimension | None]:
    """Which dimension goes down and which across (None in a table of one dimension)."""
    dimensions = sheet.table.dimensions
    if len(dimensions) == 1:
        return dimensions[0], None
    first, second = dimensions
    return (first, second) if len(first.codes) >= len(second.codes) else (second, first)


def spread_words(sheet: Sheet) -> str:
    """As "± 2,5"."""
    return f"± {sheet.deviation:.1f}".replace(".", ",")


def _key(sheet: Sheet, rows: Dimension, row: str | None, column: str | None) -> Key:
    if len(sheet.table.dimensions) == 1:
        return (row,)
    return (row, column) if sheet.table.dimensions[0].name == rows.name else (column, row)


def _share(sheet: Sheet, key: Key) -> str:
    share = sheet.share(key)
    return NOT_SHOWN if share is None else f"{share} %"
