"""The notes the free-text guard is measured on stay as they were written, and their labels are true."""

import hashlib
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

NOTES = Path(__file__).parent / "notes"
FROZEN = {
    "seen": "5d82da68e783c8a211a75810ada51c527eae17859e00bdd1befb18af64f2d49e",
    "unseen": "4dc92df4927eb09b2e81b28bdf7293c8993179fbf25e6e86e155b969573c2708",
    "later": "de1aa8348032aa809bc5dde908851399b6dc31eac838876619b05bb3da2f5a4b",
    "clean_more": "75c9d261f0e6cdf3dfa5d7544f6744cf5ffee7b39b34a447524b1916dae8c9ce",
}
KINDS = {
    "national_number",
    "iban",
    "phone",
    "email",
    "handle",
    "address",
    "birth_date",
    "name",
    "sensitive",
}
LANGUAGES = {"nl", "fr", "en"}
IBAN_LENGTHS = {"BE": 16, "NL": 18, "FR": 27, "DE": 22}
CENTURIES = ("", "2")  # born before 2000: nine digits mod 97; from 2000: the same with a 2 in front

Note = dict[str, Any]


def notes_of(half: str) -> list[Note]:
    lines = (NOTES / f"{half}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.fixture(scope="module")
def halves() -> dict[str, list[Note]]:
    return {half: notes_of(half) for half in FROZEN}


@pytest.fixture(scope="module")
def every_note(halves: dict[str, list[Note]]) -> list[Note]:
    return [note for notes in halves.values() for note in notes]


def labelled(notes: list[Note], kind: str) -> list[str]:
    return [span["text"] for note in notes for span in note["found"] if span["kind"] == kind]


def is_national_number(text: str) -> bool:
    """Royal decree of 3 April 1984; months + 20 or + 40 are BIS numbers, month 0 is an unknown date."""
    digits = re.sub(r"\D", "", text)
    if len(digits) != 11:
        return False
    month, day = int(digits[2:4]) % 20, int(digits[4:6])
    dated = int(digits[2:4]) < 53 and (month == 0 or (month <= 12 and 1 <= day <= 31))
    return dated and any(97 - int(century + digits[:9]) % 97 == int(digits[9:]) for century in CENTURIES)


def is_iban(text: str) -> bool:
    """ISO 13616: country and check digits to the back, letters as 10-35, the whole 1 modulo 97."""
    plain = re.sub(r"[ .-]", "", text).upper()
    if len(plain) != IBAN_LENGTHS.get(plain[:2]):
        return False
    return int("".join(str(int(letter, 36)) for letter in plain[4:] + plain[:4])) % 97 == 1


@pytest.mark.parametrize("half", FROZEN)
def test_every_file_is_byte_for_byte_what_was_frozen(half: str) -> None:
    digest = hashlib.sha256((NOTES / f"{half}.jsonl").read_bytes()).hexdigest()
    assert digest == FROZEN[half]
    assert digest in (NOTES / "README.md").read_text(encoding="utf-8")


def test_there_are_at_least_five_hundred_notes_and_no_two_are_the_same(every_note: list[Note]) -> None:
    assert len(every_note) >= 500
    assert len({note["id"] for note in every_note}) == len(every_note)
    assert len({" ".join(note["text"].casefold().split()) for note in every_note}) == len(every_note)


def test_every_label_is_a_piece_of_its_note_in_the_order_it_is_read(every_note: list[Note]) -> None:
    for note in every_note:
        assert set(note) == {"id", "language", "text", "known", "found"}
        assert note["language"] in LANGUAGES
        end = 0
        for span in note["found"]:
            assert span["kind"] in KINDS, note["id"]
            assert span["text"], note["id"]
            start = note["text"].find(span["text"], end)
            assert start >= 0, note["id"]
            end = start + len(span["text"])


def test_every_labelled_national_number_and_iban_is_valid_and_used_once(every_note: list[Note]) -> None:
    for kind, is_valid in (("national_number", is_national_number), ("iban", is_iban)):
        spans = labelled(every_note, kind)
        assert [text for text in spans if not is_valid(text)] == []
        assert len({re.sub(r"[\W_]", "", text).lower() for text in spans}) == len(spans)


def test_a_clean_note_holds_no_valid_national_number_or_iban(every_note: list[Note]) -> None:
    for note in every_note:
        if not note["found"]:
            assert not any(map(is_national_number, re.findall(r"\d[\d ./-]{9,}\d", note["text"]))), note["id"]
            assert not any(map(is_iban, re.findall(r"[A-Z]{2}\d\d[\dA-Z .-]{10,}[\dA-Z]", note["text"]))), note["id"]


def test_third_file_holds_clean_notes_only(halves: dict[str, list[Note]]) -> None:
    assert len(halves["clean_more"]) == 333
    assert {tuple(note["found"]) for note in halves["clean_more"]} == {()}


def test_the_two_halves_are_alike(halves: dict[str, list[Note]]) -> None:
    seen, unseen = halves["seen"], halves["unseen"]
    assert abs(len(seen) - len(unseen)) <= 1
    for kind in KINDS:
        one, other = len(labelled(seen, kind)), len(labelled(unseen, kind))
        assert min(one, other) >= 0.8 * max(one, other) > 0, kind
    for notes in (seen, unseen):
        assert 0.4 <= sum(not note["found"] for note in notes) / len(notes) <= 0.5
        languages = Counter(note["language"] for note in notes)
        assert 0.65 <= languages["nl"] / len(notes) <= 0.75
