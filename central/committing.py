"""Group commit: pushes that wait at the same moment share one transaction, and one flush of the disk.

A push that comes alone is stored at once. While a group is being committed others gather, and go together after it. So
nobody waits for company, and the busier it is, the larger the groups. Each is answered after the commit, never before.

SQLite takes one writer, so there is one lane. PostgreSQL has some; a team always goes by the same, so that its pushes
meet in one transaction instead of waiting for each other's lock.
"""

from __future__ import annotations

import threading
import zlib
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor

import msgspec
from sqlalchemy.exc import DBAPIError

from central.database import Database
from central.pushing import Outcome, Push, Stored, prepare, store_together
from central.refusals import Refuse
from central.settings import Settings
from domain.wire import PushReply

_POSTGRES_LANES = 4
_GROUP_BYTES = 4 * 1024 * 1024  # what one transaction brings, about
_WAIT_SECONDS = 2  # told to whom finds the queue full


class _Waiting(msgspec.Struct, frozen=True, kw_only=True):
    push: Push
    answer: Future[PushReply | None]


class Committer:
    """Stores pushes. Safe to call from any thread and any event loop; its threads end when it is let go."""

    def __init__(self, database: Database, settings: Settings) -> None:
        count = 1 if database.is_sqlite else _POSTGRES_LANES
        self._lanes = [_Lane(database, settings) for _ in range(count)]

    def submit(self, push: Push) -> Future[PushReply | None]:
        """The answer, once it is durable. The future raises Refuse or DBAPIError; so does a full queue: too_many."""
        return self._lanes[zlib.crc32(push.caller.team) % len(self._lanes)].submit(push)

    def spend(self, push: Push) -> None:
        """Wait until the nonce of a read is spent. Raises Refuse."""
        self.submit(push).result()


class _Lane:
    def __init__(self, database: Database, settings: Settings) -> None:
        self._database = database
        self._settings = settings
        self._waiting: deque[_Waiting] = deque()
        self._lock = threading.Lock()
        self._is_running = False
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="commit")

    def submit(self, push: Push) -> Future[PushReply | None]:
        answer: Future[PushReply | None] = Future()
        with self._lock:
            if len(self._waiting) >= self._settings.waiting_pushes:
                raise Refuse("too_many", retry_after_seconds=_WAIT_SECONDS)
            self._waiting.append(_Waiting(push=push, answer=answer))
            starts, self._is_running = not self._is_running, True
        if starts:
            self._thread.submit(self._run)
        return answer

    def _run(self) -> None:
        while group := self._next_group():
            self._store([waiting for waiting in group if waiting.answer.set_running_or_notify_cancel()])

    def _next_group(self) -> list[_Waiting]:
        with self._lock:
            group: list[_Waiting] = []
            room = _GROUP_BYTES
            while self._waiting and len(group) < self._settings.pushes_a_commit and room > 0:
                group.append(self._waiting.popleft())
                room -= group[-1].push.size_bytes()
            self._is_running = bool(group)
            return group

    def _store(self, group: list[_Waiting]) -> None:
        """If anything is the matter, each is tried alone, so that one does not spoil it for the others."""
        if not group:
            return
        try:
            stored = self._commit([waiting.push for waiting in group])
        except BaseException as trouble:  # noqa: BLE001 - whoever waits is told, whatever it is; the lane goes on
            is_gone = isinstance(trouble, DBAPIError) and trouble.connection_invalidated
            if len(group) == 1 or is_gone:  # a database that went away may have committed: devices ask again
                for waiting in group:
                    waiting.answer.set_exception(trouble)
                return
            for waiting in group:
                self._store([waiting])
            return
        for waiting, outcome in zip(group, stored.outcomes, strict=True):
            _tell(waiting.answer, outcome)

    def _commit(self, pushes: list[Push]) -> Stored:
        prepared = [prepare(push) for push in pushes]
        with self._database.writing() as connection:
            stored = store_together(connection, prepared)
        if stored.has_erased:
            self._database.scrub_log()
        return stored


def _tell(answer: Future[PushReply | None], outcome: Outcome) -> None:
    if isinstance(outcome, Refuse):
        answer.set_exception(outcome)
    else:
        answer.set_result(outcome)
