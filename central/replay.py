"""Each signed request is taken once: its nonce is stored for as long as its `created` would still be believed."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from sqlalchemy import Connection, delete

from central import schema
from central.refusals import Refuse
from central.statements import run
from domain.wire import CLOCK_TOLERANCE_SECONDS

_KEEP_MILLIS = 2 * CLOCK_TOLERANCE_SECONDS * 1000 + 60_000
_SPEND = "INSERT INTO nonce (signer, nonce, expires_millis) VALUES (?,?,?) ON CONFLICT DO NOTHING"


class Ticket(msgspec.Struct, frozen=True, kw_only=True):
    """What a request spends: `signer` is the id of a device with its team, or a public key."""

    signer: bytes
    nonce: str
    now_millis: int


def spend(connection: Connection, ticket: Ticket) -> None:
    """In the transaction that the request is for: a replay stores nothing. Raises Refuse("replay")."""
    spend_all(connection, [ticket])


def spend_all(connection: Connection, tickets: Sequence[Ticket]) -> None:
    """Raises Refuse("replay") if one of them was used before, or is there twice; then nothing of it may be stored."""
    rows = [(ticket.signer, ticket.nonce, ticket.now_millis + _KEEP_MILLIS) for ticket in tickets]
    if run(connection, _SPEND, rows).rowcount != len(rows):
        raise Refuse("replay")


def forget(connection: Connection, *, now_millis: int) -> int:
    """Delete what has expired; how many."""
    return connection.execute(delete(schema.nonce).where(schema.nonce.c.expires_millis < now_millis)).rowcount
