"""A lock that is passed on in the order it was asked for.

SQLite lets a writer who finds the file locked sleep and try again: under load it would try for seconds while pushes,
which come group after group, slip in before it. And `threading.Lock` may give the lock back to who just had it.
"""

from __future__ import annotations

import threading
from collections import deque


class Turns:
    """Used as `with turns:`. Not to be entered twice by one thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._is_taken = False
        self._waiting: deque[threading.Event] = deque()

    def __enter__(self) -> None:
        with self._lock:
            if not self._is_taken:
                self._is_taken = True
                return
            mine = threading.Event()
            self._waiting.append(mine)
        mine.wait()

    def __exit__(self, *_: object) -> None:
        with self._lock:
            if self._waiting:
                self._waiting.popleft().set()  # it stays taken: it is handed over
            else:
                self._is_taken = False
