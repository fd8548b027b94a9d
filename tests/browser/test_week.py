"""A worker's week from Monday's round to Friday's handover, through the screens only, on a phone and on a laptop."""

from pathlib import Path

import pytest

from tests.browser.centre import running_centre
from tests.browser.conftest import Show, Start
from tests.browser.screen import LAPTOP, PHONE
from tests.browser.test_two_devices import connect, join
from tests.browser.test_youth_journey import new_vault
from tests.browser.week.figures import printed
from tests.browser.week.friday import friday, handover, told_step
from tests.browser.week.monday import monday
from tests.browser.week.thursday import thursday
from tests.browser.week.tuesday import tuesday
from tests.browser.week.wednesday import wednesday
from tests.browser.week.worker import Calendar, Worker


@pytest.mark.timeout(420)  # some three hundred acts, two apps, two browsers and a centre: 149 s measured at load 5-8
@pytest.mark.parametrize("size", [PHONE, pytest.param(LAPTOP, marks=pytest.mark.long)], ids=["phone", "laptop"])
async def test_a_workers_week_from_mondays_round_to_fridays_handover(
    start: Start, show: Show, tmp_path: Path, size: tuple[int, int]
) -> None:
    calendar = Calendar(tmp_path / "ahead")
    calendar.turn_to(0)
    program = calendar.program("main.py")
    async with running_centre(tmp_path / "centre", under=calendar.program()) as code:
        screen = await show(await start(program=program), size=size)
        worker = Worker(screen, size, calendar)
        await new_vault(screen)
        await connect(screen, code)
        await worker.home()
        for day in (monday, tuesday, wednesday, thursday, friday):
            await day(worker)
        colleague = Worker(await show(await start(program=program), size=size), size, calendar)
        await join(screen, colleague.screen)
        await colleague.screen.tap("today.sync")
        await colleague.screen.tap("sync.now")
        await colleague.screen.wait_for_text("sync.waiting", "0")
        await screen.tap("page.back")
        await screen.tap("sync.now")
        await screen.wait_for_text("sync.waiting", "0")
        await screen.tap("page.back")
        await handover(worker, colleague.screen)
        await told_step(colleague)
        await screen.tap("sync.now")
        for each in (screen, colleague.screen):
            await each.wait_for_text("sync.state", "gelukt")
            assert (await each.text_of("sync.waiting")).strip() == "0"
    printed(tmp_path / "figures.json", screen, size=size)
