"""Clocks speak in sentences."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.clockwords import erased_words, four_months_words, months_words, number_words, out_of_sight_words
from domain.deadlines import Pause, four_months
from domain.texts import Texts
from views.texts import load_texts

START = date(2026, 8, 8)  # due on 8 December


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2026, 11, 12), "Nog 26 dagen tot vier maanden. Er is nog geen aanbod."),
        (date(2026, 12, 7), "Nog 1 dag tot vier maanden. Er is nog geen aanbod."),
        (date(2026, 12, 8), "Vandaag is de laatste dag van de vier maanden. Er is nog geen aanbod."),
        (date(2026, 12, 9), "De vier maanden zijn 1 dag voorbij. Er is nog geen aanbod."),
        (date(2026, 12, 18), "De vier maanden zijn 10 dagen voorbij. Er is nog geen aanbod."),
    ],
)
def test_the_four_months_are_told_in_days_left(today: date, words: str) -> None:
    assert four_months_words(four_months(START, today=today), texts=Texts()) == words


def test_an_offer_ends_the_counting() -> None:
    today = date(2027, 1, 1)
    met = four_months(START, today=today, offered=date(2026, 12, 1))
    late = four_months(START, today=today, offered=date(2026, 12, 10))
    assert four_months_words(met, texts=Texts()) == "Er was een aanbod binnen vier maanden."
    assert four_months_words(late, texts=Texts()) == "Het aanbod kwam 2 dagen na de vier maanden."


def test_a_pause_is_said() -> None:
    clock = four_months(START, today=date(2026, 12, 1), pauses=(Pause(start=date(2026, 11, 12)),))
    assert four_months_words(clock, texts=Texts()) == "De vier maanden staan stil. Er zijn nog 26 dagen."


def test_out_of_sight_is_told_in_weeks_with_the_name() -> None:
    last = date(2026, 10, 1)
    assert out_of_sight_words("Lowie", last_contact=last, today=last + timedelta(days=43), texts=Texts()) == (
        "Lowie is zes weken uit beeld."
    )
    assert out_of_sight_words("Noor", last_contact=last, today=last + timedelta(weeks=13), texts=Texts()) == (
        "Noor is 13 weken uit beeld."
    )


def test_erasing_names_the_day_and_the_year() -> None:
    assert erased_words(date(2027, 11, 10), texts=Texts()) == "Wordt gewist op 10 november 2027."


def test_small_numbers_are_letters_and_large_ones_figures() -> None:
    assert [number_words(number, texts=Texts()) for number in (1, 12, 13)] == ["één", "twaalf", "13"]
    assert months_words(1, texts=Texts()) == "één maand"


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("fr", "Encore 26 jours avant quatre mois. Il n'y a pas encore d'offre."),
        ("en", "26 days left until four months. There is no offer yet."),
    ],
)
def test_the_clock_speaks_french_and_english(code: str, words: str) -> None:
    assert four_months_words(four_months(START, today=date(2026, 11, 12)), texts=load_texts(code)) == words


@given(gone=st.integers(min_value=0, max_value=400), language=st.sampled_from(["nl", "fr", "en", "ar", "tr", "uk"]))
def test_no_day_leaves_a_place_unfilled(gone: int, language: str) -> None:
    words = four_months_words(four_months(START, today=START + timedelta(days=gone)), texts=load_texts(language))
    assert "{" not in words
    assert "-" not in words
