"""The centre's own Ed25519 key (a file, never in the database or its backups) and the check of everybody else's."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from domain.connect_code import fingerprint_of
from domain.errors import BadSignature
from domain.signatures import Signer

KEY_FILE = "centre.key"


class CentreKey(msgspec.Struct, frozen=True, kw_only=True):
    """`public` goes to every device; `fingerprint` (hex, 16 bytes) is what requests and replies name the centre by."""

    public: bytes
    fingerprint: str
    signer: Signer


def centre_key(data: Path) -> CentreKey:
    """Read the key of this folder, or make it (0600) on first use. Two first starts at once end with one key."""
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = data / KEY_FILE
    if not path.exists():
        _make(path)
    private = Ed25519PrivateKey.from_private_bytes(path.read_bytes())
    public = private.public_key().public_bytes_raw()
    fingerprint = fingerprint_of(public).hex()
    return CentreKey(public=public, fingerprint=fingerprint, signer=Signer(keyid=fingerprint, sign=private.sign))


def nobodys_key() -> bytes:
    """A public key whose private half exists no more: no signature fits it, and checking one takes as long as any."""
    return Ed25519PrivateKey.generate().public_key().public_bytes_raw()


def verify(public_key: bytes, signature: bytes, message: bytes) -> None:
    """Ed25519. Raises BadSignature, also for bytes that are no key."""
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, message)
    except (InvalidSignature, ValueError):
        raise BadSignature from None


def _make(path: Path) -> None:
    draft = path.with_name(f"{KEY_FILE}.{os.getpid()}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(Ed25519PrivateKey.generate().private_bytes_raw())
        file.flush()
        os.fsync(handle)
    try:
        os.link(draft, path)
    except FileExistsError:
        pass  # another first start was quicker; its key is the key
    finally:
        draft.unlink()
