"""Keys of a device: Ed25519 signs what it makes, X25519 receives what is sealed to it."""

from typing import Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from domain.errors import BadSignature, SealBroken

PUBLIC_BYTES = 32
SIGNATURE_BYTES = 64
_SECRET_BYTES = 32

_FIELD = 2**255 - 19
_Y_ORDER_8 = int.from_bytes(bytes.fromhex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"), "little")
# The y of all eight points of small order (RFC 8032, 5.1). Under such a key one signature fits many messages,
# so "signed by this key" would prove nothing.
_SMALL_ORDER_Y = frozenset({0, 1, _FIELD - 1, _Y_ORDER_8, _FIELD - _Y_ORDER_8})


def verify(public_raw: bytes, signature: bytes, message: bytes) -> None:
    """Ed25519 (RFC 8032): return if `signature` is that of `message` by `public_raw`.

    Raises:
        BadSignature: it is not; or the key is malformed, not in its one canonical form, or of small order.
    """
    if len(signature) != SIGNATURE_BYTES or not _is_sound(public_raw):
        raise BadSignature
    try:
        Ed25519PublicKey.from_public_bytes(public_raw).verify(signature, message)
    except (InvalidSignature, ValueError):
        raise BadSignature from None


def _is_sound(public_raw: bytes) -> bool:
    """True if the y coordinate is reduced and not of small order; the sign of x does not matter for either."""
    if len(public_raw) != PUBLIC_BYTES:
        return False
    y = int.from_bytes(public_raw, "little") & (2**255 - 1)
    return y < _FIELD and y not in _SMALL_ORDER_Y


class SigningKey:
    """An Ed25519 key pair. `raw` is the secret seed of 32 bytes, `public` may go anywhere."""

    __slots__ = ("_key", "public", "raw")

    def __init__(self, raw: bytes) -> None:
        if len(raw) != _SECRET_BYTES:
            raise SealBroken
        self.raw = raw
        self._key = Ed25519PrivateKey.from_private_bytes(raw)
        self.public = self._key.public_key().public_bytes_raw()

    @classmethod
    def generate(cls) -> Self:
        """A new random pair."""
        return cls(Ed25519PrivateKey.generate().private_bytes_raw())

    @classmethod
    def from_raw(cls, raw: bytes) -> Self:
        """The pair with the secret `raw`; raises `SealBroken` if that is not 32 bytes."""
        return cls(raw)

    def sign(self, message: bytes) -> bytes:
        """A signature of 64 bytes; the same message gives the same signature."""
        return self._key.sign(message)


class BoxKey:
    """An X25519 key pair, to which others seal boxes (hpke.py). `raw` is the secret of 32 bytes."""

    __slots__ = ("public", "raw")

    def __init__(self, raw: bytes) -> None:
        if len(raw) != _SECRET_BYTES:
            raise SealBroken
        self.raw = raw
        self.public = X25519PrivateKey.from_private_bytes(raw).public_key().public_bytes_raw()

    @classmethod
    def generate(cls) -> Self:
        """A new random pair."""
        return cls(X25519PrivateKey.generate().private_bytes_raw())

    @classmethod
    def from_raw(cls, raw: bytes) -> Self:
        """The pair with the secret `raw`; raises `SealBroken` if that is not 32 bytes."""
        return cls(raw)
