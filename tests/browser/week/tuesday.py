"""Tuesday: a zitdag, where those of Monday may come."""

from __future__ import annotations

from tests.browser.screen import Screen
from tests.browser.week.worker import STATION, Worker

ALIASES, WORDS, NUMBERS = ("Zaki", "Noor"), ("rode pet", "gitaar", "fiets"), 4
IN_QUEUE = len(ALIASES) + len(WORDS) + NUMBERS
TALKED = 3


async def tuesday(worker: Worker) -> None:
    """Nine come in, three are talked to, and what the sheet says of it is how many came. Monday's two may come."""
    await worker.next_morning(1)
    screen = worker.screen
    await screen.tap("nav.round")
    await screen.tap("round.kind.zitdag")
    await screen.tap(await screen.named("round.place.", STATION))
    await screen.tap("round.start")
    await screen.wait_for("zitdag.arrive")
    await one_who_was_expected(screen, ALIASES[0])
    await one_by_name(screen, ALIASES[1])
    for word in WORDS:
        await screen.tap("zitdag.arrive")
        await screen.type_into("zitdag.word", word)
        await comes_in(screen)
        await screen.named("zitdag.row.", word)
    for _number in range(NUMBERS):
        with screen.counting("zitdag: somebody comes in, a number"):
            await screen.tap("zitdag.arrive")
            await screen.wait_for("zitdag.word")
            await comes_in(screen)
    await screen.wait_for_text("zitdag.came", str(IN_QUEUE))
    await screen.tap("zitdag.call")
    for called in ("Zaki", "Noor"):
        await talk(worker, called, button="zitdag.save_next")
    await talk(worker, WORDS[0], button="zitdag.save")
    if worker.on_phone:
        await screen.wait_for("zitdag.arrive")
    await close_zitdag(screen)


async def one_who_was_expected(screen: Screen, alias: str) -> None:
    row = await screen.named("zitdag.expected.", alias)
    assert "gisteren" in (await screen.text_of(row)).lower()
    with screen.counting("zitdag: somebody who was expected comes in"):
        await screen.tap(row)
        await screen.wait_gone(row)
    await screen.named("zitdag.row.", alias)


async def one_by_name(screen: Screen, alias: str) -> None:
    with screen.counting("zitdag: somebody with a file comes in"):
        await screen.tap("zitdag.arrive")
        await screen.type_into("zitdag.word", alias)
        await screen.tap(await screen.named("zitdag.youth.", alias))
        await screen.wait_gone("zitdag.word")
    await screen.named("zitdag.row.", alias)


async def comes_in(screen: Screen) -> None:
    await screen.tap("zitdag.add")
    await screen.wait_gone("zitdag.word")


async def talk(worker: Worker, called: str, *, button: str) -> None:
    screen = worker.screen
    with screen.counting("zitdag: a conversation noted, the next called"):
        await screen.type_into("zitdag.note", f"In de woorden van {called}")
        await screen.tap("contact.topic.work")
        await screen.tap(button)
        await screen.wait_for_text("bar.said", f"Bewaard: {called}")


async def close_zitdag(screen: Screen) -> None:
    """Six are left in the queue; one of them was spoken to in passing. No looking back today."""
    await screen.tap("round.close")
    await screen.tap("zitdag.close_sure")
    await screen.wait_for_text("round.came", str(IN_QUEUE))
    await screen.wait_for_text("round.spoken", str(TALKED))
    await screen.tap("round.spoken.more")
    await screen.wait_for_text("round.spoken", str(TALKED + 1))
    await screen.tap("round.keep")
    await screen.wait_for("today.new_contact")
