"""An organisation's own words: which count, which are asked with, and how a file of them is read."""

import csv
import io
import json
from typing import Any

import msgspec
import pytest

from domain.codes.purposes import PURPOSES
from domain.consent_texts import (
    ConsentText,
    askable_languages,
    consent_text,
    dutch_text,
    languages_of,
    nl,
    taken_back,
    wide_from,
)
from domain.consent_texts.checking import ASKED, MOST_LETTERS, line_faults, period_fault
from domain.consent_texts.file import MOST_BYTES, read_text_file, template
from domain.consent_texts.own import own_text
from domain.consent_texts.reading import reading, reading_of, sentences
from domain.consent_texts.text import WORD_FIELDS
from views.texts import load_texts

DUTCH = {text.purpose: text for text in nl.TEXTS}
PASHTO: dict[str, Any] = {
    "version": 1,
    "question": "پوښتنه؟",
    "what": "څه.",
    "who": "څوک.",
    "how_long": "شپږ میاشتې.",
    "stop": "بس.",
    "no_is_fine": "نه.",
    "check": "څوک؟",
    "right": "ټیم",
    "wrong": "VDAB",
    "wrong2": "ټول",
}


def own(state: str = "approved", **changed: Any) -> ConsentText:
    text = msgspec.structs.replace(consent_text("P05", language="nl"), version=1001, record="a" * 32, at="2026-11-21")
    return msgspec.structs.replace(text, state=state, **changed)


def test_a_concept_never_stands_in_the_place_of_an_approved_text() -> None:
    for state in ("concept", "translated", "read_back", "retired"):
        assert consent_text("P05", language="nl", own=(own(state),)).version == 1
    assert consent_text("P05", language="nl", own=(own(),)).version == 1001


def test_own_words_go_before_a_newer_text_of_the_app() -> None:
    assert consent_text("P05", language="nl", own=(own(version=1),)).record


def test_of_two_texts_with_one_number_the_last_approved_is_asked_with() -> None:
    late = own(at="2026-11-22", record="b" * 32, question="Mag dit?")
    for texts in ((own(), late), (late, own())):
        assert consent_text("P05", language="nl", own=texts) == late


def test_words_that_allow_more_leave_only_languages_that_say_so() -> None:
    wider = own(is_wider=True)
    assert wide_from("P05", own=(wider,)) == 1001
    assert askable_languages("P05", own=(wider,)) == ("nl",)
    assert consent_text("P05", language="fr", own=(wider,)).state == "outgrown"
    french = own(language="fr", record="c" * 32)
    assert askable_languages("P05", own=(wider, french)) == ("nl", "fr")
    assert wide_from("P05", own=(own("read_back", is_wider=True),)) == 0


def test_words_that_were_taken_back_are_asked_with_in_no_language() -> None:
    """A translation says what its Dutch says: taken back in Dutch, it is not read to anybody in French either."""
    dutch, french = own("retired", at="2026-11-22T10:00:00Z"), own(language="fr", record="c" * 32)
    assert taken_back("P05", own=(dutch, french)) == {1001: "2026-11-22T10:00:00Z"}
    pashto = msgspec.structs.replace(french, language="ps", name="Pashto")
    texts = (dutch, french, pashto)
    assert [consent_text("P05", language=code, own=texts).version for code in ("nl", "fr")] == [1, 1]
    assert consent_text("P05", language="ps", own=texts).state == "outgrown"
    assert "ps" not in askable_languages("P05", own=texts)
    assert "ps" not in askable_languages("P05", own=(*texts, own(version=1002, record="d" * 32)))
    other = own(record="e" * 32, question="Mag dit?")
    assert taken_back("P05", own=(*texts, other)) == {}
    assert consent_text("P05", language="fr", own=(*texts, other)) == french
    assert taken_back("P05", own=(own("retired", language="fr", version=1),)) == {}


def test_a_language_of_the_organisation_is_one_to_choose() -> None:
    assert "ps" in languages_of("P05", own=(own("concept", language="ps", name="Pashto", is_rtl=True),))
    assert dutch_text("P05", version=1001, own=(own(),)) == own()
    assert dutch_text("P05", version=7) is None


def test_a_step_counts_only_for_the_words_it_was_signed_for() -> None:
    record = {name: getattr(DUTCH["P05"], name) for name in WORD_FIELDS}
    record |= {"purpose": "P05", "language": "nl", "version": 1001, "id": "a" * 32, "at": "2026-11-21"}
    good, bad = DUTCH["P05"].words_hash, "0" * 64
    steps = [{"state": "approved", "hash": bad, "at": "2026-11-22", "is_wider": True}]
    assert own_text(record, steps=steps).state == "concept"
    steps.append({"state": "read_back", "hash": good, "at": "2026-11-23"})
    assert (text := own_text(record, steps=steps)).state == "read_back"
    assert not text.is_wider
    steps.append({"state": "approved", "hash": good, "at": "2026-11-24", "is_wider": True})
    assert own_text(record, steps=steps).is_wider
    steps.append({"state": "made_up", "hash": good, "at": "2026-11-25"})
    assert own_text(record, steps=steps).state == "approved"
    steps.append({"state": "retired", "hash": good, "at": "2026-11-25"})
    assert own_text(record, steps=steps).state == "retired"


# --- easy to hear


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
@pytest.mark.parametrize("purpose", ASKED)
def test_every_text_is_easy_to_hear(purpose: str, language: str) -> None:
    found = reading(consent_text(purpose, language=language))
    assert not found.long
    assert found.average <= 10


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
@pytest.mark.parametrize("row", PURPOSES, ids=lambda row: row.code)
def test_what_stopping_does_is_said_in_short_sentences(row: Any, language: str) -> None:
    found = reading_of([load_texts(language).t(row.after_withdrawal)])
    assert found.is_easy, (language, row.code, found)


def test_long_sentences_are_named() -> None:
    long = " ".join(["woord"] * 16) + "."
    found = reading_of([f"Kort. {long}"])
    assert found.long == (long,)
    assert not found.is_easy
    assert not reading_of([" ".join(["woord"] * 11) + "."]).is_easy
    assert reading_of(["Mogen we dit doorgeven aan {recipient}?"]).average == 7
    assert sentences("Een. Twee? Drie؟ Vier") == ["Een.", "Twee?", "Drie؟", "Vier"]


# --- what may not be kept


@pytest.mark.parametrize("purpose", ASKED)
def test_texts_of_the_app_have_no_fault(purpose: str) -> None:
    for language in languages_of(purpose):
        text = consent_text(purpose, language=language)
        assert not line_faults(purpose, {name: getattr(text, name) for name in WORD_FIELDS}), text.full_name


@pytest.mark.parametrize(
    ("purpose", "field", "value", "said"),
    [
        ("P05", "what", "", "leeg"),
        ("P05", "what", "   ", "leeg"),
        ("P05", "what", 7, "leeg"),
        ("P05", "what", None, "leeg"),
        ("P05", "what", ["a"], "leeg"),
        ("P05", "what", "x" * (MOST_LETTERS + 1), "te lang"),
        ("P05", "what", "alleen\u202e ons team", "vreemde tekens"),
        ("P05", "what", "alleen\u2066 ons team", "vreemde tekens"),
        ("P05", "what", "nul\0", "vreemde tekens"),
        ("P05", "what", "een\ntwee", "vreemde tekens"),
        ("P05", "what", "=HYPERLINK(1)", "vreemde tekens"),
        ("P05", "what", " @SUM(1)", "vreemde tekens"),
        ("P05", "what", "aan {recipient}", "Hier hoort geen"),
        ("P09", "what", "aan {partner}", "accolades"),
        ("P09", "what", "aan {0.__class__}", "accolades"),
        ("P09", "question", "Mogen we dit doorgeven?", "Hier moet"),
        ("P09", "right", "Iemand", "Hier moet"),
        ("P05", "wrong", "Jullie team", "verschillen"),
        ("P05", "wrong2", "jullie TEAM", "verschillen"),
    ],
)
def test_faults_in_a_line_are_said_in_words(purpose: str, field: str, value: object, said: str) -> None:
    words = {name: getattr(DUTCH[purpose], name) for name in WORD_FIELDS} | {field: value}
    faults = line_faults(purpose, words)
    assert any(said in fault.sentence for fault in faults), faults


@pytest.mark.parametrize(
    ("said", "months", "fits"),
    [
        ("Negen maanden. Dan wissen we het.", 9, True),
        ("Na 9 maanden wissen we het.", 9, True),
        ("Twee jaar. Dan wissen we het.", 24, True),
        ("Vierentwintig maanden.", 24, True),
        ("Eén maand.", 1, True),
        ("Negentien maanden.", 9, False),
        ("19 maanden.", 9, False),
        ("Zes maanden.", 9, False),
        ("Twee jaar.", 25, False),
    ],
)
def test_words_that_promise_an_own_period_have_to_name_it(said: str, months: int, *, fits: bool) -> None:
    assert (period_fault(said, months=months) is None) is fits


# --- a file


def as_json(**changed: Any) -> bytes:
    body = {"language": "ps", "name": "پښتو", "rtl": True, "texts": {"P05": PASHTO}}
    return json.dumps(body | changed).encode()


def said(raw: bytes) -> list[str]:
    read = read_text_file(raw, dutch=DUTCH)
    assert not (read.faults and read.words)
    return [fault.sentence for fault in read.faults]


def test_a_language_the_app_does_not_know_comes_in_with_its_name_and_direction() -> None:
    read = read_text_file(as_json(), dutch=DUTCH)
    assert (read.language, read.name, read.is_rtl, list(read.words), read.faults) == ("ps", "پښتو", True, ["P05"], ())
    assert read.words["P05"]["question"] == "پوښتنه؟"


def test_a_language_of_the_app_keeps_the_name_and_direction_of_the_app() -> None:
    read = read_text_file(as_json(language="ar", name="x", rtl=False), dutch=DUTCH)
    assert (read.name, read.is_rtl) == ("العربية", True)


def filled_template(**changed: str) -> bytes:
    rows = list(csv.reader(io.StringIO(template(DUTCH).decode("utf-8-sig"), newline=""), delimiter=";"))
    names = {"code": "ps", "naam": "پښتو", "van rechts naar links": "ja"} | changed
    fields = dict(zip(("vraag", "wat", "wie", "hoelang", "stoppen"), list(PASHTO.values())[1:6], strict=True))
    fields |= dict(zip(("nee mag", "checkvraag", "juist", "fout", "fout 2"), list(PASHTO.values())[6:], strict=True))
    for row in rows[1:]:
        if row[0] == "taal":
            row[3] = names[row[1]]
        elif row[0] == "P05" and row[1] != "versie":
            row[3] = changed.get(row[1], fields[row[1]])
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=changed.get("delimiter", ";")).writerows(rows)
    return out.getvalue().encode()


@pytest.mark.parametrize("delimiter", [";", ","])
def test_the_template_comes_back_as_it_was_filled_in(delimiter: str) -> None:
    read = read_text_file(filled_template(delimiter=delimiter), dutch=DUTCH)
    assert read.faults == ()
    assert read.words == {"P05": {name: PASHTO[name] for name in WORD_FIELDS}}


def test_a_template_can_be_filled_with_what_is_there_already() -> None:
    arabic = {purpose: consent_text(purpose, language="ar") for purpose in ("P01",)}
    read = read_text_file(template(DUTCH, filled=arabic), dutch=DUTCH)
    assert (read.language, read.is_rtl, list(read.words)) == ("ar", True, ["P01"])


def test_faults_of_a_table_are_named_by_line() -> None:
    read = read_text_file(filled_template(wat="alleen\u202eons"), dutch=DUTCH)
    assert [(fault.purpose, fault.field, fault.line > 1) for fault in read.faults] == [("P05", "Wat", True)]
    rows = read_text_file(filled_template(), dutch=DUTCH)
    assert rows.words


HOSTILE: dict[str, bytes] = {
    "huge": b"x" * (MOST_BYTES + 1),
    "many lines": b"doel;lijn;nederlands;vertaling\n" + b"P05;vraag;;x\n" * 1_001,
    "no text": b"\xff\xfe\x00",
    "empty": b"",
    "deep": b"[" * 100_000,
    "deep object": b'{"texts":' * 50_000,
    "list": b"[]",
    "number": b'{"texts": 7}',
    "no texts": b'{"language": "ps", "name": "x", "texts": {}}',
    "texts of a list": b'{"language": "ps", "name": "x", "texts": {"P05": []}}',
    "words of numbers": as_json(texts={"P05": dict.fromkeys(PASHTO, 7)}),
    "one line missing": as_json(texts={"P05": {k: v for k, v in PASHTO.items() if k != "stop"}}),
    "a line too many": as_json(texts={"P05": PASHTO | {"price": "5"}}),
    "unknown purpose": as_json(texts={"P99": PASHTO}),
    "purpose not asked": as_json(texts={"P00": PASHTO}),
    "bidi": as_json(texts={"P05": PASHTO | {"what": "a\u202eb"}}),
    "lone surrogate": b'{"language": "ps", "name": "x", "texts": {"P05": {"question": "\\ud800"}}}',
    "no recipient": as_json(texts={"P09": PASHTO}),
    "other version": as_json(texts={"P05": PASHTO | {"version": 2}}),
    "no version": as_json(texts={"P05": {k: v for k, v in PASHTO.items() if k != "version"}}),
    "no language": as_json(language=""),
    "language of a number": as_json(language=7),
    "language with signs": as_json(language="../nl"),
    "dutch": as_json(language="nl"),
    "no name": as_json(name=""),
    "name with bidi": as_json(name="a\u202eb"),
    "name that is a formula": as_json(name="=1+1"),
    "direction": as_json(rtl="perhaps"),
    "direction of a list": as_json(rtl=[]),
    "header": b"een;twee\n1;2\n",
    "unknown line": b"doel;lijn;nederlands;vertaling\nP05;prijs;;5\n",
    "open quote": b'doel;lijn;nederlands;vertaling\nP05;vraag;;"x\n',
    "twice": b"doel;lijn;nederlands;vertaling\nP05;vraag;;a\nP05;vraag;;b\n",
    "wide row": b"doel;lijn;nederlands;vertaling\nP05;vraag;;a;b;c\n",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_bad_file_gives_nothing_and_says_why(name: str) -> None:
    sentences = said(HOSTILE[name])
    assert sentences
    assert all(sentence.endswith(".") for sentence in sentences)
