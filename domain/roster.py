"""The roster: a signed chain that says which devices are in a team (protocol.md, "Team membership").

Every entry travels as the very bytes that were signed, so nothing is ever re-encoded to be checked. Pure: the caller
passes in `verify(public_key, signature, message)`, which raises BadSignature.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from typing import Literal

import msgspec

from domain.errors import BadRecord

TAG = b"vindplaats/roster/1"
Verify = Callable[[bytes, bytes, bytes], None]
Role = Literal["worker", "coordinator"]
MAX_ENTRIES = 10_000


class Signed(msgspec.Struct, frozen=True, array_like=True):
    """Bytes and the Ed25519 signature over tag + bytes."""

    body: bytes
    sig: bytes


class Member(msgspec.Struct, frozen=True, kw_only=True):
    """A device as its team knows it. `sealed_name` opens with the team key only: the centre cannot read it."""

    device: bytes
    sign_key: bytes
    box_key: bytes
    wire_key: bytes
    role: Role
    worker: bytes
    sealed_name: bytes = b""


class Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One link. `action`: found (the first), admit, revoke, role. `by` is the device that signs."""

    team: bytes
    seq: int
    prev: bytes
    action: Literal["found", "admit", "revoke", "role"]
    member: Member
    by: bytes
    epoch: int = 1


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(Entry).decode


def device_id(sign_key: bytes) -> bytes:
    """A device is named by its signing key: SHA-256, first 16 bytes. So a key cannot be swapped under a name."""
    return hashlib.sha256(b"vindplaats/device/1" + sign_key).digest()[:16]


def entry_bytes(entry: Entry) -> bytes:
    """What is signed, after TAG."""
    return _encode(entry)


def entry_hash(signed: Signed) -> bytes:
    """The name of a link, 32 bytes; the last one is the *roster head*."""
    return hashlib.sha256(TAG + signed.body).digest()


class Roster(msgspec.Struct, frozen=True, kw_only=True):
    """A checked chain: members now, members ever (their operations from before a removal still count), and the head."""

    team: bytes
    founder: bytes
    members: dict[bytes, Member]
    ever: dict[bytes, Member]
    head: bytes
    length: int
    coordinated: frozenset[bytes] = frozenset()  # devices that are coordinators, or were: what they decided stands

    def coordinators(self) -> list[Member]:
        """The devices that may admit and revoke now."""
        return [m for m in self.members.values() if m.role == "coordinator"]


def check_chain(chain: Iterable[Signed], *, verify: Verify, team: bytes | None = None) -> Roster:
    """Walk a whole chain from its founding. Raises BadRecord or BadSignature at the first link that does not hold."""
    roster: Roster | None = None
    for count, link in enumerate(chain):
        if count >= MAX_ENTRIES:
            raise BadRecord
        roster = extend(roster, link, verify=verify)
    if roster is None or (team is not None and roster.team != team):
        raise BadRecord
    return roster


def extend(roster: Roster | None, link: Signed, *, verify: Verify) -> Roster:
    """One more link. The signer has to be a coordinator at that point; the founder signs itself."""
    try:
        entry = _decode(link.body)
    except (msgspec.DecodeError, RecursionError, ValueError):  # ValueError: text that is no UTF-8
        raise BadRecord from None
    _check_shape(entry)
    if roster is None:
        return _found(entry, link, verify)
    signer = roster.members.get(entry.by)
    fits = entry.team == roster.team and entry.seq == roster.length + 1 and entry.prev == roster.head
    if not fits or signer is None or signer.role != "coordinator" or entry.action == "found":
        raise BadRecord
    verify(signer.sign_key, link.sig, TAG + link.body)
    members = _apply(roster, entry)
    return Roster(
        team=roster.team,
        founder=roster.founder,
        members=members,
        ever=roster.ever | members,  # as admitted: a change of role or a removal says nothing of keys
        head=entry_hash(link),
        length=entry.seq,
        coordinated=roster.coordinated | {m.device for m in members.values() if m.role == "coordinator"},
    )


def _check_shape(entry: Entry) -> None:
    m = entry.member
    sizes = (len(entry.team), len(m.device), len(m.worker), len(entry.by)) == (16, 16, 16, 16)
    keys = all(len(k) == 32 for k in (m.sign_key, m.box_key, m.wire_key))
    if not sizes or not keys or len(m.sealed_name) > 1024 or m.device != device_id(m.sign_key):
        raise BadRecord


def _found(entry: Entry, link: Signed, verify: Verify) -> Roster:
    m = entry.member
    if (entry.seq, entry.prev, entry.action, entry.by, m.role) != (1, bytes(32), "found", m.device, "coordinator"):
        raise BadRecord
    verify(m.sign_key, link.sig, TAG + link.body)
    return Roster(
        team=entry.team,
        founder=m.device,
        members={m.device: m},
        ever={m.device: m},
        head=entry_hash(link),
        length=1,
        coordinated=frozenset((m.device,)),
    )


def _apply(roster: Roster, entry: Entry) -> dict[bytes, Member]:
    members = dict(roster.members)
    known = entry.member.device in members
    if entry.action == "admit":
        if entry.member.device in roster.ever:
            raise BadRecord
        members[entry.member.device] = entry.member
    elif not known:
        raise BadRecord
    elif entry.action == "revoke":
        del members[entry.member.device]
    else:
        members[entry.member.device] = msgspec.structs.replace(
            members[entry.member.device],
            role=entry.member.role,
        )
    if not any(m.role == "coordinator" for m in members.values()):
        raise BadRecord  # a team without a coordinator could never admit anybody again
    return members
