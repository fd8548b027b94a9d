"""A device that stands twice, or stands where it stood before."""

from __future__ import annotations

import contextlib
import shutil
from pathlib import Path

import pytest

from domain.errors import NoNetwork, NotAllowed
from storage.actions.consents import Answer, record_answer, withdraw
from storage.actions.contacts import ContactDraft, log_contact, undo_contact
from storage.actions.youths import create_youth
from storage.intake import drop_snapshot
from storage.relay import Relay
from storage.store import Store
from tests.journeys.agreement import look
from tests.journeys.conftest import PASSPHRASE, Central, Device, both, make_device
from tests.journeys.quick_team import Killed, kill_at_commit, quick_device, quick_open
from tests.journeys.test_team import change, youth_of


@pytest.mark.parametrize("has_unsent", [False, True])
async def test_a_log_that_was_rescued_is_filled_up_from_the_centre_before_anything_is_sent(
    two_devices: tuple[Device, Device], *, has_unsent: bool
) -> None:
    """As after storage/rescue.py: own operations that the centre has are gone, perhaps before some it does not have."""
    noor, sami = two_devices
    youth = await noor.vault.run(create_youth, alias="Lowie")
    await both(noor, sami)
    device = await noor.vault.relay(lambda relay: relay.device)
    if has_unsent:
        await noor.vault.run(change, youth, wishes=("lassen",))

    def damage(relay: Relay) -> None:
        with relay.log.transaction():
            relay.log.db.conn.execute(
                "DELETE FROM operation WHERE device = ? AND seq IS NOT NULL AND dev_seq > "
                "(SELECT max(dev_seq) - 3 FROM operation WHERE device = ? AND seq IS NOT NULL)",
                (device, device),
            )
            relay.log.set_fact("rescued", True)
            relay.log.set_fact("cursor", "")
        drop_snapshot(relay)

    await noor.vault.relay(damage)
    noor = await noor.kill_and_reopen()
    noor.line.requests.clear()
    assert (await noor.syncer.sync_now()).word == "gelukt"
    assert noor.line.requests[0].method == "GET"
    assert (await noor.vault.run(youth_of, youth))["alias"] == "Lowie"
    await noor.vault.run(change, youth, goal="lassen")
    await both(noor, sami)
    for device_of in (noor, sami):
        found = await device_of.vault.run(youth_of, youth)
        assert (found["goal"], found.get("wishes", [])) == ("lassen", ["lassen"] if has_unsent else [])
    await noor.end()


async def copy_of(device: Device, folder: Path) -> Device:
    """The phone as it is now, on a second one (or in a backup): opened there with the same passphrase."""
    await device.vault.close()
    shutil.copytree(device.vault.directory, folder)
    await device.vault.open(PASSPHRASE)
    copy = make_device(folder, device.line.inner)
    await copy.vault.open(PASSPHRASE)
    return copy


def aliases(store: Store) -> list[str]:
    return [row["alias"] for row in store.book.rows("SELECT alias FROM youth ORDER BY alias")]


async def in_agreement(*devices: Device) -> None:
    """Everyone has the same book, nothing waits, nothing is set apart."""
    await both(*devices)
    views = [await device.vault.run(look) for device in devices]
    assert all(view.tables == views[0].tables for view in views)
    for device in devices:
        state = await device.syncer.refresh()
        assert (state.waiting, state.quarantined) == (0, 0)


async def renewed(noor: Device, copy: Device) -> None:
    """As on the two screens: an invitation of their own team, the words, 'Laat toe'."""
    invitation = await noor.syncer.invite()
    seen = await copy.syncer.use_invitation(invitation.code)
    assert seen is not None
    assert (seen.stage, seen.is_own_team) == ("decide", True)
    asked = await copy.syncer.agree()
    [asking] = await noor.syncer.pending_answers()
    assert asked is not None
    assert asked.words == asking.words
    await noor.syncer.admit(asking)


async def test_two_clones_of_a_worker_s_phone_both_end_up_with_everything(
    two_devices: tuple[Device, Device], tmp_path: Path
) -> None:
    noor, sami = two_devices
    shared = await sami.vault.run(create_youth, alias="Allebei")  # waits on both when the phone is copied
    clone = await copy_of(sami, tmp_path / "copy")
    await sami.vault.run(create_youth, alias="Echt")
    await clone.vault.run(create_youth, alias="Kopie")
    await clone.vault.run(change, shared, goal="lassen")
    await clone.vault.run(log_contact, ContactDraft(youths=(shared,), note="door de kopie"))
    undone = await clone.vault.run(log_contact, ContactDraft(note="vergissing"))
    await clone.vault.run(undo_contact, undone)
    await both(sami, noor)
    state = await clone.syncer.sync_now()
    assert (state.word, state.code) == ("mislukt", "device_fork")
    await renewed(noor, clone)
    await in_agreement(clone, sami, noor)
    for device in (clone, sami, noor):
        assert await device.vault.run(aliases) == ["Allebei", "Echt", "Kopie"]
        assert (await device.vault.run(youth_of, shared))["goal"] == "lassen"
        notes = await device.vault.run(
            lambda store: [row["note"] for row in store.book.rows("SELECT note FROM presence")]
        )
        assert notes == ["door de kopie"]
    devices = [await device.vault.run(lambda store: store.identity.device) for device in (clone, sami)]
    assert len(set(devices)) == 2
    workers = {await device.vault.run(lambda store: store.worker) for device in (clone, sami)}
    assert len(workers) == 1
    await clone.end()


async def test_a_phone_restored_from_its_backup_keeps_what_it_wrote_since(
    two_devices: tuple[Device, Device], tmp_path: Path
) -> None:
    """The phone of today is lost; the one of last week goes on from the backup, offline, and then meets the centre."""
    noor, sami = two_devices
    backup = await copy_of(sami, tmp_path / "backup")
    youth = await sami.vault.run(create_youth, alias="Na de backup")
    await both(sami, noor)
    await sami.syncer.stop()
    await backup.vault.run(create_youth, alias="Uit de backup")
    assert (await backup.syncer.sync_now()).code == "device_fork"
    await renewed(noor, backup)
    await in_agreement(backup, noor)
    assert await backup.vault.run(aliases) == ["Na de backup", "Uit de backup"]
    await backup.vault.run(change, youth, goal="lassen")
    await in_agreement(backup, noor)
    await backup.end()


async def test_the_only_coordinator_s_device_lets_its_own_new_keys_in(
    two_devices: tuple[Device, Device], tmp_path: Path
) -> None:
    noor, sami = two_devices
    clone = await copy_of(noor, tmp_path / "copy")
    await noor.vault.run(create_youth, alias="Echt")
    await clone.vault.run(create_youth, alias="Kopie")
    await both(noor, sami)
    assert (await clone.syncer.sync_now()).code == "device_fork"
    clone.line.next_faults = ["after", "after", "after"]  # the answer is lost: done again with the same keys
    with pytest.raises(NoNetwork):
        await clone.syncer.renew()
    await clone.syncer.renew()
    await in_agreement(clone, noor, sami)
    assert await sami.vault.run(aliases) == ["Echt", "Kopie"]
    assert await sami.vault.run(lambda store: len(store.roster.members)) == 3
    assert await clone.vault.run(lambda store: store.is_coordinator())
    await clone.end()


async def test_a_worker_s_copy_does_not_let_itself_in(two_devices: tuple[Device, Device], tmp_path: Path) -> None:
    """It may be a thief's: a coordinator looks at it first."""
    noor, sami = two_devices
    clone = await copy_of(sami, tmp_path / "copy")
    await sami.vault.run(create_youth, alias="Echt")
    await clone.vault.run(create_youth, alias="Kopie")
    await both(sami, noor)
    await clone.syncer.sync_now()
    waiting = (await clone.syncer.refresh()).waiting
    with pytest.raises(NotAllowed):
        await clone.syncer.renew()
    assert (await clone.syncer.refresh()).waiting == waiting
    assert await noor.vault.run(lambda store: len(store.roster.members)) == 2
    await clone.end()


async def test_what_a_copy_erased_before_it_had_new_keys_is_erased_everywhere(
    two_devices: tuple[Device, Device], tmp_path: Path, central: Central
) -> None:
    noor, sami = two_devices
    youth = await sami.vault.run(create_youth, alias="Lowie")
    await sami.vault.run(record_answer, Answer(youth=youth, purpose="P02", state="given", understood=True))
    await sami.vault.run(change, youth, name="Xaverius Canarie")
    await both(sami, noor)
    clone = await copy_of(sami, tmp_path / "copy")
    await sami.vault.run(create_youth, alias="Echt")
    await clone.vault.run(withdraw, youth, purpose="P02")
    await both(sami, noor)
    assert (await clone.syncer.sync_now()).code == "device_fork"
    await renewed(noor, clone)
    await in_agreement(clone, sami, noor)
    for device in (clone, sami, noor):
        assert "name" not in await device.vault.run(youth_of, youth)
    [(erased,)] = central.rows("SELECT count(*) FROM ledger WHERE seq NOT IN (SELECT seq FROM ciphertext)")
    assert isinstance(erased, int)
    assert erased > 0
    await clone.end()


async def test_new_keys_cut_at_any_commit_are_the_old_ones_or_the_new(
    two_devices: tuple[Device, Device], tmp_path: Path
) -> None:
    noor, sami = two_devices
    clone = await copy_of(sami, tmp_path / "copy")
    await sami.vault.run(create_youth, alias="Echt")
    await clone.vault.run(create_youth, alias="Kopie")
    await both(sami, noor)
    await clone.syncer.sync_now()
    await renewed(noor, clone)
    key = clone.vault._store_key
    await clone.die()
    kills = 12
    for commits in range(12):
        again = quick_device(clone.vault.directory, key, sami.line.inner, clock=clone.clock)
        await quick_open(again.vault, key)
        kill_at_commit(again.vault, commits)
        with contextlib.suppress(Killed):
            await again.syncer._run_once()
            kills -= 1
        await again.die()
    assert kills > 2
    again = quick_device(clone.vault.directory, key, sami.line.inner, clock=clone.clock)
    await quick_open(again.vault, key)
    await in_agreement(again, sami, noor)
    assert await sami.vault.run(aliases) == ["Echt", "Kopie"]
    await again.end()
