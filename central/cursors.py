"""Where a reader stands in the ledger: opaque to it, (generation, seq) to us."""

from __future__ import annotations

import base64
import binascii
import struct

from sqlalchemy import Connection, func, select

from central import schema
from central.refusals import Refuse

NEWEST = "newest"
_SHAPE = struct.Struct(">IQ")


def write_cursor(generation: int, seq: int) -> str:
    """16 letters of base64url."""
    return base64.urlsafe_b64encode(_SHAPE.pack(generation, seq)).decode()


def read_cursor(connection: Connection, team: bytes, text: str, *, newest: int, generation: int) -> int:
    """The seq a reader stands at. A cursor from before a restore is moved back to where both histories are still one.

    Raises Refuse("bad_shape").
    """
    if text == NEWEST:
        return newest
    try:
        then, seq = _SHAPE.unpack(base64.b64decode(text.encode("ascii"), altchars=b"-_", validate=True))
    except (binascii.Error, struct.error, ValueError):
        raise Refuse("bad_shape") from None
    row = schema.restore.c
    floor = connection.scalar(select(func.min(row.seq)).where(row.team == team, row.generation > then))
    if then > generation:
        floor = 0  # from a future this centre has forgotten
    return min(int(seq), newest, newest if floor is None else floor)
