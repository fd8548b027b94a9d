"""Two devices of a team, each in a real browser: admitted by the six words, apart, and together again."""

from pathlib import Path

import pytest

from tests.browser.centre import running_centre, served
from tests.browser.conftest import Show, Start
from tests.browser.screen import LAPTOP, Screen
from tests.browser.test_youth_journey import PASSPHRASE, new_file, new_vault


async def connect(screen: Screen, code: str) -> None:
    await screen.tap("nav.more")
    await screen.tap("more.sync")
    await screen.type_into("sync.central", code)
    await screen.tap("sync.connect")
    await screen.wait_for_text("sync.state", "gelukt", timeout_seconds=40)


async def ask(screen: Screen, purpose: str) -> None:
    """From the tab Toestemming: the question, the check, and a yes."""
    await screen.tap(f"consent.purpose.{purpose}")
    await screen.wait_for("consent.give")
    await screen.tap("consent.readback.right")
    await screen.tap("consent.give")
    await screen.wait_gone("consent.give")


async def open_file(screen: Screen, tab: str) -> None:
    await screen.tap("nav.youths")
    await screen.tap("youths.row.1")
    await screen.tap(f"youth.tab.{tab}")


async def real_name(screen: Screen, name: str) -> None:
    await screen.type_into("youth.name", name)
    await screen.tap("youth.save")
    await screen.wait_for_text("bar.said", "Bewaard")


async def sync(screen: Screen) -> None:
    """From a home tab, to what the screen says of it."""
    await screen.tap("today.sync")
    await screen.tap("sync.now")
    await screen.wait_for_text("sync.waiting", "0")
    await screen.wait_for_text("sync.state", "gelukt")


async def join(first: Screen, second: Screen) -> None:
    await first.tap("sync.invite")
    code = await first.text_of("invite.code")
    await second.tap("start.join")
    await second.type_into("join.code", code)
    await second.type_into("join.passphrase", PASSPHRASE)
    await second.type_into("join.passphrase2", PASSPHRASE)
    await second.tap("join.submit")
    await second.wait_for("sync.fingerprint", timeout_seconds=60)
    await first.wait_for("sync.admit", timeout_seconds=30)
    assert await first.text_of("sync.admit.words") == await second.text_of("sync.fingerprint")
    await first.tap("sync.admit")
    await second.wait_for("nav.youths", timeout_seconds=60)
    await second.type_into("today.name", "Bilal")
    await second.tap("today.name.save")
    await second.wait_gone("today.name")


@pytest.mark.timeout(240)  # two apps, two browsers and a centre: 97 s measured at load 5-8
async def test_two_devices_edit_apart_and_settle_what_both_wrote(start: Start, show: Show, tmp_path: Path) -> None:
    folder = tmp_path / "centre"
    first, second = await show(await start()), await show(await start(), size=LAPTOP)
    async with running_centre(folder) as code:
        port = int(code.partition("#")[0].rpartition(":")[2].strip("/"))
        await new_vault(first)
        await new_file(first, "Zaki")
        await first.tap("youth.tab.consent")
        await ask(first, "P05")
        await ask(first, "P02")
        await first.tap("youth.tab.barriers")
        await first.tap("barriers.card.health")
        await first.wait_for("barriers.row.1")
        await first.tap("page.back")
        await connect(first, code)
        await join(first, second)
        await open_file(second, "barriers")
        await second.wait_for_text("barriers.row.1", "gezondheid")
        await second.tap("youth.tab.consent")
        await second.wait_for_text("consent.purpose.P05", "Ja, op")
        await second.tap("youth.tab.details")

    await real_name(second, "Zakaria Benali")
    await first.tap("page.back")
    await first.tap("page.back")
    await open_file(first, "details")
    await real_name(first, "Zakaria Ben Ali")
    await first.tap("page.back")
    await first.tap("today.sync")
    await first.tap("sync.now")
    await first.wait_for_text("sync.state", "wacht")
    assert await first.text_of("sync.waiting") != "0"
    await first.tap("page.back")

    async with served(folder, port=port):
        await second.tap("nav.today")
        for screen in (first, second):
            await sync(screen)
        await second.wait_for("sync.conflict.1.2")
        await first.tap("sync.now")
        await first.wait_for_text("sync.conflict.1.1", "Zakaria Ben Ali")
        await first.wait_for_text("sync.conflict.1.2", "Zakaria Benali")
        await first.tap("sync.conflict.1.2")
        await first.tap("sync.conflict.1.settle")
        await first.wait_gone("sync.conflict.1.1")
        await first.tap("sync.now")
        await first.wait_for_text("sync.waiting", "0")
        await second.tap("sync.now")
        await second.wait_gone("sync.conflict.1.1")
