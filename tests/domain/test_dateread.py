"""Days as a person types them."""

import datetime as dt

import pytest

from domain.dateread import read_day, typed_day
from domain.errors import BadInput

TODAY = dt.date(2026, 11, 20)


@pytest.mark.parametrize("typed", ["8/8/2026", "08-08-2026", " 8 . 8 . 2026", "8 8 2026"])
def test_day_is_read_however_it_is_typed(typed: str) -> None:
    assert read_day(typed, today=TODAY) == dt.date(2026, 8, 8)


@pytest.mark.parametrize(
    "typed", ["31/2/2026", "8/8/26", "2026-08-08", "gisteren", "8/8/1899", "0/1/2026", "١/١/2026x"]
)
def test_what_is_no_day_is_refused_in_plain_words(typed: str) -> None:
    with pytest.raises(BadInput) as refusal:
        read_day(typed, today=TODAY)
    assert "dag, maand, jaar" in refusal.value.sentence


def test_day_still_to_come_is_refused_and_nothing_typed_is_no_day() -> None:
    with pytest.raises(BadInput):
        read_day("21/11/2026", today=TODAY)
    assert read_day("20/11/2026", today=TODAY) == TODAY
    assert read_day("  ", today=TODAY) is None


def test_day_is_written_as_it_would_be_typed() -> None:
    assert typed_day(dt.date(2026, 8, 8)) == "8/8/2026"
    assert typed_day(None) == ""


def test_day_of_a_thing_to_do_may_lie_ahead_but_not_where_a_slip_of_the_finger_puts_it() -> None:
    assert read_day("8/12/2026", today=TODAY, may_come=True) == dt.date(2026, 12, 8)
    assert read_day("1/1/2031", today=TODAY, may_come=True) == dt.date(2031, 1, 1)
    with pytest.raises(BadInput):
        read_day("8/12/2062", today=TODAY, may_come=True)
