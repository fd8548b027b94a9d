"""The first run on a phone's screen, in a real browser: from no vault to a contact that is still there tomorrow."""

from pathlib import Path

from tests.browser.chromium import second_tab
from tests.browser.conftest import Show, Start
from tests.browser.screen import Screen

PASSPHRASE = "maan boom fiets water"


class Counted:
    """A screen that counts the taps on it."""

    def __init__(self, screen: Screen) -> None:
        self.screen, self.taps = screen, 0

    async def tap(self, identifier: str) -> None:
        self.taps += 1
        await self.screen.tap(identifier)


async def open_vault(screen: Screen, passphrase: str) -> None:
    await screen.type_into("lock.passphrase", passphrase)
    await screen.tap("lock.open")


async def make_vault(screen: Screen) -> None:
    await screen.tap("start.create")
    await screen.type_into("create.name", "Sofie")
    await screen.type_into("create.passphrase", "kort")
    await screen.type_into("create.passphrase2", "kort")
    await screen.tap("create.submit")
    await screen.wait_for_text("create.passphrase", "te kort")
    await screen.type_into("create.passphrase", PASSPHRASE)
    await screen.type_into("create.passphrase2", PASSPHRASE)
    await screen.tap("create.submit")
    await screen.wait_for("today.new_place", timeout_seconds=60)


async def test_first_contact_takes_two_taps_can_be_undone_and_survives_the_lock_and_a_kill(
    start: Start, show: Show, tmp_path: Path
) -> None:
    program = await start(tmp_path / "device")
    screen = await show(program)
    await make_vault(screen)

    await screen.tap("today.new_place")
    await screen.type_into("places.name", "Station, achterkant")
    await screen.tap("places.kind.station")
    await screen.tap("places.save")
    await screen.wait_for_text("today.new_contact", "Station, achterkant")

    finger = Counted(screen)
    await finger.tap("today.new_contact")
    await finger.tap("contact.save")
    await screen.wait_for("contact.undo")
    assert finger.taps == 2
    await screen.tap("contact.undo")
    await screen.wait_gone("contact.undo")

    await screen.tap("today.new_contact")
    await screen.tap("contact.count.more")
    await screen.tap("contact.topic.work")
    await screen.wait_for_text("contact.save", "2 jongeren")
    await screen.tap("contact.save")
    await screen.wait_for("contact.undo")

    await screen.tap("lock.now")
    await screen.wait_for("lock.passphrase")
    assert not await screen.exists("nav.today")
    await open_vault(screen, "maan boom fiets steen")
    await screen.wait_for_text("lock.passphrase", "klopt niet")
    await open_vault(screen, PASSPHRASE)
    await screen.wait_for("nav.round", timeout_seconds=60)
    await only_contact_is_there(screen)

    await program.kill()
    again = await show(await start(tmp_path / "device"))
    await open_vault(again, PASSPHRASE)
    await again.wait_for("nav.round", timeout_seconds=60)
    await only_contact_is_there(again)


async def only_contact_is_there(screen: Screen) -> None:
    """On Ronde, where the running one lists what was noted today: one contact of two, not the one taken back."""
    await screen.tap("nav.round")
    if await screen.exists("round.start"):
        await screen.tap("round.start")
        await screen.wait_for("round.close")
        await screen.tap("nav.round")
    await screen.wait_for_text("round.contact.1", "2 jongeren")
    assert not await screen.exists("round.contact.2")


async def test_second_tab_asks_the_passphrase_and_locking_one_locks_both(start: Start, show: Show) -> None:
    first = await show(await start())
    await make_vault(first)
    other = await second_tab(first)
    await other.open(first.page.url)
    await other.wait_for("lock.passphrase")
    await open_vault(other, PASSPHRASE)
    await other.wait_for("nav.today", timeout_seconds=60)
    await other.tap("lock.now")
    await first.wait_for("lock.passphrase")
    assert not await first.exists("nav.today")
