"""Key boxes and epochs as they travel (protocol.md). Pure shapes and the exact bytes that are bound and signed.

A *key box* is a drawer's key sealed by the team key of an epoch; boxes are a set named by `kid`, never overwritten.
An *epoch* hands a new team key to every device of the roster (HPKE), with the former team key sealed under the new one.
"""

from __future__ import annotations

import msgspec

from domain.errors import BadRecord

BOX_TAG = b"vindplaats/keybox/1"
EPOCH_TAG = b"vindplaats/epoch/1"
SEALED_KEY_BYTES = 48  # 32 bytes of key, 16 of tag
HPKE_KEY_BYTES = 80  # encapsulated key 32, key 32, tag 16


class KeyBox(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`sealed` = AES-256-GCM(team key of `epoch`, drawer key), associated data `box_ad`; signed by `maker`.

    `born`: the epoch in which the drawer key itself was made. Wrapping it again under a newer epoch leaves that as it
    is, so that nobody writes with a key that a device which is gone may know. 0: nobody said, so it counts as old.
    """

    scope: bytes
    kid: bytes
    epoch: int
    nonce: bytes
    sealed: bytes
    maker: bytes
    sig: bytes = b""
    born: int = 0


class DeviceBox(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The team key for one device: HPKE box (encapsulated key || ciphertext), info `epoch_info`."""

    device: bytes
    box: bytes


class Epoch(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One epoch, signed by a coordinator's device. `former` = former team key sealed under the new (empty for epoch 1).

    `roster` is the head the boxes were made for; `kid` commits to the team key.
    """

    team: bytes
    epoch: int
    kid: bytes
    boxes: tuple[DeviceBox, ...]
    former_nonce: bytes = b""
    former: bytes = b""
    roster: bytes = b""
    maker: bytes = b""


_encode = msgspec.msgpack.Encoder().encode
_decode_epoch = msgspec.msgpack.Decoder(Epoch).decode


def box_ad(team: bytes, box: KeyBox) -> bytes:
    """Associated data of the sealed drawer key: team, scope, kid, epoch, and where it is said the epoch of birth."""
    born = box.born.to_bytes(4, "big") if box.born else b""
    return BOX_TAG + team + box.scope + box.kid + box.epoch.to_bytes(4, "big") + born


def box_signed_bytes(team: bytes, box: KeyBox) -> bytes:
    """What the maker signs."""
    return box_ad(team, box) + box.nonce + box.sealed + box.maker


def check_box_shape(box: KeyBox) -> None:
    """Raises BadRecord unless every length fits."""
    sizes = (len(box.scope), len(box.kid), len(box.nonce), len(box.sealed), len(box.maker), len(box.sig))
    if sizes != (16, 16, 12, SEALED_KEY_BYTES, 16, 64) or not 1 <= box.epoch < 2**31:
        raise BadRecord
    if not 0 <= box.born <= box.epoch:
        raise BadRecord


def epoch_info(team: bytes, epoch: int, device: bytes) -> bytes:
    """HPKE info of a device's box."""
    return EPOCH_TAG + team + epoch.to_bytes(4, "big") + device


def former_ad(team: bytes, epoch: int) -> bytes:
    """Associated data of the former team key under the key of `epoch`."""
    return EPOCH_TAG + b"/former" + team + epoch.to_bytes(4, "big")


def epoch_bytes(epoch: Epoch) -> bytes:
    """The bytes that are signed (after EPOCH_TAG) and travel as domain.roster.Signed.body."""
    return _encode(epoch)


def epoch_from(body: bytes) -> Epoch:
    """Raises BadRecord unless it is an epoch with sensible sizes."""
    try:
        epoch = _decode_epoch(body)
    except (msgspec.DecodeError, RecursionError, ValueError):  # ValueError: text that is no UTF-8
        raise BadRecord from None
    sizes = all(len(b.device) == 16 and len(b.box) == HPKE_KEY_BYTES for b in epoch.boxes)
    if not sizes or len(epoch.team) != 16 or len(epoch.kid) != 16 or not 1 <= epoch.epoch < 2**31 or not epoch.boxes:
        raise BadRecord
    return epoch
