"""Which operations of a push continue the chains that the centre has. Pure: no database, `verify` passed in.

Only the last operation of one device's run is verified, for it reaches the others by `prev`; if that fails, one by one.
After a refusal that device's later ones are refused. A stub is taken only where a valid `erase` names it.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from domain.errors import BadRecord, BadSignature
from domain.operation import (
    NO_ID,
    NO_PREV,
    NONCE_BYTES,
    OPEN_BODY,
    EraseBody,
    Operation,
    decode_erase,
    op_id_of,
    operation_from,
    signed_bytes,
)
from domain.roster import Verify
from domain.wire import DUPLICATE, Head, Verdict

_NO_HEAD = Head(dev_seq=0, op_id=NO_PREV)


class Item(msgspec.Struct, kw_only=True):
    """One operation of a push, and what becomes of it: `code` is empty while it still may be stored.

    `head`: header and signature as they came, 201 bytes.
    """

    op: Operation
    head: bytes
    op_id: bytes
    erases: EraseBody | None = None
    code: str = ""
    seq: int = 0


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """What the centre has: signing keys of all devices ever, heads, which of the batch are stored, what is erased."""

    keys: Mapping[bytes, bytes]
    heads: Mapping[bytes, Head]
    stored: Mapping[bytes, int]
    erased: frozenset[bytes]


def item_from(team: bytes, head: bytes, ct: bytes | None) -> Item:
    """Raises BadRecord for what is no operation, and for an `erase` that is not open, whole and drawerless."""
    operation = operation_from(head, ct)
    erases = None
    if operation.header.suite == OPEN_BODY:
        header = operation.header
        blank = (header.scope, header.kid, header.nonce) == (NO_ID, NO_ID, bytes(NONCE_BYTES))
        if operation.ct is None or not blank:
            raise BadRecord
        erases = decode_erase(operation.ct)
    return Item(op=operation, head=head, op_id=op_id_of(team, head), erases=erases)


def judge(team: bytes, items: list[Item], *, known: Known, verify: Verify) -> list[Item]:
    """Fill in the code of each that is refused or a duplicate; return the others, in order: these are to be stored."""
    runs: dict[bytes, list[Item]] = {}
    for item in items:
        runs.setdefault(item.op.header.device, []).append(item)
    runs = {device: _continuing(run, device=device, known=known) for device, run in runs.items()}
    announced = _announced(team, items, known=known, verify=verify)
    changed = True
    while changed:
        runs = {
            device: _signed(team, run, key=known.keys.get(device, b""), verify=verify) for device, run in runs.items()
        }
        changed = _refuse_stubs(runs, known, announced)
    return [item for item in items if not item.code]


def erased_by(items: list[Item]) -> frozenset[bytes]:
    """Scopes and op_ids that the erases among these name."""
    return frozenset(target for item in items if item.erases for target in (*item.erases.scopes, *item.erases.ops))


def is_erased(item: Item, erased: frozenset[bytes]) -> bool:
    """An `erase` itself is never erased."""
    return item.erases is None and (item.op_id in erased or item.op.header.scope in erased)


def _announced(team: bytes, items: list[Item], *, known: Known, verify: Verify) -> frozenset[bytes]:
    """What signed erases name that stand too far on in their chain to be stored now.

    A stub may wait many operations before its `erase`; a device shows that one along with it, and sends it again later.
    """
    ahead = [item for item in items if item.erases and item.code in ("gap", "after_refused")]
    return erased_by(
        [
            item
            for item in ahead
            if _is_signed(team, item, key=known.keys.get(item.op.header.device, b""), verify=verify)
        ]
    )


def _continuing(run: list[Item], *, device: bytes, known: Known) -> list[Item]:
    head = known.heads.get(device, _NO_HEAD)
    good: list[Item] = []
    refused = ""
    for item in run:
        if item.op_id in known.stored:
            item.code, item.seq = DUPLICATE, known.stored[item.op_id]
            continue
        refused = "after_refused" if refused else _fault(item, head, is_known=device in known.keys)
        item.code = refused
        if not refused:
            good.append(item)
            head = Head(dev_seq=item.op.header.dev_seq, op_id=item.op_id)
    return good


def _fault(item: Item, head: Head, *, is_known: bool) -> str:
    header = item.op.header
    if not is_known:
        return "not_member"
    if header.dev_seq > head.dev_seq + 1:
        return "gap"
    if header.dev_seq <= head.dev_seq or header.prev != head.op_id:
        return "device_fork"
    return ""


def _signed(team: bytes, run: list[Item], *, key: bytes, verify: Verify) -> list[Item]:
    if not run or _is_signed(team, run[-1], key=key, verify=verify):
        return run
    for position, item in enumerate(run):
        if not _is_signed(team, item, key=key, verify=verify):
            return _cut(run, position, code="bad_signature")
    return run


def _is_signed(team: bytes, item: Item, *, key: bytes, verify: Verify) -> bool:
    try:
        verify(key, item.op.sig, signed_bytes(team, item.op.header))
    except BadSignature:
        return False
    return True


def _refuse_stubs(runs: dict[bytes, list[Item]], known: Known, announced: frozenset[bytes]) -> bool:
    """Cut runs at the first stub that nothing names. True if one was cut: an `erase` behind it may be gone with it."""
    erased = known.erased | announced | erased_by([item for run in runs.values() for item in run])
    changed = False
    for device, run in runs.items():
        for position, item in enumerate(run):
            if item.op.ct is None and not is_erased(item, erased):
                runs[device] = _cut(run, position, code="bad_shape")
                changed = True
                break
    return changed


def _cut(run: list[Item], position: int, *, code: str) -> list[Item]:
    run[position].code = code
    for item in run[position + 1 :]:
        item.code = "after_refused"
    return run[:position]


def verdict(item: Item) -> Verdict:
    """As it is answered."""
    return Verdict(code=item.code, seq=item.seq)
