"""The whole app in process, on a real vault in a folder of its own: what the tests of screens start from.

async with opened_app(tmp_path) as app:
    await app.screen.tap("today.new_contact")
    app.desk.go("contact")
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from storage.moment import Moment, device_moment
from storage.vault import Vault
from sync.loop import Syncer
from tests.views.harness import PHONE, Screen, shown
from views.app import entry
from views.desk import Desk
from views.office import Office

PASSPHRASE = "maan boom fiets water"


class Clocks:
    """Both clocks of a device, as a test sets them."""

    def __init__(self) -> None:
        self.shift_seconds = 0.0

    def __call__(self) -> Moment:
        now = device_moment()
        return Moment(
            wall_seconds=now.wall_seconds + self.shift_seconds, boot_seconds=now.boot_seconds + self.shift_seconds
        )


@dataclass
class App:
    """A running app: what is on the screen, and what is behind it."""

    screen: Screen
    office: Office
    desk: Desk
    clocks: Clocks

    @property
    def vault(self) -> Vault:
        return self.office.vault


@asynccontextmanager
async def closed_app(
    folder: Path, *, size: tuple[int, int] = PHONE, is_laptop: bool = False, locale: str = "nl", dark: bool = False
) -> AsyncIterator[App]:
    """The app as it starts: without a vault in `folder` the start, with one the lock."""
    clocks = Clocks()
    vault = Vault(folder, moment=clocks)
    office = Office(vault, Syncer(vault), is_laptop=is_laptop, moment=clocks)
    try:
        async with shown(entry(office), size=size, locale=locale, dark=dark) as screen:
            yield App(screen=screen, office=office, desk=office.desks[0], clocks=clocks)
    finally:  # a test that fails must not leave the thread of its vault behind: pytest would wait for it
        await office.end()


@asynccontextmanager
async def opened_app(
    folder: Path, *, size: tuple[int, int] = PHONE, is_laptop: bool = False, locale: str = "nl", dark: bool = False
) -> AsyncIterator[App]:
    """The app with an open, empty vault of a worker called Sofie."""
    async with closed_app(folder, size=size, is_laptop=is_laptop, locale=locale, dark=dark) as app:
        # The lighter of the two real costs: hundreds of tests begin here. The usual one is that of the start screen.
        await app.vault.create(PASSPHRASE, worker_name="Sofie", memory_short=True)
        app.desk.admit()
        await app.screen.wait_for("nav.today")
        yield app


def bytes_in(folder: Path) -> bytes:
    """Everything in the files of a folder, to look for what must not stand there."""
    return b"".join(file.read_bytes() for file in sorted(folder.iterdir()) if file.is_file())
