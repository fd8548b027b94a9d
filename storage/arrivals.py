"""A page of the ledger, sorted before anything of it is kept: chains followed, signatures checked."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from domain.errors import BadRecord, BadSignature
from domain.operation import NO_PREV, Header, Operation, op_id, operation_from, signed_bytes
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
    """Of one device's run the last signature speaks for all. Moves `heads` on. Raises BadRecord on a broken header.

    What fills a hole in a chain (after a rescue) is taken as well as what goes on from its head.
    """
    arrived = Arrived()
    runs: dict[bytes, list[list[_Item]]] = {}
    fresh: dict[tuple[bytes, int], bytes] = {}
    for row in sorted(rows, key=lambda row: row.seq):
        operation = _read(row)
        name, header = op_id(roster.team, operation.header), operation.header
        known = log.op_id_at(header.device, header.dev_seq)
        if known == name:
            _meet_again(log, arrived, name, operation, row.seq)
            continue
        if fresh.get((header.device, header.dev_seq)) == name:
            continue  # twice on one page
        before = _before(log, fresh, header)
        if known is not None or header.device in arrived.gaps or header.prev != before:
            arrived.gaps.add(header.device)
            continue
        fresh[header.device, header.dev_seq] = name
        _append(runs.setdefault(header.device, []), (name, operation, row.seq))
    for device, several in runs.items():
        for run in several:
            good = _signed_part(run, roster)
            arrived.good += good
            arrived.bad += [name for name, _, _ in run[len(good) :]]
            if good and good[-1][1].header.dev_seq > heads.get(device, Head(0, NO_PREV)).dev_seq:
                heads[device] = Head(good[-1][1].header.dev_seq, good[-1][0])
            if len(good) < len(run):
                break  # what follows does not hang on anything
    arrived.good.sort(key=lambda item: item[2])
    return arrived


def sort_backward(log: Log, rows: Sequence[PulledOperation], *, roster: Roster, heads: dict[bytes, Head]) -> Arrived:
    """A page that was read newest first: its operations are vouched for by what follows them, here or on the page.

    The newest of a device, and one whose follower is missing, has to be signed itself. Raises BadRecord.
    """
    arrived = Arrived()
    expected: dict[tuple[bytes, int], bytes] = {}  # what the operation that was taken last names before it
    for row in sorted(rows, key=lambda row: -row.seq):
        operation = _read(row)
        name, header = op_id(roster.team, operation.header), operation.header
        place = (header.device, header.dev_seq)
        known, item = log.op_id_at(*place), (name, operation, row.seq)
        if known == name:
            _meet_again(log, arrived, *item)
        elif known is not None or expected.get(place, name) != name:
            arrived.gaps.add(header.device)
            continue
        elif (
            place in expected or log.prev_at(header.device, header.dev_seq + 1) == name or _signed_part([item], roster)
        ):
            arrived.good.append(item)
        else:
            arrived.bad.append(name)
            continue
        expected[header.device, header.dev_seq - 1] = header.prev
        if header.dev_seq > heads.get(header.device, Head(0, NO_PREV)).dev_seq:
            heads[header.device] = Head(header.dev_seq, name)
    arrived.good.reverse()
    return arrived


def _before(log: Log, fresh: dict[tuple[bytes, int], bytes], header: Header) -> bytes | None:
    """The operation this one has to follow, here already or on this page; None when it is missing."""
    if header.dev_seq == 1:
        return NO_PREV
    place = (header.device, header.dev_seq - 1)
    return fresh.get(place) or log.op_id_at(*place)


def _append(runs: list[list[_Item]], item: _Item) -> None:
    """To the run it continues, or as the beginning of another: only in an unbroken run does the last speak for all."""
    if runs and runs[-1][-1][0] == item[1].header.prev:
        runs[-1].append(item)
    else:
        runs.append([item])


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
