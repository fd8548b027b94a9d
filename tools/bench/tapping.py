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
                taken_ms = await _answered(app, tap)
                if number >= 2:  # the first rounds load what is loaded once
                    times.setdefault(name, []).append(taken_ms)
        held = _held_bytes()
    return times, held


async def _answered(app: App, tap: Callable[[], Awaitable[None]]) -> float:
    """Milliseconds between the touch (or the call, where nothing was touched) and the last that was sent for it."""
    start = time.perf_counter()
    await tap()
    sent = app.screen.terminal.sent_seconds
    return max(sent - max(start, app.screen.touched_seconds), 0.0) * 1000


def _taps(app: App, number: int) -> dict[str, Callable[[], Awaitable[None]]]:
    """In the order a worker does them; each ends when its answer is there."""
    screen = app.screen

    async def today() -> None:
        app.desk.go("today")
        await screen.wait_for("today.new_contact")

    async def youths() -> None:
        await screen.tap("nav.youths")
        await screen.wait_for("youths.row.1")

    async def search() -> None:
        await screen.type_into("youths.search", f"Jongere {number + 10}")
        await screen.wait_for_text("youths.row.1", f"Jongere {number + 10}")

    async def youth() -> None:
        await screen.tap("youths.row.1")
        await screen.wait_for("youth.tab.timeline")

    async def contact() -> None:
        await screen.tap("today.new_contact")
        await screen.wait_for_text("contact.save", "Stationsplein")

    async def save() -> None:
        await screen.tap("contact.save")
        await screen.wait_gone("contact.save")

    taps: dict[str, Callable[[], Awaitable[None]]] = {
        "Vandaag": today,
        "Jongeren": youths,
        "search, first letter to row": search,
        "Jongere": youth,
    }
    return taps | {"Vandaag again": today, "Contact": contact, "save a contact": save}


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
