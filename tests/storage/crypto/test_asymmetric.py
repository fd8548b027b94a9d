import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import BadSignature, SealBroken
from storage.crypto import BoxKey, SigningKey, asymmetric, verify

P = asymmetric._FIELD
D = (-121665 * pow(121666, -1, P)) % P


def double(x: int, y: int) -> tuple[int, int]:
    """Twice a point of edwards25519, by the addition law of RFC 8032, 5.1.4."""
    t = D * x * x % P * y % P * y % P
    return 2 * x * y * pow(1 + t, -1, P) % P, (y * y + x * x) * pow(1 - t, -1, P) % P


def x_of(y: int) -> int:
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    root = pow(square, (P + 3) // 8, P)
    if root * root % P != square:
        root = root * pow(2, (P - 1) // 4, P) % P
    assert root * root % P == square
    return root


def test_rfc_8032_test_two() -> None:
    key = SigningKey.from_raw(bytes.fromhex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"))
    assert key.public.hex() == "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"
    assert key.sign(b"\x72").hex() == (
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
    )


@given(message=st.binary(max_size=300))
def test_signature_is_of_this_message_and_this_key_only(message: bytes) -> None:
    key = SigningKey.generate()
    signature = key.sign(message)
    verify(key.public, signature, message)
    with pytest.raises(BadSignature):
        verify(key.public, signature, message + b"x")
    with pytest.raises(BadSignature):
        verify(SigningKey.generate().public, signature, message)


def test_every_flipped_bit_of_a_signature_is_refused() -> None:
    key = SigningKey.generate()
    signature = key.sign(b"fictief")
    for bit in range(512):
        flipped = bytearray(signature)
        flipped[bit // 8] ^= 1 << bit % 8
        with pytest.raises(BadSignature):
            verify(key.public, bytes(flipped), b"fictief")


def test_refused_points_are_just_those_that_eight_times_over_are_nothing() -> None:
    for y in asymmetric._SMALL_ORDER_Y:
        assert double(*double(*double(x_of(y), y))) == (0, 1)
    # Eight points: 0 and the two of order eight stand for two points each, 1 and -1 for one each.
    assert len(asymmetric._SMALL_ORDER_Y) == 5


@pytest.mark.parametrize("sign_bit", [0, 1])
@pytest.mark.parametrize("y", [*sorted(asymmetric._SMALL_ORDER_Y), P, P + 1, 2**255 - 1])
def test_signature_that_fits_all_messages_of_a_small_order_key_is_refused(y: int, sign_bit: int) -> None:
    public = (y | sign_bit << 255).to_bytes(32, "little")
    # R = identity, S = 0: valid for every message whose challenge is a multiple of the order of the key.
    forged = (1).to_bytes(32, "little") + bytes(32)
    for number in range(16):
        with pytest.raises(BadSignature):
            verify(public, forged, str(number).encode())


@pytest.mark.parametrize("public", [b"", bytes(31), bytes(33), b"\x02" + bytes(31)])
def test_malformed_public_key_is_a_bad_signature(public: bytes) -> None:
    with pytest.raises(BadSignature):
        verify(public, bytes(64), b"fictief")


@pytest.mark.parametrize("length", [0, 63, 65])
def test_signature_of_another_length_is_bad(length: int) -> None:
    with pytest.raises(BadSignature):
        verify(SigningKey.generate().public, bytes(length), b"fictief")


@pytest.mark.parametrize("kind", [SigningKey, BoxKey])
def test_key_pair_comes_back_from_its_secret_and_shows_it_nowhere(kind: type[SigningKey] | type[BoxKey]) -> None:
    key = kind.generate()
    again = kind.from_raw(key.raw)
    assert (again.raw, again.public) == (key.raw, key.public)
    assert kind.generate().raw != key.raw
    assert key.raw.hex() not in repr(key)
    with pytest.raises(SealBroken):
        kind.from_raw(key.raw[:31])


def test_box_key_is_x25519() -> None:
    # The ephemeral key of the CFRG vector that test_hpke.py uses.
    key = BoxKey.from_raw(bytes.fromhex("179d4b53b6365c45b600c4163b61d95cbc2f4d9e36f1695558dce265ab8bab11"))
    assert key.public.hex() == "6c93e09869df3402d7bf231bf540fadd35cd56be14f97178f0954db94b7fc256"
