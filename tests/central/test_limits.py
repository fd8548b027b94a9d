"""Everything that is too much, too slow or of the wrong kind is refused before it costs anything."""

from __future__ import annotations

import asyncio
import secrets
import struct
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI, Request, Response
from sqlalchemy import event
from starlette.routing import Route

from central.app import create_app
from central.settings import Settings
from domain import signatures
from domain.wire import MAX_BODY_BYTES, MAX_MAILBOX_BYTES, MEDIA_TYPE, PushRequest, encode
from tests.central.conftest import claimed_team, connect, postgres_server
from tests.central.device import Answer, Line
from tests.central.team import Team, codes, pull, push


def signed_fields(line: Line, team: Team, body: bytes, nonce: str) -> dict[str, str]:
    return signatures.sign_request(
        signatures.RequestLine(method="POST", path=f"{team.founder.path}/ops"),
        body=body,
        central=line.central,
        created_seconds=int(time.time()),
        nonce=nonce,
        signer=team.founder.signer,
    )


async def post(line: Line, team: Team, body: Any, **fields: str) -> Answer:
    nonce = secrets.token_urlsafe(18)
    signed = signed_fields(line, team, body if isinstance(body, bytes) else b"", nonce) | fields
    return await line.send("POST", f"{team.founder.path}/ops", body=body, fields=signed, nonce=nonce)


async def test_body_over_the_limit_is_refused_by_its_announced_length(line: Line, team: Team) -> None:
    answer = await post(line, team, bytes(MAX_BODY_BYTES + 1))
    assert (answer.status, answer.code) == (413, "too_large")


async def test_body_without_a_length_is_cut_off_at_the_limit(line: Line, team: Team) -> None:
    sent = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal sent
        while sent < 10 * 1024**3:
            sent += 65_536
            yield bytes(65_536)

    answer = await post(line, team, endless())
    assert (answer.status, answer.code) == (413, "too_large")
    assert sent <= MAX_BODY_BYTES + 2 * 65_536


async def test_stranger_may_send_no_more_than_a_letter(line: Line) -> None:
    body = bytes(MAX_MAILBOX_BYTES + 2000)
    answer = await line.ask("PUT", f"/v1/enrol/{secrets.token_hex(16)}/answer", signer=None, body=body)
    assert (answer.status, answer.code) == (413, "too_large")


@pytest.mark.parametrize("length", ["-1", "1e3", "9" * 30, "0x10", "٣"])
async def test_nonsense_length_is_refused(line: Line, team: Team, length: str) -> None:
    nonce = secrets.token_urlsafe(18)
    signed = signed_fields(line, team, b"", nonce)
    fields = {name: value.encode() for name, value in (signed | {"content-length": length}).items()}
    answer = await line.send("POST", f"{team.founder.path}/ops", body=b"", fields=fields, nonce=nonce)  # type: ignore[arg-type]
    assert answer.code in ("bad_shape", "too_large")


async def test_wrong_kind_of_content_is_refused(line: Line, team: Team) -> None:
    for kind in ("application/json", "text/plain", "application/msgpack; charset=utf-8", "multipart/form-data"):
        answer = await post(line, team, encode(PushRequest(ops=())), **{"content-type": kind})
        assert (answer.status, answer.code) == (415, "bad_shape")
    packed = await post(line, team, encode(PushRequest(ops=())), **{"content-encoding": "gzip"})
    assert packed.status == 415


BOMBS = {
    "deep arrays": b"\x91" * 100_000,
    "deep maps": b"\x81\xa1a" * 100_000,
    "deep in a known field": b"\x82\xa3ops" + b"\x91" * 100_000,
    "array of four milliard": b"\x82\xa3ops\xdd\xff\xff\xff\xff",
    "map of four milliard": b"\xdf\xff\xff\xff\xff",
    "bytes of four milliard": b"\x81\xa3ops\x91\x92\xc6\xff\xff\xff\xff",
    "a million nothings": b"\x81\xa3ops\xdd" + struct.pack(">I", 1_000_000) + b"\xc0" * 1_000_000,
    "a million pairs": b"\x81\xa3ops\xdd" + struct.pack(">I", 300_000) + b"\x92\xc4\x00" * 300_000,
    "empty": b"",
    "two messages": encode(PushRequest(ops=())) * 2,
    "unknown field": b"\x82\xa3ops\x90\xa3pos\x90",
    "number 2^64": b"\xcf\xff\xff\xff\xff\xff\xff\xff\xff",
    "not a number": b"\xcb\x7f\xf8\x00\x00\x00\x00\x00\x00",
    "lone surrogate": b"\x81\xa3\xed\xa0\x80\x90",
    "extension": b"\xd4\x00\x00",
    "json": b'{"ops": []}',
}


@pytest.mark.parametrize("name", list(BOMBS))
async def test_bomb_is_a_plain_refusal_and_quick(line: Line, team: Team, name: str) -> None:
    started = time.perf_counter()
    answer = await post(line, team, BOMBS[name])
    assert (answer.status, answer.code) == (400, "bad_shape")
    assert time.perf_counter() - started < 5


@pytest.fixture
async def hasty(settings: Settings) -> AsyncIterator[tuple[FastAPI, Line]]:
    app = create_app(settings.model_copy(update={"body_deadline_seconds": 0.6, "body_stall_seconds": 0.2}))
    async with connect(app) as connected:
        yield app, connected
    app.state.database.close()


@pytest.mark.parametrize("pause_seconds", [0.05, 5.0])
async def test_dripping_body_is_given_up(hasty: tuple[FastAPI, Line], pause_seconds: float) -> None:
    app, line = hasty
    team = await claimed_team(app, line)

    async def drip() -> AsyncIterator[bytes]:
        while True:
            await asyncio.sleep(pause_seconds)
            yield b"\x00"

    answer = await asyncio.wait_for(post(line, team, drip()), 10)
    assert (answer.status, answer.code) == (408, "too_large")


@pytest.mark.parametrize("settings", ["sqlite"], indirect=True)  # PostgreSQL cannot be told so from here
async def test_full_disk_is_answered_centre_down_and_nothing_is_half_stored(
    line: Line, team: Team, app: FastAPI
) -> None:
    first = team.founder.operation()
    assert codes(await push(line, team.founder, first)) == ["stored"]

    def full(connection: Any, *_: Any) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count={pages}")

    event.listen(app.state.database.engine, "checkout", full)
    batch = [team.founder.operation(secrets.token_bytes(100_000)) for _ in range(5)]
    body = encode(PushRequest(ops=tuple(operation.wire() for operation in batch)))
    answer = await post(line, team, body)
    assert (answer.status, answer.code) == (503, "centre_down")
    event.remove(app.state.database.engine, "checkout", full)
    app.state.database.engine.dispose()
    assert codes(await push(line, team.founder, *batch)) == ["stored"] * 5
    assert len((await pull(line, team.founder)).ops) == 6


async def test_fault_inside_is_a_signed_refusal_without_words(line: Line, app: FastAPI) -> None:
    async def broken(_request: Request) -> Response:
        raise ValueError("Youssef")

    app.state.switchboard.routes.insert(0, Route("/v1/enrol/" + "0" * 32, broken, methods=["GET"]))
    answer = await line.ask("GET", "/v1/enrol/" + "0" * 32, signer=None)
    assert (answer.status, answer.code) == (500, "centre_down")
    assert answer.headers["content-type"] == MEDIA_TYPE


async def test_database_that_goes_away_is_answered_centre_down(tmp_path: Path) -> None:
    server = postgres_server()  # of its own: the others of the session go on
    app = create_app(Settings(data=tmp_path, database=server.get_uri()))
    async with connect(app) as line:
        team = await claimed_team(app, line)
        server.cleanup()
        answer = await post(line, team, encode(PushRequest(ops=(team.founder.operation().wire(),))))
        assert (answer.status, answer.code) == (503, "centre_down")
        health = await line.http.get("/healthz")
        assert (health.status_code, health.json()) == (503, {"status": "down"})
    app.state.database.close()
