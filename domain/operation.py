"""The operation: the one unit that is sealed, signed, stored, sent and folded (protocol.md, "Operation").

Outside (what the centre sees) is a fixed 137-byte header and a 64-byte signature; inside is a sealed `Inner`.
`op_id` = SHA-256 over tag, team and header; the header carries `ct_hash` in place of the ciphertext, so that the
ciphertext can be dropped later and the stub keeps every chain checkable. Pure: keys and signatures come from elsewhere.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from typing import Any

import msgspec

from domain.clock import MAX_COUNTER, MAX_MILLIS, Stamp
from domain.errors import BadRecord

TAG = b"vindplaats/op/1"
OPEN_BODY = 0  # suite of `erase`, the one operation with a readable body
AES_256_GCM = 1  # suite of every sealed operation; a byte leaves room for others
SUITES = (OPEN_BODY, AES_256_GCM)
SCHEMA_VERSION = 1

ID_BYTES, HASH_BYTES, NONCE_BYTES, SIGNATURE_BYTES = 16, 32, 12, 64
NO_PREV = bytes(HASH_BYTES)
NO_ID = bytes(ID_BYTES)
MAX_CT_BYTES = 256 * 1024
MAX_PLAIN_BYTES = 1024 * 1024
MAX_SEQ = 2**53
MAX_GROUP = 1000  # operations of one save

_HEADER = struct.Struct(">B16s16sQ32s16s12s32sI")
HEADER_BYTES = _HEADER.size  # 137
_BEFORE_HASH = HEADER_BYTES - HASH_BYTES - 4


class Header(msgspec.Struct, frozen=True, kw_only=True):
    """The outside of an operation. `scope` is the drawer; ids are random bytes, never time-ordered."""

    suite: int
    scope: bytes
    device: bytes
    dev_seq: int
    prev: bytes
    kid: bytes
    nonce: bytes
    ct_hash: bytes
    ct_len: int

    def packed(self) -> bytes:
        """The 137 bytes as they travel, in the order above, big-endian."""
        return _HEADER.pack(
            self.suite,
            self.scope,
            self.device,
            self.dev_seq,
            self.prev,
            self.kid,
            self.nonce,
            self.ct_hash,
            self.ct_len,
        )


class Operation(msgspec.Struct, frozen=True, kw_only=True):
    """A header with its signature; `ct` is None once dropped or shredded (then it is a *stub*)."""

    header: Header
    sig: bytes
    ct: bytes | None = None

    def wire(self) -> tuple[bytes, bytes | None]:
        """As it travels: header and signature in one piece (201 bytes), and the ciphertext or None."""
        return self.header.packed() + self.sig, self.ct


def header_from(packed: bytes) -> Header:
    """Read 137 bytes. Raises BadRecord for any other length, an unknown suite or a sequence number out of range."""
    if len(packed) != HEADER_BYTES:
        raise BadRecord
    suite, scope, device, dev_seq, prev, kid, nonce, ct_hash, ct_len = _HEADER.unpack(packed)
    header = Header(
        suite=suite,
        scope=scope,
        device=device,
        dev_seq=dev_seq,
        prev=prev,
        kid=kid,
        nonce=nonce,
        ct_hash=ct_hash,
        ct_len=ct_len,
    )
    if header.suite not in SUITES or not 1 <= header.dev_seq <= MAX_SEQ or header.ct_len > MAX_CT_BYTES:
        raise BadRecord
    return header


def operation_from(head: bytes, ct: bytes | None) -> Operation:
    """Read what `Operation.wire` made. Raises BadRecord when lengths or the hash of the ciphertext do not fit."""
    if len(head) != HEADER_BYTES + SIGNATURE_BYTES:
        raise BadRecord
    header = header_from(head[:HEADER_BYTES])
    if ct is not None and (len(ct) != header.ct_len or hashlib.sha256(ct).digest() != header.ct_hash):
        raise BadRecord
    return Operation(header=header, sig=head[HEADER_BYTES:], ct=ct)


def signed_bytes(team: bytes, header: Header) -> bytes:
    """What is signed (Ed25519) and hashed into the op_id."""
    return TAG + team + header.packed()


def op_id(team: bytes, header: Header) -> bytes:
    """SHA-256, 32 bytes: the name of an operation and, through `prev`, of all before it of the same device."""
    return hashlib.sha256(signed_bytes(team, header)).digest()


def op_id_of(team: bytes, head: bytes) -> bytes:
    """The same from a header as it travelled; what stands behind its 137 bytes does not count."""
    return hashlib.sha256(TAG + team + head[:HEADER_BYTES]).digest()


def associated_data(team: bytes, header: Header) -> bytes:
    """What AES-GCM binds the ciphertext to: tag, team and the header fields before `ct_hash`."""
    return TAG + team + header.packed()[:_BEFORE_HASH]


class Group(msgspec.Struct, frozen=True, array_like=True):
    """One tap may make several operations: the first dev_seq and how many there are."""

    first_dev_seq: int
    count: int


class Inner(msgspec.Struct, frozen=True, kw_only=True):
    """The inside of a sealed operation. `fields` is the whole event, or the patch: see domain/patches.py.

    `id` and `youth` are 32 hex digits; `seen` maps a device (hex) to (dev_seq, op_id) of its newest operation known
    here, only those that changed since this device's previous operation; `roster` is the roster head it stood on.
    """

    v: int = SCHEMA_VERSION
    kind: str
    id: str
    clock: Stamp
    group: Group
    fields: dict[str, Any]
    seen: dict[str, tuple[int, bytes]] = {}
    roster: bytes = b""


class EraseBody(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The readable body of an `erase`: whole drawers (*shred*) or single operations (*drop*), never what or why."""

    scopes: tuple[bytes, ...] = ()
    ops: tuple[bytes, ...] = ()


_inner_encoder = msgspec.msgpack.Encoder()
_inner_decoder = msgspec.msgpack.Decoder(Inner)
_erase_decoder = msgspec.msgpack.Decoder(EraseBody)
_STEPS = (256, 512, 1024, 2048, 4096)


def padded_length(length: int) -> int:
    """The size a plaintext is padded to: 256, 512, 1024, 2048, 4096, then in steps of at most 12 %."""
    for step in _STEPS:
        if length <= step:
            return step
    grain = 1 << (length.bit_length() - 4)  # 1/8 to 1/16 of the length
    return -(-length // grain) * grain


def pack_plain(plain: bytes) -> bytes:
    """Compress, then pad with zeros: [length of compressed, 4 bytes][compressed][zeros]."""
    squeezed = zlib.compress(plain, 6)
    body = len(squeezed).to_bytes(4, "big") + squeezed
    return body + bytes(padded_length(len(body)) - len(body))


def unpack_plain(padded: bytes) -> bytes:
    """Undo `pack_plain`. Raises BadRecord on a bomb (over 1 MiB), a wrong length or a broken stream."""
    if len(padded) < 4:
        raise BadRecord
    length = int.from_bytes(padded[:4], "big")
    if length > len(padded) - 4:
        raise BadRecord
    stream = zlib.decompressobj()
    try:
        plain = stream.decompress(padded[4 : 4 + length], MAX_PLAIN_BYTES)
    except zlib.error:
        raise BadRecord from None
    if not stream.eof or stream.unconsumed_tail:
        raise BadRecord
    return plain


def encode_inner(inner: Inner) -> bytes:
    """The padded plaintext of a sealed operation."""
    return pack_plain(_inner_encoder.encode(inner))


def decode_inner(padded: bytes) -> Inner:
    """Read a plaintext of any member device, honest or not. Raises BadRecord, also on deep nesting and huge numbers."""
    try:
        inner = _inner_decoder.decode(unpack_plain(padded))
    except (msgspec.DecodeError, RecursionError, OverflowError, ValueError):
        raise BadRecord from None
    if not is_id(inner.id) or not 0 <= inner.clock.millis <= MAX_MILLIS or not 0 <= inner.clock.counter <= MAX_COUNTER:
        raise BadRecord
    if not (1 <= inner.group.count <= MAX_GROUP and 1 <= inner.group.first_dev_seq <= MAX_SEQ):
        raise BadRecord
    return inner


def encode_erase(body: EraseBody) -> bytes:
    """The readable ciphertext-in-name-only of an `erase`."""
    return _inner_encoder.encode(body)


def decode_erase(raw: bytes) -> EraseBody:
    """Read the body of an `erase`. Raises BadRecord on anything that is not ids of the right length."""
    try:
        body = _erase_decoder.decode(raw)
    except (msgspec.DecodeError, RecursionError, ValueError):  # ValueError: text that is no UTF-8
        raise BadRecord from None
    if any(len(s) != ID_BYTES for s in body.scopes) or any(len(o) != HASH_BYTES for o in body.ops):
        raise BadRecord
    if not body.scopes and not body.ops:
        raise BadRecord
    return body


def is_id(text: str) -> bool:
    """Is this a record id: 32 lowercase hex digits?"""
    return len(text) == 2 * ID_BYTES and all(c in "0123456789abcdef" for c in text)
