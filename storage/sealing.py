"""From drafts to signed, sealed operations of one group: consecutive dev_seq, each chained to the one before."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

import msgspec

from domain.errors import BadInput
from domain.keybox import KeyBox
from domain.operation import (
    AES_256_GCM,
    MAX_GROUP,
    NO_ID,
    NO_PREV,
    OPEN_BODY,
    EraseBody,
    Group,
    Header,
    Inner,
    Operation,
    associated_data,
    encode_erase,
    encode_inner,
    op_id,
    signed_bytes,
)
from domain.wire import Head
from storage.crypto import TAG_BYTES, new_nonce
from storage.store import Store

_NO_NONCE = bytes(12)


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """One operation to be: its drawer's scope, its kind and id, and fields of that one drawer.

    `kid`: the key to write with; empty where the drawer gets its key in this very group: one that is opened, or one
    whose keys are all older than the newest epoch.
    """

    scope: bytes
    kind: str
    id: str
    fields: dict[str, Any]
    is_new_drawer: bool = False
    kid: bytes = b""


EraseDraft = EraseBody


class SealedGroup(msgspec.Struct, frozen=True, kw_only=True):
    """Ready for one transaction."""

    operations: tuple[tuple[bytes, Operation], ...]
    boxes: tuple[KeyBox, ...]
    erase: EraseBody | None
    record_op_ids: tuple[bytes, ...]
    head: Head

    @property
    def op_ids(self) -> tuple[bytes, ...]:
        """The names of all operations, in order."""
        return tuple(name for name, _ in self.operations)


def seal_group(store: Store, drafts: Sequence[Draft], *, erase: EraseBody | None) -> SealedGroup:
    """Seal and sign. Changes nothing on disk; drawers that need a key get it here.

    Raises BadInput for too large a group.
    """
    if len(drafts) >= MAX_GROUP:  # no device would read it
        raise BadInput
    boxes = tuple(_new_box(store, scope) for scope in dict.fromkeys(d.scope for d in drafts if not d.kid))
    kids = {box.scope: box.kid for box in boxes}
    head = store.heads.get(store.identity.device, Head(0, NO_PREV))
    group = Group(head.dev_seq + 1, len(drafts) + (erase is not None))
    operations: list[tuple[bytes, Operation]] = []
    for number, draft in enumerate(drafts):
        kid = draft.kid or kids.get(draft.scope) or b""
        inner = Inner(
            kind=draft.kind,
            id=draft.id,
            clock=store.next_stamp(),
            group=group,
            fields=draft.fields,
            seen=_news(store) if number == 0 else {},
            roster=store.roster.head if number == 0 else b"",
        )
        head = _append(store, operations, sealed(store, head, encode_inner(inner), scope=draft.scope, kid=kid))
    if erase is not None:
        head = _append(store, operations, sealed_erase(store, head, erase))
    names = tuple(name for (name, _), draft in zip(operations, drafts, strict=False) if not draft.is_new_drawer)
    return SealedGroup(operations=tuple(operations), boxes=boxes, erase=erase, record_op_ids=names, head=head)


def _append(store: Store, operations: list[tuple[bytes, Operation]], operation: Operation) -> Head:
    name = op_id(store.team, operation.header)
    operations.append((name, operation))
    return Head(operation.header.dev_seq, name)


def _new_box(store: Store, scope: bytes) -> KeyBox:
    return store.keyring.new_drawer_key(scope, maker=store.identity.device, sign=store.identity.sign.sign)


def _news(store: Store) -> dict[str, tuple[int, bytes]]:
    """Heads of other devices that moved since this device's previous operation."""
    return {
        device.hex(): (head.dev_seq, head.op_id)
        for device, head in store.heads.items()
        if device != store.identity.device and store.told.get(device.hex()) != head.dev_seq
    }


def sealed(store: Store, head: Head, plain: bytes, *, scope: bytes, kid: bytes) -> Operation:
    """The padded inside of an operation as this device's next one after `head`. Raises SealBroken without that key."""
    bare = Header(
        suite=AES_256_GCM,
        scope=scope,
        device=store.identity.device,
        dev_seq=head.dev_seq + 1,
        prev=head.op_id,
        kid=kid,
        nonce=new_nonce(),
        ct_hash=bytes(32),
        ct_len=len(plain) + TAG_BYTES,
    )
    ct = store.keyring.seal_plain(kid, plain, nonce=bare.nonce, ad=associated_data(store.team, bare))
    return _signed(store, bare, ct)


def sealed_erase(store: Store, head: Head, body: EraseBody) -> Operation:
    """An `erase` as this device's next operation after `head`."""
    bare = Header(
        suite=OPEN_BODY,
        scope=NO_ID,
        device=store.identity.device,
        dev_seq=head.dev_seq + 1,
        prev=head.op_id,
        kid=NO_ID,
        nonce=_NO_NONCE,
        ct_hash=bytes(32),
        ct_len=0,
    )
    return _signed(store, bare, encode_erase(body))


def _signed(store: Store, bare: Header, ct: bytes) -> Operation:
    header = msgspec.structs.replace(bare, ct_hash=hashlib.sha256(ct).digest(), ct_len=len(ct))
    return Operation(header=header, sig=store.identity.sign.sign(signed_bytes(store.team, header)), ct=ct)
