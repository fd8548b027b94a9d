"""Each signed request is taken once: its nonce is stored for as long as its `created` would still be believed."""

from __future__ import annotations

import msgspec
from sqlalchemy import Connection, delete, insert
from sqlalchemy.exc import IntegrityError

from central import schema
from central.refusals import Refuse
from domain.wire import CLOCK_TOLERANCE_SECONDS

_KEEP_MILLIS = 2 * CLOCK_TOLERANCE_SECONDS * 1000 + 60_000


class Ticket(msgspec.Struct, frozen=True, kw_only=True):
    """What a request spends: `signer` is the id of a device with its team, or a public key."""

    signer: bytes
    nonce: str
    now_millis: int


def spend(connection: Connection, ticket: Ticket) -> None:
    """In the transaction that the request is for: a replay stores nothing. Raises Refuse("replay")."""
    row = {"signer": ticket.signer, "nonce": ticket.nonce, "expires_millis": ticket.now_millis + _KEEP_MILLIS}
    try:
        connection.execute(insert(schema.nonce).values(row))
    except IntegrityError:
        raise Refuse("replay") from None


def forget(connection: Connection, *, now_millis: int) -> int:
    """Delete what has expired; how many."""
    return connection.execute(delete(schema.nonce).where(schema.nonce.c.expires_millis < now_millis)).rowcount
