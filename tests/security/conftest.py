"""A team of three with one member device that lies. `scene` may be used by any test of what such a member can do."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from storage.actions.barriers import change_barrier, pick_barrier
from storage.actions.consents import Answer, record_answer
from storage.actions.contacts import ContactDraft, log_contact
from storage.actions.youths import change_youth, create_youth
from storage.store import Store
from tests.journeys.conftest import Device
from tests.journeys.quick_team import Centre, Team, copied, make_team, quick_device, quick_open


@dataclass
class Scene:
    """Noor and Iris are honest, Sami's device lies; all know one youth with a name and a health barrier."""

    team: Team
    centre: Centre
    devices: list[Device]
    youth: str

    @property
    def noor(self) -> Device:
        return self.devices[0]

    @property
    def sami(self) -> Device:
        return self.devices[1]

    @property
    def iris(self) -> Device:
        return self.devices[2]

    async def sync(self, *devices: Device, said: str = "") -> None:
        for device in devices:
            state = await device.syncer.sync_now()
            assert state.trouble == said, state

    async def reopened(self, number: int) -> Device:
        """Killed, so that the book is folded anew from the log."""
        dead = self.devices[number]
        await dead.die()
        alive = quick_device(dead.vault.directory, b"", self.centre.transport(), clock=dead.clock)
        (dead.vault.directory / "book.sealed").unlink(missing_ok=True)
        await quick_open(alive.vault, self.team.keys[number])
        self.devices[number] = alive
        return alive


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> tuple[Team, str]:
    bare = make_team(tmp_path_factory.mktemp("bare"))
    folder = tmp_path_factory.mktemp("team")

    async def work() -> str:
        scene = Scene(bare, *copied(bare, folder), "")
        for device, key in zip(scene.devices, bare.keys, strict=True):
            await quick_open(device.vault, key)
        youth = await scene.noor.vault.run(_youth)
        for _ in range(2):
            await scene.sync(*scene.devices)
        for device in scene.devices:
            await device.end()
        scene.centre.stop()
        return youth

    with asyncio.Runner() as runner:
        youth = runner.run(work())
    return Team(folder, bare.keys), youth


def _youth(store: Store) -> str:
    youth = create_youth(store, alias="Lowie")
    for purpose in ("P02", "P05"):
        record_answer(store, Answer(youth=youth, purpose=purpose, state="given", understood=True))
    change_youth(store, youth, name="Lowie Fictief", goal="lassen")
    change_barrier(store, pick_barrier(store, youth, code="health"), words="vaak moe")
    log_contact(store, ContactDraft(youths=(youth,), note="op het plein"))
    return youth


@pytest.fixture
async def scene(prepared: tuple[Team, str], tmp_path: Path) -> AsyncIterator[Scene]:
    team, youth = prepared
    scene = Scene(team, *copied(team, tmp_path / "scene"), youth)
    for device, key in zip(scene.devices, team.keys, strict=True):
        await quick_open(device.vault, key)
    yield scene
    for device in scene.devices:
        await device.end()
    scene.centre.stop()


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder for temporary files, of Python and of SQLite."""
    folder = tmp_path / "scratch"
    folder.mkdir()
    for name in ("TMPDIR", "SQLITE_TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(folder))
    return folder
