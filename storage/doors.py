"""The smaller doors of a vault: the code that uncovers it, checking and changing the passphrase, the inbox."""

from __future__ import annotations

from domain.errors import Locked
from storage import cover, header
from storage.cover import Answer, Cover
from storage.inbox import QuickNote, Waiting, discard, leave, waiting
from storage.log.log import Log
from storage.log.next_log import open_log
from storage.one_thread import OneThread
from storage.throttle import Throttle


class Doors(OneThread):
    """The part of a Vault that opens no book. The attributes are set by Vault."""

    _throttle: Throttle
    _log: Log | None
    _cover: Cover | None

    # --- the cover

    @property
    def has_cover_code(self) -> bool:
        """Whether a code opens the cover; without one, what would be covered is closed."""
        return self._cover is not None

    def uncover(self, typed: str) -> Answer:
        """Try a code on a covered vault, in memory. CLOSES: the caller closes the vault now."""
        if self._cover is None:
            return Answer.CLOSES
        answer = self._cover.answer(typed)
        if answer is Answer.OPENS:
            self.is_covered = False
        return answer

    async def set_cover_code(self, code: str) -> None:
        """Raises BadInput for a code that is no code or too easy, NoRoom, Locked."""

        def work() -> None:
            self._cover = cover.set_code(self.directory, self._key(), code=code)

        await self._on_thread(work)

    async def clear_cover_code(self) -> None:
        """From now on cover closes."""

        def work() -> None:
            cover.clear_code(self.directory)
            self._cover = None

        await self._on_thread(work)

    def _key(self) -> bytes:
        if not self._store_key:
            raise Locked
        return self._store_key

    # --- the passphrase

    async def check(self, passphrase: str) -> None:
        """Is this the passphrase? For another tab, while the vault is open. Raises WrongPassphrase, TooManyTries."""
        await self._on_thread(lambda: self._throttle.attempt(lambda: header.unlock(self.directory, passphrase)))
        self.is_covered = False

    async def change_passphrase(self, old: str, *, new: str) -> None:
        """Raises WrongPassphrase, TooManyTries (a try here counts as one at the lock), BadInput, NoRoom."""
        await self._on_thread(
            lambda: self._throttle.attempt(lambda: header.change_passphrase(self.directory, old, new=new))
        )

    async def wait_seconds(self) -> float:
        """How long until a passphrase may be tried."""
        return await self._on_thread(self._throttle.wait_seconds)

    # --- writing without opening

    async def leave(self, note: QuickNote) -> None:
        """Seal a quick contact into the inbox, also of a closed vault. Raises Refused when full, NoRoom, Damaged."""

        def work() -> None:
            if self._log is None:
                self._log = open_log(self.directory)
            leave(self._log, note, to=header.read(self.directory).inbox)

        await self._on_thread(work)

    async def waiting(self) -> list[Waiting]:
        """What was written without opening and waits to be kept or thrown away. Raises Locked."""

        def work() -> list[Waiting]:
            key = header.inbox_key(self._key())
            return [] if self._log is None else waiting(self._log, key=key)

        return await self._on_thread(work)

    async def discard(self, number: int) -> None:
        """Kept or thrown away. Raises Locked."""

        def work() -> None:
            self._key()
            if self._log is not None:
                discard(self._log, number)

        await self._on_thread(work)
