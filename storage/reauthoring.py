"""Work signed anew by other device keys, in this team or in another: the same ids, clocks and words, another author.

Each operation is opened and sealed again as it is, also of a kind or with fields that this app does not know; only what
names an operation or a drawer is rewritten to its new name. So merges keep their history, consent its causality, and
nothing counts twice. What was erased has no content or no key any more: there is nothing to sign again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from domain.errors import BadRecord, SealBroken
from domain.keybox import KeyBox
from domain.operation import NO_PREV, OPEN_BODY, EraseBody, Operation, decode_erase, decode_inner, op_id, pack_plain
from domain.operation import unpack_plain as unpack
from domain.wire import Head
from storage.log.log import Row
from storage.sealing import sealed, sealed_erase
from storage.store import Store

WIPED = "wiped"  # a device says of itself what it erased: nobody else can say it again


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """An operation that was opened: its name, drawer and key, the group it stood in, and its inside as it came."""

    op_id: bytes
    scope: bytes = b""
    kid: bytes = b""
    group: tuple[bytes, int] = (b"", 0)
    inside: dict[str, Any] = {}
    erase: EraseBody | None = None


class Readable(msgspec.Struct, frozen=True, kw_only=True):
    """What can be signed anew, and how many operations cannot: no key, or not readable."""

    pieces: tuple[Piece, ...]
    left: int


class SignedAgain(msgspec.Struct, frozen=True, kw_only=True):
    """The same work by another author. `names`: former op_id -> the new one."""

    operations: tuple[tuple[bytes, Operation], ...]
    boxes: tuple[KeyBox, ...]
    names: Mapping[bytes, bytes]


def readable(store: Store, rows: Iterable[Row], *, stays: frozenset[str]) -> Readable:
    """Open operations, in their order. Stubs and what was erased stay behind without a word, as do kinds of `stays`."""
    pieces: list[Piece] = []
    left = 0
    for row in rows:
        header, ct = row.operation.header, row.operation.ct
        if ct is None or store.log.is_erased(header.scope, row.op_id):
            continue
        if header.suite == OPEN_BODY:
            pieces.append(Piece(op_id=row.op_id, erase=decode_erase(ct)))
            continue
        piece = _opened(store, row)
        if piece is None:
            left += 1
        elif piece.inside["kind"] not in stays:
            pieces.append(piece)
    return Readable(pieces=tuple(pieces), left=left)


def _opened(store: Store, row: Row) -> Piece | None:
    try:
        padded = store.keyring.open_operation(row.operation)
        if padded is None:
            return None
        group = decode_inner(padded).group
        inside: dict[str, Any] = msgspec.msgpack.decode(unpack(padded))
    except (SealBroken, BadRecord, msgspec.DecodeError, ValueError):
        return None
    header = row.operation.header
    return Piece(
        op_id=row.op_id,
        scope=header.scope,
        kid=header.kid,
        group=(header.device, group.first_dev_seq),
        inside=inside,
    )


def sign_again(
    store: Store, pieces: Sequence[Piece], *, new_drawers: Mapping[bytes, bytes] | None = None
) -> SignedAgain:
    """Sign everything as the device of `store`, from its first number on. Groups stay whole, without what was erased.

    `new_drawers`: former scope -> the one it lies in from now on, under a key of its own; the boxes of those come
    along. None: everything stays in its drawer. Changes nothing on disk.
    """
    head = Head(0, NO_PREV)
    drawers: dict[bytes, KeyBox] = {}
    names: dict[bytes, bytes] = {}
    renamed: dict[str, str] = {}
    operations: list[tuple[bytes, Operation]] = []
    for group in _groups(pieces):
        if new_drawers is not None:
            _open_drawers(store, group, new_drawers, boxes=drawers, renamed=renamed)
        first = head.dev_seq + 1
        for number, piece in enumerate(group):
            if piece.erase is not None:
                operation = sealed_erase(store, head, piece.erase)
            else:
                box = drawers.get(piece.scope)
                scope, kid = (piece.scope, piece.kid) if box is None else (box.scope, box.kid)
                inside = _rewritten(piece.inside, renamed, group=(first, len(group)))
                if new_drawers is not None:
                    inside |= {"seen": {}, "roster": store.roster.head if number == 0 else b""}
                operation = sealed(store, head, pack_plain(msgspec.msgpack.encode(inside)), scope=scope, kid=kid)
            name = op_id(store.team, operation.header)
            operations.append((name, operation))
            names[piece.op_id], renamed[piece.op_id.hex()] = name, name.hex()
            head = Head(operation.header.dev_seq, name)
    return SignedAgain(operations=tuple(operations), boxes=tuple(drawers.values()), names=names)


def _groups(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """What was saved at one tap stands together; an erase stands alone."""
    found: dict[tuple[bytes, int] | bytes, list[Piece]] = {}
    for piece in pieces:
        found.setdefault(piece.op_id if piece.erase is not None else piece.group, []).append(piece)
    return list(found.values())


def _open_drawers(
    store: Store,
    group: Sequence[Piece],
    scopes: Mapping[bytes, bytes],
    *,
    boxes: dict[bytes, KeyBox],
    renamed: dict[str, str],
) -> None:
    for piece in group:
        if piece.erase is None and piece.scope not in boxes:
            own = store.identity
            box = store.keyring.new_drawer_key(scopes[piece.scope], maker=own.device, sign=own.sign.sign)
            boxes[piece.scope], renamed[piece.scope.hex()] = box, box.scope.hex()


def _rewritten(inside: Mapping[str, Any], renamed: Mapping[str, str], *, group: tuple[int, int]) -> dict[str, Any]:
    return {**inside, "group": list(group), "fields": _renamed(inside["fields"], renamed)}


def _renamed(value: Any, renamed: Mapping[str, str]) -> Any:
    """The names of operations and drawers, wherever they stand; a text that is no such name is left alone."""
    if isinstance(value, str):
        return renamed.get(value, value)
    if isinstance(value, list):
        return [_renamed(item, renamed) for item in value]
    if isinstance(value, dict):
        return {name: _renamed(item, renamed) for name, item in value.items()}
    return value
