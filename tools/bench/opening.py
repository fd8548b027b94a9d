"""Opening a vault apart from key derivation, its first screens, and search, at a size."""

from pathlib import Path
from typing import Any

from storage.queries.contacts import prefill
from storage.queries.today import today
from storage.queries.youths import youth_rows
from storage.store import Store
from tools.bench.timing import Result, once, side_by_side, summary
from tools.bench.vaults import BenchVault, fill


def measure(folder: Path, *, operations: int, rounds: int) -> list[Result]:
    """Rows of the table."""
    bench = BenchVault(folder / f"opening-{operations}")
    group = f"{operations:,} operations"
    built = once(lambda: fill(bench, operations, youths=max(20, operations // 25)))
    results = [summary(group, "fill the log through the door (whole)", [built])]
    opened = []
    for _ in range(max(3, rounds // 10)):
        bench.lock()
        opened.append(once(bench.open_with_key))
    aim = "50 ms" if operations == 50_000 else ""
    results.append(summary(group, "open by snapshot, key derivation apart", opened, aim=aim))
    bench.lock()
    (folder / f"opening-{operations}" / "book.sealed").unlink()
    results.append(summary(group, "open without snapshot: fold the whole log", [once(bench.open_with_key)]))
    results += _screens(bench, group, rounds=rounds)
    bench.shut()
    return results


def _today_after_a_change(store: Store) -> object:
    """With nothing remembered that a change of the book makes it forget."""
    store.book.set_position(store.book.position)
    return today(store)


def _screens(bench: BenchVault, group: str, *, rounds: int) -> list[Result]:
    """Queries on the worker thread itself: what a screen waits for, the hop to the thread left in."""
    quick = ("Vandaag", "Vandaag, straight after a change", "Contact, prefilled", "Jongeren, newest 30")
    aims = dict.fromkeys(quick, "5 ms")
    aims |= dict.fromkeys(("search a word that is there", "search a word that is nowhere"), "20 ms")
    works: dict[str, Any] = {
        "Vandaag": lambda: bench.run(today),
        "Vandaag, straight after a change": lambda: bench.run(_today_after_a_change),
        "Contact, prefilled": lambda: bench.run(prefill),
        "Jongeren, newest 30": lambda: bench.run(youth_rows),
        "search a word that is there": lambda: bench.run(youth_rows, text="bakker"),
        "search a word that is nowhere": lambda: bench.run(youth_rows, text="helikopter"),
    }
    times = side_by_side(works, rounds=rounds)
    return [summary(group, name, taken, aim=aims.get(name, "")) for name, taken in times.items()]
