"""Thursday: an offer, aftercare, a task."""

from __future__ import annotations

from tests.browser.week.worker import Worker, say_yes

TASK = "Fietsbib bellen"


async def thursday(worker: Worker) -> None:
    """An offer that starts, a yes to calls afterwards, and what Opvolging makes of it."""
    await worker.next_morning(3)
    screen = worker.screen
    await worker.open_file("Zaki", "referrals")
    with screen.counting("offer proposed and started"):
        await screen.tap("offer.new")
        await screen.tap("offer.kind.work")
        await screen.type_into("offer.where", "Fietsatelier")
        await screen.tap("offer.save")
        await screen.tap("offer.start")
        await screen.wait_for("offer.started.P11")
    await screen.tap("offer.started.P11")
    await say_yes(screen)
    await screen.wait_for("offer.call.1")
    await screen.tap("page.back")
    await worker.home()
    await screen.tap("nav.more")
    await screen.tap("more.followup")
    await screen.tap("followup.ahead")
    await screen.named("followup.row.", "Vraag Zaki hoe het gaat")
    await a_task(worker)
    await worker.home()


async def a_task(worker: Worker) -> None:
    screen = worker.screen
    with screen.counting("task written down"):
        await screen.tap("task.new")
        await screen.type_into("task.what", TASK)
        await screen.tap("task.when.today")
        await screen.tap("task.save")
        await screen.wait_gone("task.what")
        row = await screen.named("followup.row.", TASK)
    with screen.counting("task done"):
        if worker.on_phone:
            await screen.tap(row.replace(".row.", ".more."))
            await screen.tap("followup.finish")
        else:
            await screen.tap(row.replace(".row.", ".done."))
        await screen.wait_for("followup.undo")
    await screen.wait_gone(row)
