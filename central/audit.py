"""`verify`: walks everything that is stored and checks it as a device would. Faults are named by ids only."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, func, select

from central import schema
from central.database import Database
from central.keys import verify
from central.membership import History, check_history, stored_links
from domain.errors import BadRecord, BadSignature
from domain.keybox import KeyBox, box_signed_bytes, check_box_shape
from domain.operation import NO_PREV, OPEN_BODY, Operation, op_id, operation_from, signed_bytes
from domain.wire import Head, decode


def audit(database: Database) -> Iterator[str]:
    """Each fault, as one line; nothing when all is well."""
    with database.reading() as connection:
        for team in connection.scalars(select(schema.team.c.id).order_by(schema.team.c.id)).all():
            yield from (f"team {team.hex()}: {fault}" for fault in _team(connection, team))


def _team(connection: Connection, team: bytes) -> Iterator[str]:
    try:
        history = check_history(
            team,
            stored_links(connection, schema.roster_link, team),
            stored_links(connection, schema.epoch, team),
        )
    except (BadRecord, BadSignature):
        yield "the roster or an epoch does not hold"
        return
    erased = frozenset(connection.scalars(select(schema.erased.c.target).where(schema.erased.c.team == team)))
    yield from _ledger(connection, team, history, erased)
    yield from _boxes(connection, team, history, erased)
    yield from _counter(connection, team)


def _ledger(connection: Connection, team: bytes, history: History, erased: frozenset[bytes]) -> Iterator[str]:
    """Chains and signatures: an operation counts if its own or a later signature of its chain does."""
    row, content = schema.ledger.c, schema.ciphertext.c
    joined = schema.ledger.outerjoin(schema.ciphertext, (row.team == content.team) & (row.seq == content.seq))
    query = select(row.seq, row.head, content.ct).select_from(joined).where(row.team == team)
    heads: dict[bytes, Head] = {}
    unsigned: dict[bytes, list[int]] = {}
    for seq, head, ct in connection.execute(query.order_by(row.device, row.dev_seq)):
        try:
            operation = operation_from(head, ct)
        except BadRecord:
            yield f"operation {seq} is damaged"
            continue
        yield from _operation(team, seq, operation, heads=heads, erased=erased)
        member = history.roster.ever.get(operation.header.device)
        is_signed = member is not None and _is_signed(team, operation, member.sign_key)
        unsigned[operation.header.device] = [] if is_signed else [*unsigned.get(operation.header.device, []), seq]
    for seq in sorted(seq for waiting in unsigned.values() for seq in waiting):
        yield f"operation {seq} is not signed by a device of the team"
    stored = select(schema.device_head.c.device, schema.device_head.c.dev_seq, schema.device_head.c.op_id)
    for device, dev_seq, newest in connection.execute(stored.where(schema.device_head.c.team == team)):
        if heads.get(device) != Head(dev_seq=dev_seq, op_id=newest):
            yield f"the head of device {device.hex()} is not its newest operation"


def _operation(
    team: bytes, seq: int, operation: Operation, *, heads: dict[bytes, Head], erased: frozenset[bytes]
) -> Iterator[str]:
    header = operation.header
    name = op_id(team, header)
    before = heads.get(header.device, Head(dev_seq=0, op_id=NO_PREV))
    if (header.dev_seq, header.prev) != (before.dev_seq + 1, before.op_id):
        yield f"operation {seq} does not continue its chain"
    heads[header.device] = Head(dev_seq=header.dev_seq, op_id=name)
    is_erased = header.suite != OPEN_BODY and (name in erased or header.scope in erased)
    if is_erased != (operation.ct is None):
        yield f"operation {seq} " + (
            "was erased and is still here" if is_erased else "lost its content without an erase"
        )


def _is_signed(team: bytes, operation: Operation, key: bytes) -> bool:
    try:
        verify(key, operation.sig, signed_bytes(team, operation.header))
    except BadSignature:
        return False
    return True


def _boxes(connection: Connection, team: bytes, history: History, erased: frozenset[bytes]) -> Iterator[str]:
    row = schema.keybox.c
    for seq, body in connection.execute(select(row.seq, row.body).where(row.team == team)):
        try:
            box = decode(body, KeyBox)
            check_box_shape(box)
            verify(history.roster.ever[box.maker].sign_key, box.sig, box_signed_bytes(team, box))
        except (BadRecord, BadSignature, KeyError):
            yield f"key box {seq} is damaged or not signed by a device of the team"
            continue
        if box.scope in erased:
            yield f"key box {seq} was shredded and is still here"


def _counter(connection: Connection, team: bytes) -> Iterator[str]:
    counter = connection.scalar(select(schema.team.c.seq).where(schema.team.c.id == team)) or 0
    for table in (schema.ledger, schema.keybox):
        highest = connection.scalar(select(func.max(table.c.seq)).where(table.c.team == team)) or 0
        if highest > counter:
            yield f"the counter stands below a number in {table.name}"
