"""The one thread that owns both databases of a vault, what may run on it in which state, and errors in plain words."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Concatenate, Literal, ParamSpec, TypeVar

from domain.errors import BadInput, Locked, VindplaatsError
from storage import header
from storage.joining import Joiner
from storage.moment import Moment, at_most_between
from storage.relay import Relay
from storage.sqlite import plain_errors
from storage.store import Store

State = Literal["absent", "joining", "closed", "covered", "open"]
P = ParamSpec("P")
T = TypeVar("T")
WIRE_KEY_HOURS = 12  # after closing: so long the key that only signs requests stays, and sealed operations still move


class OneThread:
    """The part of a Vault that runs things. The attributes are set by Vault."""

    directory: Path
    is_covered: bool
    _thread: ThreadPoolExecutor
    _moment: Callable[[], Moment]
    _store: Store | None
    _relay: Relay | None
    _joiner: Joiner | None
    _closed_at: Moment | None
    _store_key: bytes

    # --- state

    @property
    def state(self) -> State:
        """Where the vault stands, without touching the disk more than a look for the header."""
        if self._store is not None:
            return "covered" if self.is_covered else "open"
        if self._store_key:
            return "joining"
        return "closed" if header.exists(self.directory) else "absent"

    # --- running on the thread

    async def run(self, act: Callable[Concatenate[Store, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run an action or a query on the open vault. Raises Locked, and whatever `act` raises."""
        return await self._on_thread(lambda: act(self._opened(), *args, **kwargs))

    async def relay(self, act: Callable[Concatenate[Relay, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a step of sync: also while closed, as long as the wire key is kept. Raises Locked after that."""
        return await self._on_thread(lambda: act(self._carried(), *args, **kwargs))

    async def join(self, act: Callable[Concatenate[Joiner, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a step of getting in, in the state "joining". Raises Locked in any other."""
        return await self._on_thread(lambda: act(self._waiting(), *args, **kwargs))

    async def _on_thread(self, work: Callable[[], T]) -> T:
        def in_plain_words() -> T:
            try:
                with plain_errors():
                    return work()
            except VindplaatsError as error:
                error.__cause__ = error.__context__ = None  # a library's own error behind it may hold what was typed
                raise
            except UnicodeEncodeError:  # half a character, and SQLite's error holds the whole text
                pass
            raise BadInput

        return await asyncio.get_running_loop().run_in_executor(self._thread, in_plain_words)

    def _opened(self) -> Store:
        if self._store is None or self.is_covered:
            raise Locked
        return self._store

    def _carried(self) -> Relay:
        closed = self._closed_at
        if closed is not None and at_most_between(closed, self._moment()) > WIRE_KEY_HOURS * 3600:
            self._relay = None
        if self._relay is None:
            raise Locked
        return self._relay

    def _waiting(self) -> Joiner:
        if self._joiner is None:
            raise Locked
        return self._joiner
