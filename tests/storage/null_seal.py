"""A seal that seals nothing, so that a test can prove that the canary search would find what is not sealed.

It is passed to the vault's constructor by a test; the product has no setting, variable or flag that could choose it.
"""

from domain.errors import SealBroken

_TAG = b"-not-sealed-----"


class NullSeal:
    """The plaintext, and 16 bytes where the tag would be."""

    def seal(self, key: bytes, plaintext: bytes, *, nonce: bytes, ad: bytes) -> bytes:
        return plaintext + _TAG

    def open(self, key: bytes, ciphertext: bytes, *, nonce: bytes, ad: bytes) -> bytes:
        if not ciphertext.endswith(_TAG):
            raise SealBroken
        return ciphertext[: -len(_TAG)]
