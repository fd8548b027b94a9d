import pytest

from domain.errors import Damaged
from storage.crypto import ScryptCost, scrypt
from storage.crypto.stretch import stretch

SALT = bytes(range(16))
SHORT_OF_MEMORY = {"n": 2**15, "r": 8, "p": 3}


def test_stretch_is_scrypt_of_rfc_7914() -> None:
    key = stretch(b"password", salt=b"NaCl", cost=ScryptCost(n=1024, r=8, p=16), length=64)
    assert key.hex() == (
        "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162"
        "2eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640"
    )


def test_same_passphrase_and_salt_give_the_same_key_of_32_bytes() -> None:
    key = scrypt("fiets molen regen tulp", salt=SALT, **SHORT_OF_MEMORY)
    assert len(key) == 32
    assert key == scrypt("fiets molen regen tulp", salt=SALT, **SHORT_OF_MEMORY)
    assert key != scrypt("fiets molen regen tulp", salt=SALT[::-1], **SHORT_OF_MEMORY)


def test_accent_in_one_stroke_or_two_gives_the_same_key() -> None:
    one = scrypt("caf\u00e9 op de hoek", salt=SALT, **SHORT_OF_MEMORY)
    assert one == scrypt("cafe\u0301 op de hoek", salt=SALT, **SHORT_OF_MEMORY)


def test_pasted_lone_surrogate_is_just_another_passphrase() -> None:
    assert len(scrypt("\ud800 fiets molen", salt=SALT, **SHORT_OF_MEMORY)) == 32


@pytest.mark.parametrize(
    ("n", "r", "p"),
    [
        (2**16, 8, 1),
        (2**17, 7, 1),
        (2**15, 8, 2),
        (2**14, 8, 9),
        (2**17, 8, 0),
        (0, 8, 1),
        (-1, -1, -1),
        (1, 8, 1),
        (2**17 + 1, 8, 1),
        (3 * 2**16, 8, 1),
        (2**19, 8, 1),
        (2**17, 32, 1),
        (2**17, 8, 10**6),
        (2**63, 8, 1),
        (2**64, 2**64, 2**64),
    ],
)
def test_cost_that_is_too_low_too_high_or_none_is_refused_before_any_work(n: int, r: int, p: int) -> None:
    with pytest.raises(Damaged):
        scrypt("fiets molen regen tulp", salt=SALT, n=n, r=r, p=p)


@pytest.mark.parametrize("length", [0, 15, 17])
def test_salt_of_another_length_is_refused(length: int) -> None:
    with pytest.raises(Damaged):
        scrypt("fiets molen regen tulp", salt=bytes(length), **SHORT_OF_MEMORY)


def test_both_costs_of_the_product_are_enough_and_bearable() -> None:
    for cost in (ScryptCost(n=2**17, r=8, p=1), ScryptCost(n=2**15, r=8, p=3)):
        assert cost.is_enough
        assert cost.is_bearable
    assert ScryptCost(n=2**15, r=8, p=3).memory_bytes == 32 * 1024 * 1024
