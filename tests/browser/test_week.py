"""A worker's week from Monday's round to Friday's handover, through the screens only, on a phone and on a laptop."""

from pathlib import Path

import pytest

from tests.browser import week
from tests.browser.centre import running_centre
from tests.browser.conftest import Show, Start
from tests.browser.screen import LAPTOP, PHONE
from tests.browser.test_two_devices import connect, join
from tests.browser.test_youth_journey import new_vault


@pytest.mark.timeout(420)  # some three hundred acts, two apps, two browsers and a centre: 149 s measured at load 5-8
@pytest.mark.parametrize("size", [PHONE, pytest.param(LAPTOP, marks=pytest.mark.long)], ids=["phone", "laptop"])
async def test_a_workers_week_from_mondays_round_to_fridays_handover(
    start: Start, show: Show, tmp_path: Path, size: tuple[int, int]
) -> None:
    async with running_centre(tmp_path / "centre") as code:
        screen = await show(await start(), size=size)
        worker = week.Worker(screen, size)
        await new_vault(screen)
        await connect(screen, code)
        await worker.home()
        await week.monday(worker)
        await week.tuesday(worker)
        await week.wednesday(worker)
        await week.thursday(worker)
        await week.friday(worker)
        colleague = week.Worker(await show(await start(), size=size), size)
        await join(screen, colleague.screen)
        await colleague.screen.tap("today.sync")
        await colleague.screen.tap("sync.now")
        await colleague.screen.wait_for_text("sync.waiting", "0")
        await screen.tap("page.back")
        await screen.tap("sync.now")
        await screen.wait_for_text("sync.waiting", "0")
        await screen.tap("page.back")
        await week.handover(worker, colleague.screen)
        await week.told_step(colleague)
        await screen.tap("sync.now")
        for each in (screen, colleague.screen):
            await each.wait_for_text("sync.state", "gelukt")
            assert (await each.text_of("sync.waiting")).strip() == "0"
    week.printed(tmp_path / "figures.json", screen, size=size)
