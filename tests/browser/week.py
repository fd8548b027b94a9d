"""The scripted week, day by day, on one worker's screen; a day is a function, a step of it one of its lines or calls.

The days are told apart by name only: the clock of the machine stands where it stands.
"""

import datetime as dt
import json
import statistics
from dataclasses import dataclass
from pathlib import Path

from domain.codes import referral_states
from domain.datewords import local_day
from tests.browser.screen import PHONE, Screen
from tests.browser.test_two_devices import sync
from tests.browser.test_youth_journey import new_file

STATION, SQUARE = "Station, achterkant", "Plein"
OUT_OF_SCHOOL_DAYS = 40


@dataclass(frozen=True)
class Worker:
    """Whose week it is. `size`: of the window; a phone shows one thing at a time and goes back by the arrow."""

    screen: Screen
    size: tuple[int, int]

    @property
    def on_phone(self) -> bool:
        return self.size == PHONE

    async def home(self, *, pages: int = 1) -> None:
        """To Vandaag, from so many pages deep."""
        if self.on_phone:
            for _page in range(pages):
                await self.screen.tap("page.back")
        await self.screen.tap("nav.today")

    async def open_file(self, alias: str, tab: str) -> None:
        """From a home tab."""
        await self.screen.tap("nav.youths")
        await self.screen.tap(await self.screen.named("youths.row.", alias))
        await self.screen.tap(f"youth.tab.{tab}")


# --- Monday: on the street


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


async def say_yes(screen: Screen) -> None:
    await screen.wait_for("consent.give")
    await screen.tap("consent.readback.right")
    await screen.tap("consent.give")
    await screen.wait_gone("consent.give")


async def four_months(worker: Worker) -> None:
    """Since when, and then the file says how long there is."""
    screen = worker.screen
    day = local_day(dt.datetime.now(dt.UTC)) - dt.timedelta(days=OUT_OF_SCHOOL_DAYS)
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


# --- Tuesday: zitdag


ALIASES, WORDS, NUMBERS = ("Zaki", "Noor"), ("rode pet", "gitaar", "fiets"), 4
IN_QUEUE = len(ALIASES) + len(WORDS) + NUMBERS
TALKED = 3


async def tuesday(worker: Worker) -> None:
    """Nine come in, three are talked to, and what the sheet says of it is how many came."""
    screen = worker.screen
    await screen.tap("nav.round")
    await screen.tap("round.kind.zitdag")
    await screen.tap(await screen.named("round.place.", STATION))
    await screen.tap("round.start")
    await screen.wait_for("zitdag.arrive")
    for alias in ALIASES:
        with screen.counting("zitdag: somebody with a file comes in"):
            await screen.tap("zitdag.arrive")
            await screen.type_into("zitdag.word", alias)
            await screen.tap(await screen.named("zitdag.youth.", alias))
            await screen.wait_gone("zitdag.word")
        await screen.named("zitdag.row.", alias)
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


# --- Wednesday: to a partner


OCMW = "OCMW Zuid"


async def wednesday(worker: Worker) -> None:
    """A partner made on the spot, a yes to what leaves, a no to VDAB, gone there together, taken over."""
    screen = worker.screen
    await worker.open_file("Zaki", "referrals")
    with screen.counting("referral to a partner that is new to the team"):
        await screen.tap("referral.new")
        await screen.type_into("referral.partner", OCMW)
        await screen.tap("referral.partner.add")
        await screen.tap("partners.kind.ocmw")
        await screen.tap("partners.save")
        await screen.wait_for_text("referral.partner.chosen", OCMW)
        await screen.type_into("referral.asks", "Hulp met een plek")
        await screen.tap("referral.save")
        await screen.wait_for("referral.share")
    await move(screen, "agreed")
    await hand_over_a_sheet(screen)
    await move(screen, "together")
    await move(screen, "taken_over")
    await screen.tap("page.back")
    await no_to_vdab(screen)
    await screen.tap("page.back")
    await worker.home()


async def move(screen: Screen, state: str) -> None:
    label = referral_states.BY_CODE[state].label
    await screen.tap(f"referral.state.{state}")
    await screen.wait_for_text("bar.said", f"Bewaard: {label}")


async def hand_over_a_sheet(screen: Screen) -> None:
    """The wish for later is struck out; what is about health was struck before anybody chose."""
    await screen.tap("referral.share")
    with screen.counting("what leaves: a line struck, asked, the sheet made"):
        await screen.tap(await screen.named("referral.line.", "Een eigen plek"))
        await screen.tap("referral.share.yes")
        await say_yes(screen)
        await screen.tap("referral.share.yes")
        await screen.wait_for_text("referral.sheet", "Fietsen herstellen")
        sheet = await screen.text_of("referral.sheet")
        await screen.tap("referral.hand_out")
        await screen.wait_for("referral.handed_out")
    assert "Hulp met een plek" in sheet
    assert "Een eigen plek" not in sheet
    assert "gezondheid" not in sheet.lower()
    await screen.tap("referral.done")


async def no_to_vdab(screen: Screen) -> None:
    await screen.tap("referral.new")
    await screen.tap("referral.kinds")
    await screen.tap("referral.kind.vdab")
    await screen.tap("referral.save")
    await screen.tap("referral.share")
    await screen.tap("referral.share.yes")
    await screen.wait_for("consent.give")
    await screen.tap("consent.refuse")
    await screen.wait_for("referral.share.yes")
    await screen.tap("page.back")


# --- Thursday: an offer, aftercare, a task


TASK = "Fietsbib bellen"


async def thursday(worker: Worker) -> None:
    """An offer that starts, a yes to calls afterwards, and what Opvolging makes of it."""
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


# --- Friday: stopping, and handing over


async def friday(worker: Worker) -> None:
    """Zaki stops what is about health, Noor stops with everything; each gets a number to keep."""
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


# --- the figures


def printed(figures: Path, screen: Screen, *, size: tuple[int, int]) -> None:
    """Write every task's taps, fields and median seconds as JSON, and print them as the table of docs/state.md."""
    rows: list[dict[str, object]] = []
    for task in dict.fromkeys(figure.task for figure in screen.figures):
        times = [figure for figure in screen.figures if figure.task == task]
        rows.append(
            {
                "task": task,
                "times": len(times),
                "taps": max(figure.taps for figure in times),
                "fields": max(figure.fields for figure in times),
                "seconds": round(statistics.median(figure.seconds for figure in times), 1),
            }
        )
    figures.write_text(json.dumps({"size": size, "tasks": rows}, indent=1))
    for row in rows:
        print(f"| {row['task']} | {row['taps']} | {row['fields']} | {row['seconds']} |")
