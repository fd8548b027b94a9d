import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import BadInput
from storage.passphrase import MOST_CHARACTERS, canonical, check_new, suggest_passphrase
from storage.words.nl import WORDS


def test_word_list_is_large_unique_sorted_and_easy_to_type() -> None:
    assert len(WORDS) >= 6**4
    assert list(WORDS) == sorted(set(WORDS))
    assert all(re.fullmatch("[a-z]{4,8}", word) for word in WORDS)


def test_suggestion_is_four_different_words_of_the_list_and_passes_the_rule() -> None:
    for _ in range(200):
        suggestion = suggest_passphrase()
        words = suggestion.split(" ")
        assert len(set(words)) == 4
        assert set(words) <= set(WORDS)
        check_new(suggestion)
        assert canonical(suggestion) == suggestion


def test_two_hundred_suggestions_are_two_hundred_passphrases() -> None:
    assert len({suggest_passphrase() for _ in range(200)}) == 200


def test_every_place_of_the_suggestion_uses_the_whole_list() -> None:
    seen = [suggest_passphrase().split(" ") for _ in range(3000)]
    for place in range(4):
        # 3000 draws of 1400 leave about 12 % unseen.
        assert len({words[place] for words in seen}) > 0.8 * len(WORDS)


@pytest.mark.parametrize("typed", ["Fiets Molen regen tulp", "fiets  molen regen tulp ", "fiets-molen-regen-tulp"])
def test_words_open_however_a_phone_types_them(typed: str) -> None:
    assert canonical(typed) == "fiets molen regen tulp"


def test_other_passphrases_keep_their_capitals_and_hyphens() -> None:
    assert canonical("Kort-maar-Krachtig!") == "Kort-maar-Krachtig!"
    assert canonical("drie Woorden samen") != canonical("drie woorden samen")


def test_accents_in_one_stroke_or_two_are_one_passphrase() -> None:
    assert canonical("caf\u00e9 op de hoek") == canonical("cafe\u0301 op de hoek")


@pytest.mark.parametrize("short", ["", " ", "elf tekens!", "a" * 11, "           x            "])
def test_passphrase_under_twelve_characters_is_refused_in_plain_words(short: str) -> None:
    with pytest.raises(BadInput, match="te kort"):
        check_new(short)


def test_passphrase_of_one_repeated_letter_is_refused() -> None:
    with pytest.raises(BadInput, match="makkelijk te raden"):
        check_new("abababababababab")


def test_passphrase_without_end_is_refused() -> None:
    with pytest.raises(BadInput, match="te lang"):
        check_new("abcdef " * MOST_CHARACTERS)


def test_one_character_that_unfolds_to_many_does_not_pass_the_limit() -> None:
    with pytest.raises(BadInput, match="te lang"):
        check_new("\ufdfa" * MOST_CHARACTERS)


@given(st.text(alphabet=st.characters(), max_size=80))
def test_canonical_form_is_stable_for_any_text(text: str) -> None:
    assert canonical(canonical(text)) == canonical(text)
