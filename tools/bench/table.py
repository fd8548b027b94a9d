"""The table: on the terminal, and as Markdown for docs/bench.md."""

import os
import platform
import sqlite3
from collections.abc import Sequence

from tools.bench.timing import Result

_HEAD = ("what", "median ms", "p95 ms", "times", "ratio", "aim")


def text(results: Sequence[Result]) -> str:
    """Aligned columns, a block a group."""
    lines: list[str] = []
    for group in dict.fromkeys(result.group for result in results):
        rows = [_HEAD, *(_row(result, results) for result in results if result.group == group)]
        widths = [max(len(row[column]) for row in rows) for column in range(len(_HEAD))]
        lines += [
            "",
            group,
            *("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows),
        ]
    return "\n".join(lines)


def markdown(results: Sequence[Result], *, command: str) -> str:
    """The page docs/bench.md."""
    lines = ["# Benchmarks", "", f"Made by `{command}` in one run. {machine()}", ""]
    lines += ["Ratio: against the row named in the same group, by median. Opening leaves the key derivation out.", ""]
    for group in dict.fromkeys(result.group for result in results):
        lines += [
            f"## {group[0].upper()}{group[1:]}",
            "",
            "| " + " | ".join(_HEAD) + " |",
            "|---|---:|---:|---:|---:|---|",
        ]
        lines += ["| " + " | ".join(_row(result, results)) + " |" for result in results if result.group == group]
        lines.append("")
    return "\n".join(lines)


def machine() -> str:
    """What it ran on, without a name of a machine."""
    return (
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, "
        f"SQLite {sqlite3.sqlite_version}."
    )


def _row(result: Result, results: Sequence[Result]) -> tuple[str, ...]:
    base = next((r for r in results if r.group == result.group and r.name == result.against), None)
    ratio = f"{result.median_ms / base.median_ms:.2f}x" if base is not None else ""
    return (result.name, f"{result.median_ms:.2f}", f"{result.p95_ms:.2f}", str(result.times), ratio, result.aim)
