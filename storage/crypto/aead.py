"""Sealing with a key that both sides hold: AES-256-GCM, and HKDF-SHA256 to make keys out of keys."""

import hashlib
import secrets
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from domain.errors import SealBroken

KEY_BYTES = 32
NONCE_BYTES = 12
TAG_BYTES = 16
KID_BYTES = 16

_KID_LABEL = b"vindplaats kid v1\x00"


def random_bytes(count: int) -> bytes:
    """`count` bytes from the operating system."""
    return secrets.token_bytes(count)


def new_key() -> bytes:
    """A random key of 32 bytes."""
    return random_bytes(KEY_BYTES)


def new_nonce() -> bytes:
    """A random nonce of 96 bits; safe for 2^32 seals under one key (NIST SP 800-38D, 8.3)."""
    return random_bytes(NONCE_BYTES)


def seal(key: bytes, plaintext: bytes, *, nonce: bytes, ad: bytes) -> bytes:
    """AES-256-GCM: the ciphertext with its tag of 16 bytes at the end.

    Raises:
        SealBroken: the key is not 32 bytes or the nonce not 12.
    """
    return _cipher(key, nonce=nonce).encrypt(nonce, plaintext, ad)


def open_sealed(key: bytes, ciphertext: bytes, *, nonce: bytes, ad: bytes) -> bytes:
    """The plaintext of `seal` under the same key, nonce and associated data.

    Raises:
        SealBroken: anything at all is other than what was sealed.
    """
    cipher = _cipher(key, nonce=nonce)
    if len(ciphertext) < TAG_BYTES:
        raise SealBroken
    try:
        return cipher.decrypt(nonce, ciphertext, ad)
    except InvalidTag:
        raise SealBroken from None


def _cipher(key: bytes, *, nonce: bytes) -> AESGCM:
    # The library also takes keys of 128 bits and other nonces; a shorter key must never slip in by accident.
    if len(key) != KEY_BYTES or len(nonce) != NONCE_BYTES:
        raise SealBroken
    return AESGCM(key)


def kid_of(key: bytes) -> bytes:
    """The name of a key, 16 bytes, which commits to it.

    AES-GCM alone does not: one ciphertext can be made to open under two keys. Two keys with one name cost 2^64 work.
    """
    return hashlib.sha256(_KID_LABEL + key).digest()[:KID_BYTES]


def derive(key: bytes, *, info: bytes, length: int = KEY_BYTES, salt: bytes = b"") -> bytes:
    """HKDF-SHA256 (RFC 5869): a key of `length` bytes for the one use that `info` names."""
    return HKDF(algorithm=SHA256(), length=length, salt=salt, info=info).derive(key)


class Seal(Protocol):
    """How everything record-like is sealed before it touches the disk."""

    def seal(self, key: bytes, plaintext: bytes, *, nonce: bytes, ad: bytes) -> bytes:
        """The sealed bytes."""
        ...

    def open(self, key: bytes, ciphertext: bytes, *, nonce: bytes, ad: bytes) -> bytes:
        """The plaintext; raises `SealBroken`."""
        ...


class AeadSeal:
    """The seal of the product: AES-256-GCM. There is no other in this tree outside `tests/`."""

    def seal(self, key: bytes, plaintext: bytes, *, nonce: bytes, ad: bytes) -> bytes:
        """See the function `seal`."""
        return seal(key, plaintext, nonce=nonce, ad=ad)

    def open(self, key: bytes, ciphertext: bytes, *, nonce: bytes, ad: bytes) -> bytes:
        """See `open_sealed`."""
        return open_sealed(key, ciphertext, nonce=nonce, ad=ad)
