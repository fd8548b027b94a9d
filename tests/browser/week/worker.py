"""Whose week it is, and what is done on more than one day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from domain.datewords import local_day
from tests.browser.screen import PHONE, Screen
from tests.browser.test_youth_journey import PASSPHRASE

STATION, SQUARE = "Station, achterkant", "Plein"


@dataclass(frozen=True)
class Calendar:
    """The days of the week that is played, from the Monday to come on. `ahead`: what tests/browser/turned.py reads."""

    ahead: Path

    def turn_to(self, weekday: int) -> None:
        """0 is Monday. The hour stays that of the machine."""
        today = local_day(dt.datetime.now(dt.UTC))
        days = (7 - today.weekday()) % 7 + weekday
        self.ahead.write_text(str(days * 24 * 60 * 60))

    def today(self) -> dt.date:
        """The day that is played."""
        return local_day(dt.datetime.now(dt.UTC) + dt.timedelta(seconds=float(self.ahead.read_text())))

    def program(self, *program: str) -> tuple[str, ...]:
        """What Python runs, under this calendar."""
        return ("tests/browser/turned.py", str(self.ahead), *program)


@dataclass(frozen=True)
class Worker:
    """Whose week it is. `size`: of the window; a phone shows one thing at a time and goes back by the arrow."""

    screen: Screen
    size: tuple[int, int]
    calendar: Calendar

    @property
    def on_phone(self) -> bool:
        return self.size == PHONE

    async def next_morning(self, weekday: int) -> None:
        """A night later the vault is closed, by itself; the passphrase opens it."""
        self.calendar.turn_to(weekday)
        await self.screen.wait_for("lock.passphrase")
        await self.screen.type_into("lock.passphrase", PASSPHRASE)
        await self.screen.tap("lock.open")
        await self.screen.wait_for("today.new_contact")

    async def home(self, *, pages: int = 1) -> None:
        """To Vandaag, from so many pages deep."""
        if self.on_phone:
            for _page in range(pages):
                await self.screen.tap("page.back")
        await self.screen.tap("nav.today")

    async def open_file(self, alias: str, tab: str) -> None:
        """From a home tab."""
        await self.screen.tap("nav.youths")
        await self.screen.tap(await self.screen.named("youths.row.", alias))
        await self.screen.tap(f"youth.tab.{tab}")


async def say_yes(screen: Screen) -> None:
    await screen.wait_for("consent.give")
    await screen.tap("consent.readback.right")
    await screen.tap("consent.give")
    await screen.wait_gone("consent.give")
