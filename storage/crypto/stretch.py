"""From a passphrase to a key: scrypt (RFC 7914), the one that OpenSSL 3.0 has everywhere."""

import unicodedata
from dataclasses import dataclass

from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from domain.errors import Damaged
from storage.crypto.aead import KEY_BYTES

SALT_BYTES = 16
# A hostile header must not eat the memory of a phone, or its afternoon.
_MOST_MEMORY_BYTES = 256 * 1024 * 1024
_MOST_WORK = 2**23
# What the product ever uses: the usual cost, and one for devices short of memory; about the same work.
_LEAST = ((2**17, 8, 1), (2**15, 8, 3))


@dataclass(frozen=True, slots=True)
class ScryptCost:
    """The three numbers of RFC 7914: `n` rounds (a power of two), blocks of `r` times 128 bytes, `p` times over."""

    n: int
    r: int
    p: int

    @property
    def memory_bytes(self) -> int:
        """What one derivation holds in memory."""
        return 128 * self.n * self.r

    @property
    def is_bearable(self) -> bool:
        """False if it is no cost at all or would ask more than 256 MiB or some ten seconds of a phone."""
        if self.n < 2 or self.n & (self.n - 1) or self.r < 1 or self.p < 1:
            return False
        return self.memory_bytes <= _MOST_MEMORY_BYTES and self.n * self.r * self.p <= _MOST_WORK

    @property
    def is_enough(self) -> bool:
        """True if every number is at least that of one of the two costs the product uses."""
        return any(self.n >= n and self.r >= r and self.p >= p for n, r, p in _LEAST)


def scrypt(passphrase: str, *, salt: bytes, n: int, r: int, p: int) -> bytes:
    """A key of 32 bytes; takes about a second and 128 MiB on purpose, so call it off the event loop.

    The passphrase is NFKC-normalised, so that é typed in one stroke or in two opens the same vault.

    Raises:
        Damaged: the salt is not 16 bytes, or the cost lower than the product ever uses or higher than a phone bears.
    """
    cost = ScryptCost(n=n, r=r, p=p)
    if len(salt) != SALT_BYTES or not cost.is_enough or not cost.is_bearable:
        raise Damaged
    # A lone surrogate cannot be typed, but it can be pasted; it is simply another passphrase, no error.
    secret = unicodedata.normalize("NFKC", passphrase).encode("utf-8", "surrogatepass")
    return stretch(secret, salt=salt, cost=cost)


def stretch(secret: bytes, *, salt: bytes, cost: ScryptCost, length: int = KEY_BYTES) -> bytes:
    """Scrypt without the floor; for the self-test and the published test vectors only."""
    return Scrypt(salt=salt, length=length, n=cost.n, r=cost.r, p=cost.p).derive(secret)
