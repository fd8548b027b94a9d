"""Names that may be of one youth, and what speaks against it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.alike import Known, apart, contradict, is_a_step, near, spelling


@pytest.mark.parametrize(
    ("one", "two", "is_near"),
    [
        ("Zaki", "zakí ", True),
        ("Zaki", "Zakki", True),
        ("Zaki", "Zaik", True),
        ("Zaki", "Jaki", True),
        ("Zaki", "Zakaria", False),
        ("Bo", "Jo", False),
        ("Bo", "BO!", True),
        ("", "!", False),
    ],
)
def test_names_a_step_apart_are_near(one: str, two: str, *, is_near: bool) -> None:
    assert bool(near([("1", one), ("2", two)])) == is_near


def test_equal_names_come_before_near_ones_and_one_file_is_no_pair() -> None:
    names = [("1", "Zakki"), ("2", "Zaki"), ("3", "zaki"), ("3", "Zak")]
    assert near(names) == [("2", "3"), ("1", "2"), ("1", "3")]


@given(st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_near_is_what_comparing_every_two_would_find(one: str, two: str) -> None:
    long_enough = min(len(one), len(two)) >= 4
    expected = bool(one) and bool(two) and (one == two or (long_enough and apart(one, two) <= 1))
    assert bool(near([("1", one), ("2", two)])) == expected


@given(st.text("abcd", max_size=6), st.text("abcd", max_size=6))
def test_distance_is_the_same_both_ways_and_nought_only_for_the_same(one: str, two: str) -> None:
    assert apart(one, two) == apart(two, one) <= max(len(one), len(two))
    assert (apart(one, two) == 0) == (one == two)
    assert spelling(one) == one


def test_other_age_other_town_or_seen_together_are_two_people() -> None:
    young = Known(facts={"age_band": "15-17", "municipality": "11002"}, contacts=frozenset("x"))
    assert not contradict(young, Known())
    assert not contradict(young, Known(facts={"age_band": "15-17"}, contacts=frozenset("y")))
    assert contradict(young, Known(facts={"municipality": "44021"}))
    assert contradict(young, Known(contacts=frozenset("xy")))


@given(st.text(alphabet="abc", max_size=6), st.text(alphabet="abc", max_size=6))
def test_a_step_is_what_the_full_count_calls_one_at_most(one: str, two: str) -> None:
    assert is_a_step(one, two) == (apart(one, two) <= 1)
