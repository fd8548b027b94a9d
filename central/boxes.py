"""Key boxes, a set named by scope, kid and epoch; never overwritten, of the current epoch, signed by their maker."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
from sqlalchemy import Connection, insert, select

from central import schema
from central.erasing import chunks
from domain.errors import BadRecord, BadSignature
from domain.keybox import KeyBox, box_signed_bytes, check_box_shape
from domain.roster import Verify
from domain.wire import DUPLICATE, STORED, Verdict, encode

_Name = tuple[bytes, bytes, int]


class BoxRules(msgspec.Struct, frozen=True, kw_only=True):
    """What a box is held against: keys of the active members, the current epoch, scopes that were shredded."""

    keys: Mapping[bytes, bytes]
    epoch: int
    erased: frozenset[bytes]


def judge_boxes(
    connection: Connection, team: bytes, boxes: tuple[KeyBox, ...], *, rules: BoxRules, verify: Verify
) -> tuple[list[Verdict], list[KeyBox]]:
    """A verdict for each (`stored` still without its seq), and those to store.

    A box of a shredded scope is answered `stored` with seq 0 and kept nowhere: its sender has nothing more to do.
    """
    stored = _stored(connection, team, boxes)
    verdicts: list[Verdict] = []
    fresh: dict[_Name, KeyBox] = {}
    for box in boxes:
        code = _fault(team, box, rules=rules, verify=verify)
        if code:
            verdicts.append(Verdict(code=code))
        elif box.scope in rules.erased:
            verdicts.append(Verdict(code=STORED))
        elif _name(box) in stored or _name(box) in fresh:
            verdicts.append(Verdict(code=DUPLICATE, seq=stored.get(_name(box), 0)))
        else:
            verdicts.append(Verdict(code=STORED, seq=-1))
            fresh[_name(box)] = box
    return verdicts, list(fresh.values())


def store_boxes(connection: Connection, team: bytes, boxes: list[KeyBox], *, first_seq: int) -> None:
    """Numbers from `first_seq` on."""
    rows = [
        {
            "team": team,
            "seq": seq,
            "scope": box.scope,
            "kid": box.kid,
            "epoch": box.epoch,
            "maker": box.maker,
            "body": encode(box),
        }
        for seq, box in enumerate(boxes, start=first_seq)
    ]
    if rows:
        connection.execute(insert(schema.keybox), rows)


def numbered(verdicts: list[Verdict], *, first_seq: int) -> tuple[Verdict, ...]:
    """The verdicts, with the numbers that `store_boxes` gave."""
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


def _stored(connection: Connection, team: bytes, boxes: tuple[KeyBox, ...]) -> dict[_Name, int]:
    row = schema.keybox.c
    found: dict[_Name, int] = {}
    for some in chunks({box.scope for box in boxes}):
        rows = connection.execute(
            select(row.scope, row.kid, row.epoch, row.seq).where(row.team == team, row.scope.in_(some))
        )
        found |= {(scope, kid, epoch): seq for scope, kid, epoch, seq in rows}
    return found


def _name(box: KeyBox) -> _Name:
    return box.scope, box.kid, box.epoch
