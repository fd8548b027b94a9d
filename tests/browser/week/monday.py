"""Monday: on the street."""

from __future__ import annotations

import datetime as dt

from tests.browser.screen import Screen
from tests.browser.test_youth_journey import new_file
from tests.browser.week.worker import SQUARE, STATION, Worker, say_yes

OUT_OF_SCHOOL_DAYS = 40


async def monday(worker: Worker) -> None:
    """Places, a round of fourteen contacts, two files that begin with asking, barriers, and the four months."""
    screen = worker.screen
    await screen.tap("today.new_place")
    await add_place(screen, STATION, "station")
    await screen.wait_for_text("today.new_contact", STATION)
    with screen.counting("start a round at a known place"):
        await screen.tap("nav.round")
        await screen.tap(await screen.named("round.place.", STATION))
        await screen.tap("round.start")
        await screen.wait_for_text("round.next", "Volgende plek")
    for _contact in range(7):
        await contact_at_known_place(screen)
    await group_without_names(screen)
    await at_a_new_place(screen)
    await nobody_found(screen)
    await an_employer(screen)
    await two_files(worker)
    await by_name(worker)
    await contact_at_known_place(screen)
    await contact_at_known_place(screen)
    await fourteen_are_there(screen)
    await screen.tap("round.close")
    await screen.tap("round.skip")
    await screen.wait_for("nav.youths")
    await barriers(worker)
    await four_months(worker)


async def add_place(screen: Screen, name: str, kind: str) -> None:
    await screen.type_into("places.name", name)
    await screen.tap(f"places.kind.{kind}")
    await screen.tap("places.save")


async def begin_contact(screen: Screen) -> None:
    """What stands there is filled in a moment after the screen came; nobody saves before that."""
    await screen.tap("today.new_contact")
    await screen.wait_for("contact.how.street")


async def save_contact(screen: Screen) -> None:
    await screen.tap("contact.save")
    await screen.wait_gone("contact.save")
    await screen.wait_for("contact.undo")


async def contact_at_known_place(screen: Screen) -> None:
    with screen.counting("contact at a known place") as figure:
        await begin_contact(screen)
        await save_contact(screen)
    assert figure.taps == 2


async def group_without_names(screen: Screen) -> None:
    with screen.counting("contact with a group of four, one topic"):
        await begin_contact(screen)
        for _head in range(3):
            await screen.tap("contact.count.more")
        await screen.tap("contact.topic.work")
        await screen.wait_for_text("contact.count", "4")
        await save_contact(screen)


async def at_a_new_place(screen: Screen) -> None:
    await begin_contact(screen)
    await screen.tap("contact.place")
    await add_place(screen, SQUARE, "square")
    await screen.wait_gone("places.name")
    await screen.wait_for_text("contact.place", SQUARE)
    await save_contact(screen)


async def nobody_found(screen: Screen) -> None:
    with screen.counting("looked for somebody, nobody found"):
        await begin_contact(screen)
        await screen.tap("contact.who.nobody")
        await screen.wait_gone("contact.count")
        await save_contact(screen)


async def an_employer(screen: Screen) -> None:
    await begin_contact(screen)
    await screen.tap("contact.who_more")
    await screen.tap("contact.who.employer")
    await screen.wait_gone("contact.count")
    await save_contact(screen)


async def two_files(worker: Worker) -> None:
    """The sentence of P01 stands above the button: saving is having asked."""
    screen = worker.screen
    for alias in ("Noor", "Zaki"):
        with screen.counting("new youth, with the spoken yes"):
            await new_file(screen, alias)
        await worker.home()


async def by_name(worker: Worker) -> None:
    screen = worker.screen
    with screen.counting("contact with two youths by name"):
        await begin_contact(screen)
        for alias in ("Zaki", "Noor"):
            await screen.tap(await screen.named("contact.who.", alias))
        await screen.wait_for_text("contact.count", "2")
        await save_contact(screen)


async def fourteen_are_there(screen: Screen) -> None:
    await screen.tap("nav.round")
    await screen.wait_for("round.contact.1")
    await screen.scroll_to("round.contact.14")
    assert not await screen.exists("round.contact.15")
    await screen.tap("nav.today")  # a page at its top again
    await screen.wait_for("today.hand_out")


async def barriers(worker: Worker) -> None:
    """The youth holds the screen; what is about health waits for its own yes."""
    screen = worker.screen
    await worker.open_file("Zaki", "barriers")
    await screen.tap("barriers.hand_over")
    await screen.tap("barriers.card.mobility")
    await screen.tap("barriers.card.health")
    with screen.counting("one purpose asked, checked and agreed to"):
        await screen.tap("barriers.ask.P05")
        await say_yes(screen)
    await screen.tap("barriers.save")
    await screen.wait_for("barriers.row.2")


async def four_months(worker: Worker) -> None:
    """Since when, and then the file says how long there is."""
    screen = worker.screen
    day = worker.calendar.today() - dt.timedelta(days=OUT_OF_SCHOOL_DAYS)
    await screen.tap("youth.tab.plan")
    await screen.type_into("plan.strengths", "Fietsen herstellen")
    await screen.type_into("plan.goal", "Een eigen plek")
    await screen.tap("youth.save")
    await screen.wait_for_text("bar.said", "Bewaard")
    await screen.tap("youth.tab.details")
    await screen.type_into("youth.clock_start", f"{day.day}/{day.month}/{day.year}")
    await screen.tap("youth.clock_reason.left_school")
    await screen.tap("youth.save")
    await screen.tap("youth.tab.timeline")
    await screen.wait_for_text("youth.clock", "dagen")
    await worker.home()
