"""Where an erasure still has to arrive, by name; and an offline author's own words, read once."""

from pathlib import Path

import pytest

from storage.actions.consents import withdraw_all
from storage.actions.contacts import ContactDraft, log_contact
from storage.actions.youths import create_youth
from storage.parting import parted
from storage.queries.erasures import still_there
from tests.journeys.conftest import Device, both, central, one_device, two_devices
from tests.views.desks import opened_app
from tests.views.harness import LAPTOP, PHONE
from tests.views.said import all_words, until_said
from tests.views.test_sync_screens import at_the_screen

__all__ = ["central", "one_device", "two_devices"]  # fixtures

NOTE = "Praat graag over de werkplaats"


async def a_youth(noor: Device, sami: Device) -> str:
    youth = await noor.vault.run(create_youth, alias="Lowie")
    await both(noor, sami)
    return youth


async def test_receipt_names_the_device_that_still_has_to_erase_until_it_has(
    two_devices: tuple[Device, Device],
) -> None:
    noor, sami = two_devices
    youth = await a_youth(noor, sami)
    async with at_the_screen(noor) as (screen, desk):
        desk.go(f"youths/{desk.number_of(youth)}")
        await screen.tap("youth.tab.consent")
        await screen.settle()
        await screen.tap("consent.withdraw_all")
        await screen.wait_for("receipt.number")
        await until_said(screen, "Nog te wissen op: Gsm Sami.")
        await both(noor, sami, noor)
        await until_said(screen, "Op geen ander toestel van het team staat het nog.")
        assert "Gsm Sami" not in all_words(screen)


async def test_receipt_of_a_worker_alone_names_no_device(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        youth = await app.vault.run(create_youth, alias="Zaki")
        app.office.changed()
        app.desk.go(f"youths/{app.desk.number_of(youth)}")
        await app.screen.tap("youth.tab.consent")
        await app.screen.settle()
        await app.screen.tap("consent.withdraw_all")
        await app.screen.wait_for("receipt.number")
        await until_said(app.screen, "Op geen ander toestel van het team staat het nog.")


@pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["phone", "laptop"])
async def test_sync_screen_has_one_card_with_names_and_it_goes_by_itself(
    two_devices: tuple[Device, Device], size: tuple[int, int]
) -> None:
    noor, sami = two_devices
    youth = await a_youth(noor, sami)
    await noor.vault.run(withdraw_all, youth)
    noor.line.always = "gone"  # without a network it says what is known
    async with at_the_screen(noor, size=size) as (screen, _desk):
        await screen.wait_for("sync.erasures")
        await until_said(screen, "Wist zodra het open is en synchroniseert.")
        await until_said(screen, "Dit toestel moet eerst zelf nog synchroniseren.")
        assert (await noor.syncer.sync_now()).word == "wacht"  # what the screen began by itself ends without a network
        noor.line.always = None
        await both(noor, sami)
        await screen.wait_gone("sync.erasures")


async def test_device_that_was_taken_out_is_said_on_the_receipt_and_at_the_sync_screen(
    two_devices: tuple[Device, Device],
) -> None:
    noor, sami = two_devices
    youth = await a_youth(noor, sami)
    await noor.syncer.revoke(await sami.vault.run(lambda store: store.identity.device))
    async with at_the_screen(noor) as (screen, desk):
        desk.go(f"youths/{desk.number_of(youth)}")
        await screen.tap("youth.tab.consent")
        await screen.settle()
        await screen.tap("consent.withdraw_all")
        await until_said(screen, "Gsm Sami is uit het team gehaald en kan nog een oude kopie hebben.")
        await screen.tap("receipt.done")
        desk.go("sync")
        await until_said(screen, "Uit het team gehaald. Kan nog een oude kopie hebben.")


@pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["phone", "laptop"])
async def test_offline_author_reads_the_words_on_vandaag_and_after_begrepen_they_are_gone(
    two_devices: tuple[Device, Device], size: tuple[int, int]
) -> None:
    noor, sami = two_devices
    youth = await a_youth(noor, sami)
    await sami.vault.run(log_contact, ContactDraft(youths=(youth,), notes={youth: NOTE}))
    await noor.vault.run(withdraw_all, youth)
    await noor.syncer.sync_now()
    async with at_the_screen(sami, size=size) as (screen, desk):
        desk.go("today")
        await screen.wait_for("nav.today")
        await sami.syncer.sync_now()
        await until_said(screen, NOTE)
        await until_said(screen, "Een jongere stopte.")
        assert "Lowie" not in all_words(screen)
        desk.go("sync")
        await until_said(screen, NOTE)
        await until_said(screen, "Dit toestel. Lees eerst wat je zelf nog schreef.")
        await screen.tap("parted.understood")
        await screen.wait_gone("parted.understood")
        assert NOTE not in all_words(screen)
        await screen.wait_gone("sync.erasures")
    assert await sami.vault.run(parted) == []
    await both(sami, noor)
    assert (await noor.vault.run(still_there)).waiting == ()


async def test_a_lock_takes_the_words_off_the_screen_and_they_are_there_again_after(
    two_devices: tuple[Device, Device],
) -> None:
    noor, sami = two_devices
    youth = await a_youth(noor, sami)
    await sami.vault.run(log_contact, ContactDraft(youths=(youth,), notes={youth: NOTE}))
    await noor.vault.run(withdraw_all, youth)
    await both(noor, sami)
    async with at_the_screen(sami) as (screen, desk):
        await until_said(screen, NOTE)
        await desk.lock()
        await screen.wait_gone("sync.state")
        assert NOTE not in all_words(screen)
        await sami.vault.open("vier woorden voor mij")
        desk.admit()
        await until_said(screen, NOTE)
