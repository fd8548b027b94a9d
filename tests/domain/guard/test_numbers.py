"""National numbers and IBANs: every valid one in every spelling, and none that is not."""

import datetime as dt
import random

import pytest

from domain.guard import forbidden, found, without_forbidden
from domain.guard.iban import is_iban
from domain.guard.national_number import is_national_number
from tests.domain.guard.numbers import SPELLINGS, iban, national_number

TODAY = dt.date(2026, 11, 21)


def kinds(text: str) -> list[str]:
    return [one.kind for one in found(text, today=TODAY)]


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_every_valid_national_number_is_found_whole_in_this_spelling(spelling: str) -> None:
    chance = random.Random(spelling)
    for _ in range(300):
        parts = national_number(chance)
        written = spelling.format(*parts)
        for text in (written, f"nr {written} voor vdab", f"2 gasten, {written}, morgen 10u"):
            pieces = [text[one.start : one.end] for one in forbidden(text, today=TODAY)]
            digits = ["".join(letter for letter in piece if letter.isdigit()) for piece in pieces]
            assert digits == ["".join(parts)], text


def test_no_eleven_digits_that_fail_modulo_97_are_taken_for_a_person() -> None:
    chance = random.Random(7)
    for _ in range(3000):
        parts = national_number(chance)
        check = f"{(int(parts[4]) % 97) + 1:02d}"
        wrong = "".join(parts[:4]) + check
        other = 97 - int(("2" if int(wrong[:2]) <= 26 else "") + wrong[:9]) % 97
        if int(check) in (other, 97 - int(wrong[:9]) % 97, 97 - int("2" + wrong[:9]) % 97):
            continue
        assert not is_national_number(wrong)
        assert forbidden(f"pakket {wrong}", today=TODAY) == ()


def test_eleven_digits_with_a_day_that_never_was_are_nobody() -> None:
    from tests.domain.guard.numbers import check_digits

    for first_nine in ("991399901", "990230901", "996001901", "990432901"):
        for from_2000 in (False, True):
            assert not is_national_number(first_nine + check_digits(first_nine, from_2000=from_2000))


def test_who_is_still_to_be_born_has_no_number() -> None:
    from tests.domain.guard.numbers import check_digits

    number = "850101801" + check_digits("850101801", from_2000=True)
    assert is_national_number(number)
    assert not is_national_number(number, today=TODAY)


@pytest.mark.parametrize("between", ["", " ", "-", ".", "groups", "small"])
def test_every_valid_iban_is_found_whole(between: str) -> None:
    chance = random.Random(between)
    for _ in range(300):
        plain = iban(chance)
        assert is_iban(plain)
        groups = [plain[place : place + 4] for place in range(0, len(plain), 4)]
        sign = " " if between in ("groups", "small") else between
        written = sign.join(groups)
        written = written.lower() if between == "small" else written
        text = f"loon op {written} graag"
        [one] = forbidden(text)
        assert (one.kind, text[one.start : one.end]) == ("iban", written)


def test_one_changed_digit_is_no_iban() -> None:
    chance = random.Random(3)
    for _ in range(1000):
        plain = iban(chance)
        place = chance.randrange(len(plain) - 8, len(plain))
        changed = plain[:place] + str((int(plain[place]) + chance.randrange(1, 10)) % 10) + plain[place + 1 :]
        assert not is_iban(changed)
        assert forbidden(f"oud {changed} nieuw") == ()


def test_numbers_of_things_are_left_alone() -> None:
    for text in (
        "+++120/0004/11235+++ voor de zaal",
        "KBO 0999.000.123",
        "ISBN 978-90-209-1234-5",
        "contract 1/12/2026 - 28/2/2027",
        "vac.nr 70998812 & 71002345",
        "werkervaringsstage 64 u in rusthuis De Linde",
    ):
        assert kinds(text) == []


def test_digits_of_another_script_and_hidden_signs_hide_nothing() -> None:
    parts = national_number(random.Random(1))
    arabic = "".join(chr(0x0660 + int(digit)) for digit in "".join(parts))
    assert kinds(arabic) == ["national_number"]
    assert kinds("\u200b".join(parts)) == ["national_number"]
    assert kinds("\u00a0".join(parts)) == ["national_number"]


def test_what_is_kept_without_them_has_everything_else() -> None:
    digits = "".join(national_number(random.Random(2)))
    assert without_forbidden(f"a {digits} b {digits} c") == "a … b … c"
    assert without_forbidden("niets te doen") == "niets te doen"
