"""Pushing and pulling, on both databases."""

from __future__ import annotations

import secrets
from typing import Any

import msgspec
import pytest

from domain.keybox import KeyBox
from domain.operation import Operation
from domain.wire import MAX_BATCH_OPERATIONS, PushRequest, encode
from tests.central.device import Device, Line
from tests.central.team import Team, admit, codes, pull, push, stub


async def test_what_one_device_pushes_another_pulls_byte_for_byte(line: Line, team: Team) -> None:
    other = await admit(line, team)
    operations = [team.founder.operation() for _ in range(3)]
    box = team.founder.key_box(operations[0].header.scope)
    reply = await push(line, team.founder, *operations, boxes=(box,))
    assert codes(reply) == ["stored"] * 3
    page = await pull(line, other)
    assert [(row.head, row.ct) for row in page.ops] == [operation.wire() for operation in operations]
    assert page.boxes == (box,)
    assert page.done
    assert page.heads[team.founder.id.hex()].op_id == team.founder.name_of(operations[-1])
    assert (await pull(line, other, after=page.cursor)).ops == ()


async def test_pushing_twice_is_harmless(line: Line, team: Team) -> None:
    operations = [team.founder.operation() for _ in range(2)]
    first = await push(line, team.founder, *operations)
    again = await push(line, team.founder, *operations, team.founder.operation())
    assert codes(again) == ["duplicate", "duplicate", "stored"]
    assert [v.seq for v in again.verdicts[:2]] == [v.seq for v in first.verdicts]


async def test_gap_is_refused_and_so_is_all_behind_it(line: Line, team: Team) -> None:
    team.founder.operation()
    late = [team.founder.operation(), team.founder.operation()]
    assert codes(await push(line, team.founder, *late)) == ["gap", "after_refused"]


async def test_same_number_with_another_content_is_a_fork(line: Line, team: Team) -> None:
    clone = Device(**{name: getattr(team.founder, name) for name in ("team", "sign_key", "wire_key", "box_key")})
    assert codes(await push(line, team.founder, team.founder.operation())) == ["stored"]
    assert codes(await push(line, clone, clone.operation(), clone.operation())) == ["device_fork", "after_refused"]


async def test_right_number_on_another_past_is_a_fork(line: Line, team: Team) -> None:
    await push(line, team.founder, team.founder.operation())
    team.founder.prev = secrets.token_bytes(32)
    assert codes(await push(line, team.founder, team.founder.operation())) == ["device_fork"]


async def test_bad_signature_in_the_middle_is_carried_by_a_later_good_one(line: Line, team: Team) -> None:
    first, last = team.founder.operation(), team.founder.operation()
    first = msgspec.structs.replace(first, sig=bytes(64))
    assert codes(await push(line, team.founder, first, last)) == ["stored", "stored"]


async def test_bad_last_signature_is_found_one_by_one(line: Line, team: Team) -> None:
    batch = [team.founder.operation() for _ in range(4)]
    batch[2] = msgspec.structs.replace(batch[2], sig=bytes(64))
    batch[3] = msgspec.structs.replace(batch[3], sig=bytes(64))
    reply = await push(line, team.founder, *batch)
    assert codes(reply) == ["stored", "stored", "bad_signature", "after_refused"]


async def test_refusal_of_one_device_does_not_touch_another(line: Line, team: Team) -> None:
    other = await admit(line, team)
    other.operation()
    reply = await push(line, team.founder, other.operation(), team.founder.operation())
    assert codes(reply) == ["gap", "stored"]


async def test_operation_of_a_stranger_is_refused(line: Line, team: Team) -> None:
    stranger = Device(team=team.id)
    assert codes(await push(line, team.founder, stranger.operation())) == ["not_member"]


async def test_ciphertext_that_does_not_fit_its_hash_is_refused(line: Line, team: Team) -> None:
    operation = team.founder.operation()
    swapped = Operation(header=operation.header, sig=operation.sig, ct=bytes(operation.header.ct_len))
    assert codes(await push(line, team.founder, swapped)) == ["bad_shape"]


async def test_operation_for_another_team_is_refused(line: Line, team: Team) -> None:
    foreign = Device(team=secrets.token_bytes(16), sign_key=team.founder.sign_key, wire_key=team.founder.wire_key)
    assert codes(await push(line, team.founder, foreign.operation())) == ["bad_signature"]


async def test_too_many_operations_at_once_are_refused_whole(line: Line, team: Team) -> None:
    operations = [team.founder.operation(b"x") for _ in range(MAX_BATCH_OPERATIONS + 1)]
    body = encode(PushRequest(ops=tuple(operation.wire() for operation in operations)))
    answer = await line.ask("POST", f"{team.founder.path}/ops", signer=team.founder.signer, body=body)
    assert (answer.status, answer.code) == (413, "too_large")
    assert (await pull(line, team.founder)).ops == ()


async def fill(line: Line, device: Device, *, count: int, size: int = 64) -> list[Operation]:
    made: list[Operation] = []
    for start in range(0, count, 100):
        batch = [device.operation(secrets.token_bytes(size)) for _ in range(min(100, count - start))]
        boxes = tuple(device.key_box(operation.header.scope) for operation in batch[::3])
        assert set(codes(await push(line, device, *batch, boxes=boxes))) == {"stored"}
        made += batch
    return made


async def read_all(line: Line, device: Device, *, way: str, cursor: str, limit: int) -> tuple[list[Any], list[KeyBox]]:
    operations: list[Any] = []
    boxes: list[KeyBox] = []
    is_done = False
    while not is_done:
        page = await pull(line, device, limit=limit, **({way: cursor} if cursor else {}))
        operations += [(row.head, row.ct) for row in page.ops]
        boxes += page.boxes
        cursor, is_done = page.cursor, page.done
    return operations, boxes


@pytest.mark.parametrize("limit", [7, 250])
async def test_pages_forward_and_backward_are_the_whole_ledger(line: Line, team: Team, limit: int) -> None:
    made = [operation.wire() for operation in await fill(line, team.founder, count=130)]
    top = (await pull(line, team.founder, after="newest")).cursor
    forward, boxes_forward = await read_all(line, team.founder, way="after", cursor="", limit=limit)
    backward, boxes_backward = await read_all(line, team.founder, way="before", cursor=top, limit=limit)
    assert forward == made
    assert backward == made[::-1]
    assert {box.kid for box in boxes_forward} == {box.kid for box in boxes_backward}
    assert len(boxes_forward) == len(boxes_backward) == 44
    assert (await pull(line, team.founder, after=top)).ops == ()


async def test_same_operation_twice_in_one_push_is_kept_once(line: Line, team: Team) -> None:
    operation = team.founder.operation()
    assert codes(await push(line, team.founder, operation, operation)) == ["stored", "device_fork"]
    assert len((await pull(line, team.founder)).ops) == 1


async def test_page_never_brings_an_operation_before_its_box(line: Line, team: Team) -> None:
    await fill(line, team.founder, count=30)
    seen: set[bytes] = set()
    cursor, with_box = "", 0
    while True:
        page = await pull(line, team.founder, limit=1, **({"after": cursor} if cursor else {}))
        seen |= {box.scope for box in page.boxes}
        for row in page.ops:
            with_box += row.head[1:17] in seen
        cursor = page.cursor
        if page.done:
            break
    assert with_box == 10


async def test_page_holds_about_one_mebibyte(line: Line, team: Team) -> None:
    for _ in range(3):
        batch = [team.founder.operation(secrets.token_bytes(200_000)) for _ in range(4)]
        assert codes(await push(line, team.founder, *batch)) == ["stored"] * 4
    page = await pull(line, team.founder)
    assert 1 <= len(page.ops) < 6
    assert not page.done


async def test_stub_without_an_erase_is_refused(line: Line, team: Team) -> None:
    reply = await push(line, team.founder, stub(team.founder.operation()), team.founder.operation())
    assert codes(reply) == ["bad_shape", "after_refused"]


async def test_undo_before_sending_travels_as_a_stub_beside_its_erase(line: Line, team: Team) -> None:
    undone = team.founder.operation()
    erase = team.founder.erase(ops=(team.founder.name_of(undone),))
    assert codes(await push(line, team.founder, stub(undone), erase)) == ["stored", "stored"]
    assert [row.ct is None for row in (await pull(line, team.founder)).ops] == [True, False]


async def test_stub_whose_erase_is_itself_refused_is_refused(line: Line, team: Team) -> None:
    undone = team.founder.operation()
    erase = msgspec.structs.replace(team.founder.erase(ops=(team.founder.name_of(undone),)), sig=bytes(64))
    assert codes(await push(line, team.founder, stub(undone), erase)) == ["bad_shape", "bad_signature"]


async def test_nonsense_cursor_is_refused(line: Line, team: Team) -> None:
    for cursor in ("x", "0", "AAAA", "é", "A" * 400):
        answer = await line.ask("GET", f"{team.founder.path}/ops", signer=team.founder.signer, after=cursor)
        assert (answer.status, answer.code) == (400, "bad_shape")


async def test_stub_far_before_its_erase_is_taken_when_the_erase_is_shown_along_with_it(line: Line, team: Team) -> None:
    undone = team.founder.operation()
    between = [team.founder.operation() for _ in range(3)]
    erase = team.founder.erase(ops=(team.founder.name_of(undone),))
    assert codes(await push(line, team.founder, stub(undone), erase)) == ["stored", "gap"]
    assert codes(await push(line, team.founder, *between, erase)) == ["stored"] * 4
    assert (await pull(line, team.founder)).ops[0].ct is None


async def test_forged_erase_far_ahead_lets_no_stub_in(line: Line, team: Team) -> None:
    undone = team.founder.operation()
    team.founder.operation()
    erase = msgspec.structs.replace(team.founder.erase(ops=(team.founder.name_of(undone),)), sig=bytes(64))
    assert codes(await push(line, team.founder, stub(undone), erase)) == ["bad_shape", "gap"]


async def test_own_operations_come_as_stubs_when_asked_so_and_a_colleagues_whole(line: Line, team: Team) -> None:
    other = await admit(line, team)
    mine, theirs = [team.founder.operation() for _ in range(2)], other.operation()
    erase = team.founder.erase(ops=(team.founder.name_of(mine[0]),))
    await push(line, team.founder, *mine, erase)
    await push(line, other, theirs)
    rows = (await pull(line, team.founder, own="stub")).ops
    assert [row.head for row in rows] == [operation.wire()[0] for operation in (*mine, erase, theirs)]
    assert [row.ct for row in rows] == [None, None, erase.ct, theirs.ct]  # an erase is read by everybody, always
    whole = (await pull(line, team.founder, own="whole")).ops
    assert [row.ct for row in whole] == [None, mine[1].ct, erase.ct, theirs.ct]
    assert [row.ct for row in (await pull(line, other, own="stub")).ops] == [None, mine[1].ct, erase.ct, None]


async def test_page_of_stubs_is_not_measured_by_what_it_leaves_out(line: Line, team: Team) -> None:
    for _ in range(4):
        await fill(line, team.founder, count=10, size=64 * 1024)
    assert not (await pull(line, team.founder)).done
    page = await pull(line, team.founder, own="stub")
    assert (page.done, len(page.ops)) == (True, 40)


@pytest.mark.parametrize("own", ["", "Stub", "stub,stub", "skip"])
async def test_other_word_for_own_is_refused(line: Line, team: Team, own: str) -> None:
    answer = await line.ask("GET", f"{team.founder.path}/ops", signer=team.founder.signer, own=own)
    assert answer.code == "bad_shape"


async def test_push_is_answered_with_the_cursors_around_it(line: Line, team: Team) -> None:
    other = await admit(line, team)
    first = await push(line, team.founder, team.founder.operation())
    assert first.before == ""
    assert (await pull(line, other)).cursor == first.after
    box = other.key_box(secrets.token_bytes(16))
    second = await push(line, other, other.operation(), other.operation(), boxes=(box,))
    assert second.before == first.after
    page = await pull(line, team.founder, after=second.before)
    assert (len(page.ops), page.boxes, page.cursor) == (2, (box,), second.after)
    assert (await pull(line, team.founder, after=second.after)).ops == ()


async def test_push_that_stores_nothing_leads_nowhere(line: Line, team: Team) -> None:
    operation = team.founder.operation()
    first = await push(line, team.founder, operation)
    again = await push(line, team.founder, operation)
    team.founder.operation()
    refused = await push(line, team.founder, team.founder.operation())
    assert codes(refused) == ["gap"]
    assert [(reply.before, reply.after) for reply in (again, refused)] == [(first.after, first.after)] * 2
