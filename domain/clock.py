"""Hybrid logical clock: (milliseconds since 1970 UTC, counter). It stands inside the seal and only breaks ties between
concurrent values (protocol.md, "Clock"); causality is carried by `based_on` and `after`, never by clocks.
"""

from __future__ import annotations

import msgspec

MAX_MILLIS = 253_402_300_799_000  # 9999-12-31T23:59:59Z; anything later is a lie
MAX_AHEAD_OF_SERVER_MILLIS = 5 * 60 * 1000
MAX_COUNTER = 2**32 - 1


class Stamp(msgspec.Struct, frozen=True, order=True, array_like=True):
    """One reading. Ordered by (millis, counter)."""

    millis: int
    counter: int


ZERO = Stamp(0, 0)


def tick(last: Stamp, *, now_millis: int) -> Stamp:
    """The next stamp of this device: later than `last`, and not earlier than its wall clock."""
    if now_millis > last.millis:
        return Stamp(now_millis, 0)
    if last.counter >= MAX_COUNTER:  # no device counts that far; one that says so may not make ours unreadable
        return Stamp(last.millis + 1, 0)
    return Stamp(last.millis, last.counter + 1)


def observe(last: Stamp, seen: Stamp, *, now_millis: int, server_millis: int | None) -> Stamp:
    """Move past a stamp of another device, but never beyond server time + 5 minutes: a lying clock is not catching."""
    ceiling = (server_millis if server_millis is not None else now_millis) + MAX_AHEAD_OF_SERVER_MILLIS
    if seen.millis > ceiling or seen <= last:
        return last
    return seen
