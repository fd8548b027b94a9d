"""Devices and the real service in one process. Any journey may use the fixtures.

`central`, `one_device` and `two_devices` begin from nothing; `team_of_three` is there to be copied, and `world` lives
through years on clocks that a test turns.
"""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest
from fastapi import FastAPI

from central.app import create_app
from central.backups import backup, restore
from central.places import add_place
from central.settings import Settings
from storage.vault import Vault, utc_now
from sync.loop import Syncer
from tests.journeys.line import Bad

if TYPE_CHECKING:  # these two build on this module
    from tests.journeys.quick_team import Team
    from tests.journeys.years import Years

PASSPHRASE = "vier woorden voor mij"
ADDRESS = "https://centrale.example"


@dataclass
class Central:
    """A real centre. `app` may be replaced by another on the same folder, or on an older copy of it."""

    folder: Path
    app: FastAPI

    @classmethod
    def start(cls, folder: Path) -> Central:
        return cls(folder, create_app(Settings(data=folder, device_requests_a_minute=100_000)))

    def stop(self) -> None:
        self.app.state.database.close()

    def place_code(self) -> str:
        """As `team add` prints it."""
        return add_place(
            self.app.state.database,
            "Straathoek Noord",
            address=ADDRESS,
            fingerprint=bytes.fromhex(self.app.state.key.fingerprint),
            days=90,
            now_millis=self.app.state.now_millis(),
        )

    def transport(self) -> httpx.AsyncBaseTransport:
        """Looks the app up at each request, so that a restored centre is met at the same address."""
        return _Through(self)

    def restored(self, ledger: Path, boxes: Path | None, *, folder: Path) -> None:
        """The database is lost; a new one is made from a backup. The centre's own key is the same."""
        self.stop()
        folder.mkdir()
        shutil.copy(self.folder / "centre.key", folder)
        fresh = Central.start(folder)
        restore(fresh.app.state.database, ledger, boxes=boxes)
        self.folder, self.app = folder, fresh.app

    def backup(self, folder: Path) -> tuple[Path, Path]:
        """The ledger and the key boxes, as they are now."""
        ledger, boxes = backup(self.app.state.database, folder, now_millis=self.app.state.now_millis())
        return ledger, boxes

    def rows(self, sql: str) -> list[tuple[object, ...]]:
        with self.app.state.database.reading() as connection:
            return [tuple(row) for row in connection.exec_driver_sql(sql)]


class _Through(httpx.AsyncBaseTransport):
    def __init__(self, central: Central) -> None:
        self._central = central

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        return await httpx.ASGITransport(app=self._central.app).handle_async_request(request)


@dataclass
class Clock:
    """The wall clock of one device: the real one, moved by `offset`."""

    offset: dt.timedelta = field(default_factory=dt.timedelta)

    def __call__(self) -> dt.datetime:
        return utc_now() + self.offset


@dataclass
class Device:
    """A vault with its syncer, its clock, and a line that can be made bad."""

    vault: Vault
    syncer: Syncer
    line: Bad
    clock: Clock
    is_dead: bool = False

    async def kill_and_reopen(self) -> Device:
        """The process dies: no lock, no snapshot, nothing written; then a new one opens the same folder."""
        await self.die()
        again = make_device(self.vault.directory, self.line.inner, clock=self.clock)
        await again.vault.open(PASSPHRASE)
        return again

    async def end(self) -> None:
        """At the end of a test, dead or alive."""
        await self.syncer.stop()
        if not self.is_dead:
            await self.vault.shut()

    async def die(self) -> None:
        """Without a word."""
        self.is_dead = True
        await self.syncer.stop()
        await self.vault._on_thread(lambda: self.vault._log.close() if self.vault._log else None)
        self.vault._thread.shutdown()


def make_device(folder: Path, transport: httpx.AsyncBaseTransport, *, clock: Clock | None = None) -> Device:
    clock, line = clock or Clock(), Bad(transport)
    vault = Vault(folder, now=clock)
    return Device(vault=vault, syncer=Syncer(vault, transport=line, now=clock), line=line, clock=clock)


@pytest.fixture
def central(tmp_path: Path) -> Iterator[Central]:
    made = Central.start(tmp_path / "centre")
    yield made
    made.stop()


@pytest.fixture
async def one_device(central: Central, tmp_path: Path) -> AsyncIterator[Device]:
    """Noor's device: founded offline, not connected."""
    device = make_device(tmp_path / "noor", central.transport())
    await device.vault.create(PASSPHRASE, worker_name="Noor", device_name="Laptop Noor", memory_short=True)
    yield device
    await device.end()


async def let_in(coordinator: Device, newcomer: Device, *, name: str) -> None:
    """The whole of an invitation, as the two screens would do it."""
    invitation = await coordinator.syncer.invite()
    await newcomer.vault.create_joining(PASSPHRASE, code=invitation.code, worker_name=name, device_name=f"Gsm {name}")
    asked = await newcomer.syncer.join_step()
    assert asked.stage == "asked"
    [asking] = await coordinator.syncer.pending_answers()
    assert asking.words == asked.words
    await coordinator.syncer.admit(asking)
    assert (await newcomer.syncer.join_step()).stage == "in"
    await both(newcomer, coordinator)


async def both(*devices: Device) -> None:
    """Everyone syncs until everyone has everything."""
    for _ in range(2):
        for device in devices:
            state = await device.syncer.sync_now()
            assert state.word == "gelukt", state


@pytest.fixture
async def two_devices(central: Central, one_device: Device, tmp_path: Path) -> AsyncIterator[tuple[Device, Device]]:
    """Noor (coordinator) and Sami, in one team, connected and in step."""
    await one_device.syncer.connect(central.place_code())
    sami = make_device(tmp_path / "sami", central.transport())
    await let_in(one_device, sami, name="Sami")
    yield one_device, sami
    await sami.end()


@pytest.fixture(scope="session")
def team_of_three(tmp_path_factory: pytest.TempPathFactory) -> Team:
    """Noor (coordinator), Sami and Iris, closed: made once for all journeys, to be copied and never used itself."""
    from tests.journeys.quick_team import make_team

    return make_team(tmp_path_factory.mktemp("team"))


@pytest.fixture
def world(team_of_three: Team) -> Iterator[Years]:
    """A copy of that team, open and in step on the tenth of January 2030."""
    from tests.journeys.years import years

    made = years(team_of_three)
    yield made
    made.end()
    shutil.rmtree(made.folder)
