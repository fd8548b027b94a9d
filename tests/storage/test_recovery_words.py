"""A recovery key as words: typed by hand, forgiven what hands do, refused before anything is sent."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import connect_code
from domain.connect_code import RECOVERY_BYTES, ConnectCode
from domain.errors import BadInput
from storage.paper import keys_of
from storage.words.recovery import WORDS_ON_PAPER, read_code, seed_of, words_of

ADDRESS = "https://centrale.example"
SEEDS = st.binary(min_size=RECOVERY_BYTES, max_size=RECOVERY_BYTES)


@given(SEEDS)
def test_words_and_code_give_back_the_same_key(seed: bytes) -> None:
    words = words_of(seed)
    assert len(words) == WORDS_ON_PAPER
    wanted = ConnectCode(kind="recovery", address=ADDRESS, secret=seed)
    assert read_code(f"{ADDRESS}#{' '.join(words)}") == wanted
    assert read_code(f"  {ADDRESS}/ \n {'-'.join(words).upper()} ") == wanted
    assert read_code(connect_code.write(wanted)) == wanted


@given(SEEDS, st.integers(0, WORDS_ON_PAPER - 1), st.integers(0, WORDS_ON_PAPER - 1))
def test_two_words_in_each_others_place_are_noticed(seed: bytes, one: int, other: int) -> None:
    words = list(words_of(seed))
    words[one], words[other] = words[other], words[one]
    if words == list(words_of(seed)):
        assert seed_of(words) == seed
        return
    with pytest.raises(BadInput, match="kloppen niet samen"):
        seed_of(words)


@pytest.mark.parametrize("count", [6, 12, 23, 25])
def test_too_few_or_too_many_words_are_told_so(count: int) -> None:
    words = [*words_of(bytes(RECOVERY_BYTES)), "aardbei"][:count]
    with pytest.raises(BadInput, match="alle 24"):
        read_code(f"{ADDRESS} {' '.join(words)}")


@pytest.mark.parametrize("text", ["", "#", " ", "woord", f"{ADDRESS} ", "\ud800 " * 30, "ftp://x " + "aardbei " * 24])
def test_nonsense_is_bad_input_and_never_a_traceback(text: str) -> None:
    with pytest.raises(BadInput):
        read_code(text)


def test_invitation_typed_in_groups_is_not_taken_for_words() -> None:
    code = ConnectCode(kind="invitation", address=ADDRESS, secret=bytes(range(16)))
    assert read_code(connect_code.write(code).replace("-", " ").replace("#", " # ")) == code


def test_keys_of_a_sheet_stay_the_same_for_ever() -> None:
    """Part of the format: a sheet in a safe must open its team with every later version."""
    keys = keys_of(bytes(range(RECOVERY_BYTES)))
    found = [key.hex()[:16] for key in (keys.worker, keys.sign.public, keys.box.public, keys.wire.public)]
    assert found == ["2e199d4edbe2b7cb", "fe3b0c6d9a568c73", "8aefb60f90d51b40", "b781aa54094f46e2"]
    assert " ".join(words_of(bytes(range(RECOVERY_BYTES)))[:4]) == "aardbei anjer ceder snel"
