"""Erasures that this device watches until every device of the team has confirmed them (storage/wiping.py).

What was undone before it was ever sent is on no other device and is not watched.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

import msgspec

from domain.operation import EraseBody
from storage.log.log import Log

_FACT = "watched_erases"


class Watched(msgspec.Struct, frozen=True, array_like=True):
    """An `erase` by its op_id; `born`: the epoch of the oldest key it took, 0 when that is not known here; `since`:
    milliseconds since 1970.
    """

    erase: bytes
    born: int
    since_millis: int


def watch(log: Log, body: EraseBody, *, by: bytes, now_millis: int) -> None:
    """Right before an `erase` (op_id `by`) is applied, in the same transaction."""
    taken = {scope for scope in body.scopes if log.was_sent(scope)}
    for op_id in body.ops:
        row = log.row_of(op_id)
        if row is not None and row.operation.ct is not None and row.seq is not None:
            taken.add(row.operation.header.scope)
    if taken:
        born = min((box.born for scope in taken for box in log.boxes_in(scope)), default=0)
        known = [one for one in watched(log) if one.erase != by]
        log.set_fact(_FACT, [*known, Watched(by, born, now_millis)])


def watched(log: Log) -> list[Watched]:
    """Oldest first."""
    return msgspec.convert(log.fact(_FACT) or [], list[Watched])


def watch_under(log: Log, names: Mapping[bytes, bytes], *, gone: Collection[bytes]) -> None:
    """Erases that were signed anew are watched under their new names, inside a transaction; `gone`: former names."""
    kept = [one for one in watched(log) if one.erase in names or one.erase not in gone]
    log.set_fact(_FACT, [msgspec.structs.replace(one, erase=names.get(one.erase, one.erase)) for one in kept])


def unwatch(log: Log, erases: Iterable[bytes]) -> None:
    """These are done everywhere."""
    done = set(erases)
    if done:
        with log.transaction():
            log.set_fact(_FACT, [one for one in watched(log) if one.erase not in done])
