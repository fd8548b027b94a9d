"""`python -m tools.bench [--write] [--quick]`: run every benchmark, print the table, write docs/bench.md if asked.

A benchmark is a function of (folder, quick) that returns rows; to add one, add it to BENCHMARKS.
"""

import argparse
import tempfile
from collections.abc import Callable
from pathlib import Path

from tools.bench import centre, guarding, opening, saving, syncing, table, tapping
from tools.bench.timing import Result

PAGE = Path("docs/bench.md")
Benchmark = Callable[[Path, bool], list[Result]]


def _saving(folder: Path, quick: bool) -> list[Result]:  # noqa: FBT001 - the one shape of a benchmark
    return saving.measure(folder, rounds=60 if quick else 400)


def _opening(folder: Path, quick: bool) -> list[Result]:  # noqa: FBT001 - as above
    sizes = (2_000,) if quick else (10_000, 50_000)
    return [row for size in sizes for row in opening.measure(folder, operations=size, rounds=20 if quick else 100)]


def _syncing(folder: Path, quick: bool) -> list[Result]:  # noqa: FBT001 - as above
    return syncing.measure(folder, operations=1_000 if quick else 10_000)


def _tapping(folder: Path, quick: bool) -> list[Result]:  # noqa: FBT001 - as above
    if quick:
        return tapping.measure(folder, operations=1_000, youths=50, rounds=5)
    return tapping.measure(folder, operations=50_000, youths=2_000, rounds=40)


def _centre(folder: Path, quick: bool) -> list[Result]:  # noqa: FBT001 - as above
    return centre.measure(folder, pushes=3 if quick else 20)


def _guarding(_folder: Path, quick: bool) -> list[Result]:  # noqa: FBT001 - as above
    return guarding.measure(rounds=60 if quick else 400)


BENCHMARKS: tuple[Benchmark, ...] = (_saving, _guarding, _opening, _tapping, _syncing, _centre)


def main() -> None:
    """Run them all."""
    parser = argparse.ArgumentParser(prog="python -m tools.bench", description="Benchmarks, side by side in one run.")
    parser.add_argument("--write", action="store_true", help=f"write {PAGE}")
    parser.add_argument("--quick", action="store_true", help="a minute at most, small sizes")
    parser.add_argument("--folder", type=Path, help="where the databases are made: on the disk that counts")
    choices = parser.parse_args()
    results: list[Result] = []
    with tempfile.TemporaryDirectory(prefix="bench-", dir=choices.folder) as made:
        for benchmark in BENCHMARKS:
            rows = benchmark(Path(made), choices.quick)
            print(table.text(rows), flush=True)
            results += rows
    if choices.write:
        PAGE.write_text(table.markdown(results, command="make bench ARGS=--write"), encoding="utf-8")
        print(f"\nwritten: {PAGE}")


if __name__ == "__main__":
    main()
