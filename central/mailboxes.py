"""Mailboxes of invitations: two sealed letters, an id that only who has the code can know, 24 hours, one answer."""

from __future__ import annotations

import hashlib
import hmac
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from central import schema
from central.database import Database
from central.doorkeeper import Caller
from central.refusals import Refuse
from central.replay import spend
from central.teams import check_still_member, devices_of, lock_team
from domain.wire import ENROL_HOURS, MAX_MAILBOX_BYTES, EnrolAnswer, EnrolBox, EnrolOffer

_KEEP_MILLIS = ENROL_HOURS * 3600 * 1000


def offer(database: Database, caller: Caller, mailbox: bytes, letter: EnrolOffer) -> None:
    """Only by a coordinator's device, for its own team. The same offer again is harmless. Raises Refuse."""
    if len(letter.sealed) > MAX_MAILBOX_BYTES:
        raise Refuse("too_large")
    if len(letter.token_hash) != 32:
        raise Refuse("bad_shape")
    with database.writing() as connection:
        spend(connection, caller.ticket)
        lock_team(connection, caller.team)
        devices = devices_of(connection, caller.team)
        check_still_member(devices, caller.device)
        if letter.team != caller.team or devices[caller.device].role != "coordinator":
            raise Refuse("not_member")
        found = connection.execute(select(schema.mailbox).where(schema.mailbox.c.id == mailbox)).first()
        if found is None:
            connection.execute(insert(schema.mailbox).values(_row(mailbox, letter, caller)))
        elif (found.team, found.offer, found.token_hash) != (caller.team, letter.sealed, letter.token_hash):
            raise Refuse("bad_proof")


def answer(database: Database, mailbox: bytes, letter: EnrolAnswer, *, now_millis: int) -> None:
    """Once; the token that came with the invitation is the proof. The same answer again is harmless. Raises Refuse."""
    if len(letter.sealed) > MAX_MAILBOX_BYTES:
        raise Refuse("too_large")
    with database.writing() as connection:
        found = _open(connection, mailbox, now_millis=now_millis)
        shown = hashlib.sha256(letter.token).digest()
        if not hmac.compare_digest(shown, found.token_hash) or found.answer not in (None, letter.sealed):
            raise Refuse("bad_proof")
        row = schema.mailbox.c
        # `is None` again in the statement: of two first answers at the same moment only one is kept.
        kept = update(schema.mailbox).where(row.id == mailbox, row.answer.is_(None)).values(answer=letter.sealed)
        if not connection.execute(kept).rowcount and found.answer is None:
            raise Refuse("bad_proof")


def look(database: Database, mailbox: bytes, *, now_millis: int) -> EnrolBox:
    """Both letters. Raises Refuse("bad_proof") for one that is not there or past its time."""
    with database.reading() as connection:
        found = _open(connection, mailbox, now_millis=now_millis)
        return EnrolBox(offer=found.offer, answer=found.answer, expires_millis=found.expires_millis)


def forget_mailboxes(connection: Connection, *, now_millis: int) -> int:
    """Delete what has expired; how many."""
    return connection.execute(delete(schema.mailbox).where(schema.mailbox.c.expires_millis < now_millis)).rowcount


def _open(connection: Connection, mailbox: bytes, *, now_millis: int) -> Row[Any]:
    found = connection.execute(select(schema.mailbox).where(schema.mailbox.c.id == mailbox)).first()
    if found is None or found.expires_millis < now_millis:
        raise Refuse("bad_proof")
    return found


def _row(mailbox: bytes, letter: EnrolOffer, caller: Caller) -> dict[str, Any]:
    return {
        "id": mailbox,
        "team": caller.team,
        "offer": letter.sealed,
        "token_hash": letter.token_hash,
        "answer": None,
        "expires_millis": caller.ticket.now_millis + _KEEP_MILLIS,
    }
