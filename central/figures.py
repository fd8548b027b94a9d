"""Tables of figures: rounded before they come, never replaced by what was counted from less (statistics.md)."""

from __future__ import annotations

import json
import re
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
from sqlalchemy import Connection, delete, insert, select

from central import schema
from central.database import Database
from central.doorkeeper import Caller
from central.refusals import Refuse
from central.replay import spend
from central.teams import check_still_member, devices_of, heads_of, lock_team
from domain.errors import BadRecord
from domain.operation import MAX_SEQ
from domain.tables.shape import check_push
from domain.wire import MAX_CELLS, TablePush

_BRUSSELS = ZoneInfo("Europe/Brussels")  # a quarter begins there, as on the devices
_DEVICE = re.compile(r"[0-9a-f]{32}")
_encode = msgspec.msgpack.Encoder(order="deterministic").encode
_decode_vector = msgspec.msgpack.Decoder(dict[str, int]).decode


class Address(msgspec.Struct, frozen=True, kw_only=True):
    """Which table, which quarter (`2026Q3`)."""

    table: str
    period: str


def put_table(database: Database, caller: Caller, address: Address, push: TablePush) -> None:
    """All cells of one table and quarter, in place of what is there. Refuses: bad_table, older_view, too_large."""
    if len(push.cells) + len(push.totals) > MAX_CELLS or len(push.vector) > MAX_CELLS:
        raise Refuse("too_large")
    check_table(address, push, now=datetime.fromtimestamp(caller.ticket.now_millis / 1000, _BRUSSELS))
    with database.writing() as connection:
        spend(connection, caller.ticket)
        lock_team(connection, caller.team)
        check_still_member(devices_of(connection, caller.team), caller.device)
        _check_vector(connection, caller.team, push.vector)
        if _is_newer(connection, caller.team, address, push):
            _replace(connection, caller, address, push)


def check_table(address: Address, push: TablePush, *, now: datetime) -> None:
    """Raises Refuse("bad_table") unless it is a table of the catalogue, rounded, about a quarter that has begun."""
    try:
        check_push(push, table=address.table, period=address.period, today=now.date())
    except BadRecord:
        raise Refuse("bad_table") from None


def _check_vector(connection: Connection, team: bytes, vector: dict[str, int]) -> None:
    """Nobody can have counted what is not here."""
    heads = {device.hex(): head.dev_seq for device, head in heads_of(connection, team).items()}
    shaped = all(_DEVICE.fullmatch(device) and 0 <= seq <= MAX_SEQ for device, seq in vector.items())
    if not shaped or any(seq > heads.get(device, 0) for device, seq in vector.items()):
        raise Refuse("bad_table")


def _is_newer(connection: Connection, team: bytes, address: Address, push: TablePush) -> bool:
    """False: the very same is there. Refuses `older_view` if what is there was counted from more, or is final."""
    row = schema.figures.c
    there = connection.execute(
        select(schema.figures).where(row.team == team, row.table == address.table, row.period == address.period)
    ).first()
    if there is None:
        return True
    old = _decode_vector(there.vector)
    if there.is_final:
        if push.is_final and push.vector == old:
            return False
        raise Refuse("older_view")
    if _contains(old, push.vector) and not _contains(push.vector, old):
        raise Refuse("older_view")
    return True


def _contains(one: dict[str, int], other: dict[str, int]) -> bool:
    return all(one.get(device, 0) >= seq for device, seq in other.items())


def _replace(connection: Connection, caller: Caller, address: Address, push: TablePush) -> None:
    name = {"team": caller.team, "table": address.table, "period": address.period}
    for table in (schema.cell, schema.figures):
        same = [table.c[column] == value for column, value in name.items()]
        connection.execute(delete(table).where(*same))
    figures = {
        **name,
        "vector": _encode(push.vector),
        "is_final": push.is_final,
        "stored_millis": caller.ticket.now_millis,
    }
    connection.execute(insert(schema.figures).values(figures))
    rows = [_cell(name, key, count, is_total=False) for key, count in push.cells]
    rows += [_cell(name, key, count, is_total=True) for key, count in push.totals]
    if rows:
        connection.execute(insert(schema.cell), rows)


def _cell(name: dict[str, Any], key: tuple[str | None, ...], count: int, *, is_total: bool) -> dict[str, Any]:
    dimensions = json.dumps(key, separators=(",", ":"))
    return {**name, "dimensions": dimensions, "is_total": is_total, "count": count}
