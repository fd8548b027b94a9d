"""The clock of a request by right, against dates worked out by hand (AVG/GDPR 12.3, Regulation 1182/71 article 3)."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.requests import clock


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("received", "due", "extended_due"),
    [
        ("2026-11-20", "2026-12-20", "2027-02-20"),
        ("2026-01-31", "2026-02-28", "2026-04-30"),
        ("2028-01-31", "2028-02-29", "2028-04-30"),
        ("2028-02-29", "2028-03-29", "2028-05-29"),
        ("2026-11-30", "2026-12-30", "2027-02-28"),
        ("2027-11-30", "2027-12-30", "2028-02-29"),
        ("2026-12-31", "2027-01-31", "2027-03-31"),
        ("2026-03-29", "2026-04-29", "2026-06-29"),
        ("2026-05-31", "2026-06-30", "2026-08-31"),
    ],
)
def test_a_month_is_a_calendar_month_and_an_extension_is_counted_from_the_request(
    received: str, due: str, extended_due: str
) -> None:
    plain = clock(day(received), today=day(received))
    assert plain.due == plain.tell_by == day(due)
    longer = clock(day(received), today=day(received), extended=day(due))
    assert longer.due == day(extended_due)
    assert longer.tell_by == day(due)


def test_the_last_day_is_still_in_time_and_the_next_is_late() -> None:
    received = day("2026-01-31")
    assert clock(received, today=day("2026-02-28")).state == "open"
    assert clock(received, today=day("2026-02-28")).days_left == 0
    late = clock(received, today=day("2026-03-01"))
    assert (late.state, late.days_left) == ("late", -1)


def test_more_time_that_was_told_too_late_counts_for_nothing() -> None:
    received = day("2026-11-20")
    assert clock(received, today=day("2027-01-01"), extended=day("2026-12-21")).due == day("2026-12-20")
    assert clock(received, today=day("2027-01-01"), extended=day("2026-11-19")).due == day("2026-12-20")


def test_an_answer_stops_the_clock_for_good() -> None:
    received = day("2026-11-20")
    answered = clock(received, today=day("2030-01-01"), done=day("2026-12-01"))
    assert (answered.state, answered.days_left) == ("done", 19)
    too_late = clock(received, today=day("2030-01-01"), done=day("2027-01-01"))
    assert (too_late.state, too_late.days_left) == ("done", -12)


@given(st.dates(min_value=dt.date(2000, 1, 1), max_value=dt.date(2150, 1, 1)), st.integers(0, 120))
def test_the_clock_never_gives_more_than_the_law(received: dt.date, later: int) -> None:
    """A second computation: the same day number one (or three) months on, and when there is none the month's last."""
    today = received + dt.timedelta(days=later)
    for months, found in (
        (1, clock(received, today=today)),
        (3, clock(received, today=today, extended=received)),
    ):
        year, month = received.year + (received.month - 1 + months) // 12, (received.month - 1 + months) % 12 + 1
        wanted = None
        for number in range(received.day, 27, -1):
            try:
                wanted = dt.date(year, month, number)
            except ValueError:
                continue
            break
        wanted = wanted or dt.date(year, month, received.day)
        assert found.due == wanted
        assert (found.state == "late") == (today > wanted)
