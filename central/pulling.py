"""GET …/ops: pages of the ledger with the key boxes between them, oldest or newest first, from one snapshot."""

from __future__ import annotations

from typing import Any

import msgspec
from sqlalchemy import Column, Connection, Row, select

from central import schema
from central.cursors import read_cursor, write_cursor
from central.database import Database
from central.doorkeeper import Caller
from central.teams import heads_of, team_row
from domain.keybox import KeyBox
from domain.operation import HEADER_BYTES, ID_BYTES, OPEN_BODY
from domain.wire import MAX_BODY_BYTES, MAX_BOXES, PulledOperation, PullReply, decode

_ROOM_BYTES = MAX_BODY_BYTES - 192 * 1024  # the rest is for boxes, heads and framing
_ROW_OVERHEAD_BYTES = 230
_DEVICE = slice(1 + ID_BYTES, 1 + 2 * ID_BYTES)  # where a header names its device


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked: `text` is a cursor, "newest", or empty for the beginning (the end, when `is_backward`).

    `own`: the device whose operations come without their content, for it has them; empty for none.
    """

    text: str
    is_backward: bool
    limit: int
    own: bytes = b""


def pull(database: Database, caller: Caller, page: Page) -> PullReply:
    """At most `limit` operations and about 1 MiB; always at least one operation if there is one.

    The nonce of the request is spent already.
    """
    with database.reading() as connection:
        row = team_row(connection, caller.team)
        start = _start(connection, row, page)
        ops, boxes, end, is_done = _read(connection, row, page, start)
        return PullReply(
            ops=ops,
            boxes=boxes,
            cursor=write_cursor(row.generation, end),
            done=is_done,
            heads={device.hex(): head for device, head in heads_of(connection, caller.team).items()},
            generation=row.generation,
            roster_length=row.roster_length,
            epoch=row.epoch,
            server_millis=caller.ticket.now_millis,
        )


def _start(connection: Connection, row: Row[Any], page: Page) -> int:
    if not page.text:
        return int(row.seq) if page.is_backward else 0
    return read_cursor(connection, row.id, page.text, newest=row.seq, generation=row.generation)


def _read(
    connection: Connection, row: Row[Any], page: Page, start: int
) -> tuple[tuple[PulledOperation, ...], tuple[KeyBox, ...], int, bool]:
    """Operations, boxes, where the next page starts, and whether there is none."""
    heads, has_more_ops = _fitting(_select(connection, schema.ledger.c.head, row.id, page, start), page)
    boxes = _select(connection, schema.keybox.c.body, row.id, page, start)
    has_more_boxes = len(boxes) > MAX_BOXES
    ends = [heads[-1][0]] if has_more_ops else []
    ends += [boxes[MAX_BOXES - 1][0]] if has_more_boxes else []
    last = 1 if page.is_backward else int(row.seq)
    if ends:
        last = max(ends) if page.is_backward else min(ends)
    kept = [(seq, head) for seq, head in heads if _is_within(seq, last, page)]
    ops = _with_content(connection, row.id, kept, own=page.own)
    within = tuple(decode(body, KeyBox) for seq, body in boxes[:MAX_BOXES] if _is_within(seq, last, page))
    return ops, within, last - 1 if page.is_backward else last, not ends


def _is_within(seq: int, last: int, page: Page) -> bool:
    return seq >= last if page.is_backward else seq <= last


def _select(
    connection: Connection, value: Column[bytes], team: bytes, page: Page, start: int
) -> list[tuple[int, bytes]]:
    """Rows of one of the two tables from `start` on, one more than any page holds."""
    row = schema.ledger.c if value.table is schema.ledger else schema.keybox.c
    from_here = row.seq <= start if page.is_backward else row.seq > start
    order = row.seq.desc() if page.is_backward else row.seq
    limit = page.limit + 1 if value.table is schema.ledger else MAX_BOXES + 1
    query = select(row.seq, value).where(row.team == team, from_here).order_by(order).limit(limit)
    return list(connection.execute(query).all())


def _fitting(heads: list[tuple[int, bytes]], page: Page) -> tuple[list[tuple[int, bytes]], bool]:
    """As many as there is room for, by the length in each header; and whether some are left."""
    room = _ROOM_BYTES
    for position, (_, head) in enumerate(heads):
        is_stub = head[_DEVICE] == page.own and head[0] != OPEN_BODY
        room -= _ROW_OVERHEAD_BYTES + (0 if is_stub else int.from_bytes(head[HEADER_BYTES - 4 : HEADER_BYTES], "big"))
        if position == page.limit or (room < 0 and position):
            return heads[:position], True
    return heads, False


def _with_content(
    connection: Connection, team: bytes, heads: list[tuple[int, bytes]], *, own: bytes
) -> tuple[PulledOperation, ...]:
    row = schema.ciphertext.c
    wanted = [seq for seq, head in heads if head[_DEVICE] != own or head[0] == OPEN_BODY]
    if not wanted:
        return tuple(PulledOperation(seq=seq, head=head, ct=None) for seq, head in heads)
    first, last = min(wanted), max(wanted)
    found = connection.execute(select(row.seq, row.ct).where(row.team == team, row.seq.between(first, last)))
    contents = dict(found.all())
    if own:
        contents = {seq: contents[seq] for seq in wanted if seq in contents}
    return tuple(PulledOperation(seq=seq, head=head, ct=contents.get(seq)) for seq, head in heads)
