"""Text as people type it, and text as somebody types it who wants to be read as another."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import BadRecord
from domain.fields import checked, cleaned, folded, is_plain_text
from domain.records import KINDS

NAME = KINDS["youth"].fields["name"]


@given(st.text(max_size=60))
def test_cleaned_text_may_always_be_kept(text: str) -> None:
    tidy = cleaned(text)
    assert is_plain_text(tidy)
    assert cleaned(tidy) == tidy
    assert tidy == unicodedata.normalize("NFC", tidy)
    assert tidy == tidy.strip()


@pytest.mark.parametrize(
    "letter", ["\0", "\x07", "\x1b", "\x7f", "\x9b", chr(0xD800), chr(0xDFFF), "\u202e", "\u2066", "\ufeff"]
)
def test_letters_that_lie_or_cannot_be_seen_are_refused_and_cleaned_away(letter: str) -> None:
    assert not is_plain_text(f"Bo{letter}ris")
    assert cleaned(f"Bo{letter}ris") == "Boris"
    with pytest.raises(BadRecord):
        checked(NAME, f"Bo{letter}ris")


@pytest.mark.parametrize(
    "name", ["José", "محمد", "Şükrü", "Ngọc Anh", "李", "Ка́тя", "O'Neil-Smet", "👩🏽‍🎓", "क्ष", "نور‌الدین"]
)
def test_names_of_all_the_world_are_kept_as_they_are(name: str) -> None:
    composed = unicodedata.normalize("NFC", name)
    assert cleaned(name) == composed
    assert checked(NAME, composed) == composed


@given(st.text(max_size=30))
def test_search_text_of_a_name_does_not_depend_on_case_or_accents(text: str) -> None:
    assert folded(folded(text)) == folded(text)
    assert not any(unicodedata.combining(letter) for letter in folded(text))


def test_typed_without_accents_finds_the_name_with_them() -> None:
    assert folded("jose") == folded("JOSÉ") == folded("José")
    assert folded("STRASSE") == folded("straße")


def test_name_of_a_megabyte_is_refused_and_the_longest_that_fits_is_kept() -> None:
    assert checked(NAME, "x" * 80)
    for length in (81, 1_000_000):
        with pytest.raises(BadRecord):
            checked(NAME, "x" * length)


@pytest.mark.parametrize(
    "day", ["0001-01-01", "1899-12-31", "2200-01-01", "9999-12-31", "2026-02-30", "2026-1-1", "vandaag"]
)
def test_days_that_nobody_of_a_team_lives_through_are_refused(day: str) -> None:
    for kind, name in (("youth", "birth_date"), ("contact", "day"), ("barrier", "since"), ("consent", "valid_until")):
        with pytest.raises(BadRecord):
            checked(KINDS[kind].fields[name], day)
