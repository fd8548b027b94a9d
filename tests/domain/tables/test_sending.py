"""When a table goes again: often enough for who waits, never so that one record shows."""

import datetime as dt

import pytest

from domain.tables.catalogue import BY_NAME
from domain.tables.period import Quarter
from domain.tables.sending import CROWD_OPERATIONS, Moment, Sent, is_due, quarters_due

QUARTER = Quarter(2026, 4)
PLAIN, SPECIAL = BY_NAME["contacts_by_place_signal"], BY_NAME["barriers_by_age"]
TODAY = dt.date(2026, 11, 20)
YESTERDAY = dt.date(2026, 11, 19)


def moment(operations: int, *, today: dt.date = TODAY, is_asked: bool = False) -> Moment:
    return Moment(today=today, operations=operations, is_asked=is_asked)


@pytest.mark.parametrize("table", [PLAIN, SPECIAL])
def test_a_quarter_that_was_never_sent_is_due(table: object) -> None:
    assert is_due(PLAIN if table is PLAIN else SPECIAL, QUARTER, sent=None, moment=moment(1))


def test_nothing_new_is_not_due_however_often_it_is_asked() -> None:
    assert not is_due(PLAIN, QUARTER, sent=Sent(90, YESTERDAY), moment=moment(90, is_asked=True))


def test_something_new_waits_for_tomorrow_unless_a_coordinator_asks() -> None:
    sent = Sent(90, TODAY)
    assert not is_due(PLAIN, QUARTER, sent=sent, moment=moment(91))
    assert is_due(PLAIN, QUARTER, sent=sent, moment=moment(91, is_asked=True))
    assert is_due(PLAIN, QUARTER, sent=Sent(90, YESTERDAY), moment=moment(91))


def test_a_special_category_hides_in_a_crowd_also_when_a_coordinator_asks() -> None:
    sent = Sent(90, YESTERDAY)
    assert not is_due(SPECIAL, QUARTER, sent=sent, moment=moment(90 + CROWD_OPERATIONS - 1, is_asked=True))
    assert is_due(SPECIAL, QUARTER, sent=sent, moment=moment(90 + CROWD_OPERATIONS))


@pytest.mark.parametrize("table", [PLAIN, SPECIAL])
def test_a_new_month_counts_again_for_a_consent_may_have_run_out(table: object) -> None:
    sent = Sent(90, dt.date(2026, 10, 31))
    chosen = PLAIN if table is PLAIN else SPECIAL
    assert is_due(chosen, QUARTER, sent=sent, moment=moment(90, today=dt.date(2026, 11, 1)))


def test_final_goes_once_and_never_again() -> None:
    final_day = QUARTER.final_from
    assert is_due(PLAIN, QUARTER, sent=Sent(90, final_day - dt.timedelta(1)), moment=moment(90, today=final_day))
    closed = Sent(90, final_day, is_final=True)
    assert not is_due(PLAIN, QUARTER, sent=closed, moment=moment(999, today=dt.date(2027, 9, 1), is_asked=True))


def test_a_device_that_was_away_still_closes_the_year() -> None:
    assert [quarter.name for quarter in quarters_due(TODAY)] == ["2026Q4", "2026Q3", "2026Q2", "2026Q1", "2025Q4"]
