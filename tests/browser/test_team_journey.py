"""A team that changes, tried from the screens as people would: joined, taken out, and everything back from paper."""

import re
import shutil
from pathlib import Path

import pytest

from tests.browser.centre import running_centre
from tests.browser.conftest import Show, Start
from tests.browser.screen import LAPTOP, Screen
from tests.browser.test_two_devices import connect, join, sync
from tests.browser.test_youth_journey import PASSPHRASE, new_file, new_vault


async def log_contact(screen: Screen, topic: str) -> None:
    """From a home tab: met the first youth of the list, somewhere on the street."""
    await screen.tap("nav.youths")
    await screen.tap("youths.row.1")
    await screen.tap("youth.contact")
    await screen.tap(f"contact.topic.{topic}")
    await screen.tap("contact.save")
    await screen.wait_for("contact.undo")
    await screen.tap("nav.today")


async def take_out(screen: Screen, device: int) -> None:
    """From the sync screen: the device, and yes."""
    await screen.tap(f"sync.device{device}")
    await screen.tap(f"sync.revoke{device}")
    await screen.tap("sync.revoke.confirm")
    await screen.wait_gone("sync.revoke.confirm", timeout_seconds=40)
    await screen.wait_gone(f"sync.device{device}")


async def print_sheet(screen: Screen) -> str:
    """From the sync screen: what stands on the paper, as a person types it over."""
    await screen.tap("sync.recovery")
    await screen.tap("sync.recovery.make")
    await screen.wait_for("sync.recovery.words", timeout_seconds=60)
    words = re.findall(r"\d+\. ([a-z]+)", await screen.text_of("sync.recovery.words"))
    assert len(words) == 24
    address = (await screen.text_of("sync.recovery.address")).strip()
    await screen.tap("sync.recovery.done")
    await screen.wait_for("sync.state")
    return f"{address} {' '.join(words)}"


async def recover(screen: Screen, paper: str) -> None:
    """On a new device, with the paper beside it."""
    await screen.tap("start.join")
    await screen.type_into("join.code", paper)
    await screen.type_into("join.passphrase", PASSPHRASE)
    await screen.type_into("join.passphrase2", PASSPHRASE)
    await screen.tap("join.submit")
    await screen.wait_for("nav.youths", timeout_seconds=60)


@pytest.mark.timeout(240)  # three apps, three browsers and a centre
async def test_device_joins_is_taken_out_and_the_lost_one_comes_back_from_paper(
    start: Start, show: Show, tmp_path: Path
) -> None:
    async with running_centre(tmp_path / "centre") as code:
        lost = await start(tmp_path / "lost")
        first = await show(lost)
        await new_vault(first)
        await new_file(first, "Zaki")
        await first.tap("page.back")
        await connect(first, code)
        second = await show(await start(), size=LAPTOP)
        await join(first, second)

        await log_contact(second, "work")
        await sync(second)
        await first.tap("page.back")
        await first.tap("sync.now")
        await first.wait_for_text("sync.state", "gelukt")
        await take_out(first, 2)
        await second.tap("page.back")
        await log_contact(second, "school")
        await second.tap("today.sync")
        await second.tap("sync.now")
        await second.wait_for_text("sync.out", "uit het team gehaald", timeout_seconds=40)
        assert await second.text_of("sync.waiting") != "0"

        paper = await print_sheet(first)
        await first.tap("sync.now")
        await first.wait_for_text("sync.waiting", "0")
        await lost.kill()
        shutil.rmtree(tmp_path / "lost")

        third = await show(await start())
        await recover(third, paper)
        await third.tap("nav.youths")
        await third.wait_for_text("youths.row.1", "Zaki", timeout_seconds=40)
        await third.tap("youths.row.1")
        await third.wait_for_text("youth.moment.1", "werk", timeout_seconds=40)
        told = [await third.text_of(name) for name in await third.identifiers() if name.startswith("youth.moment.")]
        assert not [line for line in told if "chool" in line], "what it wrote after it was taken out came to nobody"
