"""The sync screen, the invitation and a conflict, in process, against the real service."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from storage.actions.consents import Answer, record_answer
from storage.actions.youths import change_youth, create_youth
from storage.invitation import open_invitations
from storage.moment import device_moment
from storage.queries.youth_file import youth_file
from storage.store import Store
from tests.journeys.conftest import PASSPHRASE, Central, Device, both, central, make_device, one_device, two_devices
from tests.views.desks import opened_app
from tests.views.harness import PHONE, Screen, shown
from tests.views.said import until_said
from views.app import entry
from views.desk import Desk
from views.office import Office

__all__ = ["central", "one_device", "two_devices"]  # fixtures


@asynccontextmanager
async def at_the_screen(device: Device, *, size: tuple[int, int] = PHONE) -> AsyncIterator[tuple[Screen, Desk]]:
    office = Office(device.vault, device.syncer, is_laptop=False, moment=device_moment)
    async with shown(entry(office), size=size) as screen:
        desk = office.desks[0]
        desk.admit()
        desk.go("sync")
        await screen.wait_for("sync.state")
        yield screen, desk


async def test_wrong_code_is_told_by_its_field_and_nothing_is_lost(one_device: Device) -> None:
    async with at_the_screen(one_device) as (screen, _desk):
        assert (await screen.text_of("sync.state")).casefold() == "nooit"
        await screen.type_into("sync.central", "https://centrale.example#ABC")
        await screen.tap("sync.connect")
        await screen.wait_for_text("sync.central", "klopt niet")
        await wait_until_something_waits(screen)  # counted by the vault, drawn when it has answered


async def wait_until_something_waits(screen: Screen) -> None:
    async with asyncio.timeout(20):
        while int(await screen.text_of("sync.waiting")) == 0:
            await screen.settle()


async def test_connecting_ends_in_gelukt_with_nothing_waiting(one_device: Device, central: Central) -> None:
    async with at_the_screen(one_device) as (screen, _desk):
        await screen.type_into("sync.central", central.place_code())
        await screen.tap("sync.connect")
        await screen.wait_for_text("sync.state", "gelukt", timeout_seconds=20)
        assert await screen.text_of("sync.waiting") == "0"
        assert not await screen.exists("sync.central")
        assert len((await screen.text_of("sync.fingerprint")).split()) == 6
        await until_said(screen, "Laptop Noor")


async def test_no_network_says_since_when_and_that_work_is_safe(two_devices: tuple[Device, Device]) -> None:
    noor, _sami = two_devices
    await noor.vault.run(create_youth, alias="Zaki")
    noor.line.always = "gone"
    async with at_the_screen(noor) as (screen, _desk):
        await screen.tap("sync.now")
        await screen.wait_for_text("sync.state", "wacht", timeout_seconds=20)
        await screen.settle()
        await until_said(screen, "Lukt niet sinds vandaag om")
        assert int(await screen.text_of("sync.waiting")) > 0


async def test_second_device_is_invited_compared_and_admitted_on_the_screen(
    one_device: Device, central: Central, tmp_path: Any
) -> None:
    await one_device.syncer.connect(central.place_code())
    async with at_the_screen(one_device) as (screen, _desk):
        await screen.tap("sync.invite")
        await screen.wait_for("invite.code", timeout_seconds=20)
        code = await screen.text_of("invite.code")
        sami = make_device(tmp_path / "sami", central.transport())
        await sami.vault.create_joining(PASSPHRASE, code=code, worker_name="Sami", device_name="Gsm Sami")
        asked = await sami.syncer.join_step()
        await screen.wait_for("sync.admit", timeout_seconds=20)
        assert (await screen.text_of("sync.admit.words")).split() == list(asked.words)
        await until_said(screen, "Gsm Sami")
        await screen.tap("sync.admit")
        await screen.wait_gone("sync.admit", timeout_seconds=20)
        await screen.wait_gone("invite.code")  # it is used: whoever scans it now comes to nothing
        await screen.tap("invite.again")
        await screen.wait_for("invite.code", timeout_seconds=20)
        assert await screen.text_of("invite.code") != code
        assert (await sami.syncer.join_step()).stage == "in"
        await sami.end()


def agree(store: Store, youth: str) -> None:
    record_answer(store, Answer(youth=youth, purpose="P02", state="given", understood=True))


async def test_name_written_twice_is_a_question_and_what_is_chosen_stands_on_both(
    two_devices: tuple[Device, Device],
) -> None:
    noor, sami = two_devices
    youth = await noor.vault.run(create_youth, alias="Lowie")
    await noor.vault.run(agree, youth)
    await both(noor, sami)
    await noor.vault.run(change_youth, youth, name="Louis Maes")
    await sami.vault.run(change_youth, youth, name="Louis Claes")
    await both(noor, sami)
    async with at_the_screen(noor) as (screen, _desk):
        await screen.wait_for("sync.conflict.1.1")
        await until_said(screen, "Wat is de echte naam van Lowie?")
        await until_said(screen, "Jij en Sami schreven elk iets anders op.")
        assert {"Louis Maes", "Louis Claes"} <= set(_answers(await screen.text_of("sync.conflict.1.1"))) | set(
            _answers(await screen.text_of("sync.conflict.1.2"))
        )
        assert not await screen.is_chosen("sync.conflict.1.1")
        assert not await screen.exists("sync.conflict.1.both")
        theirs = "1" if "Claes" in await screen.text_of("sync.conflict.1.1") else "2"
        await screen.tap(f"sync.conflict.1.{theirs}")
        await screen.tap("sync.conflict.1.settle")
        await screen.wait_gone("sync.conflict.1.1")
    await both(noor, sami)
    for device in two_devices:
        file = await device.vault.run(youth_file, youth)
        assert file is not None
        assert (file.details["name"], file.conflicts) == ("Louis Claes", ())


def _answers(text: str) -> list[str]:
    return text.splitlines()


async def test_without_a_centre_nothing_offers_to_invite(tmp_path: Any) -> None:
    async with opened_app(tmp_path) as app:
        app.desk.go("sync")
        await app.screen.wait_for("sync.fingerprint")
        assert not await app.screen.exists("sync.invite")
        assert not await app.screen.exists("sync.conflict.1.1")


async def test_asking_who_answered_never_forgets_an_invitation_that_is_on_its_way(
    one_device: Device, central: Central
) -> None:
    await one_device.syncer.connect(central.place_code())
    for _ in range(5):
        await asyncio.gather(one_device.syncer.invite(), *(one_device.syncer.pending_answers() for _ in range(4)))
    assert len(await one_device.vault.run(open_invitations)) == 5


async def test_lost_device_is_taken_out_on_the_screen_asked_once(two_devices: tuple[Device, Device]) -> None:
    noor, sami = two_devices
    async with at_the_screen(noor) as (screen, _desk):
        await screen.wait_for("sync.device2")
        await screen.tap("sync.device2")
        await screen.wait_for("sync.revoke2")
        await until_said(screen, "Wat het nog niet stuurde, komt niet meer binnen")
        await screen.tap("sync.revoke2")
        await screen.tap("sync.revoke.cancel")
        assert len(await noor.vault.run(lambda store: store.roster.members)) == 2
        await screen.tap("sync.revoke2")
        await screen.tap("sync.revoke.confirm")
        await screen.wait_for("sync.state", timeout_seconds=20)
        await screen.wait_gone("sync.device2")
    assert len(await noor.vault.run(lambda store: store.roster.members)) == 1
    await sami.vault.run(create_youth, alias="Zaki")
    async with at_the_screen(sami) as (screen, _desk):
        await screen.tap("sync.now")
        await screen.wait_for("sync.out", timeout_seconds=20)
        await until_said(screen, "blijven op dit toestel")
        assert int(await screen.text_of("sync.waiting")) > 0


async def test_own_device_cannot_be_taken_out_and_a_failed_removal_says_what_first(
    two_devices: tuple[Device, Device],
) -> None:
    noor, _sami = two_devices
    async with at_the_screen(noor) as (screen, desk):
        await screen.wait_for("sync.device1")
        await screen.tap("sync.device1")
        await screen.wait_for("sync.role1")
        assert not await screen.exists("sync.revoke1")
        desk.back()
        await screen.wait_for("sync.device2")
        await screen.tap("sync.device2")
        await screen.wait_for("sync.revoke2")
        noor.line.always = "gone"
        await noor.syncer.sync_now()  # a run that was going on when the line went may have ended well
        await screen.tap("sync.revoke2")
        await screen.tap("sync.revoke.confirm")
        await screen.wait_for_text("sync.revoke.trouble", "Synchroniseer eerst", timeout_seconds=20)


async def test_role_goes_to_a_colleague_and_the_last_coordinator_keeps_it(two_devices: tuple[Device, Device]) -> None:
    noor, sami = two_devices
    async with at_the_screen(noor) as (screen, desk):
        await screen.wait_for("sync.device1")
        await screen.tap("sync.device1")
        await screen.wait_for("sync.role1")
        await screen.tap("sync.role1")
        await screen.wait_for_text("sync.role.trouble", "minstens één", timeout_seconds=20)
        desk.back()
        await screen.wait_for("sync.device2")
        await screen.tap("sync.device2")
        await screen.wait_for("sync.role2")
        await screen.tap("sync.role2")
        await screen.wait_for_text("sync.role2", "Maak medewerker", timeout_seconds=20)
    await both(sami, noor)
    assert await sami.vault.run(Store.is_coordinator)


async def test_worker_sees_the_devices_and_changes_none(two_devices: tuple[Device, Device]) -> None:
    _noor, sami = two_devices
    async with at_the_screen(sami) as (screen, desk):
        await until_said(screen, "Laptop Noor")
        assert not await screen.exists("sync.device2")
        desk.go("devices/1")
        await until_said(screen, "niet in je team")
