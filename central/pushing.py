"""POST …/ops: append to the team's ledger, all in one transaction that is durable before the answer leaves.

`store_push` takes a connection, so that a later group commit can put many small pushes into one transaction.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec
from sqlalchemy import Connection, insert, select, update

from central import schema
from central.boxes import BoxRules, judge_boxes, numbered, store_boxes
from central.chains import Item, Known, erased_by, is_erased, item_from, judge, verdict
from central.database import Database
from central.doorkeeper import Caller
from central.erasing import chunks, erase, known_erased
from central.keys import verify
from central.refusals import Refuse
from central.replay import spend
from central.teams import Device, check_still_member, devices_of, lock_team
from domain.errors import BadRecord
from domain.operation import operation_from
from domain.wire import MAX_BATCH_OPERATIONS, MAX_BOXES, STORED, Head, PushReply, PushRequest, Verdict


def push(database: Database, caller: Caller, request: PushRequest) -> PushReply:
    """Raises Refuse for the whole request; single operations and boxes are refused in their verdicts."""
    if len(request.ops) > MAX_BATCH_OPERATIONS or len(request.boxes) > MAX_BOXES:
        raise Refuse("too_large")
    with database.writing() as connection:
        reply, has_erased = store_push(connection, caller, request)
    if has_erased:
        database.scrub_log()
    return reply


def store_push(connection: Connection, caller: Caller, request: PushRequest) -> tuple[PushReply, bool]:
    """The answer, and whether something was erased."""
    spend(connection, caller.ticket)
    row = lock_team(connection, caller.team)
    devices = devices_of(connection, caller.team)
    check_still_member(devices, caller.device)
    items = [_read(caller.team, head, ct) for head, ct in request.ops]
    known = _known(connection, caller.team, request, [item for item in items if item], devices)
    fresh = judge(caller.team, [item for item in items if item], known=known, verify=verify)
    erases = erased_by(fresh)
    rules = BoxRules(
        keys={device: found.sign_key for device, found in devices.items() if found.is_active},
        epoch=row.epoch,
        erased=known.erased | erases,
    )
    box_verdicts, boxes = judge_boxes(connection, caller.team, request.boxes, rules=rules, verify=verify)
    first_seq = _take_numbers(connection, row, len(boxes) + len(fresh))
    # Boxes get the lower numbers: on no page does an operation come before the key that opens it.
    store_boxes(connection, caller.team, boxes, first_seq=first_seq)
    _store(connection, caller.team, fresh, first_seq=first_seq + len(boxes), erased=rules.erased)
    if erases:
        erase(connection, caller.team, erases)
    reply = PushReply(
        verdicts=tuple(verdict(item) if item else Verdict(code="bad_shape") for item in items),
        box_verdicts=numbered(box_verdicts, first_seq=first_seq),
        generation=row.generation,
        server_millis=caller.ticket.now_millis,
    )
    return reply, bool(erases)


def heads_of(connection: Connection, team: bytes) -> dict[bytes, Head]:
    """The newest operation of each device."""
    row = schema.device_head.c
    rows = connection.execute(select(row.device, row.dev_seq, row.op_id).where(row.team == team))
    return {device: Head(dev_seq=dev_seq, op_id=op_id) for device, dev_seq, op_id in rows}


def _read(team: bytes, head: bytes, ct: bytes | None) -> Item | None:
    try:
        return item_from(team, operation_from(head, ct))
    except BadRecord:
        return None


def _known(
    connection: Connection, team: bytes, request: PushRequest, items: list[Item], devices: Mapping[bytes, Device]
) -> Known:
    row = schema.ledger.c
    stored: dict[bytes, int] = {}
    for some in chunks({item.op_id for item in items}):
        found = connection.execute(select(row.op_id, row.seq).where(row.team == team, row.op_id.in_(some)))
        stored |= dict(found.all())
    targets = {item.op_id for item in items} | {item.op.header.scope for item in items}
    return Known(
        keys={device: found.sign_key for device, found in devices.items()},
        heads=heads_of(connection, team),
        stored=stored,
        erased=known_erased(connection, team, targets | {box.scope for box in request.boxes}),
    )


def _take_numbers(connection: Connection, row: Any, count: int) -> int:
    """The first of `count` numbers, from the team's own counter.

    Never from a database sequence: that commits out of order, and pullers would skip rows for ever.
    """
    if not count:
        return int(row.seq) + 1
    team = schema.team
    counted = update(team).where(team.c.id == row.id).values(seq=team.c.seq + count).returning(team.c.seq)
    return int(connection.execute(counted).scalar_one()) - count + 1


def _store(connection: Connection, team: bytes, fresh: list[Item], *, first_seq: int, erased: frozenset[bytes]) -> None:
    rows: list[dict[str, Any]] = []
    contents: list[dict[str, Any]] = []
    heads: dict[bytes, Head] = {}
    for seq, item in enumerate(fresh, start=first_seq):
        item.code, item.seq = STORED, seq
        header = item.op.header
        rows.append(_ledger_row(team, item))
        if item.op.ct is not None and not is_erased(item, erased):
            contents.append({"team": team, "seq": seq, "ct": item.op.ct})
        heads[header.device] = Head(dev_seq=header.dev_seq, op_id=item.op_id)
    if rows:
        connection.execute(insert(schema.ledger), rows)
    if contents:
        connection.execute(insert(schema.ciphertext), contents)
    for device, head in heads.items():
        _move_head(connection, team, device, head)


def _ledger_row(team: bytes, item: Item) -> dict[str, Any]:
    header = item.op.header
    return {
        "team": team,
        "seq": item.seq,
        "op_id": item.op_id,
        "device": header.device,
        "dev_seq": header.dev_seq,
        "scope": header.scope,
        "suite": header.suite,
        "head": item.op.wire()[0],
    }


def _move_head(connection: Connection, team: bytes, device: bytes, head: Head) -> None:
    row = schema.device_head.c
    values = msgspec.structs.asdict(head)
    moved = connection.execute(update(schema.device_head).where(row.team == team, row.device == device).values(values))
    if not moved.rowcount:
        connection.execute(insert(schema.device_head).values(team=team, device=device, **values))
