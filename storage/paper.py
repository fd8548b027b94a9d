"""The recovery key: one more member of the team, a coordinator whose keys follow from a seed that is printed on paper.

Its name in the roster is marked as paper and holds a letter: the centre's key, and where in the chain it was let in.
The letter is sealed by the seed too, so a sheet with an address and 24 words is enough to know the true team from any
other. storage/recovery.py makes one, storage/recovering.py gets in with one (docs/protocol.md, "Recovery").
"""

from __future__ import annotations

import msgspec

from domain.connect_code import RECOVERY_BYTES
from domain.errors import BadRecord, SealBroken
from domain.operation import NONCE_BYTES
from domain.roster import Member
from domain.signatures import Signer, team_keyid, wire_keyid
from storage.crypto import BoxKey, SigningKey, derive, new_nonce, open_sealed, random_bytes, seal
from storage.identity import Identity
from storage.invitation import Letter
from storage.keyring import Keyring
from storage.log.sealed import SealedShelf
from storage.team import PAPER_AD

_LETTER_AD = b"vindplaats/recovery/letter/1"
SHELF = "recovery"


class Asker(msgspec.Struct, frozen=True, kw_only=True):
    """A printed key at the door: its device id, and how it signs before it knows its team."""

    device: bytes
    signer: Signer

    def signer_in(self, team: bytes) -> Signer:
        """How it signs as a member."""
        return Signer(keyid=team_keyid(team, self.device), sign=self.signer.sign)


def new_seed() -> bytes:
    """27 random bytes (216 bits): with 3 to check them they make 24 words of ten bits."""
    return random_bytes(RECOVERY_BYTES)


def keys_of(seed: bytes) -> Identity:
    """The keys that follow from a seed, each by HKDF with its own info."""

    def part(name: bytes, length: int = 32) -> bytes:
        return derive(seed, info=b"vindplaats/recovery/" + name + b"/1", length=length)

    return Identity(
        worker=part(b"worker", 16),
        sign=SigningKey.from_raw(part(b"sign")),
        box=BoxKey.from_raw(part(b"box")),
        wire=SigningKey.from_raw(part(b"wire")),
    )


def asker_of(seed: bytes) -> Asker:
    """Who comes to the door with this seed."""
    keys = keys_of(seed)
    return Asker(device=keys.device, signer=Signer(keyid=wire_keyid(keys.wire.public), sign=keys.wire.sign))


def keep_seed(secrets: SealedShelf, seed: bytes) -> None:
    """Sealed on this device until it is printed. Inside a transaction."""
    secrets.put(SHELF, {"seed": seed})


def kept_seed(secrets: SealedShelf) -> bytes | None:
    """The seed that waits to be printed, or to be let in."""
    kept = secrets.get(SHELF)
    return None if kept is None else bytes(kept["seed"])


def forget_seed(secrets: SealedShelf) -> None:
    """It lies on paper. Inside a transaction."""
    secrets.drop(SHELF)


def member_of(seed: bytes, letter: Letter, *, keyring: Keyring) -> Member:
    """As the roster names it: marked as paper under the team key, with the letter inside."""
    nonce = new_nonce()
    sealed = nonce + seal(_letter_key(seed), msgspec.msgpack.encode(letter), nonce=nonce, ad=_LETTER_AD)
    return keys_of(seed).member(role="coordinator", sealed_name=keyring.seal_small(sealed, ad=PAPER_AD))


def letter_in(member: Member, seed: bytes, *, keyring: Keyring) -> Letter:
    """The letter. Raises BadRecord unless who made the sheet wrote it."""
    sealed = keyring.open_small(member.sealed_name, ad=PAPER_AD)
    if sealed is None:
        raise BadRecord
    nonce, rest = sealed[:NONCE_BYTES], sealed[NONCE_BYTES:]
    try:
        return msgspec.msgpack.decode(open_sealed(_letter_key(seed), rest, nonce=nonce, ad=_LETTER_AD), type=Letter)
    except (SealBroken, msgspec.DecodeError, RecursionError):
        raise BadRecord from None


def _letter_key(seed: bytes) -> bytes:
    return derive(seed, info=b"vindplaats/recovery/letter-key/1")
