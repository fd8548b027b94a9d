"""Years in a minute: the real service and real devices of one team, all on clocks that a test turns.

`Years.time` is the true time. Each device has an `error` on its own clock; the centre has one too.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import tempfile
from pathlib import Path
from typing import Any

from central.app import create_app
from central.settings import Settings
from domain.records import TEAM_SETTINGS
from storage.door import Change, save
from storage.store import BRUSSELS
from storage.vault import utc_now
from sync.state import SyncState
from tests.journeys.conftest import Clock, Device
from tests.journeys.quick_team import NAMES, Centre, Team, copied, quick_device, quick_open

_LAST_DAYS = 42
START = dt.datetime(2030, 1, 10, 12, 0, tzinfo=dt.UTC)


class Years:
    """Noor (0, coordinator), Sami (1) and Iris (2), open and in step on the tenth of January 2030."""

    def __init__(self, team: Team, folder: Path) -> None:
        self.team, self.folder = team, folder
        self.runner = asyncio.Runner()
        self.shift = START - utc_now()
        self.errors = [dt.timedelta()] * len(NAMES)
        self.centre_error = dt.timedelta()
        centre, devices = copied(team, folder)
        centre.stop()
        settings = Settings(data=folder / "centre").model_copy(
            update={"device_requests_a_minute": 10**6, "team_requests_a_minute": 10**6}
        )
        self.centre = Centre(folder / "centre", create_app(settings, now_millis=self._centre_millis))
        for device in devices:
            self.runner.run(device.end())
        self.clocks = [Clock() for _ in NAMES]
        self.devices = [
            quick_device(folder / name, key, self.centre.transport(), clock=clock)
            for name, key, clock in zip(NAMES, team.keys, self.clocks, strict=True)
        ]
        self._set()
        for number in range(len(NAMES)):
            self.open(number)
        # A team without its key of the figures sends none: dozens of requests a quarter that these years are not about.
        self.do(0, save, [Change(kind="setting", id=TEAM_SETTINGS, values={"figures_key": ""})])
        self.everybody()

    # --- time

    def _centre_millis(self) -> int:
        return int((utc_now() + self.shift + self.centre_error).timestamp() * 1000)

    def _set(self) -> None:
        for clock, error in zip(self.clocks, self.errors, strict=True):
            clock.offset = self.shift + error

    @property
    def today(self) -> dt.date:
        """The true day in Flanders."""
        return (utc_now() + self.shift).astimezone(BRUSSELS).date()

    def go(self, days: int) -> None:
        self.shift += dt.timedelta(days=days)
        self._set()

    def lie(self, number: int, **error: float) -> None:
        """From now on the clock of a device is wrong by that much; without any, right again."""
        self.errors[number] = dt.timedelta(**error)
        self._set()

    def centre_lies(self, **error: float) -> None:
        self.centre_error = dt.timedelta(**error)

    # --- devices

    def open(self, number: int) -> None:
        if self.devices[number].vault.state == "closed":
            self.runner.run(quick_open(self.devices[number].vault, self.team.keys[number]))

    def lock(self, number: int) -> None:
        self.runner.run(self.devices[number].vault.close())

    def do(self, number: int, act: Any, *args: Any, **kwargs: Any) -> Any:
        return self.runner.run(self.devices[number].vault.run(act, *args, **kwargs))

    def sync(self, number: int) -> SyncState:
        return self.runner.run(self.devices[number].syncer.sync_now(is_asked=False))

    def everybody(self, *, times: int = 2) -> None:
        for _ in range(times):
            for number in range(len(self.devices)):
                self.sync(number)

    def live(self, days: int, *, step: int = 7, but: tuple[int, ...] = ()) -> None:
        """Days go by, and all devices sync but those named: once after most of it, then every `step` days."""
        gone = max(days - _LAST_DAYS, 0)
        if gone:
            self.go(gone)
            self._sync_all(but)
        while gone < days:
            self.go(min(step, days - gone))
            gone += step
            self._sync_all(but)

    def _sync_all(self, but: tuple[int, ...]) -> None:
        for number in range(len(self.devices)):
            if number not in but:
                self.sync(number)

    def end(self) -> None:
        for device in self.devices:
            self.runner.run(device.end())
        self.centre.stop()
        self.runner.close()


def years(team: Team) -> Years:
    return Years(team, Path(tempfile.mkdtemp(prefix="years-")))


def device_at(world: Years, number: int) -> Device:
    return world.devices[number]
