"""What was written without opening: a box to the vault's public key (HPKE), in the table `inbox` of the log.

It holds no place by name and no youth. At unlock each note is shown, the worker keeps or discards it; kept, it becomes
an ordinary signed operation (docs: architecture, "Writing without opening").
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import msgspec
from msgspec import Meta

from domain.errors import BadInput, BadRecord, Refused, SealBroken
from domain.guard import NO_NUMBER, forbidden
from domain.texts import N_
from storage.crypto import BoxKey, hpke_open, hpke_seal
from storage.log.log import Log

MOST_WAITING = 200
_BLOCK_BYTES = 512  # a box tells how many blocks were written, not how many letters
_INFO = b"vindplaats inbox v1"
_FULL = N_("Er wachten al veel snelle contacten. Open eerst Vindplaats.")

Code = Annotated[str, Meta(max_length=40)]


class QuickNote(msgspec.Struct, frozen=True, kw_only=True):
    """A contact noted at the lock. `day` and `part_of_day` in Flanders; `note` stays hidden until unlocking."""

    day: dt.date
    part_of_day: Code
    place_kind: Code = ""
    count: Annotated[int, Meta(ge=0, le=500)] = 1
    topics: tuple[Code, ...] = ()
    note: Annotated[str, Meta(max_length=200)] = ""


class Waiting(msgspec.Struct, frozen=True, kw_only=True):
    """A note in the inbox; `number` is its row."""

    number: int
    note: QuickNote


def leave(log: Log, note: QuickNote, *, to: bytes) -> None:
    """Seal a note to the public key `to`. Raises Refused when MOST_WAITING wait already, BadInput on a national number
    or an IBAN, NoRoom.
    """
    if forbidden(note.note):
        raise BadInput(NO_NUMBER)
    waiting = log.db.conn.execute("SELECT count(*) FROM inbox").fetchone()[0]
    if waiting >= MOST_WAITING:
        raise Refused(_FULL)
    plain = msgspec.msgpack.encode(note)
    padded = plain + b"\x80" + bytes(-(len(plain) + 1) % _BLOCK_BYTES)
    box = hpke_seal(to, padded, info=_INFO)
    with log.transaction():
        log.db.conn.execute("INSERT INTO inbox (box) VALUES (?)", (box,))


def waiting(log: Log, *, key: BoxKey) -> list[Waiting]:
    """What waits, oldest first; a box that does not open is left out (whoever has the disk can put one there)."""
    notes = []
    for number, box in log.db.conn.execute("SELECT id, box FROM inbox ORDER BY id LIMIT ?", (MOST_WAITING,)):
        try:
            notes.append(Waiting(number=number, note=_opened(bytes(box), key=key)))
        except (SealBroken, BadRecord):
            continue
    return notes


def discard(log: Log, number: int) -> None:
    """Kept or thrown away: the box goes, from the write-ahead log too."""
    with log.transaction():
        log.db.conn.execute("DELETE FROM inbox WHERE id = ?", (number,))
    log.truncate_wal()


def _opened(box: bytes, *, key: BoxKey) -> QuickNote:
    plain, mark, padding = hpke_open(key.raw, box, info=_INFO).rpartition(b"\x80")
    if not mark or padding.strip(b"\x00"):
        raise BadRecord
    try:
        return msgspec.msgpack.decode(plain, type=QuickNote)
    except (msgspec.MsgspecError, UnicodeError):
        raise BadRecord from None
