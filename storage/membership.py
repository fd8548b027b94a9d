"""Who is in the team, and by which keys: chains checked whole, admissions written, fingerprints to compare aloud."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import msgspec

from domain.epochs import check_epochs, check_whole
from domain.errors import BadRecord, NotAllowed
from domain.keybox import Epoch, epoch_from
from domain.roster import MAX_ENTRIES, Entry, Member, Role, Roster, Signed, device_id, extend
from domain.wire import MembershipPush
from storage.crypto import verify
from storage.keyring import device_box
from storage.log.log import Log
from storage.store import Store
from storage.team import NAME_AD, sign_entry, sign_epoch
from storage.words.fingerprint import FINGERPRINT_WORDS

FINGERPRINT_WORDS_SHOWN = 6
_TEAM_TAG = b"vindplaats/fingerprint/1"


class History(msgspec.Struct, frozen=True, kw_only=True):
    """A membership that was checked: the roster at every head, and the newest."""

    at_head: dict[bytes, Roster]
    roster: Roster


class Newcomer(msgspec.Struct, frozen=True, kw_only=True):
    """A device that asks to be let in: its public keys, and the names it goes by."""

    sign_key: bytes
    box_key: bytes
    wire_key: bytes
    worker: bytes
    device_name: str = ""


def check_history(entries: Sequence[Signed], epochs: Sequence[Signed], *, team: bytes) -> History:
    """Check both chains from the founding, as the centre does. Raises BadRecord or BadSignature."""
    if not entries or len(entries) > MAX_ENTRIES:
        raise BadRecord
    at_head: dict[bytes, Roster] = {}
    roster: Roster | None = None
    for link in entries:
        roster = extend(roster, link, verify=verify)
        at_head[roster.head] = roster
    if roster is None or roster.team != team:
        raise BadRecord
    check_whole(check_epochs(epochs, rosters=at_head, verify=verify), roster)
    return History(at_head=at_head, roster=roster)


def admission(store: Store, newcomer: Newcomer, *, role: Role) -> MembershipPush:
    """The link and the welcome that let a device in: the same epoch, one box more. Changes nothing here yet.

    Raises NotAllowed unless this is a coordinator's device, BadRecord for a device that was in this team before.
    """
    if not store.is_coordinator():
        raise NotAllowed
    member = Member(
        device=device_id(newcomer.sign_key),
        sign_key=newcomer.sign_key,
        box_key=newcomer.box_key,
        wire_key=newcomer.wire_key,
        role=role,
        worker=newcomer.worker,
        sealed_name=store.keyring.seal_small(newcomer.device_name.encode(), ad=NAME_AD),
    )
    link = sign_entry(store.identity, _entry(store, member))
    grown = extend(store.roster, link, verify=verify)
    welcome = sign_epoch(store.identity, welcome_for(store, member, roster=grown))
    return MembershipPush(expected_head=store.roster.head, entries=(link,), epochs=(welcome,))


def _entry(store: Store, member: Member) -> Entry:
    return Entry(
        team=store.team,
        seq=store.roster.length + 1,
        prev=store.roster.head,
        action="admit",
        member=member,
        by=store.identity.device,
        epoch=store.keyring.epoch,
    )


def welcome_for(store: Store, member: Member, *, roster: Roster) -> Epoch:
    """One box more in the current epoch, for a member that `roster` lets in. Raises BadRecord without that key."""
    current = current_epoch(store.log)
    key = store.keyring.team_keys.get(current.epoch)
    if key is None:
        raise BadRecord  # this device was not handed the newest key: it cannot hand it on
    return msgspec.structs.replace(
        current,
        boxes=(device_box(store.team, member, number=current.epoch, key=key),),
        roster=roster.head,
        maker=store.identity.device,
    )


def current_epoch(log: Log) -> Epoch:
    """The newest epoch, as the message that made it."""
    messages = [epoch_from(signed.body) for signed in log.epochs()]
    newest = max(message.epoch for message in messages)
    return next(message for message in messages if message.epoch == newest)


def fingerprint(store: Store) -> tuple[str, ...]:
    """Six Dutch words for the team as this device knows it; two workers whose words differ do not see the same team."""
    return words_for(_TEAM_TAG, store.team, store.roster.head)


def words_for(*parts: bytes) -> tuple[str, ...]:
    """Six words (60 bits) of a hash over parts of fixed length."""
    number = int.from_bytes(hashlib.sha256(b"".join(parts)).digest(), "big")
    return tuple(FINGERPRINT_WORDS[number >> (10 * place) & 1023] for place in range(FINGERPRINT_WORDS_SHOWN))
