"""What time it is for locks.

The wall clock can be set by anyone; the clock since the start of the device by nobody, but it starts again with the
device. So both are read together, and each question takes the more careful of the two.
"""

import time
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Moment:
    """Both clocks read together, in seconds: since 1970, and since the device started, sleep included."""

    wall_seconds: float
    boot_seconds: float


def device_moment() -> Moment:
    """Now, by the clocks of this device."""
    return Moment(wall_seconds=time.time(), boot_seconds=_boot_seconds())


def at_least_between(then: Moment, now: Moment) -> float:
    """Seconds that certainly passed: a clock that was moved forward does not shorten a wait.

    After a restart the time since the start is what certainly passed. A wall clock that was moved back says nothing:
    the other decides alone, so that a corrected clock locks nobody out.
    """
    by_boot = now.boot_seconds - then.boot_seconds if now.boot_seconds >= then.boot_seconds else now.boot_seconds
    by_wall = now.wall_seconds - then.wall_seconds
    return max(0.0, by_boot if by_wall < 0 else min(by_boot, by_wall))


def at_most_between(then: Moment, now: Moment) -> float:
    """Seconds that may have passed: a clock that was moved back, or that slept, does not keep a vault open."""
    by_boot = now.boot_seconds - then.boot_seconds if now.boot_seconds >= then.boot_seconds else now.boot_seconds
    return max(0.0, by_boot, now.wall_seconds - then.wall_seconds)


def _boot_seconds() -> float:
    if hasattr(time, "CLOCK_BOOTTIME"):  # Linux, Android
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    if hasattr(time, "clock_gettime"):  # Apple: this one goes on while the device sleeps, time.monotonic does not
        return time.clock_gettime(time.CLOCK_MONOTONIC)
    return time.monotonic()  # Windows
