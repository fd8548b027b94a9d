from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import BadInput
from storage import cover, crypto
from storage.cover import COVER_NAME, Answer, Cover

CODE = "274916"
KEY = bytes(range(32))


def loaded(directory: Path, store_key: bytes = KEY) -> Cover:
    found = cover.load(directory, store_key)
    assert found is not None
    return found


def test_code_that_was_set_uncovers_after_the_vault_is_opened_again(tmp_path: Path) -> None:
    assert cover.set_code(tmp_path, KEY, code=CODE).answer(CODE) is Answer.OPENS
    assert loaded(tmp_path).answer(CODE) is Answer.OPENS


def test_fifth_wrong_code_closes_and_the_right_one_comes_too_late(tmp_path: Path) -> None:
    covered = cover.set_code(tmp_path, KEY, code=CODE)
    assert [covered.answer("111111") for _ in range(5)] == [Answer.WRONG] * 4 + [Answer.CLOSES]
    assert covered.tries_left == 0
    assert covered.answer(CODE) is Answer.CLOSES


def test_right_code_forgets_the_wrong_ones(tmp_path: Path) -> None:
    covered = cover.set_code(tmp_path, KEY, code=CODE)
    for _ in range(3):
        for _ in range(4):
            assert covered.answer("000000") is Answer.WRONG
        assert covered.tries_left == 1
        assert covered.answer(CODE) is Answer.OPENS
        assert covered.tries_left == 5


@given(typed=st.text(max_size=40))
def test_no_other_text_uncovers_and_none_breaks_it(typed: str) -> None:
    expected = Answer.OPENS if "".join(typed.split()) == CODE else Answer.WRONG
    assert Cover(CODE).answer(typed) is expected


@pytest.mark.parametrize("typed", ["274 916", "٢٧٤٩١٦", "２７４９１６"])
def test_code_opens_in_the_digits_of_any_keyboard(typed: str) -> None:
    assert Cover(CODE).answer(typed) is Answer.OPENS


@pytest.mark.parametrize("typed", ["", "27491", "2749160", "\ud800", "274916" * 1000])
def test_code_of_another_length_is_wrong(typed: str) -> None:
    assert Cover(CODE).answer(typed) is Answer.WRONG


@pytest.mark.parametrize("code", ["", "12345", "1234567", "27491a", "27-49-16", "²³¹⁴⁵⁶"])
def test_code_that_is_not_six_digits_is_refused_in_plain_words(tmp_path: Path, code: str) -> None:
    with pytest.raises(BadInput, match="6 cijfers"):
        cover.set_code(tmp_path, KEY, code=code)
    assert cover.load(tmp_path, KEY) is None


@pytest.mark.parametrize("code", ["000000", "123456", "567890", "654321", "098765", "147147", "121212"])
def test_code_that_anyone_tries_first_is_refused(tmp_path: Path, code: str) -> None:
    cover.set_code(tmp_path, KEY, code=CODE)
    with pytest.raises(BadInput, match="te makkelijk"):
        cover.set_code(tmp_path, KEY, code=code)
    assert loaded(tmp_path).answer(CODE) is Answer.OPENS


def test_stolen_disk_shows_no_code_and_cannot_test_one(tmp_path: Path) -> None:
    cover.set_code(tmp_path, KEY, code=CODE)
    first = (tmp_path / COVER_NAME).read_bytes()
    assert CODE.encode() not in first
    cover.set_code(tmp_path, KEY, code=CODE)
    # The same code is sealed otherwise each time, so two disks or two days cannot be compared.
    assert (tmp_path / COVER_NAME).read_bytes() != first
    assert cover.load(tmp_path, crypto.new_key()) is None


def test_code_file_of_another_vault_gives_no_cover(tmp_path: Path) -> None:
    cover.set_code(tmp_path, crypto.new_key(), code=CODE)
    assert cover.load(tmp_path, KEY) is None


def test_damaged_code_file_gives_no_cover_so_cover_closes(tmp_path: Path) -> None:
    cover.set_code(tmp_path, KEY, code=CODE)
    path = tmp_path / COVER_NAME
    content = path.read_bytes()
    for bit in range(len(content) * 8):
        flipped = bytearray(content)
        flipped[bit // 8] ^= 1 << bit % 8
        path.write_bytes(flipped)
        assert cover.load(tmp_path, KEY) is None
    for length in range(len(content)):
        path.write_bytes(content[:length])
        assert cover.load(tmp_path, KEY) is None


def test_cleared_code_is_gone_and_clearing_twice_is_no_error(tmp_path: Path) -> None:
    cover.set_code(tmp_path, KEY, code=CODE)
    cover.clear_code(tmp_path)
    cover.clear_code(tmp_path)
    assert cover.load(tmp_path, KEY) is None
    assert list(tmp_path.iterdir()) == []
