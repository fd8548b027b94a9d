"""Random rounding: unbiased, never far off, and the same whenever it is asked."""

import hmac
import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.tables.catalogue import BY_NAME, CATALOGUE
from domain.tables.dimension import Key
from domain.tables.rounding import BASE, deviation, draw, rounded, rounded_table
from domain.tables.table import Table

KEYS = st.binary(min_size=32, max_size=32)
COUNTS = st.integers(min_value=0, max_value=100_000)
TABLE = BY_NAME["barriers_by_age"]
CELL: Key = ("detention", "15-17")


def drawn_with(number: int, cell: Key = CELL) -> int:
    key = hmac.digest(b"a test", number.to_bytes(4, "big"), "sha256")
    return draw(key, table=TABLE.name, period="2026Q4", cell=cell)


@given(count=COUNTS, key=KEYS)
def test_what_leaves_is_a_multiple_of_five_less_than_five_away(count: int, key: bytes) -> None:
    out = rounded(count, drawn=draw(key, table=TABLE.name, period="2026Q4", cell=CELL))
    assert out % BASE == 0
    assert out >= 0
    assert abs(out - count) < BASE
    assert count % BASE or out == count


@given(count=COUNTS)
def test_over_the_five_draws_the_mean_is_the_count_itself(count: int) -> None:
    assert sum(rounded(count, drawn=drawn) for drawn in range(BASE)) == BASE * count


def test_each_draw_is_as_likely_as_the_other() -> None:
    draws = [drawn_with(number) for number in range(20_000)]
    for value in range(BASE):
        assert draws.count(value) / len(draws) == pytest.approx(1 / BASE, abs=0.015)


@pytest.mark.parametrize("count", [1, 2, 3, 4, 13])
def test_over_keys_the_mean_is_the_count_and_the_spread_is_what_the_page_says(count: int) -> None:
    out = [rounded(count, drawn=drawn_with(number)) for number in range(20_000)]
    assert statistics.mean(out) == pytest.approx(count, abs=0.1)
    assert statistics.pstdev(out) <= deviation(teams=1)


@given(key=KEYS, one=COUNTS, more=st.integers(min_value=0, max_value=50))
def test_one_more_never_makes_a_cell_smaller(key: bytes, one: int, more: int) -> None:
    drawn = draw(key, table=TABLE.name, period="2026Q4", cell=CELL)
    assert rounded(one + more, drawn=drawn) >= rounded(one, drawn=drawn)


@given(key=KEYS, counts=st.lists(st.integers(min_value=0, max_value=40), min_size=6, max_size=6))
def test_asking_again_tells_nothing_new(key: bytes, counts: list[int]) -> None:
    exact: dict[Key, int] = dict(zip(list(TABLE.cells())[:6], counts, strict=True))
    first = rounded_table(TABLE, exact, period="2026Q4", key=key)
    assert all(rounded_table(TABLE, exact, period="2026Q4", key=key) == first for _ in range(3))


def test_cells_periods_tables_and_teams_draw_apart() -> None:
    def draws(table: Table, period: str, key: bytes) -> list[int]:
        return [draw(key, table=table.name, period=period, cell=cell) for cell in TABLE.cells()]

    base = draws(TABLE, "2026Q4", bytes(32))
    assert len(set(base)) == BASE
    assert draws(TABLE, "2027Q1", bytes(32)) != base
    assert draws(BY_NAME["barriers_by_mechanism"], "2026Q4", bytes(32)) != base
    assert draws(TABLE, "2026Q4", bytes([1]) * 32) != base


def test_a_total_is_another_draw_than_a_cell_that_looks_like_it() -> None:
    different = [drawn_with(n, (None, "15-17")) != drawn_with(n, ("None", "15-17")) for n in range(50)]
    assert any(different)


@pytest.mark.parametrize("table", CATALOGUE, ids=lambda table: table.name)
def test_every_cell_and_every_total_of_the_table_is_there(table: Table) -> None:
    out = rounded_table(table, {}, period="2026Q4", key=bytes(32))
    sizes = [len(dimension.codes) for dimension in table.dimensions]
    cells = totals = 1
    for size in sizes:
        cells, totals = cells * size, totals * (size + 1)
    assert len(out.cells) == cells
    assert len(out.totals) == totals - cells
    assert set(out.cells.values()) | set(out.totals.values()) == {0}
