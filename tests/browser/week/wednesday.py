"""Wednesday: to a partner."""

from __future__ import annotations

from domain.codes import referral_states
from tests.browser.screen import Screen
from tests.browser.week.worker import Worker, say_yes

OCMW = "OCMW Zuid"


async def wednesday(worker: Worker) -> None:
    """A partner made on the spot, a yes to what leaves, a no to VDAB, gone there together, taken over."""
    await worker.next_morning(2)
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
