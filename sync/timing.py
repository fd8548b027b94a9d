"""When the next turn is due: after a save once its undo window is over, every so often, later and later in trouble."""

from __future__ import annotations

import asyncio
import contextlib
import random
import time
from collections.abc import Awaitable, Callable

import msgspec

from sync.logs import logger

_log = logger()
_NEVER = float("inf")


class Pace(msgspec.Struct, frozen=True, kw_only=True):
    """In seconds. `undo`: after a save; `undo_most`: saves in a row wait no longer; `ask_again`: while joining."""

    undo: float = 12.0
    undo_most: float = 60.0
    every: float = 900.0
    retry_first: float = 5.0
    ask_again: float = 4.0


class Timer:
    """Calls `turn` when it is due; a turn returns after how many seconds the next one is."""

    def __init__(self, turn: Callable[[], Awaitable[float]], *, pace: Pace) -> None:
        self._turn, self._pace = turn, pace
        self._changed = asyncio.Event()
        self._turn_at = 0.0
        self._first_save_at = self._saved_at = _NEVER

    def nudge(self) -> None:
        """Something was saved. A turn that is due earlier stays so."""
        now = time.monotonic()
        self._first_save_at = min(self._first_save_at, now)
        self._saved_at = min(now + self._pace.undo, self._first_save_at + self._pace.undo_most)
        self._changed.set()

    def soon(self) -> None:
        """Now."""
        self._turn_at = time.monotonic()
        self._changed.set()

    def back_off(self, failures: int) -> float:
        """Seconds after so many failures in a row: doubled each time, spread, at most `every`."""
        wait = self._pace.retry_first * 2.0 ** min(failures - 1, 20)
        return min(wait, self._pace.every) * random.uniform(0.5, 1.0)  # noqa: S311 - spreads the load, keeps no secret

    def jittered(self, seconds: float) -> float:
        """A little more or less, so that devices do not ask in step."""
        return seconds * random.uniform(0.8, 1.2)  # noqa: S311 - as above

    async def go_on(self) -> None:
        """For ever, until cancelled. Whatever a turn meets, there is a next one."""
        while True:
            await self._until_due()
            self._turn_at = self._first_save_at = self._saved_at = _NEVER
            try:
                wait_seconds = await self._turn()
            except Exception as fault:  # noqa: BLE001 - its text could carry content, its kind cannot
                _log.error("fault", kind=type(fault).__name__)
                wait_seconds = self._pace.every
            self._turn_at = min(self._turn_at, time.monotonic() + wait_seconds)

    async def _until_due(self) -> None:
        while (left := min(self._turn_at, self._saved_at) - time.monotonic()) > 0:
            self._changed.clear()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._changed.wait(), timeout=left)
