"""Who gets in, and what a stranger can learn: nothing."""

from __future__ import annotations

import secrets
import time
from collections.abc import AsyncIterator

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from fastapi import FastAPI

from central.app import create_app
from central.settings import Settings
from domain import signatures
from domain.wire import CentreCard, Membership, MembershipPush, PushRequest, Refusal, decode, encode
from tests.central.conftest import claimed_team, connect
from tests.central.device import Answer, Device, Line
from tests.central.team import Team, admit, push

EMPTY = encode(PushRequest(ops=()))


async def ask(line: Line, device: Device, *, path: str = "", nonce: str = "") -> Answer:
    return await line.ask("GET", path or f"{device.path}/ops", signer=device.signer, nonce=nonce)


async def test_centre_shows_its_key_and_signs_the_card(line: Line) -> None:
    answer = await line.ask("GET", "/v1/centre", signer=None)
    assert answer.as_(CentreCard).public_key == line.centre_key


async def test_member_gets_in(line: Line, team: Team) -> None:
    assert (await ask(line, team.founder)).status == 200


async def test_every_stranger_hears_the_same(line: Line, team: Team) -> None:
    stranger = Device(team=team.id)
    wrong_key = Device(team=team.id, sign_key=team.founder.sign_key)
    nowhere = Device()
    answers = [await ask(line, device) for device in (stranger, wrong_key, nowhere)]
    assert {(answer.status, answer.code) for answer in answers} == {(401, "bad_signature")}
    assert len({tuple(sorted(answer.headers)) for answer in answers}) == 1


async def test_stranger_with_a_key_that_everybody_knows_and_a_wrong_clock_hears_the_same(
    line: Line, team: Team
) -> None:
    """RFC 8032, test 1: a service that checked strangers against a fixed key would give itself away here."""
    known = Ed25519PrivateKey.from_private_bytes(
        bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
    )
    line.clock_offset_seconds = 4000
    for device in (Device(wire_key=known), Device(team=team.id, sign_key=team.founder.sign_key, wire_key=known)):
        assert (await ask(line, device)).code == "bad_signature"


async def test_member_of_one_team_hears_the_same_of_a_foreign_team_and_of_none(
    app: FastAPI, line: Line, team: Team
) -> None:
    other = await claimed_team(app, line)
    for path in ("ops", "roster"):
        answers = [
            await ask(line, team.founder, path=f"/v1/teams/{name}/{path}")
            for name in (other.id.hex(), secrets.token_hex(16), "zz")
        ]
        assert {(answer.status, answer.code) for answer in answers} == {(403, "not_member")}


async def test_unsigned_request_is_refused(line: Line, team: Team) -> None:
    for method, path in (("GET", "ops"), ("POST", "ops"), ("POST", "roster"), ("GET", "nowhere")):
        answer = await line.ask(method, f"{team.founder.path}/{path}", signer=None, body=EMPTY)
        assert (answer.status, answer.code) == (401, "bad_signature")


async def test_claim_key_opens_no_other_door(line: Line, team: Team) -> None:
    answer = await line.ask("GET", f"{team.founder.path}/ops", signer=team.founder.claimant)
    assert (answer.status, answer.code) == (401, "bad_signature")


async def test_same_nonce_is_taken_once(line: Line, team: Team) -> None:
    nonce = secrets.token_urlsafe(18)
    assert (await ask(line, team.founder, nonce=nonce)).status == 200
    again = await ask(line, team.founder, nonce=nonce)
    assert (again.status, again.code) == (401, "replay")


async def test_replayed_push_stores_nothing(line: Line, team: Team) -> None:
    nonce = secrets.token_urlsafe(18)
    body = encode(PushRequest(ops=(team.founder.operation().wire(),)))
    first = await line.ask("POST", f"{team.founder.path}/ops", signer=team.founder.signer, body=body, nonce=nonce)
    second = await line.ask("POST", f"{team.founder.path}/ops", signer=team.founder.signer, body=body, nonce=nonce)
    assert (first.status, second.code) == (200, "replay")


@pytest.mark.parametrize("offset_seconds", [-310, 310, 3 * 365 * 86_400, None], ids=str)
async def test_wrong_clock_is_told_the_right_time(line: Line, team: Team, offset_seconds: int | None) -> None:
    since_1970 = 1 - int(time.time())  # not in the name of the test: two workers would collect different ones
    line.clock_offset_seconds = since_1970 if offset_seconds is None else offset_seconds
    answer = await ask(line, team.founder)
    assert (answer.status, answer.code) == (401, "clock")
    assert abs(decode(answer.body, Refusal).server_millis / 1000 - time.time()) < 60


@pytest.mark.parametrize("offset_seconds", [-280, 280])
async def test_clock_within_five_minutes_is_good_enough(line: Line, team: Team, offset_seconds: int) -> None:
    line.clock_offset_seconds = offset_seconds
    assert (await ask(line, team.founder)).status == 200


async def test_request_for_another_centre_is_refused(line: Line, team: Team) -> None:
    path = f"{team.founder.path}/ops"
    nonce = secrets.token_urlsafe(18)
    fields = signatures.sign_request(
        signatures.RequestLine(method="GET", path=path),
        body=b"",
        central="00" * 16,
        created_seconds=int(time.time()),
        nonce=nonce,
        signer=team.founder.signer,
    )
    assert (await line.send("GET", path, body=b"", fields=fields, nonce=nonce)).code == "bad_signature"


async def test_body_other_than_the_signed_one_is_refused(line: Line, team: Team) -> None:
    path = f"{team.founder.path}/ops"
    nonce = secrets.token_urlsafe(18)
    fields = signatures.sign_request(
        signatures.RequestLine(method="POST", path=path),
        body=EMPTY,
        central=line.central,
        created_seconds=int(time.time()),
        nonce=nonce,
        signer=team.founder.signer,
    )
    answer = await line.send("POST", path, body=EMPTY + b"\xc0", fields=fields, nonce=nonce)
    assert (answer.status, answer.code) == (401, "bad_signature")


async def test_revoked_device_is_refused_at_once(line: Line, team: Team) -> None:
    lost = await admit(line, team)
    assert (await ask(line, lost)).status == 200
    revocation = encode(team.revocation(lost))
    answer = await line.ask("POST", f"{team.founder.path}/roster", signer=team.founder.signer, body=revocation)
    assert answer.status == 200
    refused = await ask(line, lost)
    assert (refused.status, refused.code) == (403, "not_member")
    body = encode(PushRequest(ops=(lost.operation().wire(),)))
    assert (await line.ask("POST", f"{lost.path}/ops", signer=lost.signer, body=body)).code == "not_member"


async def test_unknown_path_and_method_are_signed_refusals(line: Line, team: Team) -> None:
    for method, path, status in (("GET", "nowhere", 404), ("DELETE", "ops", 405), ("GET", "ops/", 404)):
        answer = await line.ask(method, f"{team.founder.path}/{path}", signer=team.founder.signer)
        assert (answer.status, answer.code) == (status, "bad_shape")


async def test_there_is_no_description_of_the_interface_to_browse(line: Line) -> None:
    for path in ("/docs", "/redoc", "/openapi.json"):
        assert (await line.http.get(path)).status_code == 404


async def test_health_tells_nothing_but_health(line: Line) -> None:
    reply = await line.http.get("/healthz")
    assert (reply.status_code, reply.json()) == (200, {"status": "ok"})


@pytest.fixture
async def strict_line(settings: Settings) -> AsyncIterator[tuple[FastAPI, Line]]:
    app = create_app(settings.model_copy(update={"device_requests_a_minute": 5, "team_requests_a_minute": 8}))
    async with connect(app) as connected:
        yield app, connected
    app.state.database.close()


async def test_device_that_asks_too_often_has_to_wait_and_others_do_not(strict_line: tuple[FastAPI, Line]) -> None:
    app, line = strict_line
    team = await claimed_team(app, line)
    other = await admit(line, team)
    answers = [await ask(line, team.founder) for _ in range(7)]
    assert answers[-1].code == "too_many"
    assert int(answers[-1].headers["retry-after"]) >= 1
    assert (await ask(line, other)).status == 200


async def test_stranger_cannot_use_up_the_turns_of_a_member(strict_line: tuple[FastAPI, Line]) -> None:
    app, line = strict_line
    team = await claimed_team(app, line)
    thief = Device(team=team.id, sign_key=team.founder.sign_key)
    for _ in range(10):
        assert (await ask(line, thief)).code == "bad_signature"
    assert (await ask(line, team.founder)).status == 200


async def test_logs_name_no_person_address_or_content(
    line: Line, team: Team, capsys: pytest.CaptureFixture[str]
) -> None:
    ct = b"Youssef, Seefhoek, speed" * 10
    await push(line, team.founder, team.founder.operation(ct))
    await line.ask("POST", f"{team.founder.path}/ops", signer=team.founder.signer, body=b"\xc1 Youssef")
    await line.ask(
        "POST",
        f"{team.founder.path}/roster",
        signer=team.founder.signer,
        body=encode(MembershipPush(expected_head=b"")),
    )
    written = "".join(capsys.readouterr())
    assert "Youssef" not in written
    assert "127.0.0.1" not in written


async def test_printed_key_finds_its_team_by_its_own_wire_key_and_by_no_other(line: Line, team: Team) -> None:
    founder = team.founder
    path = f"/v1/recovery/{founder.id.hex()}"
    answer = await line.ask("GET", path, signer=founder.claimant)
    assert len(answer.as_(Membership).entries) == 1
    stranger = Device()
    for device, asked in ((stranger, path), (founder, f"/v1/recovery/{stranger.id.hex()}")):
        refusal = await line.ask("GET", asked, signer=device.claimant)
        assert (refusal.status, refusal.code) == (403, "bad_proof")
    as_member = await line.ask("GET", path, signer=founder.signer)
    assert as_member.code == "bad_shape"
    unsigned = await line.ask("GET", path, signer=None)
    assert unsigned.code == "bad_signature"
