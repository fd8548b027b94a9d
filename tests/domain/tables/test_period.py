"""Quarters: one spelling, thirty days until they are final."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import BadRecord
from domain.records import quarter_of
from domain.tables.period import Quarter

DAYS = st.dates(min_value=dt.date(2001, 1, 1), max_value=dt.date(2098, 12, 31))


@given(day=DAYS)
def test_a_day_lies_in_its_quarter_under_the_name_of_its_drawer(day: dt.date) -> None:
    quarter = Quarter.on(day)
    assert quarter.name == quarter_of(day)
    assert Quarter.named(quarter.name) == quarter
    assert quarter.holds(day)
    assert quarter.holds(day.isoformat())
    assert not quarter.next().holds(day)
    assert not quarter.previous().holds(day)


@given(day=DAYS)
def test_after_the_next_and_before_the_previous_is_the_same(day: dt.date) -> None:
    quarter = Quarter.on(day)
    assert quarter.next().previous() == quarter
    assert quarter.previous().next() == quarter
    assert quarter.next().first_day - quarter.last_day == dt.timedelta(days=1)


@pytest.mark.parametrize("name", ["2026-Q4", "2026q4", "2026Q5", "2026Q0", "26Q4", "2026Q4 ", "", "1999Q4", "٢٠٢٦Q4"])
def test_another_spelling_is_refused_so_that_no_quarter_counts_twice(name: str) -> None:
    with pytest.raises(BadRecord):
        Quarter.named(name)


def test_a_table_is_final_when_thirty_days_have_gone_by() -> None:
    quarter = Quarter(2026, 3)
    assert quarter.stage(dt.date(2026, 9, 30)) == "preliminary"
    assert quarter.stage(dt.date(2026, 10, 30)) == "preliminary"
    assert quarter.stage(dt.date(2026, 10, 31)) == "final"


def test_no_day_is_in_no_quarter() -> None:
    assert not Quarter(2026, 3).holds(None)
    assert not Quarter(2026, 3).holds("")
