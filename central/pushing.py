"""POST …/ops: append to the teams' ledgers. Many small pushes share one transaction (see committing.py).

What the centre has is read once a group; each push is judged in memory, in its turn, against what those before it
left; then all that is new is written at once. So a push that is refused costs the others nothing and leaves nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from sqlalchemy import Connection

from central.boxes import BoxRules, judge_boxes, numbered
from central.chains import Item, Known, erased_by, item_from, judge, verdict
from central.cursors import write_cursor
from central.doorkeeper import Caller
from central.keys import verify
from central.ledgers import Ledger, Wanted, open_ledgers, write_ledgers
from central.refusals import Refuse
from central.replay import spend_all
from central.teams import check_still_member
from domain.errors import BadRecord
from domain.keybox import KeyBox
from domain.wire import MAX_BATCH_OPERATIONS, MAX_BOXES, STORED, PushReply, PushRequest, Verdict


class Push(msgspec.Struct, frozen=True, kw_only=True):
    """One request that waits to be stored. Without a `request` it only spends its nonce: reads do so."""

    caller: Caller
    request: PushRequest | None = None

    def size_bytes(self) -> int:
        """What it brings, about."""
        return sum(len(ct or b"") + 300 for _, ct in self.request.ops) if self.request else 0


class Prepared(msgspec.Struct, frozen=True, kw_only=True):
    """A push, read and hashed before a transaction begins. `items`: None where an operation has a bad shape."""

    caller: Caller
    items: list[Item | None] = []
    boxes: tuple[KeyBox, ...] = ()
    is_read: bool = False

    def good(self) -> list[Item]:
        """Operations that can be judged."""
        return [item for item in self.items if item is not None]


Outcome = PushReply | Refuse | None


class Stored(msgspec.Struct, frozen=True, kw_only=True):
    """What became of each, in order (None for a read). True once the transaction is committed, and not before."""

    outcomes: list[Outcome]
    has_erased: bool


def check_size(request: PushRequest) -> None:
    """Raises Refuse("too_large")."""
    if len(request.ops) > MAX_BATCH_OPERATIONS or len(request.boxes) > MAX_BOXES:
        raise Refuse("too_large")


def prepare(push: Push) -> Prepared:
    """All that needs no database and no key. For one attempt to store: judging marks the items."""
    if push.request is None:
        return Prepared(caller=push.caller, is_read=True)
    items = [_read(push.caller.team, head, ct) for head, ct in push.request.ops]
    return Prepared(caller=push.caller, items=items, boxes=push.request.boxes)


def store_together(connection: Connection, pushes: Sequence[Prepared]) -> Stored:
    """A refusal is an outcome. Raises Refuse("replay") if any nonce was used before: which, is found one by one."""
    spend_all(connection, [push.caller.ticket for push in pushes])
    wanted: dict[bytes, Wanted] = {}
    for push in pushes:
        if not push.is_read:
            wanted.setdefault(push.caller.team, Wanted()).add(push.good(), push.boxes)
    ledgers = open_ledgers(connection, wanted) if wanted else {}
    outcomes = [None if push.is_read else _outcome(ledgers.get(push.caller.team), push) for push in pushes]
    has_erased = write_ledgers(connection, list(ledgers.values()))
    return Stored(outcomes=outcomes, has_erased=has_erased)


def _outcome(ledger: Ledger | None, push: Prepared) -> Outcome:
    if ledger is None:
        return Refuse("not_member")
    try:
        check_still_member(ledger.devices, push.caller.device)
    except Refuse as refusal:
        return refusal
    return _append(ledger, push)


def _append(ledger: Ledger, push: Prepared) -> PushReply:
    known = Known(keys=ledger.keys, heads=ledger.heads, stored=ledger.stored, erased=frozenset(ledger.erased))
    fresh = judge(ledger.team, push.good(), known=known, verify=verify)
    erases = erased_by(fresh)
    rules = BoxRules(keys=ledger.active_keys, epoch=ledger.epoch, erased=known.erased | erases, stored=ledger.boxes)
    box_verdicts, boxes = judge_boxes(ledger.team, push.boxes, rules=rules, verify=verify)
    # Boxes get the lower numbers: on no page does an operation come before the key that opens it.
    before = ledger.seq
    ledger.take_boxes(boxes)
    ledger.take_erases(erases)
    for item in fresh:
        item.code, item.seq = STORED, ledger.take(item)
    return PushReply(
        verdicts=tuple(verdict(item) if item else Verdict(code="bad_shape") for item in push.items),
        box_verdicts=numbered(box_verdicts, first_seq=before + 1),
        before=write_cursor(ledger.generation, before) if before else "",
        after=write_cursor(ledger.generation, ledger.seq),
        generation=ledger.generation,
        server_millis=push.caller.ticket.now_millis,
    )


def _read(team: bytes, head: bytes, ct: bytes | None) -> Item | None:
    try:
        return item_from(team, head, ct)
    except BadRecord:
        return None
