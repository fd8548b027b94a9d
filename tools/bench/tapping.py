"""What a person waits for after a tap: the screen in process, on an open vault of the size that is planned for.

From the event to the last message that was packed for Flutter before the answer stood there: handler, query or action,
the drawing in Python and the packing. What the harness takes to look is not in it, nor what Flutter then takes.
`python -m tools.bench.tapping` is a process of its own, so that its memory is that of one open vault.
"""

import argparse
import asyncio
import os
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import msgspec

from tests.views.desks import App, closed_app
from tools.bench.timing import Result, summary
from tools.bench.vaults import PASSPHRASE, BenchVault, fill
from tools.run import ROOT
from views import pauses

AIM = "p95 100 ms"
Act = Callable[[], Awaitable[None]]
Answered = Callable[[], bool]


def measure(folder: Path, *, operations: int, youths: int, rounds: int) -> list[Result]:
    """Rows of the table, from a process of their own."""
    command = [sys.executable, "-m", "tools.bench.tapping", "--folder", str(folder / "tapping")]
    command += ["--operations", str(operations), "--youths", str(youths), "--rounds", str(rounds)]
    answer = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True)
    return msgspec.json.decode(answer.stdout.splitlines()[-1], type=list[Result])


async def _times(folder: Path, *, rounds: int) -> tuple[dict[str, list[float]], int]:
    """Milliseconds by tap, and bytes that the process holds with the vault open."""
    times: dict[str, list[float]] = {}
    async with closed_app(folder) as app:
        await app.screen.type_into("lock.passphrase", PASSPHRASE)
        await app.screen.tap("lock.open")
        await app.screen.wait_for("today.new_contact", timeout_seconds=60)
        for number in range(rounds + 2):
            for name, tap in _taps(app, number).items():
                taken_ms = await _answered(app, *tap)
                if number >= 2:  # the first rounds load what is loaded once
                    times.setdefault(name, []).append(taken_ms)
        held = _held_bytes()
    return times, held


async def _answered(app: App, tap: Act, is_there: Answered) -> float:
    """Milliseconds from the touch (or the call, where nothing was touched) to the message that brought the answer."""
    loop, sent = asyncio.get_running_loop(), asyncio.Event()
    latest = 0.0

    def look() -> None:
        if not sent.is_set() and is_there():
            sent.set()

    def hear(seconds: float) -> None:
        nonlocal latest
        if not sent.is_set():
            latest = seconds
            loop.call_soon(look)  # after this drawing, which is then what stands there

    if is_there():  # nothing to wait for
        await tap()
        return 0.0
    app.screen.terminal.on_sent = hear
    start = time.perf_counter()
    await tap()
    await asyncio.wait_for(sent.wait(), 60)
    return (latest - max(start, app.screen.touched_seconds)) * 1000


def _taps(app: App, number: int) -> dict[str, tuple[Act, Answered]]:
    """In the order a worker does them: what is done, and when its answer is there."""
    screen, name = app.screen, f"Jongere {number + 10}"

    async def today() -> None:
        app.desk.go("today")

    def is_today() -> bool:
        return screen.stands("today.new_contact")

    taps: dict[str, tuple[Act, Answered]] = {
        "Vandaag": (today, is_today),
        "Jongeren": (lambda: screen.tap("nav.youths"), lambda: screen.stands("youths.row.1")),
        "search, first letter to row": (
            lambda: screen.type_into("youths.search", name),
            lambda: screen.reads("youths.row.1", name),
        ),
        "Jongere": (lambda: screen.tap("youths.row.1"), lambda: screen.stands("youth.tab.timeline")),
        "Contact": (lambda: screen.tap("today.new_contact"), lambda: screen.reads("contact.save", "Stationsplein")),
        "save a contact": (lambda: screen.tap("contact.save"), is_today),
    }
    # Not Vandaag first: each round ends there.
    order = ("Jongeren", "search, first letter to row", "Jongere", "Vandaag", "Contact", "save a contact")
    return {name: taps[name] for name in order}


def _held_bytes() -> int:
    """Resident memory of this process; 0 where the system does not say it this way."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except OSError:
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")


def main() -> None:
    """Fill, measure, print the rows as JSON."""
    parser = argparse.ArgumentParser(prog="python -m tools.bench.tapping")
    parser.add_argument("--folder", type=Path, required=True)
    for name in ("operations", "youths", "rounds"):
        parser.add_argument(f"--{name}", type=int, required=True)
    chosen = parser.parse_args()
    bench = BenchVault(chosen.folder)
    fill(bench, chosen.operations, youths=chosen.youths)
    bench.shut()
    pauses.set_program_apart()  # as main does
    times, held = asyncio.run(_times(chosen.folder, rounds=chosen.rounds))
    group = f"a tap, with {chosen.operations:,} operations and {chosen.youths:,} youths"
    group += f"; the process then holds {held // 2**20} MB" if held else ""
    rows = [summary(group, name, taken, aim=AIM) for name, taken in times.items()]
    print(msgspec.json.encode(rows).decode(), flush=True)


if __name__ == "__main__":
    main()
