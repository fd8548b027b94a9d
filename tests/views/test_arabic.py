"""Arabic on paper: letters joined as a shaper joins them, lines in the order they are drawn, no letter missing."""

import unicodedata

import pytest
from fontTools.ttLib import TTFont

from domain.consent_texts import CONSENT_TEXTS
from views.arabic import drawn, is_right_to_left, shaped
from views.texts import fonts_folder

ARABIC = [text for text in CONSENT_TEXTS if text.language == "ar"]


def names(text: str) -> list[str]:
    return [unicodedata.name(letter).removeprefix("ARABIC LETTER ").removeprefix("ARABIC LIGATURE ") for letter in text]


def test_letters_take_the_form_that_their_neighbours_ask() -> None:
    # The forms as Unicode names them: chapter 9.2 of the standard, joining types.
    assert names(shaped("سلام")) == ["SEEN INITIAL FORM", "LAM WITH ALEF FINAL FORM", "MEEM ISOLATED FORM"]
    assert names(shaped("بيت")) == ["BEH INITIAL FORM", "YEH MEDIAL FORM", "TEH FINAL FORM"]
    assert names(shaped("دار")) == ["DAL ISOLATED FORM", "ALEF ISOLATED FORM", "REH ISOLATED FORM"]
    assert names(shaped("لا")) == ["LAM WITH ALEF ISOLATED FORM"]
    assert names(shaped("شيء")) == ["SHEEN INITIAL FORM", "YEH FINAL FORM", "HAMZA ISOLATED FORM"]
    assert names(shaped("پر")) == ["PEH INITIAL FORM", "REH FINAL FORM"]  # Persian


def test_vowel_marks_join_through_and_are_left_out() -> None:
    assert shaped("بَيْت") == shaped("بيت")


def test_a_line_is_drawn_from_its_end_with_numbers_and_names_as_they_are_read() -> None:
    line = drawn("اتصل VDAB في (21) يوم")
    assert "VDAB" in line
    assert "(21)" in line  # the bracket that opens is at the right, so each is turned
    assert line.index("VDAB") > line.index("(21)")
    assert unicodedata.normalize("NFKC", line)[::-1].startswith("اتصل")


@pytest.mark.parametrize(
    ("text", "is_rtl"), [("هل", True), ("12 هل", True), ("Noor هل", False), ("12", False), ("", False), ("«هل»", True)]
)
def test_direction_follows_the_first_letter_that_has_one(text: str, *, is_rtl: bool) -> None:
    assert is_right_to_left(text) is is_rtl


@pytest.mark.parametrize("weight", ["400", "600"])
def test_every_letter_of_the_arabic_texts_can_be_drawn_with_the_apps_font(weight: str) -> None:
    known = TTFont(fonts_folder() / f"VindplaatsSans-{weight}.ttf").getBestCmap()
    assert len(ARABIC) > 3
    for text in ARABIC:
        for line in text.lines:
            missing = {letter for letter in drawn(line) if not letter.isspace() and ord(letter) not in known}
            assert missing == set(), line


def test_shaping_loses_no_letter() -> None:
    for text in ARABIC:
        for line in text.lines:
            read = unicodedata.normalize("NFKC", shaped(line))
            assert read == unicodedata.normalize("NFKC", "".join(c for c in line if unicodedata.category(c) != "Mn"))
