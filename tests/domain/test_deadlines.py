"""Clocks on the calendar, against computations that share nothing with theirs: walking day by day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.codes.purposes import PURPOSES
from domain.codes.row import UnknownCode
from domain.deadlines import (
    FourMonths,
    Pause,
    add_months,
    adult_from,
    aftercare_days,
    age_on,
    completed_months,
    consent_due,
    four_months,
    is_kept,
    out_of_sight_since,
    retention_ends,
)

DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2090, 12, 31))
ONE_DAY = timedelta(days=1)


def walked_months(start: date, months: int) -> date:
    """The day found by walking: cross that many first days of a month, then walk on to the day's number if it comes."""
    day, crossed = start, 0
    while crossed < months:
        day += ONE_DAY
        crossed += day.day == 1
    while day.day < start.day and (day + ONE_DAY).day != 1:
        day += ONE_DAY
    return day


@given(start=DAYS, months=st.integers(min_value=1, max_value=48))
def test_months_are_those_of_a_walk_over_the_calendar(start: date, months: int) -> None:
    assert add_months(start, months=months) == walked_months(start, months)


@given(start=DAYS, months=st.integers(min_value=0, max_value=60))
def test_months_are_complete_on_their_day_and_not_the_day_before(start: date, months: int) -> None:
    day = add_months(start, months=months)
    assert completed_months(start, today=day) >= months
    if months:
        assert completed_months(start, today=day - ONE_DAY) == months - 1


@pytest.mark.parametrize(
    ("start", "due"),
    [
        (date(2026, 8, 8), date(2026, 12, 8)),
        (date(2026, 10, 31), date(2027, 2, 28)),
        (date(2027, 10, 31), date(2028, 2, 29)),
        (date(2026, 6, 30), date(2026, 10, 30)),
        (date(2026, 5, 31), date(2026, 9, 30)),
        (date(2028, 2, 29), date(2028, 6, 29)),
    ],
)
def test_four_months_end_on_the_calendar_and_not_after_120_days(start: date, due: date) -> None:
    assert four_months(start, today=start).due == due


@given(start=DAYS, gone=st.integers(min_value=0, max_value=400))
def test_days_gone_and_left_add_up_to_the_four_months(start: date, gone: int) -> None:
    today = start + timedelta(days=gone)
    clock = four_months(start, today=today)
    assert clock.days_gone == gone
    assert clock.days_gone + clock.days_left == (walked_months(start, 4) - start).days
    assert clock.state == ("running" if today <= walked_months(start, 4) else "over")


PAUSES = st.lists(
    st.tuples(st.integers(min_value=-30, max_value=200), st.integers(min_value=0, max_value=60)), max_size=4
)


@given(start=DAYS, gone=st.integers(min_value=0, max_value=200), spans=PAUSES)
def test_every_paused_day_pushes_the_last_day_back_by_one(start: date, gone: int, spans: list[tuple[int, int]]) -> None:
    today = start + timedelta(days=gone)
    pauses = tuple(
        Pause(start=start + timedelta(days=first), end=start + timedelta(days=first + length))
        for first, length in spans
    )
    paused = {first + offset for first, length in spans for offset in range(length)} & set(range(gone))
    clock = four_months(start, today=today, pauses=pauses)
    assert clock.due == walked_months(start, 4) + timedelta(days=len(paused))
    assert clock.days_gone == gone - len(paused)


def test_a_pause_that_still_lasts_holds_the_clock() -> None:
    start = date(2026, 8, 8)
    pauses = (Pause(start=date(2026, 9, 1)),)
    first = four_months(start, today=date(2026, 9, 10), pauses=pauses)
    later = four_months(start, today=date(2027, 9, 10), pauses=pauses)
    assert first.state == later.state == "paused"
    assert first.days_left == later.days_left
    assert first.days_gone == later.days_gone == 24


def test_an_offer_in_time_meets_the_guarantee_and_a_day_later_is_late() -> None:
    start, today = date(2026, 8, 8), date(2027, 3, 1)
    met = four_months(start, today=today, offered=date(2026, 12, 8))
    late = four_months(start, today=today, offered=date(2026, 12, 9))
    assert met == FourMonths(due=date(2026, 12, 8), days_gone=122, days_left=0, state="met")
    assert late.state == "late"
    assert four_months(start, today=today).state == "over"


def test_an_offer_that_is_still_to_come_does_not_stop_the_clock() -> None:
    clock = four_months(date(2026, 8, 8), today=date(2026, 9, 8), offered=date(2026, 9, 9))
    assert clock.state == "running"


@given(last=DAYS, gone=st.integers(min_value=0, max_value=100), limit=st.integers(min_value=1, max_value=12))
def test_out_of_sight_begins_the_day_after_the_limit(last: date, gone: int, limit: int) -> None:
    since = out_of_sight_since(last, today=last + timedelta(days=gone), limit_weeks=limit)
    if gone <= 7 * limit:
        assert since is None
    else:
        assert since == last + timedelta(days=7 * limit + 1)


def test_six_weeks_is_the_limit_when_a_team_sets_none() -> None:
    last = date(2026, 10, 1)
    assert out_of_sight_since(last, today=date(2026, 11, 12)) is None
    assert out_of_sight_since(last, today=date(2026, 11, 13)) == date(2026, 11, 13)


@given(start=DAYS)
def test_aftercare_comes_after_a_week_and_one_three_and_six_months(start: date) -> None:
    days = aftercare_days(start)
    assert days == (start + timedelta(days=7), *(walked_months(start, months) for months in (1, 3, 6)))
    assert list(days) == sorted(days)


def test_aftercare_of_a_job_that_starts_on_the_last_of_august_stays_inside_its_months() -> None:
    assert aftercare_days(date(2026, 8, 31)) == (
        date(2026, 9, 7),
        date(2026, 9, 30),
        date(2026, 11, 30),
        date(2027, 2, 28),
    )


def test_kept_is_known_only_when_the_months_are_over_or_it_broke_off() -> None:
    start = date(2026, 1, 31)
    assert is_kept(start, end=None, months=3, today=date(2026, 4, 29)) is None
    assert is_kept(start, end=None, months=3, today=date(2026, 4, 30)) is True
    assert is_kept(start, end=date(2026, 4, 29), months=3, today=date(2026, 4, 29)) is False
    assert is_kept(start, end=date(2026, 5, 1), months=3, today=date(2026, 6, 1)) is True


def walked_birthday(birth: date, age: int) -> date:
    """First day on which that many birthdays lie behind, walking; 29 February falls on 1 March in other years."""
    day = date(birth.year + age, 1, 1)
    while (day.month, day.day) < (birth.month, birth.day):
        day += ONE_DAY
    return day


@given(birth=DAYS)
def test_a_minor_turns_eighteen_on_the_birthday(birth: date) -> None:
    day = adult_from(birth)
    assert day == walked_birthday(birth, 18)
    assert age_on(birth, today=day) == 18
    assert age_on(birth, today=day - ONE_DAY) == 17


def test_born_on_a_leap_day_is_eighteen_on_the_first_of_march() -> None:
    assert adult_from(date(2008, 2, 29)) == date(2026, 3, 1)
    assert age_on(date(2008, 2, 29), today=date(2026, 2, 28)) == 17


def test_consent_is_asked_again_after_its_period() -> None:
    given_on = date(2026, 8, 31)
    assert consent_due("P05", given=given_on) == date(2027, 2, 28)
    assert consent_due("P06", given=given_on) == date(2027, 8, 31)
    assert consent_due("P05", given=given_on, months=3) == date(2026, 11, 30)
    assert consent_due("P08", given=given_on) is None


def test_consent_of_a_minor_is_asked_again_at_eighteen_when_that_comes_first() -> None:
    given_on = date(2026, 8, 31)
    assert consent_due("P05", given=given_on, birth=date(2008, 11, 12)) == date(2026, 11, 12)
    assert consent_due("P05", given=given_on, birth=date(2010, 11, 12)) == date(2027, 2, 28)
    assert consent_due("P05", given=given_on, birth=date(2000, 11, 12)) == date(2027, 2, 28)
    assert consent_due("P12", given=given_on, birth=date(2008, 11, 12)) == date(2026, 11, 12)


def test_a_file_goes_twelve_months_after_the_last_contact() -> None:
    (end,) = retention_ends("P01", starts={"last_contact": date(2026, 11, 10)})
    assert (end.day, end.afterwards) == (date(2027, 11, 10), "erase")


def test_what_was_shared_goes_in_two_parts() -> None:
    package, log = retention_ends("P08", starts={"handover": date(2026, 11, 12)})
    assert (package.part, package.day) == ("package", date(2026, 12, 12))
    assert (log.part, log.day) == ("log", date(2027, 11, 12))


def test_a_signature_goes_with_the_file_and_at_most_after_three_years() -> None:
    early = retention_ends("P13", starts={"file_end": date(2027, 1, 1)}, given=date(2026, 1, 1))
    late = retention_ends("P13", starts={"file_end": date(2035, 1, 1)}, given=date(2026, 1, 1))
    assert [end.day for end in (*early, *late)] == [date(2027, 1, 1), date(2029, 1, 1)]


def test_an_organisation_sets_its_own_period() -> None:
    (end,) = retention_ends("P01", starts={"last_contact": date(2026, 11, 10)}, months=6)
    assert end.day == date(2027, 5, 10)


def test_nothing_goes_while_its_start_is_not_known() -> None:
    assert all(retention_ends(row.code, starts={}) == () for row in PURPOSES)


def test_every_purpose_has_an_end_once_its_start_is_known() -> None:
    start = date(2026, 8, 31)
    for row in PURPOSES:
        starts = {rule.start: start for rule in row.retention}
        assert [end.day >= start for end in retention_ends(row.code, starts=starts)] == [True] * len(row.retention)


def test_an_unknown_purpose_has_no_clock() -> None:
    with pytest.raises(UnknownCode):
        consent_due("P99", given=date(2026, 1, 1))
