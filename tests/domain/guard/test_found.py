"""What the guard finds in a sentence, and what it leaves alone."""

import datetime as dt
import itertools
import time

import pytest

from domain.fields import folded
from domain.guard import Known, found
from domain.guard.fields import HOLDS, belongs, is_guarded
from domain.guard.found import FORBIDDEN
from domain.guard.known import first_names, is_one_away, ordinary_names, sound_of

TODAY = dt.date(2026, 11, 21)
BOOK = Known(
    ["Senne", "Youssra", "Roos", "Mei", "Mustafa Yıldız", "Lange Wapper", "Storm"], places=["De Pit", "Groep Elias"]
)


def pieces(text: str, known: Known = BOOK) -> list[tuple[str, str]]:
    return [(one.kind, text[one.start : one.end]) for one in found(text, known=known, today=TODAY)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("bel 0471 22 33 44 na 16u", [("phone", "0471 22 33 44")]),
        ("bel O471 22 33 44", [("phone", "O471 22 33 44")]),
        ("+32 (0)471 22 33 44", [("phone", "+32 (0)471 22 33 44")]),
        ("nul vier een en zeventig: 09 222 33 44", [("phone", "09 222 33 44")]),
        ("zéro quatre septante et un, non: 0471/22.33.44", [("phone", "0471/22.33.44")]),
        ("mail an.v at mail punt be", [("email", "an.v at mail punt be")]),
        ("an@mail.example.", [("email", "an@mail.example")]),
        ("insta: an.tje_01", [("handle", "an.tje_01")]),
        ("@an.tje volgt ons", [("handle", "@an.tje")]),
        ("woont Kerkstraat 12 bus 3, 9000 Gent", [("address", "Kerkstraat 12 bus 3, 9000 Gent")]),
        ("rue du Progrès 80", [("address", "rue du Progrès 80")]),
        ("geb. 3 mei 2007", [("birth_date", "3 mei 2007")]),
        ("wordt 18 op 24/11/2026", [("birth_date", "24/11/2026")]),
        ("senne was er", [("name", "senne")]),
        ("yousra kwam", [("name", "yousra")]),
        ("met Mustafa Yıldız gepraat", [("name", "Mustafa Yıldız")]),
        ("lange wapper komt", [("name", "lange wapper")]),
        ("mevr Pattyn belde", [("name", "Pattyn")]),
        ("roos kwam te laat", [("name", "roos")]),
        ("epilepsie dus geen heftruck", [("sensitive", "epilepsie")]),
        ("klant 0471 22 33 44 belt terug", [("phone", "0471 22 33 44")]),
        ("afspraak 04/12/2026 14u, gsm 0471223344", [("phone", "0471223344")]),
        ("18e verjaardag 4/3/2027", [("birth_date", "4/3/2027")]),
        ("les gemist, zwanger", [("sensitive", "zwanger")]),
        ("nieuws over haar asielaanvraag", [("sensitive", "asielaanvraag")]),
        ("mama van Storm belde", [("name", "Storm")]),
        ("Els van de interim is op verlof", [("name", "Els")]),
        ("Hassan fiets gestolen", [("name", "Hassan")]),
    ],
)
def test_this_is_found(text: str, expected: list[tuple[str, str]]) -> None:
    assert pieces(text) == expected


def test_word_of_every_day_is_no_misspelt_name_and_a_nickname_needs_its_capital() -> None:
    book = Known(["Kofi", "Priya", "Kleine"])
    assert pieces("gewoon koffie, prima. de kleine zaal was vrij", book) == []
    assert pieces("Kleine terug, met kofie gepraat", book) == [("name", "Kleine"), ("name", "kofie")]


@pytest.mark.parametrize(
    "text",
    [
        "een roos gekocht voor de toog",
        "in mei of juni starten",
        "storm op komst, ronde afgelast",
        "infosessie VDAB 04/12/2026 14u30 loket 3",
        "open van 10.00 - 12.30 / 13.30 - 17.00",
        "dossier 03/2026/0041",
        "afspraak @14u @bib",
        "insta: vacatures bij de bakker gezien",
        "opgericht op 14/02/1998",
        "verjaardag van de vzw op 12/06/2027",
        "Molenstraat 3 studenten gesproken",
        "folder over zwangerschap bijgevuld",
        "katholieke school zoekt poetshulp",
        "elke dinsdag huiswerkklas, onder de luifel",
        "Juf van OKAN stuurt er 3",
        "rijschool Pascal, frituur Bij Patrick",
        "film 'Max Payne', Mario Kart toernooi",
        "Sint-Jansplein 4 gesproken",
        "Kerkstraat 20u niemand",
        "contract tot 28/02/2027",
        "coke in een glas met cola",
        "internet is traag, speed test gedaan",
        "J. wil werk, A. ook",
        "Albert Heijn zoekt mensen",
        "Jan Breydelstadion zoekt stewards",
        "Elias belt terug",  # the name of a service of the team
        "snap het niet goed",
        "instagram is kapot",
        "afspraak om 10u15, lijn 24",
        "12,40 per uur en 1.580 netto",
    ],
)
def test_this_is_left_alone(text: str) -> None:
    assert pieces(text) == []


def test_nothing_found_lies_over_anything_else_and_all_lies_in_the_text() -> None:
    text = "Senne, rr 97.06.02-904.48, BE70 5392 0417 4825, 0471 22 33 44, an@mail.example, @an.tje, Kerkweg 12, ADHD"
    all_found = found(text, known=BOOK, today=TODAY)
    assert len({one.kind for one in all_found}) >= 7
    for one, following in itertools.pairwise(all_found):
        assert 0 <= one.start < one.end <= following.start
    assert all_found[-1].end <= len(text)


def test_names_of_the_list_are_letters_only_and_the_ordinary_ones_are_told_apart() -> None:
    assert len(first_names()) > 4000
    assert all(part.isalpha() for name in first_names() for part in name.replace("'", "-").split("-"))
    assert all(name == folded(name) for name in first_names() | ordinary_names())
    assert {"mei", "roos", "storm"} <= ordinary_names()


def test_one_letter_away_as_it_sounds() -> None:
    assert is_one_away("samir", "samira")
    assert is_one_away("smair", "samir")
    assert not is_one_away("samir", "salima")
    assert sound_of("yassine") == sound_of("yasine") == sound_of("jassine".replace("j", "y"))
    assert sound_of("wiktoria") == sound_of("viktoria")


def test_every_field_that_holds_something_is_one_that_a_person_types_in() -> None:
    for kind, field in HOLDS:
        assert is_guarded(kind, field), (kind, field)
    for kind, field in HOLDS:
        for what in FORBIDDEN:
            assert not belongs(kind, field, what, record={"code": "motivation", "origin": "own"})


HOSTILE = ["a", "0 ", "04 ", "Aa ", "a.", "a@", "rue ", "+", "insta is ", " at ", "a dot ", "Jan ", "een ", "honderd "]
HOSTILE += ["BE6", "straat ", "Kerkstraat 1 ", "1/1/", "12 mei ", "o", "é", "(", "d'origine a", "1 Bb ", "\u200b", "٣"]


@pytest.mark.parametrize("piece", HOSTILE)
def test_ten_thousand_hostile_letters_cost_their_length_and_no_more(piece: str) -> None:
    def seconds(size: int) -> float:
        text = (piece * size)[:size]
        start = time.process_time()
        found(text, known=BOOK, today=TODAY)
        return time.process_time() - start

    seconds(100)
    short, long = min(seconds(2_000) for _ in range(3)), seconds(10_000)
    assert long <= 15 * short + 0.02  # five times the length: 5 when it is linear, 25 when it is squared
