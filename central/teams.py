"""A team's row and members, as the other modules of the centre need them inside a transaction."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, select

from central import schema
from central.refusals import Refuse
from domain.wire import Head


class Device(msgspec.Struct, frozen=True, kw_only=True):
    """A row of the worked-out roster."""

    sign_key: bytes
    role: str
    is_active: bool


def lock_team(connection: Connection, team: bytes) -> Row[Any]:
    """The team's row, held until the end of the transaction.

    So pushes of one team follow each other, numbers are committed in the order they are given out, and no puller skips
    one. SQLite has locked already, at the start of the transaction.
    """
    return _one(connection, select(schema.team).where(schema.team.c.id == team).with_for_update())


def lock_teams(connection: Connection, teams: Iterable[bytes]) -> list[Row[Any]]:
    """The same for some teams at once, always in the same order, so that no two transactions wait for each other."""
    wanted = select(schema.team).where(schema.team.c.id.in_(sorted(teams)))
    return list(connection.execute(wanted.order_by(schema.team.c.id).with_for_update()).all())


def heads_of(connection: Connection, team: bytes) -> dict[bytes, Head]:
    """The newest operation of each device."""
    row = schema.device_head.c
    rows = connection.execute(select(row.device, row.dev_seq, row.op_id).where(row.team == team))
    return {device: Head(dev_seq=dev_seq, op_id=op_id) for device, dev_seq, op_id in rows}


def team_row(connection: Connection, team: bytes) -> Row[Any]:
    """Without a lock, for readers."""
    return _one(connection, select(schema.team).where(schema.team.c.id == team))


def devices_of(connection: Connection, team: bytes) -> dict[bytes, Device]:
    """All devices ever."""
    row = schema.member.c
    rows = connection.execute(select(row.device, row.sign_key, row.role, row.is_active).where(row.team == team))
    return {
        device: Device(sign_key=sign_key, role=role, is_active=is_active) for device, sign_key, role, is_active in rows
    }


def check_still_member(devices: dict[bytes, Device], device: bytes) -> None:
    """Under the lock: somebody may have revoked it since the door. Raises Refuse("not_member")."""
    found = devices.get(device)
    if found is None or not found.is_active:
        raise Refuse("not_member")


def _one(connection: Connection, query: Any) -> Row[Any]:
    row = connection.execute(query).first()
    if row is None:
        raise Refuse("not_member")
    return row
