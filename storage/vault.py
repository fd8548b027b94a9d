"""The vault as screens and sync hold it: asynchronous, in front of the one worker thread that owns both databases.

States: absent (nothing here yet), joining (keys made, not admitted yet), closed, covered (open, a code is asked), open.
"""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Concatenate, Literal, ParamSpec, TypeVar

from domain.errors import Locked, NoRoom
from storage import header, team
from storage.atomic import make_folder
from storage.crypto import AeadSeal, Seal
from storage.door import save
from storage.folding import catch_up, rebuild
from storage.identity import Identity
from storage.log.log import Log
from storage.log.sealed import SealedShelf
from storage.moment import Moment, device_moment
from storage.records_of_team import first_changes
from storage.relay import Relay
from storage.snapshot import Snapshot
from storage.store import Now, Store
from storage.throttle import Throttle

State = Literal["absent", "joining", "closed", "covered", "open"]
P = ParamSpec("P")
T = TypeVar("T")


def utc_now() -> dt.datetime:
    """The wall clock."""
    return dt.datetime.now(dt.UTC)


class Vault:
    """One vault, one worker, one team, one directory. `seal` is another only in tests of what reaches the disk."""

    def __init__(
        self,
        directory: Path,
        *,
        now: Now = utc_now,
        moment: Callable[[], Moment] = device_moment,
        seal: Seal | None = None,
    ) -> None:
        self.directory, self.now = directory, now
        self._seal = seal or AeadSeal()
        self._throttle = Throttle(directory, now=moment)
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="vault")
        self._log: Log | None = None
        self._store: Store | None = None
        self._relay: Relay | None = None
        self._store_key = b""
        self.is_covered = False

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

    async def _on_thread(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)

    def _opened(self) -> Store:
        if self._store is None or self.is_covered:
            raise Locked
        return self._store

    def _carried(self) -> Relay:
        if self._relay is None:
            raise Locked
        return self._relay

    # --- doors

    async def create(self, passphrase: str, *, worker_name: str, device_name: str = "") -> None:
        """Make a vault and found a team of one in it, offline. Raises BadInput on a weak passphrase, NoRoom."""

        def work() -> None:
            if not header.exists(self.directory):  # else `create` refuses, and the count of wrong tries stays
                make_folder(self.directory)
                self._throttle.start()
            _, self._store_key = header.create(self.directory, passphrase)
            self._open_log(worker_name=worker_name, device_name=device_name)

        await self._on_thread(work)

    async def open(self, passphrase: str) -> None:
        """Open with the passphrase. Raises WrongPassphrase, TooManyTries, Damaged."""

        def work() -> None:
            self._store_key = self._throttle.attempt(lambda: header.unlock(self.directory, passphrase))
            self._open_log(worker_name="", device_name="")

        await self._on_thread(work)

    def _open_log(self, *, worker_name: str, device_name: str) -> None:
        log = self._log or Log(self.directory)
        self._log = log
        secrets = SealedShelf(log, table="secret", store_key=self._store_key, seal=self._seal)
        if secrets.get("identity") is None:
            with log.transaction():
                Identity.generate().keep(secrets)
        identity = Identity.load(secrets)
        if log.fact("joining") is not None:
            self._relay = Relay(log, wire=identity.wire, device=identity.device)
            return
        is_new = not team.is_founded(log)
        if is_new:
            team.found(log, identity, device_name=device_name, seal=self._seal)
        self.enter(identity)
        store = self._store
        if is_new and store is not None:
            save(store, first_changes(store, worker_name=worker_name))

    def enter(self, identity: Identity) -> None:
        """Build the store of a vault that belongs to a team, from snapshot and log. On the thread."""
        log = self._log
        if log is None:
            raise Locked
        roster = team.load_roster(log)
        store = Store(
            log,
            identity=identity,
            keyring=team.load_keyring(log, identity, roster=roster, seal=self._seal),
            roster=roster,
            drafts=SealedShelf(log, table="draft", store_key=self._store_key, seal=self._seal),
            snapshot=Snapshot(self.directory, store_key=self._store_key, seal=self._seal),
            now=self.now,
        )
        book = store.snapshot.read(last_position=log.last_position())
        if book is not None:
            store.book.close()
            store.book = book
        catch_up(store)
        self._store, self.is_covered = store, False
        self._relay = Relay(log, wire=identity.wire, device=identity.device, store=store)

    async def close(self) -> None:
        """Lock: the book is sealed beside the log, every key goes except the one that signs requests."""
        await self._on_thread(self._close)

    def _close(self) -> None:
        store, self._store, self._store_key = self._store, None, b""
        self.is_covered = False
        if store is None:
            return
        if self._relay is not None:
            self._relay.store = None
        try:
            store.snapshot.write(store.book)
        except NoRoom:
            store.snapshot.drop()  # the next opening folds the log instead
        store.book.close()

    async def shut(self) -> None:
        """End of the program: lock, close the file, end the thread."""

        def work() -> None:
            self._close()
            self._relay = None
            if self._log is not None:
                self._log.close()
                self._log = None

        await self._on_thread(work)
        self._thread.shutdown()

    async def heal(self) -> None:
        """Rebuild the book from the log."""
        await self.run(rebuild)
