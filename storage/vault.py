"""The vault as screens and sync hold it: asynchronous, in front of the one worker thread that owns both databases.

States: absent (nothing here yet), joining (keys made, not admitted yet), closed, covered (open, a code is asked), open.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from domain.connect_code import ConnectCode
from domain.errors import BadInput, Locked, NoRoom
from domain.mark import N_
from storage import cover, header, team
from storage.atomic import make_folder
from storage.crypto import AeadSeal, Seal
from storage.door import save
from storage.doors import Doors
from storage.entering import entered
from storage.folding import rebuild
from storage.identity import Identity
from storage.joining import Joiner
from storage.log.log import Log
from storage.log.next_log import has_next, open_log
from storage.log.sealed import SealedShelf
from storage.moment import Moment, device_moment
from storage.one_thread import State
from storage.records_of_team import first_changes
from storage.relay import Relay
from storage.rescue import Rescued, rescue
from storage.snapshot import SNAPSHOT_FILE, Snapshot
from storage.sqlite import reading_a_vault
from storage.store import Now, Store
from storage.throttle import Throttle
from storage.words.recovery import read_code

__all__ = ["NO_INVITATION", "State", "Vault", "entrance", "utc_now"]

NO_INVITATION = N_("Dit is geen uitnodiging. Vraag je coördinator om een code.")


def entrance(text: str) -> ConnectCode:
    """A code that lets a device into a team. Raises BadInput."""
    code = read_code(text)
    if code.kind == "place":
        raise BadInput(NO_INVITATION)
    return code


def utc_now() -> dt.datetime:
    """The wall clock."""
    return dt.datetime.now(dt.UTC)


class Vault(Doors):
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
        self._moment = moment
        self._throttle = Throttle(directory, now=moment)
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="vault")
        self._log: Log | None = None
        self._store: Store | None = None
        self._relay: Relay | None = None
        self._joiner: Joiner | None = None
        self._closed_at: Moment | None = None
        self._store_key = b""
        self._cover: cover.Cover | None = None
        self.is_covered = False

    # --- doors

    async def create(
        self, passphrase: str, *, worker_name: str, device_name: str = "", memory_short: bool = False
    ) -> None:
        """Make a vault and found a team of one in it, offline. Raises BadInput on a weak passphrase, NoRoom.

        `memory_short`: scrypt in 32 MiB instead of 128, for a device that cannot spare them (storage/header.py).
        """

        def work() -> None:
            self._make(passphrase, joining=None, memory_short=memory_short)
            self._open_log(worker_name=worker_name, device_name=device_name)

        await self._on_thread(work)

    async def create_joining(self, passphrase: str, *, code: str, worker_name: str = "", device_name: str = "") -> None:
        """Make a vault that waits to be let into a team; `sync.loop.Syncer` then does the asking.

        `code`: an invitation, or a printed recovery key. Raises BadInput on another one or a weak passphrase, NoRoom.
        """
        invitation = entrance(code)

        def work() -> None:
            self._make(passphrase, joining=True)
            log, secrets, identity = self._keys()
            self._joiner = Joiner(log, secrets=secrets, identity=identity)
            self._joiner.begin(invitation, worker_name=worker_name, device_name=device_name)

        await self._on_thread(work)

    def _make(self, passphrase: str, *, joining: bool | None, memory_short: bool = False) -> None:
        """`joining` stands in the log before the header does: a kill in between founds no team of one by mistake."""
        if not header.exists(self.directory):  # else `create` refuses, and the count of wrong tries stays
            make_folder(self.directory)
            self._throttle.start()
            self._log = self._log or open_log(self.directory)
            self._log.set_fact("joining", joining)
        _, self._store_key = header.create(self.directory, passphrase, memory_short=memory_short)

    async def open(self, passphrase: str) -> None:
        """Open with the passphrase. Raises WrongPassphrase, TooManyTries, Damaged."""

        def work() -> None:
            self._store_key = self._throttle.attempt(lambda: header.unlock(self.directory, passphrase))
            self._open_log(worker_name="", device_name="")

        await self._on_thread(work)

    async def rescue(self, passphrase: str) -> Rescued:
        """After `open` raised Damaged: move what can be read of the log into a fresh one, then call `open` again.

        Raises WrongPassphrase, TooManyTries, NoRoom, and Damaged when too little can be read; then nothing was changed.
        """

        def work() -> Rescued:
            self._throttle.attempt(lambda: header.unlock(self.directory, passphrase))
            self._close()
            self._relay = None
            if self._log is not None:
                self._log.close()
                self._log = None
            (self.directory / SNAPSHOT_FILE).unlink(missing_ok=True)
            return rescue(self.directory)

        return await self._on_thread(work)

    def _keys(self) -> tuple[Log, SealedShelf, Identity]:
        """The log, the shelf of secrets and this device's keys, made on first use."""
        log = self._log or open_log(self.directory)
        self._log = log
        secrets = SealedShelf(log, table="secret", store_key=self._store_key, seal=self._seal)
        if secrets.get("identity") is None:
            with log.transaction():
                Identity.generate().keep(secrets)
        return log, secrets, Identity.load(secrets)

    def _open_log(self, *, worker_name: str, device_name: str) -> None:
        try:
            with reading_a_vault():
                self._read_log(worker_name=worker_name, device_name=device_name)
        except BaseException:
            self._store_key = b""  # not half open: the lock screen stays, and may offer to rescue
            raise

    def _read_log(self, *, worker_name: str, device_name: str) -> None:
        log, secrets, identity = self._keys()
        if log.fact("joining") is not None:
            self._joiner = Joiner(log, secrets=secrets, identity=identity)
            return
        if not team.is_founded(log):
            team.found(log, identity, device_name=device_name, seal=self._seal)
        self._enter(log, secrets, identity)
        store = self._store
        # Also after a kill between founding and the first records: without its settings a team has no figures key.
        is_founder = store is not None and store.roster.founder == identity.device and not store.must_pull
        if store is not None and is_founder and not store.heads:
            save(store, first_changes(store, worker_name=worker_name))

    async def enter(self) -> None:
        """Open a vault that was just let in (after `Joiner.adopt`). Raises Locked when it is closed."""

        def work() -> None:
            if not self._store_key:
                raise Locked
            self._enter(*self._keys())

        await self._on_thread(work)

    async def enter_anew(self, change: Callable[[Store], None]) -> None:
        """`change` puts other device keys or another log under the open vault; then it is entered again.

        See storage/renewing.py and storage/moving.py. Raises what `change` raises, and then nothing was changed.
        """

        def work() -> None:
            store = self._opened()
            store.snapshot.drop()
            change(store)
            if has_next(self.directory) and self._log is not None:
                store.book.close()
                self._log.close()
                self._log = self._store = self._relay = None
            try:
                self._enter(*self._keys())
            except BaseException:
                self._store_key = b""  # not half open: the lock screen stays
                raise

        await self._on_thread(work)

    def _enter(self, log: Log, secrets: SealedShelf, identity: Identity) -> None:
        store = entered(
            log,
            identity=identity,
            secrets=secrets,
            drafts=SealedShelf(log, table="draft", store_key=self._store_key, seal=self._seal),
            snapshot=Snapshot(self.directory, store_key=self._store_key, seal=self._seal),
            seal=self._seal,
            now=self.now,
        )
        if self._store is not None:
            self._store.book.close()
        self._store, self.is_covered = store, False
        self._cover = cover.load(self.directory, self._store_key)
        self._joiner = self._closed_at = None
        self._relay = Relay(log, wire=identity.wire, device=identity.device, store=store)

    async def close(self) -> None:
        """Lock: the book is sealed beside the log, every key goes except the one that signs requests."""
        await self._on_thread(self._close)

    def _close(self) -> None:
        store, self._store, self._store_key = self._store, None, b""
        self._cover = None
        self.is_covered = False
        self._joiner = None
        if store is None:
            return
        self._closed_at = self._moment()
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
            self._relay = self._closed_at = None
            if self._log is not None:
                self._log.close()
                self._log = None

        await self._on_thread(work)
        self._thread.shutdown()

    async def heal(self) -> None:
        """Rebuild the book from the log."""
        await self.run(rebuild)
