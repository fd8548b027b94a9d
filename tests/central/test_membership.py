"""Claiming a place, changing the membership, and everybody who should not."""

from __future__ import annotations

import asyncio
import secrets

import msgspec
from fastapi import FastAPI
from sqlalchemy import update

from central import schema
from central.keys import verify
from domain.roster import check_chain, entry_hash
from domain.wire import Membership, MembershipPush, Stamped, encode
from tests.central.conftest import claimed_team, connect, place_secret
from tests.central.device import Answer, Device, Line
from tests.central.team import Team, admit, codes, pull, push


async def change(line: Line, device: Device, message: MembershipPush) -> Answer:
    return await line.ask("POST", f"{device.path}/roster", signer=device.signer, body=encode(message))


async def current(line: Line, device: Device) -> Membership:
    return (await line.ask("GET", f"{device.path}/roster", signer=device.signer)).as_(Membership)


async def test_roster_and_epochs_come_back_as_they_were_signed(line: Line, team: Team) -> None:
    await admit(line, team)
    found = await current(line, team.founder)
    assert (list(found.entries), list(found.epochs)) == (team.entries, team.epochs)
    assert check_chain(found.entries, verify=verify, team=team.id).length == 2


async def test_page_tells_that_the_membership_changed(line: Line, team: Team) -> None:
    lost = await admit(line, team)
    await change(line, team.founder, team.revocation(lost))
    page = await pull(line, team.founder)
    assert (page.roster_length, page.epoch) == (3, 2)


async def test_of_two_changes_on_the_same_head_one_is_moved(app: FastAPI, line: Line, team: Team) -> None:
    one, two = Device(team=team.id), Device(team=team.id)
    answers = await asyncio.gather(
        change(line, team.founder, team.admission(one)), change(line, team.founder, team.admission(two))
    )
    assert sorted(answer.status for answer in answers) == [200, 409]
    assert {answer.code for answer in answers if answer.status == 409} == {"moved"}
    assert len((await current(line, team.founder)).entries) == 2


async def test_same_change_again_after_a_lost_answer_is_harmless(line: Line, team: Team) -> None:
    message = team.admission(Device(team=team.id))
    assert (await change(line, team.founder, message)).status == 200
    assert (await change(line, team.founder, message)).status == 200
    assert len((await current(line, team.founder)).entries) == 2


async def test_worker_cannot_admit_anybody(line: Line, team: Team) -> None:
    worker = await admit(line, team)
    friend = Device(team=team.id)
    link = team.entry("admit", friend.member(), by=worker)
    welcome = team.epoch_message(number=1, kid=team.kid, devices=[friend.id], head=entry_hash(link), by=worker)
    answer = await change(line, worker, MembershipPush(expected_head=team.head, entries=(link,), epochs=(welcome,)))
    assert (answer.status, answer.code) == (400, "bad_shape")
    assert len((await current(line, team.founder)).entries) == 2


async def test_worker_cannot_make_itself_coordinator_or_a_new_epoch(line: Line, team: Team) -> None:
    worker = await admit(line, team)
    crown = team.entry("role", worker.member("coordinator"), by=worker)
    assert (await change(line, worker, MembershipPush(expected_head=team.head, entries=(crown,)))).status == 400
    message = team.epoch_message(
        number=2, kid=secrets.token_bytes(16), devices=list(team.members), head=team.head, by=worker
    )
    assert (await change(line, worker, MembershipPush(expected_head=team.head, epochs=(message,)))).status == 400
    assert (await pull(line, worker)).epoch == 1


async def test_coordinator_of_another_team_cannot_change_this_one(app: FastAPI, line: Line, team: Team) -> None:
    other = await claimed_team(app, line)
    message = team.admission(Device(team=team.id))
    answer = await line.ask("POST", f"{team.founder.path}/roster", signer=other.founder.signer, body=encode(message))
    assert (answer.status, answer.code) == (403, "not_member")


async def test_forged_link_is_refused(line: Line, team: Team) -> None:
    message = team.admission(Device(team=team.id))
    forged = msgspec.structs.replace(message.entries[0], sig=bytes(64))
    answer = await change(line, team.founder, msgspec.structs.replace(message, entries=(forged,)))
    assert (answer.status, answer.code) == (401, "bad_signature")


async def test_there_are_no_half_states(line: Line, team: Team) -> None:
    """Admitting without a welcome, revoking without a new epoch, an epoch that leaves somebody out or lets one in."""
    lost = await admit(line, team)
    admission = team.admission(Device(team=team.id))
    revocation = team.revocation(lost)
    short = team.epoch_message(number=2, kid=secrets.token_bytes(16), devices=[team.founder.id], head=team.head)
    wide = team.epoch_message(
        number=2, kid=secrets.token_bytes(16), devices=[*team.members, secrets.token_bytes(16)], head=team.head
    )
    skipped = team.epoch_message(number=3, kid=secrets.token_bytes(16), devices=list(team.members), head=team.head)
    same_key = team.epoch_message(number=2, kid=team.kid, devices=list(team.members), head=team.head)
    for message in (
        msgspec.structs.replace(admission, epochs=()),
        msgspec.structs.replace(admission, entries=()),
        msgspec.structs.replace(revocation, epochs=()),
        *(MembershipPush(expected_head=team.head, epochs=(epoch,)) for epoch in (short, wide, skipped, same_key)),
    ):
        answer = await change(line, team.founder, message)
        assert (answer.status, answer.code) == (400, "bad_shape")
    assert (await pull(line, team.founder)).epoch == 1


async def test_new_epoch_alone_is_a_rotation(line: Line, team: Team) -> None:
    await admit(line, team)
    message = team.epoch_message(number=2, kid=secrets.token_bytes(16), devices=list(team.members), head=team.head)
    assert (await change(line, team.founder, MembershipPush(expected_head=team.head, epochs=(message,)))).status == 200
    assert (await pull(line, team.founder)).epoch == 2


async def test_of_two_rotations_at_once_one_wins(line: Line, team: Team) -> None:
    messages = [
        team.epoch_message(number=2, kid=secrets.token_bytes(16), devices=[team.founder.id], head=team.head)
        for _ in range(2)
    ]
    answers = await asyncio.gather(
        *(change(line, team.founder, MembershipPush(expected_head=team.head, epochs=(m,))) for m in messages)
    )
    assert sorted(answer.status for answer in answers) == [200, 409]
    assert [answer.code for answer in answers if answer.status == 409] == ["moved"]
    assert len((await current(line, team.founder)).epochs) == 2


async def test_last_coordinator_cannot_be_revoked(line: Line, team: Team) -> None:
    await admit(line, team)
    assert (await change(line, team.founder, team.revocation(team.founder))).status == 400


async def test_operations_of_a_revoked_device_still_count_when_another_offers_them_again(
    line: Line, team: Team
) -> None:
    lost = await admit(line, team)
    before = lost.operation()
    await change(line, team.founder, team.revocation(lost))
    assert codes(await push(line, team.founder, before)) == ["stored"]


async def test_box_of_an_old_epoch_is_refused_and_its_operation_taken(line: Line, team: Team) -> None:
    lost = await admit(line, team)
    await change(line, team.founder, team.revocation(lost))
    operation = team.founder.operation()
    old, new = team.founder.key_box(operation.header.scope), team.founder.key_box(operation.header.scope, epoch=2)
    reply = await push(line, team.founder, operation, boxes=(old, new))
    assert codes(reply) == ["stored"]
    assert [verdict.code for verdict in reply.box_verdicts] == ["old_epoch", "stored"]


async def test_box_is_checked_like_everything_else(line: Line, team: Team) -> None:
    worker = await admit(line, team)
    box = worker.key_box(secrets.token_bytes(16))
    stranger = Device(team=team.id).key_box(secrets.token_bytes(16))
    forged = msgspec.structs.replace(box, kid=secrets.token_bytes(16))
    short = msgspec.structs.replace(box, sealed=b"")
    reply = await push(line, worker, boxes=(box, box, stranger, forged, short))
    expected = ["stored", "duplicate", "not_member", "bad_signature", "bad_shape"]
    assert [verdict.code for verdict in reply.box_verdicts] == expected
    again = await push(line, worker, boxes=(box,))
    assert again.box_verdicts == reply.box_verdicts[:1].__class__(
        [msgspec.structs.replace(reply.box_verdicts[0], code="duplicate")]
    )
    assert (await pull(line, team.founder)).boxes == (box,)


async def claim(line: Line, team: Team, secret: bytes) -> Answer:
    return await line.ask("POST", "/v1/claim", signer=team.founder.claimant, body=encode(team.claim(secret)))


async def test_place_is_taken_once(app: FastAPI, line: Line) -> None:
    secret = place_secret(app)
    first, second = Team(), Team()
    (await claim(line, first, secret)).as_(Stamped)
    (await claim(line, first, secret)).as_(Stamped)
    answer = await claim(line, second, secret)
    assert (answer.status, answer.code) == (403, "bad_proof")
    assert (await line.ask("GET", f"{second.founder.path}/ops", signer=second.founder.signer)).status == 401


async def test_claim_with_a_wrong_code_or_another_ones_founding_is_refused(app: FastAPI, line: Line) -> None:
    team, secret = Team(), place_secret(app)
    assert (await claim(line, team, bytes(16))).code == "bad_proof"
    unproved = msgspec.structs.replace(team.claim(secret), proof=bytes(32))
    answer = await line.ask("POST", "/v1/claim", signer=team.founder.claimant, body=encode(unproved))
    assert answer.code == "bad_proof"
    thief = Device()
    answer = await line.ask("POST", "/v1/claim", signer=thief.claimant, body=encode(team.claim(secret)))
    assert answer.code == "bad_signature"
    (await claim(line, team, secret)).as_(Stamped)


async def test_team_that_is_here_cannot_be_claimed_over(app: FastAPI, line: Line, team: Team) -> None:
    assert (await claim(line, team, place_secret(app))).code == "bad_proof"


async def test_late_code_is_refused(app: FastAPI, line: Line) -> None:
    secret = place_secret(app)
    with app.state.database.writing() as connection:
        connection.execute(update(schema.place).values(expires_millis=0))
    assert (await claim(line, Team(), secret)).code == "bad_proof"


async def test_vault_that_grew_before_it_was_claimed_sends_its_whole_history(app: FastAPI, line: Line) -> None:
    team = Team()
    colleague, lost = Device(team=team.id), Device(team=team.id)
    for device in (colleague, lost):
        team.took(team.admission(device))
        team.members[device.id] = device
    revocation = team.revocation(lost)
    team.took(revocation)
    (await claim(line, team, place_secret(app))).as_(Stamped)
    assert (await pull(line, colleague)).epoch == 2
    assert (await line.ask("GET", f"{lost.path}/ops", signer=lost.signer)).code == "not_member"


async def test_claim_whose_chains_do_not_hold_is_refused(app: FastAPI, line: Line) -> None:
    team = Team()
    secret = place_secret(app)
    team.entries += team.admission(Device(team=team.id)).entries
    answer = await claim(line, team, secret)
    assert (answer.status, answer.code) == (400, "bad_shape")


async def test_two_teams_that_claim_one_place_at_once_do_not_both_get_it(app: FastAPI) -> None:
    secret = place_secret(app)
    async with connect(app) as one, connect(app) as two:
        answers = await asyncio.gather(claim(one, Team(), secret), claim(two, Team(), secret))
    assert sorted(answer.status for answer in answers) == [200, 403]
