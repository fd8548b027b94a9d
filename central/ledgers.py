"""The ledgers of the teams in one transaction: what is read of them once, what is added, how that is written at once.

`seq` is counted here from the team's own row, which the transaction holds until it is committed. Never from a database
sequence: that commits out of order, and pullers would skip rows for ever.

Statements are plain text with bound values, see statements.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec
from sqlalchemy import Connection, Row

from central.boxes import BoxName, box_name, box_row, stored_boxes
from central.chains import Item, is_erased
from central.erasing import erase, known_erased
from central.statements import rows_among, run
from central.teams import Device, lock_teams
from domain.keybox import KeyBox
from domain.wire import Head


def _insert(table: str, *columns: str, then: str = "") -> str:
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({','.join('?' * len(columns))}) {then}"  # noqa: S608 - names of this module only


_LEDGER = _insert("ledger", "team", "seq", "op_id", "device", "dev_seq", "scope", "suite", "head")
_CONTENT = _insert("ciphertext", "team", "seq", "ct")
_BOX = _insert("keybox", "team", "seq", "scope", "kid", "epoch", "maker", "body")
_MOVED = "ON CONFLICT (team, device) DO UPDATE SET dev_seq = excluded.dev_seq, op_id = excluded.op_id"
_HEAD = _insert("device_head", "team", "device", "dev_seq", "op_id", then=_MOVED)
_COUNTER = "UPDATE team SET seq = ? WHERE id = ?"
_DEVICES = "SELECT team, device, sign_key, role, is_active FROM member WHERE team"
_HEADS = "SELECT team, device, dev_seq, op_id FROM device_head WHERE team"
_STORED = "SELECT op_id, seq FROM ledger WHERE team = ? AND op_id"


class Wanted(msgspec.Struct, kw_only=True):
    """What a group of pushes brings for one team."""

    items: list[Item] = []
    boxes: list[KeyBox] = []

    def add(self, items: Iterable[Item], boxes: Iterable[KeyBox]) -> None:
        """One more push."""
        self.items.extend(items)
        self.boxes.extend(boxes)


class Ledger(msgspec.Struct, kw_only=True):
    """One team's: what the centre has of what the group brings, kept up as the group goes on, and what is new."""

    team: bytes
    seq: int
    epoch: int
    generation: int
    devices: dict[bytes, Device]
    keys: dict[bytes, bytes]
    active_keys: dict[bytes, bytes]
    heads: dict[bytes, Head]
    stored: dict[bytes, int] = {}
    erased: set[bytes] = set()
    boxes: dict[BoxName, int] = {}
    erases: set[bytes] = set()
    new_items: list[Item] = []
    new_boxes: list[tuple[Any, ...]] = []
    moved: set[bytes] = set()

    def take(self, item: Item) -> int:
        """One more operation; its number."""
        header = item.op.header
        self.seq += 1
        self.stored[item.op_id] = self.seq
        self.heads[header.device] = Head(dev_seq=header.dev_seq, op_id=item.op_id)
        self.moved.add(header.device)
        self.new_items.append(item)
        return self.seq

    def take_boxes(self, boxes: list[KeyBox]) -> None:
        """More key boxes, numbered from the next number on."""
        for box in boxes:
            self.seq += 1
            self.boxes[box_name(box)] = self.seq
            self.new_boxes.append(box_row(self.team, box, seq=self.seq))

    def take_erases(self, targets: Iterable[bytes]) -> None:
        """More scopes and op_ids that are gone from here on."""
        self.erases.update(targets)
        self.erased.update(targets)


def open_ledgers(connection: Connection, wanted: Mapping[bytes, Wanted]) -> dict[bytes, Ledger]:
    """Lock these teams and read what judging needs. A team that is not there is left out."""
    rows = lock_teams(connection, wanted)
    names = [row.id for row in rows]
    ledgers = {row.id: _empty(row) for row in rows}
    if not ledgers:
        return {}
    for team, device, sign_key, role, is_active in rows_among(connection, _DEVICES, (), names):
        ledger = ledgers[team]
        ledger.devices[device] = Device(sign_key=sign_key, role=role, is_active=bool(is_active))
        ledger.keys[device] = sign_key
        if is_active:
            ledger.active_keys[device] = sign_key
    for team, device, dev_seq, op_id in rows_among(connection, _HEADS, (), names):
        ledgers[team].heads[device] = Head(dev_seq=dev_seq, op_id=op_id)
    for team, ledger in ledgers.items():
        _read_what_is_there(connection, ledger, wanted[team])
    return ledgers


def write_ledgers(connection: Connection, ledgers: list[Ledger]) -> bool:
    """Everything new, each table in one go; then what was erased. Was anything?"""
    _write(connection, _BOX, [row for ledger in ledgers for row in ledger.new_boxes])
    _write(connection, _LEDGER, [_row(ledger.team, item) for ledger in ledgers for item in ledger.new_items])
    _write(connection, _CONTENT, [row for ledger in ledgers for row in _contents(ledger)])
    _write(connection, _HEAD, [row for ledger in ledgers for row in _heads(ledger)])
    changed = [ledger for ledger in ledgers if ledger.new_items or ledger.new_boxes]
    _write(connection, _COUNTER, [(ledger.seq, ledger.team) for ledger in changed])
    for ledger in ledgers:
        if ledger.erases:
            erase(connection, ledger.team, ledger.erases)
    return any(ledger.erases for ledger in ledgers)


def _empty(row: Row[Any]) -> Ledger:
    return Ledger(
        team=row.id,
        seq=row.seq,
        epoch=row.epoch,
        generation=row.generation,
        devices={},
        keys={},
        active_keys={},
        heads={},
    )


def _read_what_is_there(connection: Connection, ledger: Ledger, wanted: Wanted) -> None:
    """Only what stands at or below its device's head can be stored already; usually that is nothing."""
    none = Head(dev_seq=0, op_id=b"")
    headers = [(item.op_id, item.op.header) for item in wanted.items]
    old = [name for name, header in headers if header.dev_seq <= ledger.heads.get(header.device, none).dev_seq]
    if old:
        ledger.stored = dict(rows_among(connection, _STORED, (ledger.team,), old))
    scopes = {box.scope for box in wanted.boxes}
    targets = scopes.union(*((name, header.scope) for name, header in headers))
    ledger.erased = set(known_erased(connection, ledger.team, targets))
    ledger.boxes = stored_boxes(connection, ledger.team, scopes) if scopes else {}


def _write(connection: Connection, statement: str, rows: list[tuple[Any, ...]]) -> None:
    if rows:
        run(connection, statement, rows)


def _row(team: bytes, item: Item) -> tuple[Any, ...]:
    header = item.op.header
    return (team, item.seq, item.op_id, header.device, header.dev_seq, header.scope, header.suite, item.head)


def _contents(ledger: Ledger) -> list[tuple[Any, ...]]:
    erased = frozenset(ledger.erased)
    return [
        (ledger.team, item.seq, item.op.ct)
        for item in ledger.new_items
        if item.op.ct is not None and not is_erased(item, erased)
    ]


def _heads(ledger: Ledger) -> list[tuple[Any, ...]]:
    heads = [(device, ledger.heads[device]) for device in sorted(ledger.moved)]
    return [(ledger.team, device, head.dev_seq, head.op_id) for device, head in heads]
