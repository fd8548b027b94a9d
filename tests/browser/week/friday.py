"""Friday: stopping, and handing over."""

from __future__ import annotations

from tests.browser.screen import Screen
from tests.browser.test_two_devices import sync
from tests.browser.week.worker import Worker


async def friday(worker: Worker) -> None:
    """Zaki stops what is about health, Noor stops with everything; each gets a number to keep."""
    await worker.next_morning(4)
    screen = worker.screen
    await worker.open_file("Zaki", "consent")
    with screen.counting("one purpose withdrawn, with its receipt"):
        await screen.tap("consent.purpose.P05")
        await screen.tap("consent.withdraw")
        await receipt(screen)
    await screen.tap("receipt.done")
    await screen.wait_for_text("consent.purpose.P05", "Ingetrokken")
    await worker.home()
    await worker.open_file("Noor", "consent")
    await screen.tap("consent.withdraw_all")
    await receipt(screen)
    await screen.tap("receipt.done")
    await screen.wait_for_text("youths.row.1", "Zaki")
    assert not await screen.exists("youths.row.2")
    await screen.tap("nav.more")
    await screen.tap("more.sync")


async def receipt(screen: Screen) -> None:
    assert len((await screen.text_of("receipt.number")).split("-")) == 3


async def handover(giver: Worker, taker: Screen) -> None:
    """From the sync screen: the whole caseload to the colleague, who sees whom to tell."""
    screen = giver.screen
    with screen.counting("caseload handed over"):
        await screen.tap("nav.more")
        await screen.tap("more.handover")
        await screen.tap(await screen.named("handover.from.", "Sofie"))
        await screen.tap("handover.all")
        await screen.tap(await screen.named("handover.to.", "Bilal"))
        await screen.tap("handover.save")
        await screen.wait_for_text("bar.said", "overgedragen")
    await screen.tap("nav.today")
    with screen.counting("sync by hand"):
        await sync(screen)
    await taker.tap("sync.now")
    await taker.wait_for_text("sync.state", "gelukt")


async def told_step(worker: Worker) -> None:
    """From the sync screen: whom to tell stands in Opvolging until it was done."""
    screen = worker.screen
    await worker.home()
    await screen.tap("nav.more")
    await screen.tap("more.followup")
    await screen.tap("followup.ahead")
    row = await screen.named("followup.row.", "Zeg aan Zaki wie nu het aanspreekpunt is")
    await screen.tap(row.replace(".row.", ".more."))
    await screen.tap("followup.finish")
    await screen.wait_gone(row)
    await worker.home()
    await sync(screen)
