"""An opened vault, on the worker thread: everything that rules, actions and queries need in one place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from zoneinfo import ZoneInfo

from domain.clock import ZERO, Stamp, observe, tick
from domain.guard import Known
from domain.roster import Member, Roster
from domain.wire import Head
from storage.book.book import Book
from storage.identity import Identity
from storage.keyring import Keyring
from storage.log.log import RESCUED, Log
from storage.log.sealed import SealedShelf
from storage.snapshot import Snapshot
from storage.team import is_on_paper

Now = Callable[[], dt.datetime]
BRUSSELS = ZoneInfo("Europe/Brussels")
TIME_FLOOR = "time_floor"  # a fact: the latest time on which this device and the centre agreed (storage/retention)


class Store:
    """One open vault. Every method and attribute belongs to the worker thread that owns its two databases."""

    def __init__(
        self,
        log: Log,
        *,
        identity: Identity,
        keyring: Keyring,
        roster: Roster,
        drafts: SealedShelf,
        secrets: SealedShelf,
        snapshot: Snapshot,
        now: Now,
    ) -> None:
        self.log, self.identity, self.keyring, self.roster = log, identity, keyring, roster
        self.drafts, self.secrets, self.snapshot, self.now = drafts, secrets, snapshot, now
        self.book: Book = Book.empty()
        self.heads: dict[bytes, Head] = log.heads()
        # What this device last said it had seen of the others: device (hex) -> dev_seq.
        self.told: dict[str, int] = log.fact("seen") or {}
        millis, counter = log.fact("clock") or (0, 0)
        self.clock = max(ZERO, Stamp(millis, counter))
        self.server_millis: int | None = None
        # Fields a person typed in that were written since somebody last looked: (kind, id, field), for the guard.
        self.typed: list[tuple[str, str, str]] = []
        self.known: tuple[tuple[object, ...], Known] | None = None  # the names the guard last looked with
        self.floor_millis: int = log.fact(TIME_FLOOR) or 0

    @property
    def team(self) -> bytes:
        """The team's id, 16 random bytes."""
        return self.roster.team

    @property
    def worker(self) -> str:
        """This worker's id, 32 hex digits."""
        return self.identity.worker.hex()

    @property
    def directory(self) -> Path:
        """Where the vault lies."""
        return self.log.path.parent

    def today(self) -> dt.date:
        """The day in Flanders."""
        return self.dated_now().astimezone(BRUSSELS).date()

    def dated_now(self) -> dt.datetime:
        """The time to put on what is written: never before a time on which this device and the centre once agreed.

        A clock that fell back to 1970 would make what is written today the first to be erased.
        """
        return max(self.now(), dt.datetime.fromtimestamp(self.floor_millis / 1000, tz=dt.UTC))

    @property
    def must_pull(self) -> bool:
        """After a rescue: the centre may hold more of this device than this log does, so nothing new is numbered."""
        return bool(self.log.fact(RESCUED))

    def next_stamp(self) -> Stamp:
        """The next reading of the hybrid clock; kept in the log by the door."""
        self.clock = tick(self.clock, now_millis=int(self.now().timestamp() * 1000))
        return self.clock

    def observe(self, stamp: Stamp) -> None:
        """Move past a reading of another device, never far beyond the time the centre last told (domain/clock.py)."""
        now_millis = int(self.now().timestamp() * 1000)
        self.clock = observe(self.clock, stamp, now_millis=now_millis, server_millis=self.server_millis)

    def coordinators(self) -> list[Member]:
        """Devices of people who may admit and revoke now; a key on paper is not one of them."""
        return [member for member in self.roster.coordinators() if not is_on_paper(self.keyring, member)]

    def is_coordinator(self) -> bool:
        """May this device admit others and change the team's settings?"""
        member = self.roster.members.get(self.identity.device)
        return member is not None and member.role == "coordinator"
