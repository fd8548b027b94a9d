"""The two sealed letters of an invitation, both readable only by who has the secret in the code.

From the 16 bytes of the secret follow, each by HKDF with its own info: the mailbox's name, the key of the coordinator's
letter, the key of the answer, and the token that lets an answer in. The centre sees the name and the token's hash.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import TypeVar

import msgspec

from domain.connect_code import SECRET_BYTES, ConnectCode
from domain.errors import BadRecord, BadSignature, NotAllowed, SealBroken
from domain.operation import pack_plain, unpack_plain
from domain.roster import Signed
from domain.wire import ENROL_HOURS, EnrolAnswer, EnrolBox, EnrolOffer
from storage.crypto import NONCE_BYTES, derive, new_nonce, open_sealed, random_bytes, seal, verify
from storage.identity import Identity
from storage.membership import Newcomer, words_for
from storage.store import Store

_OFFER_AD, _ANSWER_AD = b"vindplaats/enrol/offer/1", b"vindplaats/enrol/answer/1"
_ANSWER_TAG, _WORDS_TAG = b"vindplaats/enrol/answer-signature/1", b"vindplaats/enrol/words/1"
SHELF = "invitation/"
_NAME_LENGTH = 80
T = TypeVar("T")


class Mailbox(msgspec.Struct, frozen=True, kw_only=True):
    """What follows from a secret."""

    id: bytes
    letter_key: bytes
    answer_key: bytes
    token: bytes


class Letter(msgspec.Struct, frozen=True, kw_only=True):
    """What the coordinator tells the new device. `roster_head`: the chain it gets later has to pass through here."""

    centre_key: bytes
    team: bytes
    roster_head: bytes
    coordinator_key: bytes
    expires_millis: int


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """An invitation, ready to be put at the centre and shown."""

    code: ConnectCode
    mailbox: bytes
    offer: EnrolOffer
    expires_millis: int


class Asking(msgspec.Struct, frozen=True, kw_only=True):
    """An answer as the coordinator sees it. `words` stand on the new device too: compare them before admitting."""

    mailbox: bytes
    newcomer: Newcomer
    words: tuple[str, ...]


def mailbox_of(secret: bytes) -> Mailbox:
    """Both ends derive the same."""
    return Mailbox(
        id=derive(secret, info=b"vindplaats/enrol/mailbox/1", length=16),
        letter_key=derive(secret, info=b"vindplaats/enrol/letter-key/1"),
        answer_key=derive(secret, info=b"vindplaats/enrol/answer-key/1"),
        token=derive(secret, info=b"vindplaats/enrol/token/1"),
    )


# --- the coordinator's side


def write_invitation(store: Store) -> Written:
    """A new invitation for one device, kept here until it expires. Raises NotAllowed, also before a centre is known."""
    address, centre_key = store.log.fact("centre_address"), store.log.fact("centre_key")
    if not store.is_coordinator() or address is None:
        raise NotAllowed
    code = ConnectCode(kind="invitation", address=address, secret=random_bytes(SECRET_BYTES))
    mailbox = mailbox_of(code.secret)
    expires = int((store.now() + dt.timedelta(hours=ENROL_HOURS)).timestamp() * 1000)
    letter = Letter(
        centre_key=centre_key,
        team=store.team,
        roster_head=store.roster.head,
        coordinator_key=store.identity.sign.public,
        expires_millis=expires,
    )
    sealed = _sealed(mailbox.letter_key, letter, ad=_OFFER_AD)
    with store.log.transaction():
        kept = {"secret": code.secret, "offer": sealed, "expires_millis": expires}
        store.secrets.put(SHELF + mailbox.id.hex(), kept)
    offer = EnrolOffer(team=store.team, sealed=sealed, token_hash=hashlib.sha256(mailbox.token).digest())
    return Written(code=code, mailbox=mailbox.id, offer=offer, expires_millis=expires)


def open_invitations(store: Store) -> list[bytes]:
    """Mailboxes that still wait for a device; what is past its time is forgotten."""
    now_millis = int(store.now().timestamp() * 1000)
    found: list[bytes] = []
    for name in store.secrets.names():
        if not name.startswith(SHELF):
            continue
        mailbox = bytes.fromhex(name.removeprefix(SHELF))
        if store.secrets.get(name)["expires_millis"] < now_millis:
            forget_invitation(store, mailbox)
        else:
            found.append(mailbox)
    return found


def forget_invitation(store: Store, mailbox: bytes) -> None:
    """It was used, or it is declined."""
    with store.log.transaction():
        store.secrets.drop(SHELF + mailbox.hex())


def read_answer(store: Store, mailbox: bytes, box: EnrolBox) -> Asking | None:
    """Who asks, or None while nobody did. Raises BadRecord when what lies there was not made with our code."""
    kept = store.secrets.get(SHELF + mailbox.hex())
    if box.answer is None or kept is None:
        return None
    keys = mailbox_of(kept["secret"])
    signed = _opened(keys.answer_key, box.answer, shape=Signed, ad=_ANSWER_AD)
    offer_hash = hashlib.sha256(kept["offer"]).digest()
    newcomer = _decoded(signed.body, Newcomer)
    try:
        verify(newcomer.sign_key, signed.sig, _ANSWER_TAG + offer_hash + signed.body)
    except BadSignature:
        raise BadRecord from None
    sizes = (len(newcomer.box_key), len(newcomer.wire_key), len(newcomer.worker))
    if sizes != (32, 32, 16) or len(newcomer.device_name) > _NAME_LENGTH:
        raise BadRecord
    return Asking(mailbox=mailbox, newcomer=newcomer, words=_words(newcomer, offer_hash))


# --- the new device's side


def read_letter(secret: bytes, offer: bytes) -> Letter:
    """Raises BadRecord when it was not sealed by who made the code."""
    return _opened(mailbox_of(secret).letter_key, offer, shape=Letter, ad=_OFFER_AD)


def write_answer(
    identity: Identity, secret: bytes, *, offer: bytes, device_name: str
) -> tuple[EnrolAnswer, tuple[str, ...]]:
    """The answer, bound to this very letter, and the words that the coordinator will see."""
    mailbox, offer_hash = mailbox_of(secret), hashlib.sha256(offer).digest()
    newcomer = Newcomer(
        sign_key=identity.sign.public,
        box_key=identity.box.public,
        wire_key=identity.wire.public,
        worker=identity.worker,
        device_name=device_name[:_NAME_LENGTH],
    )
    body = msgspec.msgpack.encode(newcomer)
    signed = Signed(body, identity.sign.sign(_ANSWER_TAG + offer_hash + body))
    answer = EnrolAnswer(token=mailbox.token, sealed=_sealed(mailbox.answer_key, signed, ad=_ANSWER_AD))
    return answer, _words(newcomer, offer_hash)


def _words(newcomer: Newcomer, offer_hash: bytes) -> tuple[str, ...]:
    return words_for(_WORDS_TAG, offer_hash, newcomer.sign_key, newcomer.box_key, newcomer.wire_key)


def _sealed(key: bytes, letter: msgspec.Struct, *, ad: bytes) -> bytes:
    nonce = new_nonce()
    return nonce + seal(key, pack_plain(msgspec.msgpack.encode(letter)), nonce=nonce, ad=ad)


def _opened(key: bytes, sealed: bytes, *, shape: type[T], ad: bytes) -> T:
    nonce, rest = sealed[:NONCE_BYTES], sealed[NONCE_BYTES:]
    try:
        return _decoded(unpack_plain(open_sealed(key, rest, nonce=nonce, ad=ad)), shape)
    except SealBroken:
        raise BadRecord from None


def _decoded(raw: bytes, shape: type[T]) -> T:
    try:
        return msgspec.msgpack.decode(raw, type=shape)
    except (msgspec.DecodeError, RecursionError):
        raise BadRecord from None
