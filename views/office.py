"""The one open vault of the process and everybody who looks at it: the doors (cover, closing), the settings, the desks.

On a phone there is one desk. On a laptop every tab is a desk at the same vault: a new tab asks the passphrase, and
closing closes all of them. While somebody practises, `vault` and `syncer` are those of the practice
(storage/practice), and the worker's own vault is locked.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from typing import TYPE_CHECKING

from domain.errors import NoRoom
from storage.cover import Answer
from storage.lock_times import LAPTOP, PHONE, Due, LockTimes, due
from storage.moment import Moment, at_most_between, device_moment
from storage.practice.vault import PracticeVault, remove_practices
from storage.vault import State, Vault
from sync.loop import Syncer
from sync.practice import PracticeSyncer
from sync.state import SyncState
from views.settings import Settings, changed, keep_settings, load_settings

if TYPE_CHECKING:
    from views.desk import Desk

CHECK_SECONDS = 2.0


class Office:
    """`cover`, `uncover` and `close` are for all desks at once. `revision` grows with every change of the book."""

    def __init__(
        self,
        vault: Vault,
        syncer: Syncer,
        *,
        is_laptop: bool = False,
        central: str = "",
        moment: Callable[[], Moment] = device_moment,
    ) -> None:
        self._own_vault, self._own_syncer, self.is_laptop, self.moment = vault, syncer, is_laptop, moment
        self._practice: tuple[PracticeVault, PracticeSyncer] | None = None
        self._practising = asyncio.Lock()
        remove_practices(vault.directory)
        self.central = central  # the service beside the app, when it was started with one
        self.settings: Settings = load_settings(vault.directory)
        self.desks: list[Desk] = []
        self.revision = 0
        self.opened = self.active = moment()
        self._hidden: Moment | None = None
        self._watch: asyncio.Task[None] | None = None
        self._heard = syncer.state
        syncer.subscribe(self._hear)

    @property
    def vault(self) -> Vault:
        """The vault the screens look at."""
        return self._own_vault if self._practice is None else self._practice[0]

    @property
    def syncer(self) -> Syncer:
        """The conversation the screens look at."""
        return self._own_syncer if self._practice is None else self._practice[1]

    # --- the program

    async def begin(self) -> None:
        """Once the loop runs, at the first desk: sync and the clocks of the doors."""
        if self._watch is None:
            self._watch = asyncio.create_task(self.watch())
            await self._own_syncer.start()

    async def end(self) -> None:
        """The program ends: what is typed is sealed, the vault locked, its file closed."""
        if self._watch is not None:
            self._watch.cancel()
            await asyncio.gather(self._watch, return_exceptions=True)
        await self._own_syncer.stop()
        await self.stop_practice()
        if self.state == "open":
            await self._keep_drafts()
        await self.vault.shut()

    def _hear(self, state: SyncState) -> None:
        """Sync says something new; after each success the book may be another."""
        former, self._heard = self._heard, state
        if state.last_success != former.last_success:
            self.changed()
        elif state != former:
            self.draw()

    # --- what changed

    def changed(self) -> None:
        """The book is another than it was: every desk asks anew."""
        self.revision += 1
        for desk in list(self.desks):
            desk.heed()
        self.draw()

    def draw(self) -> None:
        """Draw every desk again."""
        for desk in list(self.desks):
            desk.draw()

    def change_settings(self, **values: object) -> None:
        """Keep and show; raises BadInput, NoRoom."""
        settings = changed(self.settings, **values)
        keep_settings(self._own_vault.directory, settings)
        self.settings = settings
        for desk in list(self.desks):
            desk.dress()
        self.draw()

    # --- doors

    @property
    def state(self) -> State:
        """Where the vault stands."""
        return self.vault.state

    def lock_times(self) -> LockTimes:
        """Those of this device and this worker; without a code, or at 0 minutes, what would be covered closes."""
        usual = LAPTOP if self.is_laptop else PHONE
        minutes = self.settings.lock_minutes
        idle = usual.idle_seconds if not minutes else minutes * 60
        # A browser's tab is in the background whenever the worker looks something up: it counts as not in use.
        background = idle if self.is_laptop else usual.background_seconds
        covers = self.vault.has_cover_code and minutes != 0
        return LockTimes(
            background_seconds=background,
            idle_seconds=idle,
            stays_covered_seconds=usual.stays_covered_seconds if covers else 0,
            closes_after_seconds=usual.closes_after_seconds,
        )

    def touch(self) -> None:
        """The worker did something."""
        if self.state == "open":
            self.active = self.moment()

    def entered(self) -> None:
        """The passphrase was given: the eight hours begin."""
        self.opened = self.active = self.moment()
        self._hidden = None
        self.syncer.wake()
        self.changed()

    def hide(self) -> None:
        """The app went to the background."""
        if self._hidden is None:
            self._hidden = self.moment()

    async def show(self) -> None:
        """It is back: what is due happens before anything is drawn."""
        await self.check()
        if self._hidden is not None and self.state == "open":
            self.active = self.moment()
        self._hidden = None

    async def check(self) -> None:
        """Cover or close when it is time."""
        if self.state == "joining" and at_most_between(self.opened, self.moment()) >= PHONE.closes_after_seconds:
            await self.close()
        if self.state not in ("open", "covered"):
            return
        is_hidden = self._hidden is not None
        since = self._hidden if self._hidden is not None and not self.is_laptop else self.active
        found = due(self.lock_times(), opened=self.opened, active=since, now=self.moment(), in_background=is_hidden)
        if found is Due.CLOSE:
            await self.close()
        elif found is Due.COVER and self.state == "open":
            await self.cover()

    async def watch(self) -> None:
        """Check now and then, as long as the app runs."""
        while True:
            await asyncio.sleep(CHECK_SECONDS)
            await self.check()

    async def cover(self) -> None:
        """Blank the screens and ask the code; without a code, close."""
        if not self.vault.has_cover_code:
            await self.close()
            return
        await self._keep_drafts()
        self.vault.is_covered = True
        self.draw()

    async def uncover(self, typed: str) -> Answer:
        """Try a code; the fifth wrong one closes."""
        answer = self.vault.uncover(typed)
        if answer is Answer.CLOSES:
            await self.close()
        elif answer is Answer.OPENS:
            self.active = self.moment()
            self.draw()
        return answer

    async def close(self) -> None:
        """Lock every desk: drafts are sealed, what the screens held is forgotten, the keys go. A practice ends."""
        if self._practice is not None:
            await self.stop_practice()
            return
        if self.state == "open":
            await self._keep_drafts()
        for desk in list(self.desks):
            desk.forget()
        self.draw()
        await self.vault.close()
        self.changed()

    # --- practising

    @property
    def is_practising(self) -> bool:
        """Is what the screens show made up?"""
        return self._practice is not None

    async def start_practice(self, *, worker_name: str) -> None:
        """Lock the worker's own vault and show a fictional one. Raises NoRoom, with nothing changed.

        Locked, so that whoever practises on a borrowed device cannot walk back into the real work.
        """
        async with self._practising:
            if self._practice is not None:
                return
            vault = PracticeVault(self._own_vault.directory, moment=self.moment)
            await vault.begin(worker_name=worker_name)
            await self.close()
            self._practice = (vault, PracticeSyncer(vault))
            self.entered()

    async def stop_practice(self) -> None:
        """Back to the door of the worker's own vault; what was practised is gone."""
        async with self._practising:
            if self._practice is None:
                return
            vault, _ = self._practice
            self._practice = None
            for desk in list(self.desks):
                desk.forget()
            self.changed()
            await vault.shut()

    async def _keep_drafts(self) -> None:
        for desk in list(self.desks):
            # A full disk must not keep the vault open.
            with contextlib.suppress(NoRoom):
                await desk.keep_drafts()
