"""What the page with figures holds for one quarter, ready for its template."""

from __future__ import annotations

from datetime import datetime

from markupsafe import Markup
from msgspec import Struct

from central.backoffice.grids import Grid, grid_of, rows_and_columns, spread_words
from central.backoffice.sums import counted_at, periods, sheet
from central.database import Database
from domain.datewords import date_words, local_day
from domain.tables.catalogue import BY_NAME, CATALOGUE
from domain.tables.dimension import Key
from domain.tables.dimensions import SIGNAL
from domain.tables.period import Quarter
from domain.tables.publishing import Sheet
from domain.texts import Texts

DRAWN = ("contacts_by_place_signal", "barriers_by_age")
QUARTERS_DRAWN = 8
_DUTCH = Texts()
_SPANS = ("januari tot maart", "april tot juni", "juli tot september", "oktober tot december")


class Choice(Struct, frozen=True, kw_only=True):
    """A quarter to choose."""

    name: str
    words: str
    is_chosen: bool


class Block(Struct, frozen=True, kw_only=True):
    """One table with its picture (both sizes, empty without one)."""

    name: str
    title: str
    counts: str
    grid: Grid
    pictures: dict[str, Markup]
    legend: tuple[str, ...]
    is_empty: bool


class Headline(Struct, frozen=True, kw_only=True):
    """One number on top."""

    label: str
    text: str
    spread: str


class Page(Struct, frozen=True, kw_only=True):
    """All of it. `drawn`: the blocks with a picture; `others`: tables only."""

    choices: tuple[Choice, ...]
    period: str
    words: str
    standing: str
    headlines: tuple[Headline, ...]
    drawn: tuple[Block, ...]
    others: tuple[Block, ...]
    trend: dict[str, Markup]


def page_of(database: Database, wanted: str = "") -> Page | None:
    """The page of a quarter, the newest when none is asked for. None: no figures of that quarter (or none at all)."""
    known = periods(database)
    period = wanted or (known[0] if known else "")
    if period not in known:
        return None
    sheets = {table.name: sheet(database, table, period=period) for table in CATALOGUE}
    blocks = [_block(each) for each in sheets.values()]
    return Page(
        choices=tuple(Choice(name=name, words=quarter_words(name), is_chosen=name == period) for name in known),
        period=period,
        words=quarter_words(period),
        standing=_standing(sheets, counted_at(database, period=period)),
        headlines=tuple(_headlines(sheets)),
        drawn=tuple(block for block in blocks if block.name in DRAWN),
        others=tuple(block for block in blocks if block.name not in DRAWN),
        trend=_trend(database, known[:QUARTERS_DRAWN][::-1]),
    )


def quarter_words(name: str) -> str:
    """As "oktober tot december 2026"."""
    quarter = Quarter.named(name)
    return f"{_SPANS[quarter.number - 1]} {quarter.year}"


def _standing(sheets: dict[str, Sheet], moment: datetime | None) -> str:
    teams = max(each.teams for each in sheets.values())
    sent = "1 team stuurde cijfers" if teams == 1 else f"{teams} teams stuurden cijfers"
    day = date_words(local_day(moment), texts=_DUTCH) if moment else ""
    if all(each.is_final for each in sheets.values() if each.teams):
        return f"Definitief. {sent}, het laatst op {day}. Deze cijfers veranderen niet meer."
    return f"Voorlopig. {sent}, het laatst op {day}. Dertig dagen na het kwartaal staan ze vast."


def _headlines(sheets: dict[str, Sheet]) -> list[Headline]:
    asked = (
        ("contacts_by_place_signal", "Contacten"),
        ("meetings_by_place_signal", "Ontmoetingen met jongeren"),
        ("youths_by_gender_age", "Bereikte jongeren met een dossier"),
    )
    return [
        Headline(label=label, text=str(sheets[name].base), spread=spread_words(sheets[name])) for name, label in asked
    ]


def _block(each: Sheet) -> Block:
    rows, columns = rows_and_columns(each)
    pictures = {}
    if each.table.name in DRAWN and columns is not None and each.teams:
        from central.backoffice import charts  # its libraries take a second: only who draws waits

        pictures = {size: Markup(charts.bars(each, rows=rows, parts=columns, size=size)) for size in charts.WIDTHS}  # noqa: S704 - our own drawing, of words of the catalogue
    return Block(
        name=each.table.name,
        title=each.table.title,
        counts=each.table.counts,
        grid=grid_of(each),
        pictures=pictures,
        legend=tuple(columns.labels.values()) if columns else (),
        is_empty=not each.teams,
    )


def _trend(database: Database, names: tuple[str, ...]) -> dict[str, Markup]:
    """Contacts by quarter and signal; nothing to compare with one quarter."""
    if len(names) < 2:
        return {}
    from central.backoffice import charts

    table = BY_NAME[DRAWN[0]]
    sheets = [sheet(database, table, period=name) for name in names]
    keys: list[Key] = [(None, code) for code in SIGNAL.codes]
    counts = [
        (f"{Quarter.named(each.period).year}, kwartaal {Quarter.named(each.period).number}",
         [each.figure(key).value or 0 for key in keys])
        for each in sheets
    ]  # fmt: skip
    return {size: Markup(charts.quarters(counts, parts=SIGNAL, size=size)) for size in charts.WIDTHS}  # noqa: S704 - as above
