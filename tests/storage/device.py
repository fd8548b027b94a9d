"""A vault on the disk as a test holds it: opened without the second that scrypt takes, copied as a kill leaves it.

The product has no such way in: this one calls what `Vault.open` calls after the passphrase was stretched.
"""

import asyncio
import datetime as dt
import shutil
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any, Self, TypeVar

from storage.crypto import Seal
from storage.store import Store
from storage.vault import Vault

PASSPHRASE = "fiets molen regen tulp"
T = TypeVar("T")
FOLDED_ONLY = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"


class Clock:
    """A wall clock that a test sets."""

    def __init__(self) -> None:
        self.time = dt.datetime(2026, 11, 20, 18, 0, tzinfo=dt.UTC)

    def __call__(self) -> dt.datetime:
        self.time += dt.timedelta(seconds=1)
        return self.time


DEVICES: list["Device"] = []


def shut_all() -> None:
    """After a test: whatever it left open."""
    while DEVICES:
        DEVICES.pop().shut()


class Device:
    """One vault, used from ordinary code: `device.run(act, ...)`."""

    def __init__(self, directory: Path, key: bytes, *, seal: Seal | None = None, clock: Clock | None = None) -> None:
        self.directory, self.key, self.seal, self.clock = directory, key, seal, clock or Clock()
        self.loop = asyncio.new_event_loop()
        self.vault = self._vault()
        DEVICES.append(self)

    @classmethod
    def new(cls, directory: Path, *, seal: Seal | None = None) -> Self:
        """Made as a worker makes it, scrypt and all."""
        vault = Vault(directory, seal=seal, now=Clock())
        loop = asyncio.new_event_loop()
        loop.run_until_complete(vault.create(PASSPHRASE, worker_name="An", device_name="gsm", memory_short=True))
        key = vault._store_key
        loop.run_until_complete(vault.shut())
        loop.close()
        return cls(directory, key, seal=seal)

    def _vault(self) -> Vault:
        return Vault(self.directory, seal=self.seal, now=self.clock)

    def wait(self, coroutine: Coroutine[Any, Any, T]) -> T:
        return self.loop.run_until_complete(coroutine)

    def open(self) -> Self:
        def work() -> None:
            self.vault._store_key = self.key
            self.vault._open_log(worker_name="", device_name="")

        self.loop.run_until_complete(self.vault._on_thread(work))
        return self

    def run(self, act: Callable[..., T], *args: Any, **kwargs: Any) -> T:
        return self.loop.run_until_complete(self.vault.run(act, *args, **kwargs))

    def lock(self) -> None:
        self.loop.run_until_complete(self.vault.close())

    def shut(self) -> None:
        if not self.loop.is_closed():
            self.loop.run_until_complete(self.vault.shut())
            self.loop.close()

    def reopen(self) -> None:
        self.lock()
        self.open()

    def die(self) -> None:
        """What is on the disk at this moment, as a kill leaves it, is what the next vault finds."""
        former, self.directory = self.directory, self.directory.with_name(self.directory.name + "x")
        shutil.copytree(former, self.directory)
        self.loop.run_until_complete(self.vault.shut())
        shutil.rmtree(former)
        self.vault = self._vault()
        self.open()


def tables(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """The whole book, table by table; the order of rows in a table means nothing."""
    names = [row[0] for row in store.book.rows(FOLDED_ONLY)]
    return {name: sorted((tuple(row) for row in store.book.rows(f"SELECT * FROM {name}")), key=repr) for name in names}


def rebuilt_tables(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """The same, after folding the whole log anew."""
    from storage.folding import rebuild

    rebuild(store)
    return tables(store)
