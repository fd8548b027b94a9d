import pytest

from storage.lock_times import LAPTOP, PHONE, Due, LockTimes, due
from storage.moment import Moment

START = Moment(wall_seconds=1.8e9, boot_seconds=9000)


def later(seconds: float, *, wall_jump: float = 0, boot_stood_still: bool = False) -> Moment:
    return Moment(
        wall_seconds=START.wall_seconds + seconds + wall_jump,
        boot_seconds=START.boot_seconds + (0 if boot_stood_still else seconds),
    )


def asked(times: LockTimes, now: Moment, *, in_background: bool = False) -> Due:
    return due(times, opened=START, active=START, now=now, in_background=in_background)


@pytest.mark.parametrize(
    ("times", "place", "seconds"), [(PHONE, "behind", 30), (PHONE, "in front", 120), (LAPTOP, "in front", 300)]
)
def test_unused_vault_is_covered_at_its_second_and_not_before(times: LockTimes, place: str, seconds: int) -> None:
    assert asked(times, later(seconds - 1), in_background=place == "behind") is Due.NOTHING
    assert asked(times, later(seconds), in_background=place == "behind") is Due.COVER


def test_vault_in_use_closes_after_eight_hours() -> None:
    now = later(8 * 3600)
    assert due(PHONE, opened=START, active=now, now=now, in_background=False) is Due.CLOSE
    just_before = later(8 * 3600 - 1)
    assert due(PHONE, opened=START, active=just_before, now=just_before, in_background=False) is Due.NOTHING


def test_policy_of_no_cover_closes_where_others_are_covered() -> None:
    strict = LockTimes(stays_covered_seconds=0)
    assert asked(strict, later(119)) is Due.NOTHING
    assert asked(strict, later(120)) is Due.CLOSE


def test_policy_of_a_short_cover_closes_when_it_is_over() -> None:
    short = LockTimes(stays_covered_seconds=600)
    assert asked(short, later(719)) is Due.COVER
    assert asked(short, later(720)) is Due.CLOSE


def test_clock_set_back_keeps_no_vault_open() -> None:
    assert asked(PHONE, later(120, wall_jump=-86400)) is Due.COVER
    assert asked(PHONE, later(8 * 3600, wall_jump=-86400)) is Due.CLOSE


def test_boot_clock_that_stood_still_while_the_phone_slept_keeps_no_vault_open() -> None:
    assert asked(PHONE, later(120, boot_stood_still=True)) is Due.COVER
