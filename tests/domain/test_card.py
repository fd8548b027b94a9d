"""The card to take along: what a QR holds, read as a phone reads it."""

import datetime as dt

import pytest

from domain.card import MOST_LETTERS, Card, code_of, moment_of

NOW = dt.datetime(2026, 11, 21, 9, 0, tzinfo=dt.UTC)
TODAY = dt.date(2026, 11, 21)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("dinsdag 24/11 om 14.00", (dt.date(2026, 11, 24), dt.time(14, 0))),
        ("24-11-2026 14:30", (dt.date(2026, 11, 24), dt.time(14, 30))),
        ("24/11 9u", (dt.date(2026, 11, 24), dt.time(9, 0))),
        ("24/11 9u05", (dt.date(2026, 11, 24), dt.time(9, 5))),
        ("5/1 10.00", (dt.date(2027, 1, 5), dt.time(10, 0))),
        ("14.00 op 24/11", (dt.date(2026, 11, 24), dt.time(14, 0))),
    ],
)
def test_day_and_time_are_found_in_what_a_person_types(text: str, expected: tuple[dt.date, dt.time]) -> None:
    assert moment_of(text, today=TODAY) == expected


@pytest.mark.parametrize("text", ["", "elke dinsdag", "24/11", "om 14.00", "31/2 14.00", "24/13 14.00", "24/11 25.00"])
def test_what_is_no_day_with_a_time_gives_none(text: str) -> None:
    assert moment_of(text, today=TODAY) is None


def test_card_without_a_moment_is_plain_words() -> None:
    card = Card(what="Zitdag", when="elke dinsdag", where="Jeugdhuis De Brug", who="Ilse")
    assert code_of(card, now=NOW, today=TODAY) == "Zitdag\nelke dinsdag\nJeugdhuis De Brug\nIlse"


def test_card_with_a_moment_is_an_event_that_reads_back() -> None:
    card = Card(what="Zitdag; gratis", when="24/11 14.00", where="De Brug, zaal 2\\3", who="Ilse é")
    code = code_of(card, now=NOW, today=TODAY)
    fields = dict(line.split(":", 1) for line in unfolded(code))
    assert fields["DTSTART"] == "20261124T140000"
    assert fields["DTSTAMP"] == "20261121T000000Z"  # the day it was made: the moment of a talk is nobody's to know
    assert plain(fields["SUMMARY"]) == "Zitdag; gratis: Ilse é"
    assert plain(fields["LOCATION"]) == "De Brug, zaal 2\\3"
    assert {"UID", "PRODID", "VERSION"} <= set(fields)
    assert "vindplaats" not in code.lower()  # a calendar is shared with a family and kept by a company
    assert code.startswith("BEGIN:VCALENDAR\r\n")
    assert code.endswith("END:VCALENDAR\r\n")


def test_longest_card_folds_its_lines_and_fits_a_code_that_a_camera_reads() -> None:
    card = Card(what="é" * MOST_LETTERS, when="24/11 14.00", where="û" * MOST_LETTERS, who="ë" * MOST_LETTERS)
    code = code_of(card, now=NOW, today=TODAY)
    assert all(len(line.encode()) <= 75 for line in code.split("\r\n"))
    fields = dict(line.split(":", 1) for line in unfolded(code))
    assert plain(fields["LOCATION"]) == "û" * MOST_LETTERS
    assert len(code.encode()) < 700


def test_line_break_in_a_field_writes_no_line_of_its_own() -> None:
    card = Card(what="Zitdag\r\nATTENDEE:x", when="24/11 14.00", where="a\nb")
    assert not [line for line in unfolded(code_of(card, now=NOW, today=TODAY)) if line.startswith("ATTENDEE")]


def unfolded(code: str) -> list[str]:
    return [line for line in code.replace("\r\n ", "").split("\r\n") if line]


def plain(text: str) -> str:
    return text.replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\")
