"""Nothing goes while the clocks are in doubt, and nothing is kept for ever by a clock that was wrong."""

from __future__ import annotations

import pytest

from domain.deadlines import add_months
from storage.actions.contacts import ContactDraft, log_contact
from storage.actions.youths import create_youth
from storage.queries.retention import kept_until, retention_state
from tests.journeys.keeping import a_youth, drawers
from tests.journeys.years import Years


@pytest.mark.parametrize("days", [400, -400])
def test_a_device_whose_clock_is_wrong_erases_nothing_and_says_so(world: Years, days: int) -> None:
    youth = a_youth(world)
    world.live(355)
    world.lie(0, days=days)
    world.sync(0)
    world.lock(0)
    world.open(0)
    assert world.do(0, retention_state).state == "clocks_disagree"
    assert drawers(world, youth) == {"file"}
    world.lie(0)
    world.sync(0)
    assert world.do(0, retention_state).state == "runs"
    world.live(13)
    assert drawers(world, youth) == set()


def test_a_centre_that_lies_about_the_time_makes_nobody_erase(world: Years) -> None:
    youth = a_youth(world)
    world.live(355)
    world.centre_lies(days=60)
    world.live(20)
    for number in range(3):
        assert drawers(world, youth, number=number) == {"file"}
        assert not world.do(number, retention_state).is_running
    world.centre_lies()
    world.live(16)
    assert drawers(world, youth) == set()


def test_both_clocks_that_leap_take_only_what_was_marked_and_ten_a_day(world: Years) -> None:
    """The worst that a centre and a device in the same hands do at one stroke: a mark still has to stand 14 days."""
    youth = a_youth(world)
    world.live(100)
    world.go(900)
    world.sync(0)
    assert drawers(world, youth) == {"file"}
    [kept] = world.do(0, kept_until, youth)
    assert kept.is_marked
    world.go(-900)
    world.live(28)
    assert not world.do(0, kept_until, youth)[0].is_marked
    assert drawers(world, youth) == {"file"}


def test_erasing_goes_on_after_time_went_back_for_both(world: Years) -> None:
    youth = a_youth(world)
    world.live(300)
    world.go(900)
    world.everybody(times=1)
    world.go(-900)
    world.sync(0)
    assert world.do(0, retention_state).state == "clocks_disagree"
    world.live(70)
    assert world.do(0, retention_state).state == "runs"
    assert drawers(world, youth) == set()


def test_a_contact_that_a_wrong_clock_put_in_the_future_does_not_keep_a_file_for_years(world: Years) -> None:
    youth = a_youth(world)
    world.live(30)
    world.lie(1, days=200)
    world.do(1, log_contact, ContactDraft(youths=(youth,)))
    world.lie(1)
    world.everybody()
    end = add_months(world.today, months=12)
    assert [kept.day for kept in world.do(0, kept_until, youth)] == [end]
    world.live((end - world.today).days - 1)
    assert drawers(world, youth) == {"file"}
    world.live(1)
    assert drawers(world, youth) == set()


def test_a_file_that_a_clock_of_1970_made_is_not_the_first_to_go(world: Years) -> None:
    world.lie(1, days=-60 * 365)
    youth = world.do(1, create_youth, alias="Lowie")
    world.lie(1)
    world.live(340)
    assert drawers(world, youth) == {"file"}


def test_a_device_that_opens_long_after_its_last_pull_waits_for_the_next(world: Years) -> None:
    youth = a_youth(world)
    world.live(355, but=(2,))
    world.lock(2)
    world.go(30)
    world.open(2)
    assert world.do(2, retention_state).state == "waits"
    assert drawers(world, youth, number=2) == {"file"}


def test_what_was_pulled_while_locked_is_looked_at_when_the_vault_opens(world: Years) -> None:
    youth = a_youth(world)
    world.live(355)
    world.go(12)
    for number in range(3):
        world.lock(number)
    world.sync(0)  # the wire key moves sealed operations; nothing is marked or erased unopened
    world.open(0)
    assert drawers(world, youth) == set()
