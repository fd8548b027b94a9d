"""Sorting the open book writes no temporary file; the same sort without our care is caught writing one."""

import sqlite3
import sys
import threading
from pathlib import Path
from typing import Self

import pytest

from storage.sqlite import open_in_memory
from tests.security.bytescan import open_files

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks at open files through /proc")


class Watcher:
    """Looks at every open file of this process, over and over, while something else works."""

    def __init__(self, needle: bytes) -> None:
        self._needle, self.seen, self._stop = needle, set[str](), threading.Event()
        self._thread = threading.Thread(target=self._watch)

    def _watch(self) -> None:
        while not self._stop.is_set():
            self.seen |= {name for name, raw in open_files() if self._needle in raw}

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()


def _sort(conn: sqlite3.Connection, name: str) -> None:
    conn.execute("CREATE TABLE youth (name TEXT, filler TEXT)")
    rows = ((f"{name} {number * 7919 % 50_000}", "x" * 200) for number in range(50_000))
    conn.execute("BEGIN")
    conn.executemany("INSERT INTO youth VALUES (?, ?)", rows)
    conn.execute("COMMIT")
    for _ in range(3):
        for _row in conn.execute("SELECT * FROM youth ORDER BY filler || name DESC"):
            pass


def test_sorting_fifty_thousand_rows_of_the_book_writes_no_temporary_file(scratch: Path) -> None:
    db = open_in_memory()
    with Watcher(b"Kanbcdfgh") as watcher:
        _sort(db.conn, "Kanbcdfgh")
    db.close()
    assert watcher.seen == set()
    assert list(scratch.iterdir()) == []


def test_same_sort_in_a_database_opened_without_care_is_caught_writing_one(scratch: Path) -> None:
    conn = sqlite3.connect(":memory:", isolation_level=None)
    conn.execute("PRAGMA temp_store=1")
    with Watcher(b"Kanbcdfgh") as watcher:
        _sort(conn, "Kanbcdfgh")
    conn.close()
    assert any("(deleted)" in name for name in watcher.seen)
