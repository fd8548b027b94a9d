"""The mailbox of an invitation: sealed, single use, 24 hours."""

from __future__ import annotations

import hashlib
import secrets

import pytest
from fastapi import FastAPI
from sqlalchemy import update

from central import schema
from domain.wire import MAX_MAILBOX_BYTES, EnrolAnswer, EnrolBox, EnrolOffer, Stamped, encode
from tests.central.device import Answer, Device, Line
from tests.central.team import Team, admit

TOKEN = b"a token that came with the code"


@pytest.fixture
def mailbox() -> str:
    return f"/v1/enrol/{secrets.token_hex(16)}"


def letter(team: Team, sealed: bytes = b"sealed offer") -> bytes:
    return encode(EnrolOffer(team=team.id, sealed=sealed, token_hash=hashlib.sha256(TOKEN).digest()))


async def offer(line: Line, device: Device, mailbox: str, body: bytes) -> Answer:
    return await line.ask("PUT", mailbox, signer=device.signer, body=body)


async def answer(line: Line, mailbox: str, sealed: bytes, *, token: bytes = TOKEN) -> Answer:
    body = encode(EnrolAnswer(token=token, sealed=sealed))
    return await line.ask("PUT", f"{mailbox}/answer", signer=None, body=body)


async def test_both_letters_go_over(line: Line, team: Team, mailbox: str) -> None:
    (await offer(line, team.founder, mailbox, letter(team))).as_(Stamped)
    (await answer(line, mailbox, b"sealed answer")).as_(Stamped)
    box = (await line.ask("GET", mailbox, signer=None)).as_(EnrolBox)
    assert (box.offer, box.answer) == (b"sealed offer", b"sealed answer")


async def test_repeating_after_a_lost_answer_is_harmless(line: Line, team: Team, mailbox: str) -> None:
    for _ in range(2):
        (await offer(line, team.founder, mailbox, letter(team))).as_(Stamped)
    for _ in range(2):
        (await answer(line, mailbox, b"sealed answer")).as_(Stamped)


async def test_second_answer_and_second_offer_are_refused(line: Line, team: Team, mailbox: str) -> None:
    await offer(line, team.founder, mailbox, letter(team))
    await answer(line, mailbox, b"first")
    assert (await answer(line, mailbox, b"second")).code == "bad_proof"
    assert (await offer(line, team.founder, mailbox, letter(team, b"other"))).code == "bad_proof"


async def test_without_the_token_nobody_answers(line: Line, team: Team, mailbox: str) -> None:
    await offer(line, team.founder, mailbox, letter(team))
    assert (await answer(line, mailbox, b"x", token=b"guess")).code == "bad_proof"
    assert (await answer(line, mailbox, b"sealed answer")).status == 200


async def test_unknown_and_late_mailboxes_are_the_same(app: FastAPI, line: Line, team: Team, mailbox: str) -> None:
    await offer(line, team.founder, mailbox, letter(team))
    with app.state.database.writing() as connection:
        connection.execute(update(schema.mailbox).values(expires_millis=0))
    unknown = f"/v1/enrol/{secrets.token_hex(16)}"
    answers = [await line.ask("GET", path, signer=None) for path in (mailbox, unknown)]
    answers += [await answer(line, path, b"x") for path in (mailbox, unknown)]
    assert {(found.status, found.code) for found in answers} == {(403, "bad_proof")}


async def test_only_a_coordinator_invites_and_only_into_its_own_team(line: Line, team: Team, mailbox: str) -> None:
    worker = await admit(line, team)
    assert (await offer(line, worker, mailbox, letter(team))).code == "not_member"
    foreign = Team()
    assert (await offer(line, team.founder, mailbox, letter(foreign))).code == "not_member"


async def test_letter_over_the_limit_is_refused(line: Line, team: Team, mailbox: str) -> None:
    big = bytes(MAX_MAILBOX_BYTES + 1)
    assert (await offer(line, team.founder, mailbox, letter(team, big))).status == 413
    await offer(line, team.founder, mailbox, letter(team))
    assert (await answer(line, mailbox, big)).status == 413
