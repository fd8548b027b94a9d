"""The vault of the practice mode: a random key in memory only, nothing that can leave, and gone when it is left.

It lies in a folder of its own inside the app's data folder. After a kill nobody can read what stands there, since its
key was never written, and the next start removes it.
"""

from __future__ import annotations

import asyncio
import contextlib
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Concatenate, NoReturn, ParamSpec, TypeVar

from domain.errors import Locked, NotAllowed
from domain.keybox import KeyBox
from domain.operation import Operation
from domain.texts import N_
from storage.atomic import make_folder
from storage.crypto import BoxKey, SigningKey, random_bytes
from storage.identity import Identity
from storage.joining import Joiner
from storage.log.log import Log
from storage.log.sealed import SealedShelf
from storage.moment import Moment, device_moment
from storage.practice.weeks import PracticeClock, write_weeks
from storage.relay import Relay
from storage.store import Now
from storage.vault import Vault, utc_now

P = ParamSpec("P")
T = TypeVar("T")
PRACTISING = N_("Oefenen: hier gaat niets weg. Stop met oefenen om dit echt te doen.")
_PREFIX = "practice-"
_KEY_BYTES = 32


class MuteKey(SigningKey):
    """A public half without a private one: a roster wants a wire key, and this one can sign no request."""

    __slots__ = ()

    def __init__(self) -> None:
        self.public = SigningKey.generate().public

    def sign(self, message: bytes) -> NoReturn:
        """Raises NotAllowed, always."""
        del message
        raise NotAllowed(PRACTISING)


class PracticeLog(Log):
    """A log without an outbox: what is written counts as sent from the first moment, so nothing ever waits to go."""

    def insert(self, op_id: bytes, operation: Operation, *, seq: int | None = None) -> int:
        """Append one operation; its position. Inside a transaction."""
        return super().insert(op_id, operation, seq=0 if seq is None else seq)

    def add_box(self, box: KeyBox, *, is_unsent: bool) -> None:
        """Keep a key box."""
        del is_unsent
        super().add_box(box, is_unsent=False)


class PracticeVault(Vault):
    """`data` is the app's data folder; the vault makes a folder of its own in it.

    It has no passphrase, so it is never locked: `shut` is the only way out, and removes it. Sync has no hold on it.
    """

    def __init__(self, data: Path, *, now: Now = utc_now, moment: Callable[[], Moment] = device_moment) -> None:
        self._clock = PracticeClock(now)
        super().__init__(data / f"{_PREFIX}{random_bytes(8).hex()}", now=self._clock, moment=moment)
        self._who = Identity(worker=random_bytes(16), sign=SigningKey.generate(), box=BoxKey.generate(), wire=MuteKey())

    async def begin(self, *, worker_name: str) -> None:
        """Make it and fill it with youths who do not exist. Raises NoRoom, with nothing left behind."""

        def work() -> None:
            make_folder(self.directory)
            self._log = PracticeLog(self.directory)
            self._store_key = random_bytes(_KEY_BYTES)
            self._open_log(worker_name=worker_name, device_name="")
            write_weeks(self._opened(), self._clock)

        try:
            await self._on_thread(work)
        except BaseException:
            await self.shut()
            raise

    def _keys(self) -> tuple[Log, SealedShelf, Identity]:
        """As of any vault, but the identity is in memory only."""
        log = self._log or PracticeLog(self.directory)
        self._log = log
        return log, SealedShelf(log, table="secret", store_key=self._store_key, seal=self._seal), self._who

    def _enter(self, log: Log, secrets: SealedShelf, identity: Identity) -> None:
        super()._enter(log, secrets, identity)
        self._relay = None

    async def relay(self, act: Callable[Concatenate[Relay, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Raises Locked, always: nothing leaves a practice."""
        del act, args, kwargs
        raise Locked(PRACTISING)

    async def join(self, act: Callable[Concatenate[Joiner, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Raises Locked, always."""
        del act, args, kwargs
        raise Locked(PRACTISING)

    async def shut(self) -> None:
        """The end: the key is forgotten, the folder goes."""
        await super().shut()
        await asyncio.to_thread(shutil.rmtree, self.directory, ignore_errors=True)


def remove_practices(data: Path) -> None:
    """What a kill left behind in the app's data folder; nobody could read it any more."""
    with contextlib.suppress(OSError):
        for folder in data.glob(f"{_PREFIX}*"):
            if folder.is_dir() and not folder.is_symlink():
                shutil.rmtree(folder, ignore_errors=True)
