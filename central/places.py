"""Empty places: made by `team add`, taken once by a team that was founded offline."""

from __future__ import annotations

import hmac
import secrets
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from central import schema
from central.database import Database
from central.doorkeeper import Caller
from central.membership import History, check_history, store_history
from central.refusals import Refuse
from central.replay import spend
from domain.claim import place_of, proof_of
from domain.connect_code import SECRET_BYTES, ConnectCode, write
from domain.errors import BadRecord, BadSignature
from domain.roster import Entry, Signed
from domain.wire import ClaimRequest, decode

_DAY_MILLIS = 24 * 3600 * 1000


def add_place(database: Database, name: str, *, address: str, fingerprint: bytes, days: int, now_millis: int) -> str:
    """A new empty place; returns the code of `team add`."""
    secret = secrets.token_bytes(SECRET_BYTES)
    row = {"id": place_of(secret), "name": name, "secret": secret, "expires_millis": now_millis + days * _DAY_MILLIS}
    with database.writing() as connection:
        connection.execute(insert(schema.place).values(row))
    return write(ConnectCode(kind="place", address=address, secret=secret, fingerprint=fingerprint))


def claim(database: Database, caller: Caller, request: ClaimRequest) -> None:
    """Put the team where the code says. Doing it again with the same team is harmless. Raises Refuse."""
    with database.writing() as connection:
        spend(connection, caller.ticket)
        place = _place(connection, request, now_millis=caller.ticket.now_millis)
        history = _history(request, caller)
        if place.claimed_by == history.roster.team and place.secret is None:
            return  # its answer was lost
        if place.secret is None or not _fits(place.secret, request):
            raise Refuse("bad_proof")
        if connection.scalar(select(schema.team.c.id).where(schema.team.c.id == history.roster.team)):
            raise Refuse("bad_proof")
        found(connection, history, name=place.name, now_millis=caller.ticket.now_millis)
        store_history(connection, history, list(request.entries), list(request.epochs))
        taken = update(schema.place).where(schema.place.c.id == place.id)
        connection.execute(taken.values(secret=None, claimed_by=history.roster.team))


def forget_places(connection: Connection, *, now_millis: int) -> int:
    """Delete the places that nobody took in time; how many."""
    row = schema.place.c
    late = delete(schema.place).where(row.claimed_by.is_(None), row.expires_millis < now_millis)
    return connection.execute(late).rowcount


def _place(connection: Connection, request: ClaimRequest, *, now_millis: int) -> Row[Any]:
    place = connection.execute(select(schema.place).where(schema.place.c.id == request.place).with_for_update()).first()
    if place is None or (place.claimed_by is None and place.expires_millis < now_millis):
        raise Refuse("bad_proof")
    return place


def _fits(secret: bytes, request: ClaimRequest) -> bool:
    return hmac.compare_digest(proof_of(secret, request.entries[0]), request.proof)


def _history(request: ClaimRequest, caller: Caller) -> History:
    """The chains hold, and the request is signed by the wire key of the founding device."""
    if not request.entries:
        raise Refuse("bad_shape")
    try:
        genesis = _genesis(request.entries[0], wire_key=caller.wire_key)
        return check_history(genesis.team, list(request.entries), list(request.epochs))
    except BadSignature:
        raise Refuse("bad_signature") from None
    except BadRecord:
        raise Refuse("bad_shape") from None


def _genesis(link: Signed, *, wire_key: bytes) -> Entry:
    genesis = decode(link.body, Entry)
    if genesis.member.wire_key != wire_key:
        raise BadSignature
    return genesis


def found(connection: Connection, history: History, *, name: str, now_millis: int) -> None:
    """The row of a new team."""
    row = {
        "id": history.roster.team,
        "name": name,
        "seq": 0,
        "generation": 1,
        "roster_length": history.roster.length,
        "roster_head": history.roster.head,
        "epoch": history.epoch.number,
        "created_millis": now_millis,
    }
    connection.execute(insert(schema.team).values(row))
