"""What the week took, task by task."""

from __future__ import annotations

import json
import statistics
from pathlib import Path

from tests.browser.screen import Screen


def printed(figures: Path, screen: Screen, *, size: tuple[int, int]) -> None:
    """Write every task's taps, fields and median seconds as JSON, and print them as the table of docs/state.md."""
    rows: list[dict[str, object]] = []
    for task in dict.fromkeys(figure.task for figure in screen.figures):
        times = [figure for figure in screen.figures if figure.task == task]
        rows.append(
            {
                "task": task,
                "times": len(times),
                "taps": max(figure.taps for figure in times),
                "fields": max(figure.fields for figure in times),
                "seconds": round(statistics.median(figure.seconds for figure in times), 1),
            }
        )
    figures.write_text(json.dumps({"size": size, "tasks": rows}, indent=1))
    for row in rows:
        print(f"| {row['task']} | {row['taps']} | {row['fields']} | {row['seconds']} |")
