"""The clock inside the seal: it only goes forward, and nobody's lie is catching."""

from hypothesis import given
from hypothesis import strategies as st

from domain.clock import MAX_AHEAD_OF_SERVER_MILLIS, MAX_MILLIS, ZERO, Stamp, observe, tick

MILLIS = st.integers(0, MAX_MILLIS)
STAMPS = st.builds(Stamp, MILLIS, st.integers(0, 100))


@given(STAMPS, st.lists(MILLIS, max_size=10))
def test_every_reading_is_later_than_the_one_before_whatever_the_wall_clock_does(last: Stamp, walls: list[int]) -> None:
    for wall in walls:
        following = tick(last, now_millis=wall)
        assert following > last
        assert following.millis >= min(wall, following.millis)
        last = following


@given(STAMPS, MILLIS)
def test_reading_is_not_before_the_wall_clock(last: Stamp, wall: int) -> None:
    assert tick(last, now_millis=wall).millis >= wall


@given(STAMPS, STAMPS, MILLIS, st.none() | MILLIS)
def test_seeing_another_clock_never_turns_ours_back_nor_past_the_ceiling(
    last: Stamp, seen: Stamp, wall: int, server: int | None
) -> None:
    after = observe(last, seen, now_millis=wall, server_millis=server)
    assert after >= last
    ceiling = (wall if server is None else server) + MAX_AHEAD_OF_SERVER_MILLIS
    assert after == last or after.millis <= ceiling


def test_device_three_years_ahead_pulls_nobody_along() -> None:
    now = 1_790_000_000_000
    ahead = Stamp(now + 3 * 365 * 86_400_000, 0)
    assert observe(ZERO, ahead, now_millis=now, server_millis=now) == ZERO
    assert observe(ZERO, Stamp(now + 1000, 5), now_millis=now, server_millis=now) == Stamp(now + 1000, 5)


def test_counter_orders_what_one_millisecond_cannot() -> None:
    first = tick(ZERO, now_millis=5)
    assert [tick(first, now_millis=5), tick(first, now_millis=4)] == [Stamp(5, 1), Stamp(5, 1)]
    assert Stamp(5, 1) < Stamp(5, 2) < Stamp(6, 0)
