"""Measuring: the same thing many times, alternating with what it is compared to."""

import statistics
import time
from collections.abc import Callable, Mapping

import msgspec


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """One row of the table. Times in milliseconds; `against` names the row it is compared to, `aim` in plain words."""

    group: str
    name: str
    median_ms: float
    p95_ms: float
    times: int
    against: str = ""
    aim: str = ""


def summary(group: str, name: str, times_ms: list[float], *, against: str = "", aim: str = "") -> Result:
    """The row of one thing that was measured."""
    ordered = sorted(times_ms)
    p95 = ordered[min(len(ordered) - 1, round(0.95 * (len(ordered) - 1)))]
    return Result(
        group=group,
        name=name,
        median_ms=statistics.median(ordered),
        p95_ms=p95,
        times=len(ordered),
        against=against,
        aim=aim,
    )


def once(work: Callable[[], object]) -> float:
    """Milliseconds of one run."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def side_by_side(works: Mapping[str, Callable[[], object]], *, rounds: int, warm: int = 3) -> dict[str, list[float]]:
    """Each in turn, over and over, so that whatever else the machine does falls on all alike."""
    times: dict[str, list[float]] = {name: [] for name in works}
    for number in range(rounds + warm):
        for name, work in works.items():
            taken = once(work)
            if number >= warm:
                times[name].append(taken)
    return times
