"""A program under a clock that the test turns: `python tests/browser/turned.py FILE main.py …` (or `-m central …`).

FILE holds how many seconds the wall clock runs ahead, and is read at every look at it, so that the app and the service
stand on the same day. The product has no such way in: this file replaces the two places where Python reads the wall
clock, then runs the program unchanged. The clock since the start of the device is nobody's to turn, here neither.
"""

import datetime as dt
import runpy
import sys
import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any


def turn(ahead: Path) -> None:
    """From now on `time.time`, `time.time_ns` and the vault's clock are as many seconds ahead as the file says."""
    real, real_ns = time.time, time.time_ns

    def seconds() -> float:
        return float(ahead.read_text())

    def now(zone: dt.tzinfo | None = None) -> dt.datetime:
        return dt.datetime.now(zone) + dt.timedelta(seconds=seconds())

    clock: Any = time
    clock.time = lambda: real() + seconds()
    clock.time_ns = lambda: real_ns() + int(seconds() * 1_000_000_000)
    from storage import vault  # after the clock: nothing of the program was loaded before

    module: Any = vault
    module.dt = SimpleNamespace(UTC=dt.UTC, datetime=SimpleNamespace(now=now))


def run() -> None:
    """As Python would run what stands after FILE."""
    _, ahead, program, *rest = sys.argv
    sys.path[0] = str(Path(__file__).parents[2])
    turn(Path(ahead))
    if program == "-m":
        sys.argv = rest
        runpy.run_module(rest[0], run_name="__main__", alter_sys=True)
    else:
        sys.argv = [program, *rest]
        runpy.run_path(program, run_name="__main__")


if __name__ == "__main__":
    run()
