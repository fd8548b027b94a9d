import json
from pathlib import Path
from typing import Any

import cryptography_vectors
import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.errors import SealBroken
from storage.crypto import HPKE_OVERHEAD_BYTES, BoxKey, hpke, hpke_open, hpke_seal

LOW_ORDER = [
    bytes(32),
    (1).to_bytes(32, "little"),
    (2**255 - 20).to_bytes(32, "little"),
    (2**255 - 19).to_bytes(32, "little"),
    bytes.fromhex("e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800"),
    bytes.fromhex("5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157"),
]


def cfrg_vector() -> dict[str, Any]:
    """RFC 9180, appendix A, in our suite: base mode, X25519, HKDF-SHA256, AES-256-GCM."""
    path = Path(cryptography_vectors.__file__).parent / "HPKE" / "test-vectors.json"
    ours = [
        vector
        for vector in json.loads(path.read_text())
        if (vector["mode"], vector["kem_id"], vector["kdf_id"], vector["aead_id"]) == (0, 32, 1, 2)
    ]
    assert len(ours) == 1
    return dict(ours[0])


def test_our_sealing_gives_the_box_of_the_cfrg_vector() -> None:
    vector = cfrg_vector()
    first = vector["encryptions"][0]
    box = hpke.composed_seal(
        X25519PrivateKey.from_private_bytes(bytes.fromhex(vector["skEm"])),
        bytes.fromhex(vector["pkRm"]),
        bytes.fromhex(first["pt"]),
        info=bytes.fromhex(vector["info"]),
        ad=bytes.fromhex(first["aad"]),
    )
    assert box.hex() == vector["enc"] + first["ct"]


def test_our_opening_opens_the_box_of_the_cfrg_vector() -> None:
    vector = cfrg_vector()
    first = vector["encryptions"][0]
    plaintext = hpke_open(
        bytes.fromhex(vector["skRm"]),
        bytes.fromhex(vector["enc"] + first["ct"]),
        info=bytes.fromhex(vector["info"]),
        ad=bytes.fromhex(first["aad"]),
    )
    assert plaintext.hex() == first["pt"]


@settings(max_examples=25)
@given(plaintext=st.binary(max_size=400), info=st.binary(max_size=60), ad=st.binary(max_size=30))
def test_box_opens_for_its_key_only(plaintext: bytes, info: bytes, ad: bytes) -> None:
    key = BoxKey.generate()
    box = hpke_seal(key.public, plaintext, info=info, ad=ad)
    assert len(box) == len(plaintext) + HPKE_OVERHEAD_BYTES
    assert hpke_open(key.raw, box, info=info, ad=ad) == plaintext
    with pytest.raises(SealBroken):
        hpke_open(BoxKey.generate().raw, box, info=info, ad=ad)
    with pytest.raises(SealBroken):
        hpke_open(key.raw, box, info=info + b"x", ad=ad)
    with pytest.raises(SealBroken):
        hpke_open(key.raw, box, info=info, ad=ad + b"x")


def test_library_and_own_composition_open_each_others_boxes() -> None:
    assert hpke._SUITE is not None, "this build has no Suite: the comparison would be with itself"
    key = BoxKey.generate()
    by_library = hpke_seal(key.public, b"fictief", info=b"doos")
    assert hpke.composed_open(key.raw, by_library, info=b"doos", ad=b"") == b"fictief"
    by_us = hpke.composed_seal(X25519PrivateKey.generate(), key.public, b"fictief", info=b"doos", ad=b"")
    assert hpke_open(key.raw, by_us, info=b"doos") == b"fictief"


def test_build_without_the_librarys_suite_does_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    key = BoxKey.generate()
    with_suite = hpke_seal(key.public, b"fictief", info=b"doos")
    monkeypatch.setattr(hpke, "_SUITE", None)
    assert hpke_open(key.raw, with_suite, info=b"doos") == b"fictief"
    without_suite = hpke_seal(key.public, b"fictief", info=b"doos")
    monkeypatch.undo()
    assert hpke_open(key.raw, without_suite, info=b"doos") == b"fictief"


@pytest.mark.parametrize("ad", [b"", b"context"])
def test_every_flipped_bit_and_every_cut_breaks_a_box(ad: bytes) -> None:
    key = BoxKey.generate()
    box = hpke_seal(key.public, b"f", info=b"doos", ad=ad)
    # Bit 255 of an X25519 point is ignored by RFC 7748; the KEM context binds the bytes, so it breaks all the same.
    for bit in range(len(box) * 8):
        flipped = bytearray(box)
        flipped[bit // 8] ^= 1 << bit % 8
        with pytest.raises(SealBroken):
            hpke_open(key.raw, bytes(flipped), info=b"doos", ad=ad)
    for length in range(len(box)):
        with pytest.raises(SealBroken):
            hpke_open(key.raw, box[:length], info=b"doos", ad=ad)


@pytest.mark.parametrize("ad", [b"", b"context"])
@pytest.mark.parametrize("public", [*LOW_ORDER, b"", bytes(31), bytes(33)])
def test_keys_that_keep_no_secret_are_refused(public: bytes, ad: bytes) -> None:
    with pytest.raises(SealBroken):
        hpke_seal(public, b"fictief", info=b"doos", ad=ad)
    with pytest.raises(SealBroken):
        hpke_open(BoxKey.generate().raw, public + bytes(40), info=b"doos", ad=ad)


@pytest.mark.parametrize("ad", [b"", b"context"])
def test_malformed_private_key_breaks_the_seal(ad: bytes) -> None:
    with pytest.raises(SealBroken):
        hpke_open(b"short", bytes(60), info=b"doos", ad=ad)
