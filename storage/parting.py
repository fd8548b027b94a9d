"""What this device wrote before it heard of an erasure is shown once to its author, and never adopted.

The erasure takes it at once out of log, book and drawer. Beside it stays, in the same transaction, a copy of the
author's own new operations, sealed as they were (the vault may be closed); at the first chance only their texts, under
this device's own key. Gone for good when the author has read them, or a week after they could have been read.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import msgspec

from domain.errors import BadRecord, SealBroken
from domain.fields import checked
from domain.keybox import KeyBox
from domain.operation import EraseBody, Inner, decode_inner, operation_from
from domain.patches import read_value
from domain.records import KINDS
from domain.sets import read_set
from storage.log.log import Log
from storage.store import Store

_IN_STEP = "in_step"  # a fact: of this device the centre had everything up to a number at the last complete pull
KEPT_DAYS = 7
_SHELF = "parted/"


class Parted(msgspec.Struct, frozen=True, kw_only=True):
    """One operation of this device that an erasure took: its kind, the day it was about, and (field, text) pairs."""

    kind: str
    day: dt.date | None
    texts: tuple[tuple[str, str], ...]


def in_step(log: Log, *, device: bytes) -> None:
    """After a complete pull: whatever is written from here on the team may not know when it erases."""
    with log.transaction():
        log.set_fact(_IN_STEP, (device, log.all_sent_up_to(device)))


def set_aside(log: Log, body: EraseBody, *, device: bytes) -> None:
    """Right before `body` is applied, in the same transaction: keep what this device wrote since it was in step.

    What is older the team had seen before it stopped: that goes without a word.
    """
    known = log.fact(_IN_STEP)
    if known is None:  # never in step with anybody: no colleague could have erased this
        return
    since = known[1] if known[0] == device else 0  # a copied device goes on under another name, from 1
    for row in log.own_since(device, since, body):
        box = log.box_of(row.operation.header.kid)
        if box is not None and row.operation.ct is not None:
            head, ct = row.operation.wire()
            log.db.conn.execute(
                "INSERT INTO parting (op_id, head, ct, box) VALUES (?,?,?,?) ON CONFLICT (op_id) DO NOTHING",
                (row.op_id, head, ct, msgspec.msgpack.encode(box)),
            )


def read_set_aside(store: Store) -> None:
    """The vault is open: of what was set aside keep the texts alone, and no key of the drawer any more."""
    rows = store.log.db.conn.execute("SELECT op_id, head, ct, box FROM parting").fetchall()
    if not rows:
        return
    now_millis = int(store.now().timestamp() * 1000)
    with store.log.transaction():
        for op_id, head, ct, box in rows:
            kept = _texts(store, head, ct, box)
            if kept is not None:
                store.secrets.put(_SHELF + bytes(op_id).hex(), kept | {"since_millis": now_millis})
        store.log.db.conn.execute("DELETE FROM parting")
    store.log.truncate_wal()


def parted(store: Store) -> list[Parted]:
    """What waits for its author's eyes, in the order it was written."""
    found = sorted((kept for _, kept in _kept(store)), key=lambda kept: kept["dev_seq"])
    return [
        Parted(
            kind=kept["kind"],
            day=dt.date.fromisoformat(kept["day"]) if kept["day"] else None,
            texts=tuple((field, text) for field, text in kept["texts"]),
        )
        for kept in found
    ]


def let_go(store: Store) -> None:
    """Its author has read it: it is nowhere on this device any more."""
    _drop(store, [name for name in store.secrets.names() if name.startswith(_SHELF)])


def has_parted(store: Store) -> bool:
    """Is something still here that an erasure took?"""
    is_raw = store.log.db.conn.execute("SELECT 1 FROM parting LIMIT 1").fetchone() is not None
    return is_raw or any(name.startswith(_SHELF) for name in store.secrets.names())


def drop_late(store: Store) -> None:
    """A youth who stopped does not wait for a worker who does not look."""
    last = store.now().timestamp() * 1000 - dt.timedelta(days=KEPT_DAYS) / dt.timedelta(milliseconds=1)
    readable = dict(_kept(store))
    names = [name for name in store.secrets.names() if name.startswith(_SHELF)]
    _drop(store, [name for name in names if name not in readable or readable[name]["since_millis"] < last])


def _drop(store: Store, names: list[str]) -> None:
    if names:
        with store.log.transaction():
            for name in names:
                store.secrets.drop(name)
        store.log.truncate_wal()


def _kept(store: Store) -> Iterator[tuple[str, dict[str, Any]]]:
    for name in store.secrets.names():
        if name.startswith(_SHELF):
            try:
                kept = store.secrets.get(name)
            except SealBroken:  # rotted on the disk: nobody can read it any more
                continue
            yield name, kept


def _texts(store: Store, head: bytes, ct: bytes, box: bytes) -> dict[str, Any] | None:
    operation = operation_from(bytes(head), bytes(ct))
    try:
        padded = store.keyring.open_boxed(operation, msgspec.msgpack.decode(box, type=KeyBox))
        inner = None if padded is None else decode_inner(padded)
        texts = [] if inner is None else list(_written(inner))
    except (BadRecord, SealBroken):
        return None
    if inner is None or not texts:
        return None
    day = inner.fields.get("day", "")
    return {"kind": inner.kind, "day": day, "texts": texts, "dev_seq": operation.header.dev_seq}


def _written(inner: Inner) -> Iterator[tuple[str, str]]:
    """(field, text) of everything a person typed."""
    kind = KINDS.get(inner.kind)
    for name, raw in inner.fields.items():
        field = kind.fields.get(name) if kind is not None else None
        if kind is None or field is None or not field.serves.is_text:
            continue
        if kind.shape == "event":
            value = checked(field, raw)
        elif field.serves.merge == "set":
            value = ", ".join(read_set(field, raw, op="").add)
        else:
            value = read_value(field, raw)[0]
        if value:
            yield name, str(value)
