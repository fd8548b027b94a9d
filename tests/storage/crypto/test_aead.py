import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import SealBroken
from storage import crypto

KEY = bytes(range(32))
NONCE = bytes(12)


@given(plaintext=st.binary(max_size=600), ad=st.binary(max_size=80))
def test_what_is_sealed_opens_with_the_same_key_nonce_and_data(plaintext: bytes, ad: bytes) -> None:
    box = crypto.seal(KEY, plaintext, nonce=NONCE, ad=ad)
    assert len(box) == len(plaintext) + crypto.TAG_BYTES
    assert crypto.open_sealed(KEY, box, nonce=NONCE, ad=ad) == plaintext


@given(data=st.data(), plaintext=st.binary(max_size=60), ad=st.binary(min_size=1, max_size=40))
def test_one_flipped_bit_anywhere_breaks_the_seal(data: st.DataObject, plaintext: bytes, ad: bytes) -> None:
    parts = {"key": KEY, "box": crypto.seal(KEY, plaintext, nonce=NONCE, ad=ad), "nonce": NONCE, "ad": ad}
    victim = data.draw(st.sampled_from(sorted(parts)))
    bit = data.draw(st.integers(0, len(parts[victim]) * 8 - 1))
    flipped = bytearray(parts[victim])
    flipped[bit // 8] ^= 1 << bit % 8
    parts[victim] = bytes(flipped)
    with pytest.raises(SealBroken):
        crypto.open_sealed(parts["key"], parts["box"], nonce=parts["nonce"], ad=parts["ad"])


@pytest.mark.parametrize("length", [0, 1, 15, 16, 20])
def test_cut_box_breaks_the_seal(length: int) -> None:
    box = crypto.seal(KEY, b"fictief", nonce=NONCE, ad=b"")
    with pytest.raises(SealBroken):
        crypto.open_sealed(KEY, box[:length], nonce=NONCE, ad=b"")


@pytest.mark.parametrize(("key", "nonce"), [(KEY[:16], NONCE), (KEY[:31], NONCE), (KEY, NONCE[:8]), (KEY, bytes(16))])
def test_shorter_keys_and_other_nonces_are_refused_both_ways(key: bytes, nonce: bytes) -> None:
    with pytest.raises(SealBroken):
        crypto.seal(key, b"fictief", nonce=nonce, ad=b"")
    with pytest.raises(SealBroken):
        crypto.open_sealed(key, bytes(32), nonce=nonce, ad=b"")


def test_random_keys_and_nonces_have_their_length_and_never_repeat() -> None:
    assert len(crypto.random_bytes(7)) == 7
    assert {len(crypto.new_key()) for _ in range(50)} == {32}
    assert {len(crypto.new_nonce()) for _ in range(50)} == {12}
    assert len({crypto.new_key() for _ in range(1000)} | {crypto.new_nonce() for _ in range(1000)}) == 2000


def test_name_of_a_key_is_its_own_and_gives_nothing_of_the_key() -> None:
    kid = crypto.kid_of(KEY)
    assert len(kid) == 16
    assert kid == crypto.kid_of(KEY)
    assert kid != crypto.kid_of(KEY[:-1] + b"\xff")
    assert kid not in KEY


def test_name_of_a_key_never_changes_between_versions() -> None:
    # Every ledger in use holds these names.
    assert crypto.kid_of(KEY).hex() == "302133402af4cb0827e691a25b3cf21f"


def test_derive_is_hkdf_sha256_of_rfc_5869() -> None:
    okm = crypto.derive(b"\x0b" * 22, salt=bytes(range(13)), info=bytes(range(0xF0, 0xFA)), length=42)  # test case 1
    assert okm.hex() == ("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865")
    assert crypto.derive(KEY, info=b"a") != crypto.derive(KEY, info=b"b")
    assert len(crypto.derive(KEY, info=b"a")) == 32


def test_seal_of_the_product_is_the_function_seal() -> None:
    product: crypto.Seal = crypto.AeadSeal()
    box = product.seal(KEY, b"fictief", nonce=NONCE, ad=b"x")
    assert box == crypto.seal(KEY, b"fictief", nonce=NONCE, ad=b"x")
    assert product.open(KEY, box, nonce=NONCE, ad=b"x") == b"fictief"
    with pytest.raises(SealBroken):
        product.open(KEY, box, nonce=NONCE, ad=b"y")
