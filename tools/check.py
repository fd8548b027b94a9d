"""Everything `make check` looks at, side by side on the cores there are, so that it stays under a minute.

Each check runs to its end: one red does not hide the next. A check that is green says one line.
"""

import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent
CHECKS: dict[str, list[str]] = {
    "types": [str(BIN / "mypy")],
    "format": [str(BIN / "ruff"), "format", "--check", "."],
    "lint": [str(BIN / "ruff"), "check", "--output-format", "concise", "."],
    "layers": [str(BIN / "lint-imports"), "--no-logo"],
    "translations": [sys.executable, "-m", "tools.check_texts"],
    "links": [sys.executable, "-m", "tools.check_links"],
}


@dataclass(frozen=True)
class Outcome:
    """How one check ended; `seconds` of wall time."""

    name: str
    passed: bool
    seconds: float
    said: str


def outcome(name: str) -> Outcome:
    """Run one check of CHECKS to its end."""
    started = time.monotonic()
    run = subprocess.run(
        CHECKS[name], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    return Outcome(name=name, passed=run.returncode == 0, seconds=time.monotonic() - started, said=run.stdout)


def main() -> int:
    """Run all, print what is wrong, exit 1 if anything is."""
    with ThreadPoolExecutor(max_workers=2) as workers:
        outcomes = list(workers.map(outcome, CHECKS))
    for each in outcomes:
        if not each.passed:
            print(f"--- {each.name}\n{each.said}")
    for each in outcomes:
        print(f"{'ok ' if each.passed else 'RED'} {each.name:13} {each.seconds:5.1f} s")
    return 0 if all(each.passed for each in outcomes) else 1


if __name__ == "__main__":
    sys.exit(main())
