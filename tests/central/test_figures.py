"""Tables of figures: only of the catalogue, only rounded, never from less than what is there."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from fastapi import FastAPI
from sqlalchemy import func, select

from central import schema
from central.app import create_app
from central.export import defused, export_csv
from central.settings import Settings
from domain.tables.catalogue import CATALOGUE
from domain.wire import TablePush, encode
from tests.central.conftest import claimed_team, connect
from tests.central.device import Answer, Device, Line
from tests.central.team import Team, admit, push

TABLE = CATALOGUE[0]
CELLS = tuple((key, 5) for key in TABLE.cells())
TOTALS = tuple((key, 10) for key in TABLE.totals())
QUARTER = "2026Q1"
IN_JUNE = 1_780_500_000_000


@pytest.fixture
def clock() -> list[int]:
    """Stands still; a test moves it."""
    return [IN_JUNE]


@pytest.fixture
def app(settings: Settings, clock: list[int]) -> Any:
    made = create_app(settings, now_millis=lambda: clock[0])
    yield made
    made.state.database.close()


@pytest.fixture
async def line(app: FastAPI, clock: list[int]) -> Any:
    import time

    async with connect(app) as connected:
        connected.clock_offset_seconds = clock[0] // 1000 - int(time.time())
        yield connected


async def put(
    line: Line, device: Device, message: TablePush, *, table: str = TABLE.name, period: str = QUARTER
) -> Answer:
    return await line.ask("PUT", f"{device.path}/tables/{table}/{period}", signer=device.signer, body=encode(message))


def message(**vector: int) -> TablePush:
    return TablePush(cells=CELLS, totals=TOTALS, vector=vector)


async def test_table_is_stored_and_summed_over_teams(app: FastAPI, line: Line, team: Team) -> None:
    other = await claimed_team(app, line)
    for each in (team, other):
        assert (await put(line, each.founder, message())).status == 200
    rows = export_csv(app.state.database, period=QUARTER).splitlines()
    assert len(rows) == 1 + len(CELLS) + len(TOTALS)
    assert rows[1].split(";")[-3:] == ["10", "3,5", "2"]
    assert export_csv(app.state.database, period="2026Q2").count("\n") == 1


async def test_figures_from_less_are_refused_from_more_they_replace(app: FastAPI, line: Line, team: Team) -> None:
    me, other = team.founder, await admit(line, team)
    await push(line, me, *(me.operation() for _ in range(3)), *(other.operation() for _ in range(3)))
    mine, theirs = me.id.hex(), other.id.hex()
    assert (await put(line, me, message(**{mine: 2, theirs: 2}))).status == 200
    older = await put(line, me, message(**{mine: 2, theirs: 1}))
    assert (older.status, older.code) == (409, "older_view")
    assert (await put(line, me, message(**{mine: 2}))).code == "older_view"
    assert (await put(line, me, message(**{mine: 2, theirs: 2}))).status == 200
    assert (await put(line, other, message(**{mine: 1, theirs: 3}))).status == 200  # neither contains the other
    assert (await put(line, me, message(**{mine: 3, theirs: 3}))).status == 200
    with app.state.database.reading() as connection:
        assert connection.scalar(select(func.count()).select_from(schema.cell)) == len(CELLS) + len(TOTALS)


async def test_nobody_counts_what_is_not_here(line: Line, team: Team) -> None:
    await push(line, team.founder, team.founder.operation())
    for vector in ({team.founder.id.hex(): 2}, {"ab" * 16: 1}, {"nonsense": 0}, {team.founder.id.hex(): -1}):
        assert (await put(line, team.founder, message(**vector))).code == "bad_table"


async def test_final_figures_never_change(line: Line, team: Team, clock: list[int]) -> None:
    final = msgspec.structs.replace(message(), is_final=True)
    assert (await put(line, team.founder, final)).status == 200
    assert (await put(line, team.founder, final)).status == 200
    await push(line, team.founder, team.founder.operation())
    newer = message(**{team.founder.id.hex(): 1})
    assert (await put(line, team.founder, newer)).code == "older_view"
    assert (await put(line, team.founder, final, period="2026Q2")).code == "bad_table"  # runs still


async def test_only_rounded_cells_of_the_catalogue_come_in(line: Line, team: Team) -> None:
    key = CELLS[0][0]
    wrong = [
        {"cells": ((key, 3),)},
        {"cells": ((key, -5),)},
        {"cells": ((key, 5), (key, 10))},
        {"cells": ((("Youssef",) * len(key), 5),)},
        {"cells": (((*key, "more"), 5),)},
        {"totals": ((key, 5),)},
    ]
    for fields in wrong:
        answer = await put(line, team.founder, msgspec.structs.replace(message(), **fields))  # type: ignore[arg-type]
        assert (answer.status, answer.code) == (422, "bad_table")
    for table, period in (("nonsense", QUARTER), (TABLE.name, "2026-01"), (TABLE.name, "2027Q1")):
        assert (await put(line, team.founder, message(), table=table, period=period)).code == "bad_table"


async def test_member_of_another_team_cannot_send_figures_for_this_one(app: FastAPI, line: Line, team: Team) -> None:
    other = await claimed_team(app, line)
    path = f"{team.founder.path}/tables/{TABLE.name}/{QUARTER}"
    answer = await line.ask("PUT", path, signer=other.founder.signer, body=encode(message()))
    assert (answer.status, answer.code) == (403, "not_member")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx"])
def test_what_a_spreadsheet_would_run_is_defused(text: str) -> None:
    assert defused(text) == f"'{text}"
