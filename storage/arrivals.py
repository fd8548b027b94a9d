"""A page of the ledger, sorted before anything of it is kept: chains followed, signatures checked."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from domain.errors import BadRecord, BadSignature
from domain.operation import NO_PREV, Operation, op_id, operation_from, signed_bytes
from domain.roster import Roster
from domain.wire import Head, PulledOperation
from storage.crypto import verify
from storage.log.log import Log

_Item = tuple[bytes, Operation, int]


class Arrived(msgspec.Struct, kw_only=True):
    """`good`: new, in the order of the ledger. `known`: here already, with the centre's number. `filled`: here as a
    stub that no erase explains, and now with its ciphertext. `bad`: their signatures do not match. `gaps`: devices of
    which something is missing in between.
    """

    good: list[_Item] = []
    known: list[tuple[bytes, int]] = []
    filled: list[tuple[bytes, bytes]] = []
    bad: list[bytes] = []
    gaps: set[bytes] = set()


def sort_page(log: Log, rows: Sequence[PulledOperation], *, roster: Roster, heads: dict[bytes, Head]) -> Arrived:
    """Of one device's run the last signature speaks for all. Moves `heads` on. Raises BadRecord on a broken header."""
    arrived = Arrived()
    runs: dict[bytes, list[_Item]] = {}
    for row in sorted(rows, key=lambda row: row.seq):
        operation = _read(row)
        name, header = op_id(roster.team, operation.header), operation.header
        if log.op_id_at(header.device, header.dev_seq) == name:
            _meet_again(log, arrived, name, operation, row.seq)
            continue
        head = heads.get(header.device, Head(0, NO_PREV))
        if head == Head(header.dev_seq, name):
            continue  # twice on one page
        if header.device in arrived.gaps or (header.dev_seq, header.prev) != (head.dev_seq + 1, head.op_id):
            arrived.gaps.add(header.device)
            continue
        heads[header.device] = Head(header.dev_seq, name)
        runs.setdefault(header.device, []).append((name, operation, row.seq))
    for device, run in runs.items():
        good = _signed_part(run, roster)
        arrived.good += good
        arrived.bad += [name for name, _, _ in run[len(good) :]]
        if len(good) < len(run):  # what follows does not hang on anything: the head stays where it was
            first = run[0][1].header
            before = Head(first.dev_seq - 1, first.prev)
            heads[device] = Head(good[-1][1].header.dev_seq, good[-1][0]) if good else before
    arrived.good.sort(key=lambda item: item[2])
    return arrived


def _read(row: PulledOperation) -> Operation:
    """A ciphertext that does not fit its header is as good as none: a stub, which then has to be explained."""
    try:
        return operation_from(row.head, row.ct)
    except BadRecord:
        return operation_from(row.head, None)


def _meet_again(log: Log, arrived: Arrived, name: bytes, operation: Operation, seq: int) -> None:
    arrived.known.append((name, seq))
    if operation.ct is None or log.is_erased(operation.header.scope, name):
        return
    row = log.row_of(name)
    if row is not None and row.operation.ct is None:
        arrived.filled.append((name, operation.ct))


def _signed_part(run: list[_Item], roster: Roster) -> list[_Item]:
    """The longest start of a device's run that its signatures vouch for."""
    member = roster.ever.get(run[0][1].header.device)
    if member is None:
        return []
    for end in range(len(run), 0, -1):
        header, sig = run[end - 1][1].header, run[end - 1][1].sig
        try:
            verify(member.sign_key, sig, signed_bytes(roster.team, header))
        except BadSignature:
            continue
        return run[:end]
    return []
