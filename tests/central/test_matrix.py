"""Every route, by every role, about its own team, a foreign one and one that does not exist."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from typing import Any

import pytest
from fastapi import FastAPI

from domain.operation import Operation
from domain.wire import (
    ClaimRequest,
    EnrolAnswer,
    EnrolOffer,
    MembershipPush,
    PushRequest,
    Stamped,
    TablePush,
    encode,
)
from tests.central.conftest import claimed_team
from tests.central.device import Answer, Device, Line
from tests.central.doors import Door, doors
from tests.central.team import Team, admit, push

ROLES = ("none", "worker", "coordinator", "revoked")
OPEN = {"get_centre", "get_mailbox", "put_answer"}  # nobody signs there; what lies behind is public or sealed
BY_WIRE_KEY = {"post_claim", "get_recovery"}
COORDINATORS = {"put_offer"}
WITH_TEAM = [door for door in doors() if "{team}" in door.path]
WITHOUT_TEAM = [door for door in doors() if "{team}" not in door.path]
TOKEN = b"t" * 32


@dataclass
class Scene:
    """Two teams, a device for each role of the first, something to find in the second."""

    line: Line
    own: Team
    other: Team
    by_role: dict[str, Device | None]
    found: Operation
    mailbox: str

    async def ask(self, door: Door, role: str, *, team: bytes, mailbox: str = "") -> Answer:
        device = self.by_role[role]
        holes = {
            "team": team.hex(),
            "table": "contacts",
            "period": "2026Q1",
            "mailbox": mailbox or secrets.token_hex(16),
            "device": (device or self.own.founder).id.hex(),
        }
        body = encode(self.body(door.shape)) if door.shape else b""
        signer = device.signer if device else None
        return await self.line.ask(door.method, door.path.format(**holes), signer=signer, body=body)

    def body(self, shape: type[Any]) -> Any:
        """One that is taken from who may: so a refusal is about who asks, not about what is sent."""
        bodies: dict[type[Any], Any] = {
            PushRequest: PushRequest(ops=()),
            MembershipPush: MembershipPush(expected_head=self.own.head),
            TablePush: TablePush(cells=(), vector={}),
            ClaimRequest: self.own.claim(bytes(16)),
            EnrolOffer: EnrolOffer(team=self.own.id, sealed=b"sealed", token_hash=hashlib.sha256(TOKEN).digest()),
            EnrolAnswer: EnrolAnswer(token=TOKEN, sealed=b"sealed"),
        }
        return bodies[shape]


@pytest.fixture
async def scene(app: FastAPI, line: Line, team: Team) -> Scene:
    worker, lost = await admit(line, team), await admit(line, team)
    revocation = team.revocation(lost)
    path = f"{team.founder.path}/roster"
    (await line.ask("POST", path, signer=team.founder.signer, body=encode(revocation))).as_(Stamped)
    team.took(revocation)
    other = await claimed_team(app, line)
    found = other.founder.operation()
    await push(line, other.founder, found, boxes=(other.founder.key_box(found.header.scope),))
    mailbox = secrets.token_hex(16)
    letter = EnrolOffer(team=other.id, sealed=b"a foreign letter", token_hash=hashlib.sha256(TOKEN).digest())
    offer = await line.ask("PUT", f"/v1/enrol/{mailbox}", signer=other.founder.signer, body=encode(letter))
    offer.as_(Stamped)
    by_role = {"none": None, "worker": worker, "coordinator": team.founder, "revoked": lost}
    return Scene(line, team, other, by_role, found, mailbox)


def told(answer: Answer) -> tuple[Any, ...]:
    """All that a refusal can be told from another by."""
    return answer.status, answer.code, len(answer.body), tuple(sorted(answer.headers))


def check_nothing_of(scene: Scene, answer: Answer) -> None:
    secret = (scene.found.ct, scene.found.header.scope, scene.other.founder.id, scene.other.id, b"a foreign letter")
    everything = answer.body + repr(list(answer.headers.items())).encode()
    for value in secret:
        assert value is not None
        assert value not in everything
        assert value.hex().encode() not in everything


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("door", WITH_TEAM, ids=str)
async def test_foreign_team_is_refused_in_the_words_of_one_that_is_not_there(
    scene: Scene, door: Door, role: str
) -> None:
    foreign = await scene.ask(door, role, team=scene.other.id)
    nowhere = await scene.ask(door, role, team=secrets.token_bytes(16))
    expected = (401, "bad_signature") if role == "none" else (403, "not_member")
    assert told(foreign)[:2] == expected
    assert told(foreign) == told(nowhere)
    check_nothing_of(scene, foreign)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("door", WITH_TEAM, ids=str)
async def test_own_team_is_open_to_its_members_only(scene: Scene, door: Door, role: str) -> None:
    answer = await scene.ask(door, role, team=scene.own.id)
    if role == "none":
        assert told(answer)[:2] == (401, "bad_signature")
    elif role == "revoked":
        assert told(answer)[:2] == (403, "not_member")
    else:
        assert answer.status not in (401, 403, 404, 405, 500)
        if answer.status != 200:  # a table that is not in the catalogue, a membership push of nothing
            assert answer.code in ("bad_table", "bad_shape")
    check_nothing_of(scene, answer)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("door", WITHOUT_TEAM, ids=str)
async def test_door_without_a_team_opens_to_whom_it_is_for(scene: Scene, door: Door, role: str) -> None:
    answer = await scene.ask(door, role, team=b"")
    if door.name in OPEN:
        assert answer.status in (200, 403)  # 403: no such mailbox
    elif door.name in BY_WIRE_KEY:
        # Asked with the key of a team: a member goes in and shows what it brings; anybody else is refused at the door.
        assert answer.status in (400, 401, 403)
    elif role == "none":
        assert told(answer)[:2] == (401, "bad_signature")
    else:
        may = role == "coordinator" or (role == "worker" and door.name not in COORDINATORS)
        assert (answer.status, "" if may else answer.code) == ((200, "") if may else (403, "not_member"))
    check_nothing_of(scene, answer)


@pytest.mark.parametrize("role", ["none", "worker", "revoked"])
async def test_who_may_not_offer_learns_not_whether_a_mailbox_is_there(scene: Scene, role: str) -> None:
    (door,) = [door for door in doors() if door.name == "put_offer"]
    there = await scene.ask(door, role, team=b"", mailbox=scene.mailbox)
    assert told(there) == told(await scene.ask(door, role, team=b""))


async def test_foreign_device_has_no_recovery_to_ask_for(scene: Scene) -> None:
    """With a wire key that is in no team, and with one that is in another, for a device that is there and one not."""
    answers = []
    for asking in (Device(), scene.own.founder):
        for device in (scene.other.founder.id, secrets.token_bytes(16)):
            path = f"/v1/recovery/{device.hex()}"
            answers.append(await scene.line.ask("GET", path, signer=asking.claimant))
    assert len({told(answer) for answer in answers}) == 1
    assert answers[0].status == 403
    for answer in answers:
        check_nothing_of(scene, answer)


def test_every_route_is_in_the_matrix() -> None:
    assert {door.name for door in doors()} >= OPEN | BY_WIRE_KEY | COORDINATORS
    assert len(WITH_TEAM) + len(WITHOUT_TEAM) == len(doors())
