"""Group commit, on both databases: who waits at the same moment shares a commit, and only that."""

from __future__ import annotations

import asyncio
import secrets
import threading
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from typing import Self

import pytest
from fastapi import FastAPI
from sqlalchemy import event, text
from sqlalchemy.exc import DBAPIError

from central.app import create_app
from central.audit import audit
from central.committing import Committer
from central.doorkeeper import Caller
from central.pushing import Push
from central.refusals import Refuse
from central.replay import Ticket
from central.settings import Settings
from central.teams import lock_team
from domain.keybox import KeyBox
from domain.operation import Operation
from domain.wire import PushReply, PushRequest, encode
from tests.central.conftest import claimed_team, connect
from tests.central.device import Device, Line
from tests.central.team import Team, admit, codes, pull


def waiting(device: Device, *operations: Operation, boxes: tuple[KeyBox, ...] = (), nonce: str = "") -> Push:
    ticket = Ticket(signer=device.team + device.id, nonce=nonce or secrets.token_urlsafe(18), now_millis=1)
    caller = Caller(team=device.team, device=device.id, wire_key=b"", role="worker", digest=b"", ticket=ticket)
    return Push(caller=caller, request=PushRequest(ops=tuple(op.wire() for op in operations), boxes=boxes))


@contextmanager
def held_up(app: FastAPI, team: Team) -> Iterator[None]:
    """Somebody else is writing: whatever is pushed inside this block gathers, and is stored after it."""
    with app.state.database.writing() as connection:
        lock_team(connection, team.id)
        yield


class Commits:
    """How many transactions end well in this block, and which answers were there already at each."""

    def __init__(self, app: FastAPI, answers: list[Future[PushReply | None]]) -> None:
        self._engine, self._answers, self.answered_before = app.state.database.engine, answers, list[int]()

    def _count(self, _connection: object) -> None:
        self.answered_before.append(sum(answer.done() for answer in self._answers))

    def __enter__(self) -> Self:
        event.listen(self._engine, "commit", self._count)
        return self

    def __exit__(self, *_: object) -> None:
        event.remove(self._engine, "commit", self._count)


async def told(answers: list[Future[PushReply | None]]) -> list[PushReply | BaseException | None]:
    return await asyncio.gather(*(asyncio.wrap_future(answer) for answer in answers), return_exceptions=True)


async def test_pushes_that_wait_share_one_commit_and_are_answered_after_it(
    app: FastAPI, line: Line, team: Team
) -> None:
    devices = [await admit(line, team) for _ in range(3)]
    answers: list[Future[PushReply | None]] = []
    with Commits(app, answers) as commits:
        with held_up(app, team):
            answers.append(app.state.committer.submit(waiting(team.founder, team.founder.operation())))
            await asyncio.sleep(0.2)  # it has begun, alone
            answers += [app.state.committer.submit(waiting(d, d.operation())) for d in devices for _ in range(4)]
        replies = await told(answers)
    assert [codes(reply) for reply in replies if isinstance(reply, PushReply)] == [["stored"]] * 13
    assert commits.answered_before == [0, 0, 1]  # who held it up, the first, and all the others together
    assert [row.seq for row in (await pull(line, team.founder)).ops] == list(range(1, 14))
    assert list(audit(app.state.database)) == []


async def test_one_bad_push_does_not_spoil_it_for_the_others(app: FastAPI, line: Line, team: Team) -> None:
    other, stranger = await admit(line, team), Device(team=team.id)
    nowhere = Device()
    nonce = secrets.token_urlsafe(18)
    with held_up(app, team):
        submit = app.state.committer.submit
        first, second = team.founder.operation(), team.founder.operation()
        answers = [
            submit(waiting(team.founder, first, nonce=nonce)),
            submit(waiting(stranger, stranger.operation())),
            submit(waiting(nowhere, nowhere.operation())),
            submit(waiting(team.founder, second, nonce=nonce)),
            submit(waiting(other, other.operation(), other.operation())),
            submit(waiting(team.founder, second)),
            submit(waiting(team.founder, first)),
        ]
        await asyncio.sleep(0.1)
    replies = await told(answers)
    said = [reply.code if isinstance(reply, Refuse) else codes(reply) for reply in replies]  # type: ignore[arg-type]
    assert said == [
        ["stored"],
        "not_member",
        "not_member",
        "replay",
        ["stored", "stored"],
        ["stored"],
        ["duplicate"],
    ]
    assert sorted(row.seq for row in (await pull(line, other)).ops) == [1, 2, 3, 4]


@pytest.mark.parametrize("settings", ["sqlite"], indirect=True)
async def test_push_that_the_database_refuses_fails_alone(app: FastAPI, line: Line, team: Team) -> None:
    other = await admit(line, team)
    bad = team.founder.operation()
    with app.state.database.writing() as connection:
        name = team.founder.name_of(bad).hex()
        connection.execute(
            text(
                f"CREATE TRIGGER no BEFORE INSERT ON ledger WHEN NEW.op_id = x'{name}' "
                "BEGIN SELECT RAISE(ABORT, 'no'); END"
            )
        )
    with held_up(app, team):
        pushes = [waiting(other, other.operation()) for _ in range(3)]
        pushes.insert(2, waiting(team.founder, bad))
        answers = [app.state.committer.submit(each) for each in pushes]
        await asyncio.sleep(0.1)
    replies = await told(answers)
    assert isinstance(replies.pop(2), DBAPIError)
    assert [codes(reply) for reply in replies if isinstance(reply, PushReply)] == [["stored"]] * 3
    assert [row.seq for row in (await pull(line, other)).ops] == [1, 2, 3]


async def test_erase_takes_what_came_in_the_same_commit(app: FastAPI, line: Line, team: Team) -> None:
    other = await admit(line, team)
    gone = team.founder.operation()
    scope = gone.header.scope
    with held_up(app, team):
        answers = [
            app.state.committer.submit(waiting(team.founder, gone, boxes=(team.founder.key_box(scope),))),
            app.state.committer.submit(waiting(other, other.erase(scopes=(scope,)))),
            app.state.committer.submit(
                waiting(team.founder, team.founder.operation(scope=scope), boxes=(team.founder.key_box(scope),))
            ),
        ]
        await asyncio.sleep(0.1)
    replies = await told(answers)
    assert [codes(reply) for reply in replies if isinstance(reply, PushReply)] == [["stored"]] * 3
    page = await pull(line, other)
    assert [row.ct is None for row in page.ops] == [True, False, True]
    assert page.boxes == ()
    assert list(audit(app.state.database)) == []


async def test_full_queue_sends_on_with_a_time_to_come_back(settings: Settings) -> None:
    app = create_app(settings.model_copy(update={"waiting_pushes": 3, "pushes_a_commit": 2}))
    async with connect(app) as line:
        team = await claimed_team(app, line)
        committer: Committer = app.state.committer
        with held_up(app, team):
            answers = [committer.submit(waiting(team.founder, team.founder.operation()))]
            await asyncio.sleep(0.2)
            answers += [committer.submit(waiting(team.founder, team.founder.operation())) for _ in range(3)]
            late = encode(PushRequest(ops=(team.founder.operation().wire(),)))
            answer = await line.ask("POST", f"{team.founder.path}/ops", signer=team.founder.signer, body=late)
            assert (answer.status, answer.code) == (429, "too_many")
            assert int(answer.headers["retry-after"]) >= 1
        replies = await told(answers)
        assert [codes(reply) for reply in replies if isinstance(reply, PushReply)] == [["stored"]] * 4
        again = await line.ask("POST", f"{team.founder.path}/ops", signer=team.founder.signer, body=late)
        assert codes(again.as_(PushReply)) == ["stored"]
    app.state.database.close()


async def test_idle_centre_stores_a_single_push_at_once(app: FastAPI, line: Line, team: Team) -> None:
    with Commits(app, []) as commits:
        (reply,) = await told([app.state.committer.submit(waiting(team.founder, team.founder.operation()))])
    assert isinstance(reply, PushReply)
    assert commits.answered_before == [0]


async def test_other_writer_is_not_starved_by_pushes(app: FastAPI, line: Line, team: Team) -> None:
    """Group follows group without a pause; an admission gets its turn between them."""
    is_over = threading.Event()
    committer: Committer = app.state.committer

    def keep_pushing() -> None:
        while not is_over.is_set():
            for answer in [committer.submit(waiting(team.founder, team.founder.operation())) for _ in range(5)]:
                answer.result()

    pusher = threading.Thread(target=keep_pushing)
    pusher.start()
    try:
        for _ in range(5):
            await asyncio.wait_for(admit(line, team), 10)
    finally:
        is_over.set()
        await asyncio.to_thread(pusher.join)
