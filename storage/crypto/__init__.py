"""Every primitive the product leans on; the only place in `storage/` that imports `cryptography`.

Bytes in, bytes out. What does not open raises `domain.errors.SealBroken`, what is not signed `BadSignature`; neither
says more, so that nothing can be learnt from trying. Everything here exists on OpenSSL 3.0, which phones get.
"""

from storage.crypto.aead import (
    KEY_BYTES,
    KID_BYTES,
    NONCE_BYTES,
    TAG_BYTES,
    AeadSeal,
    Seal,
    derive,
    kid_of,
    new_key,
    new_nonce,
    open_sealed,
    random_bytes,
    seal,
)
from storage.crypto.asymmetric import PUBLIC_BYTES, SIGNATURE_BYTES, BoxKey, SigningKey, verify
from storage.crypto.hpke import HPKE_OVERHEAD_BYTES, hpke_open, hpke_seal
from storage.crypto.stretch import SALT_BYTES, ScryptCost, scrypt

__all__ = [
    "HPKE_OVERHEAD_BYTES",
    "KEY_BYTES",
    "KID_BYTES",
    "NONCE_BYTES",
    "PUBLIC_BYTES",
    "SALT_BYTES",
    "SIGNATURE_BYTES",
    "TAG_BYTES",
    "AeadSeal",
    "BoxKey",
    "ScryptCost",
    "Seal",
    "SigningKey",
    "derive",
    "hpke_open",
    "hpke_seal",
    "kid_of",
    "new_key",
    "new_nonce",
    "open_sealed",
    "random_bytes",
    "scrypt",
    "seal",
    "verify",
]
