"""Sealing to a public key: HPKE, RFC 9180, base mode, one message a box.

DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM. A box is `enc` (32 bytes) followed by the ciphertext.
The package's own `Suite` does the work where it can; it takes no associated data and is not in every build (phones), so
the same is composed here from the primitives. The two open each other's boxes; both are held to the CFRG test vectors.
"""

import hmac

from cryptography.exceptions import InvalidTag, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

from domain.errors import SealBroken

try:
    from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

    _SUITE: Suite | None = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
except (ImportError, AttributeError, UnsupportedAlgorithm):
    _SUITE = None

_ENC_BYTES = 32
HPKE_OVERHEAD_BYTES = _ENC_BYTES + 16

_KEM_ID = b"KEM" + (0x0020).to_bytes(2)
_HPKE_ID = b"HPKE" + (0x0020).to_bytes(2) + (0x0001).to_bytes(2) + (0x0002).to_bytes(2)
_BASE_MODE = b"\x00"


def hpke_seal(public_key_raw: bytes, plaintext: bytes, *, info: bytes, ad: bytes = b"") -> bytes:
    """A box that only the holder of the private key can open; anyone can make one, so it proves no sender.

    Raises:
        SealBroken: `public_key_raw` is no X25519 key that can keep a secret (wrong length, small order).
    """
    if _SUITE is None or ad:
        return composed_seal(X25519PrivateKey.generate(), public_key_raw, plaintext, info=info, ad=ad)
    try:
        return _SUITE.encrypt(plaintext, X25519PublicKey.from_public_bytes(public_key_raw), info=info)
    except ValueError:
        raise SealBroken from None


def hpke_open(private_key_raw: bytes, box: bytes, *, info: bytes, ad: bytes = b"") -> bytes:
    """The plaintext of a box made for this key with the same `info` and `ad`.

    Raises:
        SealBroken: anything at all is other than what was sealed.
    """
    if len(box) < HPKE_OVERHEAD_BYTES:
        raise SealBroken
    if _SUITE is None or ad:
        return composed_open(private_key_raw, box, info=info, ad=ad)
    try:
        return _SUITE.decrypt(box, X25519PrivateKey.from_private_bytes(private_key_raw), info=info)
    except (InvalidTag, ValueError):
        raise SealBroken from None


def composed_seal(
    ephemeral: X25519PrivateKey, public_key_raw: bytes, plaintext: bytes, *, info: bytes, ad: bytes
) -> bytes:
    """`hpke_seal` from the primitives. `ephemeral` must be fresh for every box; only test vectors pass a fixed one."""
    enc = ephemeral.public_key().public_bytes_raw()
    shared = _shared_secret(ephemeral, public_key_raw, kem_context=enc + public_key_raw)
    key, nonce = _key_schedule(shared, info=info)
    return enc + AESGCM(key).encrypt(nonce, plaintext, ad)


def composed_open(private_key_raw: bytes, box: bytes, *, info: bytes, ad: bytes) -> bytes:
    """`hpke_open` from the primitives."""
    enc, ciphertext = box[:_ENC_BYTES], box[_ENC_BYTES:]
    try:
        private = X25519PrivateKey.from_private_bytes(private_key_raw)
        shared = _shared_secret(private, enc, kem_context=enc + private.public_key().public_bytes_raw())
        key, nonce = _key_schedule(shared, info=info)
        return AESGCM(key).decrypt(nonce, ciphertext, ad)
    except (InvalidTag, ValueError):
        raise SealBroken from None


def _shared_secret(private: X25519PrivateKey, peer_raw: bytes, *, kem_context: bytes) -> bytes:
    """Encap and Decap of section 4.1; the library refuses a result of all zeros (small order), as 7.1.4 asks."""
    try:
        shared_point = private.exchange(X25519PublicKey.from_public_bytes(peer_raw))
    except ValueError:
        raise SealBroken from None
    prk = _labeled_extract(_KEM_ID, label=b"eae_prk", ikm=shared_point)
    return _labeled_expand(_KEM_ID, prk=prk, label=b"shared_secret", info=kem_context, length=32)


def _key_schedule(shared_secret: bytes, *, info: bytes) -> tuple[bytes, bytes]:
    """Key and base nonce of section 5.1, base mode: no pre-shared key, and only the first message."""
    context = (
        _BASE_MODE
        + _labeled_extract(_HPKE_ID, label=b"psk_id_hash", ikm=b"")
        + _labeled_extract(_HPKE_ID, label=b"info_hash", ikm=info)
    )
    secret = _labeled_extract(_HPKE_ID, label=b"secret", ikm=b"", salt=shared_secret)
    return (
        _labeled_expand(_HPKE_ID, prk=secret, label=b"key", info=context, length=32),
        _labeled_expand(_HPKE_ID, prk=secret, label=b"base_nonce", info=context, length=12),
    )


def _labeled_extract(suite_id: bytes, *, label: bytes, ikm: bytes, salt: bytes = b"") -> bytes:
    return hmac.digest(salt, b"HPKE-v1" + suite_id + label + ikm, "sha256")


def _labeled_expand(suite_id: bytes, *, prk: bytes, label: bytes, info: bytes, length: int) -> bytes:
    labeled = length.to_bytes(2) + b"HPKE-v1" + suite_id + label + info
    return HKDFExpand(algorithm=SHA256(), length=length, info=labeled).derive(prk)
