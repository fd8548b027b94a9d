"""Sealed operations out: the next batch, and what the centre said of it."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from domain.errors import SealBroken, SyncTrouble
from domain.keybox import KeyBox
from domain.wire import (
    DUPLICATE,
    MAX_BATCH_OPERATIONS,
    MAX_BODY_BYTES,
    STORED,
    PushReply,
    PushRequest,
)
from storage.log.log import Row
from storage.relay import Relay

ROOM_BYTES = MAX_BODY_BYTES - 64 * 1024  # the rest is for framing
_MOST_EVIDENCE = 20


class Outbox(msgspec.Struct, frozen=True, kw_only=True):
    """One batch to push; `op_ids` in the order of `request.ops`. The last `evidence` of them are not sent to be stored:
    erases of later batches that explain the stubs in this one.
    """

    request: PushRequest
    op_ids: tuple[bytes, ...]
    is_last: bool
    evidence: int = 0


def next_batch(relay: Relay, *, room_bytes: int = ROOM_BYTES) -> Outbox:
    """The next batch: at most 250 operations and `room_bytes`, with the key boxes not sent yet."""
    rows = relay.log.unsent(limit=MAX_BATCH_OPERATIONS + 1)
    boxes = relay.log.unsent_boxes()[:MAX_BATCH_OPERATIONS]
    size = sum(len(box.sealed) + 250 for box in boxes)
    taken: list[Row] = []
    for row in rows[: MAX_BATCH_OPERATIONS - _MOST_EVIDENCE]:
        size += 220 + len(row.operation.ct or b"")
        if size > room_bytes and taken:
            break
        taken.append(row)
    evidence = _evidence(relay, taken)
    sent = [*taken, *evidence]
    request = PushRequest(ops=tuple(row.operation.wire() for row in sent), boxes=tuple(boxes))
    return Outbox(
        request=request,
        op_ids=tuple(row.op_id for row in sent),
        is_last=len(taken) == len(rows),
        evidence=len(evidence),
    )


def _evidence(relay: Relay, taken: Sequence[Row]) -> list[Row]:
    """A stub travels beside its `erase`, also where that stands too far behind in the chain for this batch."""
    inside = {row.op_id for row in taken}
    wanted: list[bytes] = []
    for row in taken:
        if row.operation.ct is None:
            by = relay.log.erased_by(row.op_id, row.operation.header.scope)
            wanted += [name for name in by if name not in inside and name not in wanted]
    rows = [relay.log.row_of(name) for name in wanted[:_MOST_EVIDENCE]]
    return [row for row in rows if row is not None and row.seq is None]


def settle(relay: Relay, outbox: Outbox, reply: PushReply) -> dict[str, int]:
    """Mark what the centre has. Leaves the outbox only on stored or duplicate; how often each refusal came.

    If nobody else wrote since this device last read, it need not read its own work back: the cursor goes past it.
    """
    if len(reply.verdicts) != len(outbox.op_ids):
        raise SyncTrouble
    own = len(outbox.op_ids) - outbox.evidence
    refused: dict[str, int] = {}
    with relay.log.transaction():
        named = list(zip(outbox.op_ids, reply.verdicts, strict=True))
        relay.log.set_seqs((name, verdict.seq) for name, verdict in named if verdict.code in (STORED, DUPLICATE))
        for _, verdict in named[:own]:
            if verdict.code not in (STORED, DUPLICATE):
                refused[verdict.code] = refused.get(verdict.code, 0) + 1
        if reply.after and reply.before == (relay.log.fact("cursor") or ""):
            relay.log.set_fact("cursor", reply.after)
        sent = list(zip(outbox.request.boxes, reply.box_verdicts, strict=False))
        relay.log.mark_boxes_sent(box.kid for box, verdict in sent if verdict.code in (STORED, DUPLICATE))
    for _, verdict in sent:
        if verdict.code not in (STORED, DUPLICATE):
            refused[f"box_{verdict.code}"] = refused.get(f"box_{verdict.code}", 0) + 1
    return refused


def rewrap(relay: Relay) -> int:
    """Wrap boxes that wait under a former epoch (or another's name) again under the newest; 0 while closed."""
    store = relay.store
    if store is None:
        return 0
    fresh: list[KeyBox] = []
    broken: list[bytes] = []
    for box in relay.log.unsent_boxes():
        try:
            key = store.keyring.key_of(box.kid)
        except SealBroken:  # a colleague's box that nobody can open: not worth sending
            broken.append(box.kid)
            continue
        if key is not None and (box.epoch, box.maker) != (store.keyring.epoch, relay.device):
            sign = store.identity.sign.sign
            fresh.append(store.keyring.box_for(key, box.scope, born=box.born, maker=relay.device, sign=sign))
    with relay.log.transaction():
        for box in fresh:
            relay.log.replace_box(box)
        relay.log.mark_boxes_sent(broken)
    return len(fresh) + len(broken)
