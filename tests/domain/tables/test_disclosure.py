"""The attack of statistics.md over the catalogue: who knows the exact totals looks for an exact small cell.

The attacker knows the method and every exact total, sees the published cells, and takes a cell as found when every
table that fits has the same number there. The same attacker is let loose on suppression too, so that a test that finds
nothing is not a test that looks for nothing.
"""

import random
from collections.abc import Iterator
from itertools import product

import pytest

from domain.tables.catalogue import CATALOGUE
from domain.tables.dimension import Key
from domain.tables.rounding import BASE, rounded_table
from domain.tables.table import Table

SMALL = range(1, 5)
RUNS = 150
Options = list[list[range]]


def random_grid(chance: random.Random, *, rows: int) -> list[list[int]]:
    """As counts of a team are: none, small and large; at least one small."""
    while True:
        grid = [[chance.randrange(16) for _ in range(3)] for _ in range(rows)]
        if any(cell in SMALL for line in grid for cell in line):
            return grid


def fitting_rows(options: list[range], total: int) -> list[tuple[int, ...]]:
    return [line for line in product(*options) if sum(line) == total]


def fitting_grids(options: Options, grid: list[list[int]]) -> Iterator[tuple[tuple[int, ...], ...]]:
    """Every grid within the options that has the exact row and column totals of `grid`."""
    columns = [sum(line[i] for line in grid) for i in range(3)]
    lines = [fitting_rows(options[i], sum(grid[i])) for i in range(len(grid))]
    if len(grid) == 1:
        yield from ((line,) for line in lines[0])
        return
    last = set(lines[2])
    for first, second in product(lines[0], lines[1]):
        third = tuple(columns[i] - first[i] - second[i] for i in range(3))
        if third in last:
            yield (first, second, third)


def found_cells(options: Options, grid: list[list[int]]) -> list[bool]:
    """For each small cell: is its exact count known?"""
    grids = list(fitting_grids(options, grid))
    assert tuple(map(tuple, grid)) in grids, "the attacker's model holds the truth"
    return [
        len({each[i][j] for each in grids}) == 1
        for i, line in enumerate(grid)
        for j, cell in enumerate(line)
        if cell in SMALL
    ]


def known_from_totals(grid: list[list[int]]) -> list[bool]:
    """What the totals tell without any table (Fréchet's bounds): nobody can hide that."""
    rows, columns = [sum(line) for line in grid], [sum(line[i] for line in grid) for i in range(3)]
    if len(grid) == 1:
        return [False for cell in grid[0] if cell in SMALL]
    return [
        max(0, rows[i] + columns[j] - sum(rows)) == min(rows[i], columns[j])
        for i, line in enumerate(grid)
        for j, cell in enumerate(line)
        if cell in SMALL
    ]


def published(table: Table, grid: list[list[int]], *, key: bytes) -> Options:
    rows = [dimension.codes[:3] for dimension in table.dimensions]
    exact: dict[Key, int] = {}
    for i, line in enumerate(grid):
        for j, count in enumerate(line):
            exact[(rows[0][i], rows[1][j]) if len(rows) == 2 else (rows[0][j],)] = count
    out = rounded_table(table, exact, period="2026Q4", key=key).cells
    cells = [
        [out[(rows[0][i], rows[1][j]) if len(rows) == 2 else (rows[0][j],)] for j in range(3)] for i in range(len(grid))
    ]
    return [[range(max(0, cell - BASE + 1), cell + BASE) for cell in line] for line in cells]


@pytest.mark.parametrize("table", CATALOGUE, ids=lambda table: table.name)
def test_who_knows_every_total_finds_next_to_no_exact_small_cell(table: Table) -> None:
    chance = random.Random(table.name)
    found: list[bool] = []
    for _ in range(RUNS):
        grid = random_grid(chance, rows=min(3, 3 ** (len(table.dimensions) - 1)))
        by_table = found_cells(published(table, grid, key=chance.randbytes(32)), grid)
        found += [hit for hit, known in zip(by_table, known_from_totals(grid), strict=True) if not known]
    assert len(found) > RUNS
    assert sum(found) / len(found) < 0.01


def test_the_same_attacker_undoes_suppression() -> None:
    chance = random.Random("suppression")
    found: list[bool] = []
    for _ in range(RUNS):
        grid = random_grid(chance, rows=3)
        hidden = [[range(5) if cell < 5 else range(cell, cell + 1) for cell in line] for line in grid]
        found += found_cells(hidden, grid)
    assert sum(found) / len(found) > 0.3
