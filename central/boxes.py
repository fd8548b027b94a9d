"""Key boxes, a set named by scope, kid and epoch; never overwritten, of the current epoch, signed by their maker."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import msgspec
from sqlalchemy import Connection

from central.statements import rows_among
from domain.errors import BadRecord, BadSignature
from domain.keybox import KeyBox, box_signed_bytes, check_box_shape
from domain.roster import Verify
from domain.wire import DUPLICATE, STORED, Verdict, encode

_BOXES = "SELECT scope, kid, epoch, seq FROM keybox WHERE team = ? AND scope"
BoxName = tuple[bytes, bytes, int]


class BoxRules(msgspec.Struct, frozen=True, kw_only=True):
    """What a box is held against: keys of the active members, the current epoch, shredded scopes, what is there."""

    keys: Mapping[bytes, bytes]
    epoch: int
    erased: frozenset[bytes]
    stored: Mapping[BoxName, int]


def judge_boxes(
    team: bytes, boxes: tuple[KeyBox, ...], *, rules: BoxRules, verify: Verify
) -> tuple[list[Verdict], list[KeyBox]]:
    """A verdict for each (`stored` still without its seq), and those to store.

    A box of a shredded scope is answered `stored` with seq 0 and kept nowhere: its sender has nothing more to do.
    """
    verdicts: list[Verdict] = []
    fresh: dict[BoxName, KeyBox] = {}
    for box in boxes:
        code = _fault(team, box, rules=rules, verify=verify)
        if code:
            verdicts.append(Verdict(code=code))
        elif box.scope in rules.erased:
            verdicts.append(Verdict(code=STORED))
        elif box_name(box) in rules.stored or box_name(box) in fresh:
            verdicts.append(Verdict(code=DUPLICATE, seq=rules.stored.get(box_name(box), 0)))
        else:
            verdicts.append(Verdict(code=STORED, seq=-1))
            fresh[box_name(box)] = box
    return verdicts, list(fresh.values())


def box_row(team: bytes, box: KeyBox, *, seq: int) -> tuple[bytes | int, ...]:
    """As it is kept: team, seq, scope, kid, epoch, maker, body."""
    return (team, seq, box.scope, box.kid, box.epoch, box.maker, encode(box))


def numbered(verdicts: list[Verdict], *, first_seq: int) -> tuple[Verdict, ...]:
    """The verdicts, with the numbers that were given."""
    seq = first_seq
    done: list[Verdict] = []
    for verdict in verdicts:
        if verdict.seq == -1:
            done.append(Verdict(code=STORED, seq=seq))
            seq += 1
        else:
            done.append(verdict)
    return tuple(done)


def _fault(team: bytes, box: KeyBox, *, rules: BoxRules, verify: Verify) -> str:
    try:
        check_box_shape(box)
    except BadRecord:
        return "bad_shape"
    if box.maker not in rules.keys:
        return "not_member"
    if box.epoch != rules.epoch:
        return "old_epoch"
    try:
        verify(rules.keys[box.maker], box.sig, box_signed_bytes(team, box))
    except BadSignature:
        return "bad_signature"
    return ""


def stored_boxes(connection: Connection, team: bytes, scopes: Collection[bytes]) -> dict[BoxName, int]:
    """All boxes of these scopes, and their numbers."""
    rows = rows_among(connection, _BOXES, (team,), scopes)
    return {(scope, kid, epoch): seq for scope, kid, epoch, seq in rows}


def box_name(box: KeyBox) -> BoxName:
    """What it is one of the set by."""
    return box.scope, box.kid, box.epoch
