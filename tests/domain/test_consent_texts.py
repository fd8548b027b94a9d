"""What a youth hears: short, whole, in every language, and provable afterwards."""

import json
import re
from pathlib import Path

import msgspec
import pytest

from domain.codes.purposes import BY_CODE as PURPOSE_BY_CODE
from domain.codes.row import UnknownCode
from domain.consent_texts import CONSENT_TEXTS, ConsentText, askable_languages, consent_text
from domain.languages import LANGUAGES

GOLDEN: dict[str, str] = json.loads((Path(__file__).parent / "golden" / "consent_texts.json").read_text())
COMPLETE = [row.code for row in LANGUAGES if row.state == "complete"]
EVERY_TEXT = pytest.mark.parametrize("text", CONSENT_TEXTS, ids=lambda text: text.full_name)
ASKED = [f"P{number:02}" for number in range(1, 16)]


def sentences(text: ConsentText) -> list[str]:
    """The sentences of the spoken part; the name of a partner or channel counts as two words."""
    spoken = text.named("Ilse Peeters").aloud
    return [part for part in re.split(r"(?<=[.?!؟])\s+", spoken) if part]


def word_count(sentence: str) -> int:
    return len([word for word in sentence.split() if any(sign.isalnum() for sign in word)])


@pytest.mark.parametrize("language", COMPLETE)
def test_every_purpose_that_is_asked_has_an_approved_text(language: str) -> None:
    assert [consent_text(code, language=language).is_askable for code in ASKED] == [True] * 15


@EVERY_TEXT
def test_no_sentence_is_longer_than_fifteen_words_and_ten_is_the_average(text: ConsentText) -> None:
    counts = [word_count(sentence) for sentence in sentences(text)]
    assert max(counts) <= 15
    assert sum(counts) / len(counts) <= 10


@EVERY_TEXT
def test_a_text_has_all_its_words_and_three_different_answers(text: ConsentText) -> None:
    assert all(line.strip() == line and line for line in text.lines)
    assert len({text.right, text.wrong, text.wrong2}) == 3
    assert text.question.endswith(("?", "؟"))
    assert text.check.endswith(("?", "؟"))
    assert not re.search(r"[!;()]|\{(?!recipient\})", " ".join(text.lines))


@EVERY_TEXT
def test_the_id_of_a_text_does_not_tell_its_language(text: ConsentText) -> None:
    assert text.id == consent_text(text.purpose, language="nl").id


@EVERY_TEXT
def test_the_youth_is_addressed_and_told_that_no_is_fine(text: ConsentText) -> None:
    nays = {"nl": "Zeg je nee", "fr": "Tu dis non", "en": "say no", "ar": "قلت لا", "tr": "Hayır", "uk": "ні"}
    assert nays[text.language] in text.no_is_fine


def test_drafts_never_lead_to_a_yes_and_say_what_does() -> None:
    for purpose in ASKED:
        for language in ("ar", "tr", "uk"):
            assert consent_text(purpose, language=language).state == "concept"
        assert askable_languages(purpose) == ("nl", "fr", "en")


@EVERY_TEXT
def test_only_purposes_with_a_recipient_name_one(text: ConsentText) -> None:
    assert text.needs_recipient == PURPOSE_BY_CODE[text.purpose].is_per_recipient
    named = text.named("Ilse van {VDAB}")
    assert not named.needs_recipient
    assert (named.words_hash != text.words_hash) == text.needs_recipient


def test_the_question_of_the_file_is_the_one_on_the_drawing() -> None:
    text = consent_text("P01", language="nl")
    assert text.question == "Mogen we iets over jou bijhouden?"
    assert text.rows[0].startswith("We schrijven je straatnaam op. Je echte naam niet.")
    assert (text.check, text.right, text.wrong, text.wrong2) == (
        "Wie kan dit lezen?",
        "Jullie team",
        "VDAB",
        "Iedereen",
    )


def test_words_that_changed_have_a_new_version() -> None:
    now = {text.full_name: text.words_hash for text in CONSENT_TEXTS}
    assert now == {key: GOLDEN[key] for key in now}, (
        "changed words need a new version and a new line in the golden file"
    )


def test_the_hash_does_not_depend_on_how_letters_are_composed_or_spaced() -> None:
    text = consent_text("P01", language="fr")
    composed = msgspec.structs.replace(text, question="Déjà  vu ?")
    decomposed = msgspec.structs.replace(text, question="De\u0301ja\u0300 vu\u0020?")
    assert composed.words_hash == decomposed.words_hash
    assert composed.words_hash != text.words_hash


def test_two_texts_never_share_a_hash() -> None:
    assert len({text.words_hash for text in CONSENT_TEXTS}) == len(CONSENT_TEXTS)


def test_words_of_the_team_go_before_those_of_the_app() -> None:
    own = msgspec.structs.replace(
        consent_text("P01", language="nl"), version=1, what="We schrijven alleen je roepnaam op."
    )
    draft = msgspec.structs.replace(own, version=2, language="ar", state="concept")
    somali = msgspec.structs.replace(own, language="so")
    texts = (own, draft, somali)
    assert consent_text("P01", language="nl", own=texts) == own
    assert askable_languages("P01", own=texts) == ("nl", "fr", "en", "so")


@pytest.mark.parametrize(("code", "language"), [("P00", "nl"), ("P01", "xx"), ("P00", "ar")])
def test_a_text_that_is_not_there_is_refused(code: str, language: str) -> None:
    with pytest.raises(UnknownCode):
        consent_text(code, language=language)
