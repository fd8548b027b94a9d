"""With a youth, on a phone's screen in a real browser: from asking to the receipt, and through the centre."""

from pathlib import Path

from tests.browser.centre import running_centre
from tests.browser.conftest import Show, Start
from tests.browser.screen import Screen

PASSPHRASE = "maan boom fiets water"


async def new_vault(screen: Screen) -> None:
    await screen.tap("start.create")
    await screen.type_into("create.name", "Sofie")
    await screen.type_into("create.passphrase", PASSPHRASE)
    await screen.type_into("create.passphrase2", PASSPHRASE)
    await screen.tap("create.submit")
    await screen.wait_for("nav.youths", timeout_seconds=60)


async def new_file(screen: Screen, alias: str) -> None:
    await screen.tap("nav.youths")
    await screen.tap("youths.new")
    await screen.type_into("youth.alias", alias)
    await screen.tap("youth.save")
    await screen.wait_for("youth.tab.timeline")


async def test_from_asking_a_youth_to_the_receipt_of_withdrawing(phone: Screen) -> None:
    screen = phone
    await new_vault(screen)
    await new_file(screen, "Zaki")

    await screen.tap("youth.tab.barriers")
    await screen.tap("barriers.hand_over")
    await screen.tap("barriers.card.mobility")
    await screen.tap("barriers.card.health")
    await screen.wait_for("barriers.ask.P05")
    assert await screen.is_chosen("barriers.card.health")
    await screen.tap("barriers.ask.P05")

    await screen.wait_for("consent.give")
    await screen.tap("consent.readback.wrong")
    await screen.tap("consent.readback.right")
    await screen.tap("consent.give")
    await screen.wait_gone("consent.give")
    await screen.tap("barriers.save")
    await screen.wait_for("barriers.row.2")

    await screen.tap("youth.tab.consent")
    await screen.wait_for_text("consent.purpose.P05", "Ja, op")
    await screen.tap("consent.purpose.P05")
    await screen.tap("consent.withdraw")
    number = await screen.text_of("receipt.number")
    assert len(number.split("-")) == 3
    await screen.tap("receipt.done")
    await screen.wait_for_text("consent.purpose.P05", "Ingetrokken")

    await screen.tap("youth.tab.barriers")
    await screen.wait_for("barriers.row.1")
    assert not await screen.exists("barriers.row.2")
    await screen.tap("youth.tab.consent")
    await screen.tap("consent.withdraw_all")
    await screen.wait_for("receipt.number")
    await screen.tap("receipt.done")
    await screen.wait_for("youths.new")
    assert not await screen.exists("youths.row.1")


async def test_connecting_to_a_centre_reads_gelukt_and_nothing_waits(start: Start, show: Show, tmp_path: Path) -> None:
    async with running_centre(tmp_path / "centre") as code:
        screen = await show(await start())
        await new_vault(screen)
        await new_file(screen, "Noor")
        await screen.tap("page.back")
        await screen.tap("nav.more")
        await screen.tap("more.sync")
        await screen.wait_for_text("sync.state", "nooit")
        await screen.type_into("sync.central", code)
        await screen.tap("sync.connect")
        await screen.wait_for_text("sync.state", "gelukt", timeout_seconds=40)
        await screen.wait_for_text("sync.waiting", "0")
        assert len((await screen.text_of("sync.fingerprint")).split()) == 6
