"""The catalogue as data: what it may never hold, and names that never change."""

import datetime as dt
import json
from pathlib import Path

import pytest

from domain.codes import barriers
from domain.tables.catalogue import CATALOGUE, table_of
from domain.tables.shape import check_push
from domain.tables.table import Table
from domain.wire import MAX_BODY_BYTES, MAX_CELLS, TablePush, encode

GOLDEN = Path(__file__).parents[1] / "golden" / "tables.json"


def test_names_and_dimensions_are_those_of_the_format() -> None:
    kept = json.loads(GOLDEN.read_text(encoding="utf-8"))
    now = {table.name: [dimension.name for dimension in table.dimensions] for table in CATALOGUE}
    assert {name: now.get(name) for name in kept} == kept
    assert set(now) == set(kept), "a new table: add it to the golden file, and never take one out"


@pytest.mark.parametrize("table", CATALOGUE, ids=lambda table: table.name)
def test_no_worker_day_place_name_or_text_is_a_dimension(table: Table) -> None:
    names = {dimension.name for dimension in table.dimensions}
    assert not names & {"worker", "day", "place", "note", "alias", "name", "youth", "round", "device"}
    assert 1 <= len(names) <= 2, "one crossing at most"


@pytest.mark.parametrize("table", CATALOGUE, ids=lambda table: table.name)
def test_a_special_category_is_never_crossed_with_a_municipality(table: Table) -> None:
    assert not (table.has_special and any(dimension.name == "municipality" for dimension in table.dimensions))


@pytest.mark.parametrize("table", CATALOGUE, ids=lambda table: table.name)
def test_two_special_categories_are_never_crossed_with_each_other(table: Table) -> None:
    assert sum(bool(dimension.special) for dimension in table.dimensions) <= 1


def test_origin_and_disability_are_hidden_whatever_was_answered() -> None:
    for name in ("offers_by_origin", "offers_by_disability"):
        first = table_of(name).dimensions[0]
        assert first.special == set(first.codes), "what is left over tells the rest"


def test_the_four_sensitive_rows_are_marked_in_every_table_with_barriers() -> None:
    sensitive = {"health", "detention", "language", "discrimination"}
    crossed = [d for table in CATALOGUE for d in table.dimensions if d.name == "barrier"]
    assert len(crossed) == 4
    assert all(dimension.special == sensitive for dimension in crossed)
    assert all(len(dimension.codes) == len(barriers.BARRIERS) == 17 for dimension in crossed)


@pytest.mark.parametrize("table", CATALOGUE, ids=lambda table: table.name)
def test_a_whole_table_fits_into_one_request(table: Table) -> None:
    push = TablePush(
        cells=tuple((cell, 95) for cell in table.cells()),
        totals=tuple((total, 9_995) for total in table.totals()),
        vector={f"{device:032x}": 2**40 for device in range(60)},
    )
    assert len(push.cells) + len(push.totals) <= MAX_CELLS
    assert len(encode(push)) < MAX_BODY_BYTES
    check_push(push, table=table.name, period="2026Q4", today=dt.date(2026, 11, 20))


def test_a_table_that_is_not_there_is_refused() -> None:
    with pytest.raises(Exception, match="kent deze keuze"):
        table_of("youths_by_name")
