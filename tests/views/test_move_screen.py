"""An invitation for a vault in use, on its screen: what moves is told, then decided, then it happens by itself."""

from pathlib import Path

from storage.actions.contacts import ContactDraft, log_contact
from storage.actions.youths import create_youth
from tests.journeys.conftest import PASSPHRASE, Central, Device, central, make_device, one_device, two_devices
from tests.journeys.test_copied_devices import copy_of
from tests.views.said import until_said
from tests.views.test_sync_screens import at_the_screen

__all__ = ["central", "one_device", "two_devices"]  # fixtures


async def test_lone_vault_sees_what_moves_and_moves_when_it_is_let_in(
    one_device: Device, central: Central, tmp_path: Path
) -> None:
    noor = one_device
    await noor.syncer.connect(central.place_code())
    sami = make_device(tmp_path / "sami", central.transport())
    await sami.vault.create(PASSPHRASE, worker_name="Sami", memory_short=True)
    youth = await sami.vault.run(create_youth, alias="Lowie")
    await sami.vault.run(log_contact, ContactDraft(youths=(youth,)))
    invitation = await noor.syncer.invite()
    async with at_the_screen(sami) as (screen, _desk):
        await screen.tap("sync.join")
        await screen.wait_for("move.code")
        await screen.type_into("move.code", "https://centrale.example#ABC")
        await screen.tap("move.look")
        await screen.wait_for_text("move.trouble", "klopt niet", timeout_seconds=20)
        await screen.type_into("move.code", invitation.code)
        await screen.tap("move.look")
        await screen.wait_for("move.agree", timeout_seconds=20)
        await until_said(screen, "1 jongere")
        await until_said(screen, "Je oude team stopt op dit toestel")
        assert await noor.syncer.pending_answers() == []
        await screen.tap("move.agree")
        await screen.wait_for("move.words", timeout_seconds=20)
        [asking] = await noor.syncer.pending_answers()
        assert (await screen.text_of("move.words")).split() == list(asking.words)
        await noor.syncer.admit(asking)
        await sami.syncer.sync_now()
        await screen.wait_for_text("sync.state", "gelukt", timeout_seconds=20)
    await noor.syncer.sync_now()
    assert (await noor.vault.run(lambda store: store.book.record("youth", youth)) or {})["alias"] == "Lowie"
    await sami.end()


async def test_copied_device_says_so_and_a_coordinator_gives_it_new_keys(
    two_devices: tuple[Device, Device], tmp_path: Path
) -> None:
    noor, _ = two_devices
    clone = await copy_of(noor, tmp_path / "copy")
    await noor.vault.run(create_youth, alias="Echt")
    await clone.vault.run(create_youth, alias="Kopie")
    await noor.syncer.sync_now()
    async with at_the_screen(clone) as (screen, _desk):
        await screen.tap("sync.now")
        await screen.wait_for("sync.copied", timeout_seconds=20)
        assert int(await screen.text_of("sync.waiting")) > 0
        await screen.tap("sync.renew")
        await screen.wait_gone("sync.copied", timeout_seconds=20)
        await screen.wait_for_text("sync.state", "gelukt", timeout_seconds=20)
        assert await screen.text_of("sync.waiting") == "0"
    await clone.end()
