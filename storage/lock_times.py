"""When an open vault covers itself, and when it closes."""

import enum
from dataclasses import dataclass

from storage.moment import Moment, at_most_between


@dataclass(frozen=True, slots=True)
class LockTimes:
    """Seconds. A coordinator's policy may set `stays_covered_seconds` to 0: what would be covered then closes."""

    background_seconds: int = 30
    idle_seconds: int = 120
    stays_covered_seconds: int = 8 * 3600
    closes_after_seconds: int = 8 * 3600


PHONE = LockTimes()
LAPTOP = LockTimes(idle_seconds=300)


class Due(enum.Enum):
    """What has to happen now, before anything is drawn."""

    NOTHING = "nothing"
    COVER = "cover"
    CLOSE = "close"


def due(times: LockTimes, *, opened: Moment, active: Moment, now: Moment, in_background: bool) -> Due:
    """`opened`: when the passphrase was given; `active`: the last touch, or when the app went to the background.

    Phones suspend Python, so this is asked again at RESUME; of both clocks the larger lapse counts.
    """
    unused = at_most_between(active, now)
    cover_after = times.background_seconds if in_background else times.idle_seconds
    if at_most_between(opened, now) >= times.closes_after_seconds:
        return Due.CLOSE
    if unused < cover_after:
        return Due.NOTHING
    return Due.CLOSE if unused >= cover_after + times.stays_covered_seconds else Due.COVER
