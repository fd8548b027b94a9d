"""How often one device, one team and all strangers may ask: each has a bucket of its own, and it fills up again."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from fastapi import FastAPI

from central.app import create_app
from central.rates import Rates
from central.refusals import Refuse
from central.settings import Settings
from domain.wire import PushRequest, encode
from tests.central.conftest import claimed_team, connect
from tests.central.device import Answer, Device, Line
from tests.central.team import admit

DEVICE, TEAM, STRANGERS = 20, 50, 12


@pytest.fixture
async def strict(tmp_path: Path) -> AsyncIterator[tuple[FastAPI, Line]]:
    limits = {"device_requests_a_minute": DEVICE, "team_requests_a_minute": TEAM, "open_requests_a_minute": STRANGERS}
    app = create_app(Settings(data=tmp_path).model_copy(update=limits))
    async with connect(app) as line:
        yield app, line
    app.state.database.close()


async def ask(line: Line, device: Device, *, times: int) -> list[Answer]:
    path = f"{device.path}/roster"
    return [await line.ask("GET", path, signer=device.signer) for _ in range(times)]


def passed(answers: list[Answer]) -> int:
    return sum(answer.status == 200 for answer in answers)


async def test_devices_of_one_team_have_a_bucket_each_and_one_together(strict: tuple[FastAPI, Line]) -> None:
    app, line = strict
    team, other = await claimed_team(app, line), await claimed_team(app, line)
    devices = [await admit(line, team) for _ in range(3)]
    asked = [await ask(line, device, times=DEVICE + 5) for device in devices]
    spent = 3  # the admissions
    assert passed(asked[0]) == passed(asked[1]) == DEVICE
    assert TEAM - 2 * DEVICE - spent <= passed(asked[2]) < DEVICE  # the team's bucket is empty before its own is
    refused = asked[2][-1]
    assert (refused.status, refused.code) == (429, "too_many")
    assert 1 <= int(refused.headers["retry-after"]) <= 60
    assert passed(await ask(line, other.founder, times=5)) == 5  # and of another team nobody notices


async def test_refused_push_stores_nothing_and_may_come_again(strict: tuple[FastAPI, Line]) -> None:
    app, line = strict
    team = await claimed_team(app, line)
    device = await admit(line, team)
    await ask(line, device, times=DEVICE)
    body = encode(PushRequest(ops=(device.operation().wire(),)))
    answer = await line.ask("POST", f"{device.path}/ops", signer=device.signer, body=body)
    assert (answer.status, answer.code) == (429, "too_many")
    page = await line.ask("GET", f"{team.founder.path}/ops", signer=team.founder.signer)
    assert page.status == 200
    assert device.id not in page.body


async def test_strangers_share_one_bucket_and_members_do_not_feel_it(strict: tuple[FastAPI, Line]) -> None:
    app, line = strict
    team = await claimed_team(app, line)
    answers = [await line.ask("GET", f"/v1/enrol/{secrets.token_hex(16)}", signer=None) for _ in range(STRANGERS + 3)]
    assert [answer.status for answer in answers] == [403] * STRANGERS + [429] * 3
    assert passed(await ask(line, team.founder, times=3)) == 3


def test_bucket_fills_up_evenly_and_holds_no_more_than_a_minute() -> None:
    now = 0.0
    rates = Rates(monotonic=lambda: now)
    for _ in range(60):
        rates.spend(b"a", a_minute=60)
    with pytest.raises(Refuse) as told:
        rates.spend(b"a", a_minute=60)
    assert told.value.retry_after_seconds == 1
    now = 1.0
    rates.spend(b"a", a_minute=60)
    with pytest.raises(Refuse):
        rates.spend(b"a", a_minute=60)
    now = 10_000.0
    for _ in range(60):
        rates.spend(b"a", a_minute=60)
    with pytest.raises(Refuse):
        rates.spend(b"a", a_minute=60)


def test_buckets_of_who_stayed_away_are_forgotten() -> None:
    now = 0.0
    rates = Rates(monotonic=lambda: now)
    for number in range(50_001):
        rates.spend(number.to_bytes(4, "big"), a_minute=1)
    now = 61.0
    rates.spend(b"new", a_minute=1)
    assert len(rates._buckets) == 1
