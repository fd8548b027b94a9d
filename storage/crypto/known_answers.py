"""Published answers of every primitive, small enough to ask at each start of the app.

A build of `cryptography` on some phone may lack one or give it wrongly; then nothing should be sealed by it.
"""

import hashlib
from collections.abc import Callable

from cryptography.hazmat.backends.openssl import backend

from domain.errors import BadSignature, SealBroken
from storage.crypto import hpke
from storage.crypto.aead import derive, open_sealed, random_bytes, seal
from storage.crypto.asymmetric import BoxKey, SigningKey, verify
from storage.crypto.stretch import ScryptCost, stretch

Probe = Callable[[], str]
"""Returns a detail for the screen; raises if the answer is another."""


class WrongAnswer(Exception):
    """A primitive gives another answer than the published one."""


def _expect(right: bool) -> None:  # noqa: FBT001 - reads as an assertion, and stays under python -O
    if not right:
        raise WrongAnswer


def aes_gcm() -> str:
    """Test case 14 of McGrew and Viega, "The Galois/Counter Mode of Operation"; and that a flipped bit is seen."""
    box = seal(bytes(32), bytes(16), nonce=bytes(12), ad=b"")
    _expect(box.hex() == "cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919")
    try:
        open_sealed(bytes(32), box[:-1] + b"\x18", nonce=bytes(12), ad=b"")
    except SealBroken:
        return ""
    raise WrongAnswer


def hkdf() -> str:
    """RFC 5869, test case 1."""
    okm = derive(b"\x0b" * 22, salt=bytes(range(13)), info=bytes(range(0xF0, 0xFA)), length=42)
    _expect(okm.hex().startswith("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf"))
    return ""


def scrypt() -> str:
    """RFC 7914, section 12, the first: the smallest cost, since the product's own takes a second."""
    key = stretch(b"", salt=b"", cost=ScryptCost(n=16, r=1, p=1), length=64)
    _expect(key.hex().startswith("77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442"))
    return ""


def x25519() -> str:
    """The ephemeral key of the vector of `hpke_box`."""
    key = BoxKey.from_raw(bytes.fromhex("179d4b53b6365c45b600c4163b61d95cbc2f4d9e36f1695558dce265ab8bab11"))
    _expect(key.public.hex() == "6c93e09869df3402d7bf231bf540fadd35cd56be14f97178f0954db94b7fc256")
    return ""


def hpke_box() -> str:
    """CFRG vector for mode 0, kem 32, kdf 1, aead 2: first encryption; and a box of our own by the usual way."""
    plaintext = hpke.hpke_open(
        bytes.fromhex("497b4502664cfea5d5af0b39934dac72242a74f8480451e1aee7d6a53320333d"),
        bytes.fromhex(
            "6c93e09869df3402d7bf231bf540fadd35cd56be14f97178f0954db94b7fc256"
            "e5d84cd531cfb583096e7cfa9641bd3079cf3a91cda813c52deb5f512be9931980a41de125a925cdad859d5b7a"
        ),
        info=b"Ode on a Grecian Urn",
        ad=b"Count-0",
    )
    _expect(plaintext == b"Beauty is truth, truth beauty")
    key = BoxKey.generate()
    _expect(hpke.hpke_open(key.raw, hpke.hpke_seal(key.public, b"x", info=b"y"), info=b"y") == b"x")
    return ""


def ed25519() -> str:
    """RFC 8032, section 7.1, test 2; and that another message is refused."""
    key = SigningKey.from_raw(bytes.fromhex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"))
    signature = key.sign(b"\x72")
    _expect(signature.hex().startswith("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"))
    verify(key.public, signature, b"\x72")
    try:
        verify(key.public, signature, b"\x73")
    except BadSignature:
        return ""
    raise WrongAnswer


def sha256() -> str:
    """FIPS 180-4, the example "abc"."""
    _expect(hashlib.sha256(b"abc").hexdigest() == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    return ""


def randomness() -> str:
    """No proof, but a source that repeats itself or stands still is found."""
    _expect(len({random_bytes(32) for _ in range(8)}) == 8)
    return ""


def library() -> str:
    """Never fails; tells which OpenSSL the answers come from."""
    return backend.openssl_version_text()


PROBES: tuple[tuple[str, Probe], ...] = (
    ("OpenSSL", library),
    ("AES-256-GCM", aes_gcm),
    ("HKDF-SHA256", hkdf),
    ("scrypt", scrypt),
    ("X25519", x25519),
    ("Ed25519", ed25519),
    ("HPKE", hpke_box),
    ("SHA-256", sha256),
    ("random", randomness),
)
