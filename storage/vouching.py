"""What other devices say, inside their seals, that they have seen: a centre that shows this device less is found out.

An operation carries the heads its author knew (protocol.md, "Rules of the client"). What it names and is not here is
remembered; after a complete pull all of it has to be here.
"""

from __future__ import annotations

import contextlib

from domain.errors import NoRoom
from domain.operation import HASH_BYTES, ID_BYTES, MAX_SEQ, Inner
from storage.log.log import Log
from storage.store import Store

_FACT = "vouched"


def hear(store: Store, inner: Inner) -> None:
    """Remember what the author of this operation knew and this device does not have."""
    missing: dict[str, tuple[int, bytes]] = {}
    for text, (dev_seq, op_id) in inner.seen.items():
        device = _device(text)
        # A colleague's app may be wrong; only devices of the team count, so that the list stays short.
        if device not in store.roster.ever or not 1 <= dev_seq <= MAX_SEQ or len(op_id) != HASH_BYTES:
            continue
        if store.log.op_id_at(device, dev_seq) != op_id:
            missing[device.hex()] = (dev_seq, op_id)  # one name a device, however it was written
    if missing:
        with contextlib.suppress(NoRoom), store.log.transaction():  # heard again when the book is next built
            store.log.set_fact(_FACT, (store.log.fact(_FACT) or {}) | missing)


def unmet(log: Log) -> int:
    """After a complete pull: of how many devices something is missing that a colleague has seen."""
    heard: dict[str, tuple[int, bytes]] = log.fact(_FACT) or {}
    left = {
        text: (dev_seq, op_id)
        for text, (dev_seq, op_id) in heard.items()
        if log.op_id_at(bytes.fromhex(text), dev_seq) != op_id
    }
    if len(left) != len(heard):
        with log.transaction():
            log.set_fact(_FACT, left)
    return len(left)


def _device(text: str) -> bytes:
    try:
        device = bytes.fromhex(text)
    except ValueError:
        return b""
    return device if len(device) == ID_BYTES else b""
