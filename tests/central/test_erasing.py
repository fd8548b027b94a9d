"""After an erase the bytes are gone: from the answers, the tables, the file and its log."""

from __future__ import annotations

import secrets
from pathlib import Path

from fastapi import FastAPI
from sqlalchemy import text

from tests.central.device import Line
from tests.central.team import Team, admit, codes, pull, push, stub


def files_of(data: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(data.glob("central.sqlite*")))


async def test_drop_takes_one_operation_and_leaves_its_stub(line: Line, team: Team) -> None:
    first, second = team.founder.operation(), team.founder.operation()
    await push(line, team.founder, first, second)
    await push(line, team.founder, team.founder.erase(ops=(team.founder.name_of(first),)))
    page = await pull(line, team.founder)
    assert [row.ct is None for row in page.ops] == [True, False, False]
    assert page.ops[0].head == first.wire()[0]


async def test_shred_takes_the_drawer_and_its_boxes(line: Line, team: Team) -> None:
    scope, kept = secrets.token_bytes(16), secrets.token_bytes(16)
    operations = [team.founder.operation(scope=scope), team.founder.operation(scope=kept)]
    boxes = (team.founder.key_box(scope), team.founder.key_box(scope), team.founder.key_box(kept))
    await push(line, team.founder, *operations, boxes=boxes)
    await push(line, team.founder, team.founder.erase(scopes=(scope,)))
    page = await pull(line, team.founder)
    assert [row.ct is None for row in page.ops] == [True, False, False]
    assert page.boxes == boxes[2:]


async def test_no_byte_of_what_was_shredded_is_left_on_the_disk(app: FastAPI, line: Line, team: Team) -> None:
    scope = secrets.token_bytes(16)
    operations = [team.founder.operation(secrets.token_bytes(size), scope=scope) for size in (256, 3000, 60_000)]
    box = team.founder.key_box(scope)
    await push(line, team.founder, *operations, boxes=(box,))
    needles = [box.sealed] + [(operation.ct or b"")[at : at + 32] for operation in operations for at in (0, 100, -40)]
    if app.state.database.is_sqlite:
        assert all(needle in files_of(app.state.settings.data) for needle in needles)
    await push(line, team.founder, team.founder.erase(scopes=(scope,)))
    if app.state.database.is_sqlite:
        written = files_of(app.state.settings.data)
        assert operations[0].wire()[0] in written  # the stub stays: the scan does look at the right bytes
        assert not any(needle in written for needle in needles)
    with app.state.database.reading() as connection:
        assert connection.scalar(text("SELECT count(*) FROM keybox")) == 0
        assert connection.scalar(text("SELECT count(*) FROM ciphertext")) == 1  # the erase itself


async def test_device_that_was_offline_keeps_its_chain_and_not_its_content(line: Line, team: Team) -> None:
    """It pushes what it wrote to a drawer that was shredded meanwhile: the chain goes on, the content is not kept."""
    offline = await admit(line, team)
    scope = secrets.token_bytes(16)
    await push(line, team.founder, team.founder.operation(scope=scope))
    await push(line, team.founder, team.founder.erase(scopes=(scope,)))
    late, other = offline.operation(scope=scope), offline.operation()
    reply = await push(line, offline, late, other, boxes=(offline.key_box(scope),))
    assert codes(reply) == ["stored", "stored"]
    assert [(verdict.code, verdict.seq) for verdict in reply.box_verdicts] == [("stored", 0)]
    page = await pull(line, team.founder)
    assert [row.ct is None for row in page.ops[-2:]] == [True, False]
    assert page.boxes == ()


async def test_erase_before_its_target_arrives_counts_when_it_does(line: Line, team: Team) -> None:
    other = await admit(line, team)
    operation = other.operation()
    await push(line, team.founder, team.founder.erase(ops=(other.name_of(operation),)))
    assert codes(await push(line, other, operation)) == ["stored"]
    assert (await pull(line, other)).ops[-1].ct is None


async def test_content_and_its_erase_in_one_push_never_store_the_content(line: Line, team: Team) -> None:
    operation = team.founder.operation()
    erase = team.founder.erase(ops=(team.founder.name_of(operation),))
    assert codes(await push(line, team.founder, operation, erase)) == ["stored", "stored"]
    assert (await pull(line, team.founder)).ops[0].ct is None


async def test_stub_of_an_earlier_erase_is_taken_from_any_member(line: Line, team: Team) -> None:
    other = await admit(line, team)
    operation = other.operation()
    await push(line, team.founder, team.founder.erase(ops=(other.name_of(operation),)))
    assert codes(await push(line, other, stub(operation), other.operation())) == ["stored", "stored"]


async def test_erase_cannot_be_erased(line: Line, team: Team) -> None:
    erase = team.founder.erase(scopes=(secrets.token_bytes(16),))
    again = team.founder.erase(ops=(team.founder.name_of(erase),), scopes=(bytes(16),))
    await push(line, team.founder, erase, again)
    assert [row.ct for row in (await pull(line, team.founder)).ops] == [erase.ct, again.ct]


async def test_erase_twice_is_harmless(line: Line, team: Team) -> None:
    scope = secrets.token_bytes(16)
    for _ in range(2):
        assert codes(await push(line, team.founder, team.founder.erase(scopes=(scope, scope)))) == ["stored"]


async def test_erase_of_one_team_does_not_reach_another(app: FastAPI, line: Line, team: Team) -> None:
    from tests.central.conftest import claimed_team

    other = await claimed_team(app, line)
    scope = secrets.token_bytes(16)
    await push(line, team.founder, team.founder.operation(scope=scope), boxes=(team.founder.key_box(scope),))
    await push(line, other.founder, other.founder.erase(scopes=(scope,)))
    page = await pull(line, team.founder)
    assert page.ops[0].ct is not None
    assert len(page.boxes) == 1
