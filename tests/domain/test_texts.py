"""Words: Dutch is the key, a catalogue gives another language, what it lacks stays Dutch."""

from datetime import UTC, date, datetime, timedelta
from io import BytesIO

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from domain.datewords import date_words, day_words, local_day, moment_words, opening, time_words, weekday_words
from domain.errors import BadInput
from domain.languages import LANGUAGES, Language
from domain.texts import N_, Texts
from views.texts import load_texts


def french_catalogue() -> bytes:
    catalog = Catalog(locale="fr")
    catalog.add("Bel {name}.", "Appelle {name}.")
    catalog.add(("Nog {count} dag", "Nog {count} dagen"), ("Encore {count} jour", "Encore {count} jours"))
    out = BytesIO()
    write_mo(out, catalog)
    return out.getvalue()


def test_dutch_needs_no_catalogue() -> None:
    texts = Texts()
    assert texts.t("Bewaar") == "Bewaar"
    assert texts.t("Bel {name}.", name="Noor") == "Bel Noor."
    assert (texts.language, texts.is_rtl) == ("nl", False)


def test_the_number_chooses_the_form_of_its_own_language() -> None:
    dutch, french = Texts(), Texts("fr", catalogue=french_catalogue())
    assert [dutch.n("Nog {count} dag", "Nog {count} dagen", count) for count in (0, 1, 2)] == [
        "Nog 0 dagen",
        "Nog 1 dag",
        "Nog 2 dagen",
    ]
    assert [french.n("Nog {count} dag", "Nog {count} dagen", count) for count in (0, 1, 2)] == [
        "Encore 0 jour",
        "Encore 1 jour",
        "Encore 2 jours",
    ]


def test_what_a_catalogue_lacks_comes_out_in_dutch() -> None:
    french = Texts("fr", catalogue=french_catalogue())
    assert french.t("Bel {name}.", name="Noor") == "Appelle Noor."
    assert french.t("Bewaar") == "Bewaar"


def test_dutch_on_a_page_from_right_to_left_keeps_its_figure_in_front_and_its_full_stop_behind() -> None:
    arabic = Texts("ar", catalogue=french_catalogue())
    assert arabic.t("Ik raak er niet.") == "Ik raak er niet.\u200e"
    assert arabic.t("{count} kwamen langs", count=3) == "\u200e3 kwamen langs"
    assert arabic.t("Bewaar") == "Bewaar"
    assert arabic.n("{count} keer.", "{count} keer.", 2) == "\u200e2 keer.\u200e"
    assert arabic.t("Bel {name}.", name="Noor") == "Appelle Noor.", "what the catalogue has is left alone"
    assert arabic.t("") == ""


def test_an_empty_text_is_empty_and_not_the_header_of_the_catalogue() -> None:
    assert Texts("fr", catalogue=french_catalogue()).t("") == ""


def test_braces_that_a_person_typed_are_left_alone() -> None:
    assert Texts().t("Bel {name}.", name="{noor}") == "Bel {noor}."


def test_the_marker_changes_nothing() -> None:
    assert N_("Bewaar") == "Bewaar"


def test_a_language_without_a_row_is_refused() -> None:
    with pytest.raises(BadInput):
        load_texts("xx")
    with pytest.raises(BadInput):
        load_texts("../nl")


@pytest.mark.parametrize("row", LANGUAGES, ids=lambda row: row.code)
def test_every_language_loads_and_knows_its_direction(row: Language) -> None:
    texts = load_texts(row.code)
    assert texts.language == row.code
    assert texts.is_rtl == (row.code == "ar")


TODAY = date(2026, 11, 12)


@pytest.mark.parametrize(
    ("days", "words"),
    [(-3, "9 november"), (-2, "eergisteren"), (-1, "gisteren"), (0, "vandaag"), (1, "morgen"), (2, "overmorgen")],
)
def test_days_near_today_have_a_word(days: int, words: str) -> None:
    assert day_words(TODAY + timedelta(days=days), today=TODAY, texts=Texts()) == words


def test_the_year_is_said_only_when_it_is_another() -> None:
    texts = Texts()
    assert date_words(date(2026, 11, 10), texts=texts, today=TODAY) == "10 november"
    assert date_words(date(2027, 11, 10), texts=texts, today=TODAY) == "10 november 2027"
    assert date_words(date(2027, 1, 1), texts=texts) == "1 januari 2027"
    assert opening(weekday_words(TODAY, texts=texts, today=TODAY)) == "Donderdag 12 november"


def test_a_moment_is_told_on_the_clock_of_brussels() -> None:
    texts = Texts()
    now = datetime(2026, 11, 12, 16, 30, tzinfo=UTC)
    assert opening(moment_words(now, now=now, texts=texts)) == "Vandaag om 17.30"
    summer = datetime(2026, 7, 1, 22, 5, tzinfo=UTC)
    assert moment_words(summer, now=now, texts=texts) == "donderdag 2 juli om 0.05"


def test_the_day_in_brussels_begins_before_the_day_in_utc() -> None:
    assert local_day(datetime(2026, 11, 11, 23, 30, tzinfo=UTC)) == TODAY


def test_a_moment_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError):
        time_words(datetime(2026, 11, 12, 16, 30), texts=Texts())  # noqa: DTZ001 - the subject


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("fr", ["avant-hier", "1er décembre", "jeudi 12 novembre", "17 h 30"]),
        ("en", ["the day before yesterday", "1 December", "Thursday 12 November", "17:30"]),
    ],
)
def test_dates_are_said_in_french_and_english(code: str, words: list[str]) -> None:
    texts = load_texts(code)
    assert [
        day_words(date(2026, 11, 10), today=TODAY, texts=texts),
        date_words(date(2026, 12, 1), texts=texts, today=TODAY),
        weekday_words(TODAY, texts=texts, today=TODAY),
        time_words(datetime(2026, 11, 12, 16, 30, tzinfo=UTC), texts=texts),
    ] == words
