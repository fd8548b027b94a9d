"""A device is taken out of the team: it gets nothing new, opens nothing new, and is told so."""

from __future__ import annotations

import asyncio
from pathlib import Path

import msgspec
import pytest

from domain.errors import CentreRefused, NotAllowed, Refused, SealBroken, SyncTrouble
from domain.keybox import box_ad
from domain.roster import entry_hash
from storage.actions.youths import create_youth
from storage.crypto import open_sealed
from storage.store import Store
from storage.team_changes import revocation
from sync.team import change_team
from tests.journeys.conftest import Central, Device, both, let_in, make_device
from tests.journeys.test_hostile import lying
from tests.journeys.test_team import CANARY, change, named_youth, scope_of, youth_of


async def id_of(device: Device) -> bytes:
    return await device.vault.run(lambda store: store.identity.device)


def all_keys(store: Store) -> tuple[dict[int, bytes], list[bytes]]:
    """What a device knows when it leaves: team keys by epoch, and every drawer key."""
    kids = [kid for (kid,) in store.log.db.conn.execute("SELECT kid FROM keybox")]
    return dict(store.keyring.team_keys), [store.keyring.key_of(kid) or b"" for kid in kids]


async def test_revoked_device_is_refused_at_once_both_ways(two_devices: tuple[Device, Device]) -> None:
    noor, sami = two_devices
    youth = await named_youth(noor, sami)
    await noor.syncer.revoke(await id_of(sami))
    client = await sami.syncer._client()
    assert client is not None
    with pytest.raises(CentreRefused) as refused:
        await client.pull(after="")
    assert refused.value.code == "not_member"
    await noor.vault.run(change, youth, goal="lassen")
    await noor.syncer.sync_now()
    await sami.syncer.sync_now()
    assert "goal" not in await sami.vault.run(youth_of, youth)


async def test_what_the_revoked_device_knew_opens_nothing_written_after(
    central: Central, two_devices: tuple[Device, Device]
) -> None:
    noor, sami = two_devices
    youth = await named_youth(noor, sami)
    team_keys, drawer_keys = await sami.vault.run(all_keys)
    before = await noor.vault.run(lambda store: store.log.last_position())
    await noor.syncer.revoke(await id_of(sami))
    await noor.vault.run(change, youth, name="Xaverius Nieuw", goal="lassen")
    await noor.syncer.sync_now()

    def tried(store: Store) -> tuple[int, int]:
        """How many operations and boxes are new, each tried with all that was known."""
        rows = list(store.log.rows_after(before))
        for row in rows:
            header = row.operation.header
            assert all(store.keyring.key_of(header.kid) != key for key in drawer_keys)
            box = store.log.box_of(header.kid)
            assert box is not None
            assert (box.epoch, box.born) == (2, 2)
            for key in team_keys.values():
                with pytest.raises(SealBroken):
                    open_sealed(key, box.sealed, nonce=box.nonce, ad=box_ad(store.team, box))
        return len(rows), len({row.operation.header.kid for row in rows})

    assert await noor.vault.run(tried) == (2, 2)  # the name in one drawer, the goal in another: a new key each
    assert await noor.vault.run(lambda store: store.keyring.epoch) == 2
    assert central.rows("SELECT epoch FROM team") == [(2,)]


async def test_old_work_stays_readable_and_drawers_stay_one(two_devices: tuple[Device, Device]) -> None:
    noor, sami = two_devices
    youth = await named_youth(noor, sami)
    scope = await noor.vault.run(scope_of, youth, "file")
    boxes = await noor.vault.run(lambda store: len(store.log.boxes_in(scope)))
    await noor.syncer.revoke(await id_of(sami))
    assert await noor.vault.run(lambda store: len(store.log.boxes_in(scope))) == boxes  # nothing is wrapped again
    await noor.vault.run(change, youth, goal="lassen")
    await noor.vault.run(change, youth, goal="tekenen")
    assert await noor.vault.run(scope_of, youth, "file") == scope
    assert await noor.vault.run(lambda store: len(store.log.boxes_in(scope))) == boxes + 1  # one new key, once
    await noor.vault.heal()
    record = await noor.vault.run(youth_of, youth)
    assert (record["name"], record["goal"]) == (CANARY, "tekenen")


async def test_third_device_reads_what_is_written_after(
    central: Central, two_devices: tuple[Device, Device], tmp_path: Path
) -> None:
    noor, sami = two_devices
    youth = await named_youth(noor, sami)
    lina = make_device(tmp_path / "lina", central.transport())
    await let_in(noor, lina, name="Lina")
    await noor.syncer.revoke(await id_of(sami))
    await noor.vault.run(change, youth, goal="lassen")
    await both(noor, lina)
    assert (await lina.vault.run(youth_of, youth))["goal"] == "lassen"
    await lina.end()


async def test_revoked_device_keeps_what_it_has_and_says_what_stays_behind(two_devices: tuple[Device, Device]) -> None:
    noor, sami = two_devices
    youth = await named_youth(noor, sami)
    await sami.vault.run(change, youth, goal="lassen")
    await noor.syncer.revoke(await id_of(sami))
    state = await sami.syncer.sync_now()
    assert (state.word, state.code, state.is_out) == ("mislukt", "not_member", True)
    assert state.waiting > 0
    assert "niet meer bij het team" in state.sentence
    record = await sami.vault.run(youth_of, youth)
    assert (record["name"], record["goal"]) == (CANARY, "lassen")
    again = await sami.kill_and_reopen()
    assert (await again.syncer.refresh()).waiting == state.waiting
    assert (await again.vault.run(youth_of, youth))["goal"] == "lassen"
    await noor.syncer.sync_now()
    assert "goal" not in await noor.vault.run(youth_of, youth)
    await again.end()


async def test_active_device_that_did_not_know_yet_still_gets_its_old_epoch_work_in(
    central: Central, two_devices: tuple[Device, Device], tmp_path: Path
) -> None:
    noor, sami = two_devices
    youth = await named_youth(noor, sami)
    lina = make_device(tmp_path / "lina", central.transport())
    await let_in(noor, lina, name="Lina")
    await lina.vault.run(change, youth, goal="lassen")  # offline, with the key of before
    fresh = await lina.vault.run(create_youth, alias="Bilal")
    await noor.syncer.revoke(await id_of(sami))
    await both(lina, noor)
    assert (await noor.vault.run(youth_of, youth))["goal"] == "lassen"
    assert (await noor.vault.run(youth_of, fresh))["alias"] == "Bilal"
    # Bilal's drawer key was wrapped again under the new epoch; it was made before, so nobody writes with it any more.
    scope = await noor.vault.run(scope_of, fresh, "file")
    [box] = await noor.vault.run(lambda store: store.log.boxes_in(scope))
    assert (box.epoch, box.born) == (2, 1)
    for device in (noor, lina):
        assert await device.vault.run(lambda store: store.keyring.write_kid(scope)) is None
    await lina.vault.run(change, fresh, goal="koken")
    await both(lina, noor)
    assert (await noor.vault.run(youth_of, fresh))["goal"] == "koken"
    await lina.end()


async def test_boxes_given_back_after_a_restore_are_still_old_keys(
    central: Central, two_devices: tuple[Device, Device], tmp_path: Path
) -> None:
    noor, sami = two_devices
    youth = await named_youth(noor, sami)
    await noor.syncer.revoke(await id_of(sami))
    ledger, _ = central.backup(tmp_path / "yesterday")
    central.restored(ledger, None, folder=tmp_path / "new-centre")  # the boxes are lost: all are wrapped again
    await both(noor, noor)
    scope = await noor.vault.run(scope_of, youth, "file")
    [box] = await noor.vault.run(lambda store: store.log.boxes_in(scope))
    assert (box.epoch, box.born) == (2, 1)
    assert await noor.vault.run(lambda store: store.keyring.write_kid(scope)) is None


@pytest.mark.parametrize("fault", ["before", "after"])
async def test_rotation_cut_half_way_is_done_or_not_done(two_devices: tuple[Device, Device], fault: str) -> None:
    noor, sami = two_devices
    youth = await named_youth(noor, sami)
    device = await id_of(sami)
    await noor.syncer.sync_now()
    push = await noor.vault.run(revocation, device)
    assert push is not None
    client = await noor.syncer._client()
    assert client is not None
    noor.line.next_faults = [fault, fault, fault]  # type: ignore[list-item]
    with pytest.raises(SyncTrouble):
        await client.change_membership(push)
    again = await noor.kill_and_reopen()
    await again.syncer.sync_now()
    is_done = await again.vault.run(lambda store: device not in store.roster.members)
    assert is_done == (fault == "after")
    assert await again.vault.run(lambda store: store.keyring.epoch) == (2 if is_done else 1)
    await again.syncer.revoke(device)
    await again.vault.run(change, youth, goal="lassen")
    assert (await again.syncer.sync_now()).word == "gelukt"
    assert await again.vault.run(lambda store: (len(store.roster.members), store.keyring.epoch)) == (1, 2)
    await again.end()


async def test_two_coordinators_revoke_each_other_at_once_and_one_stays(two_devices: tuple[Device, Device]) -> None:
    noor, sami = two_devices
    names = await id_of(noor), await id_of(sami)
    await noor.syncer.change_role(names[1], role="coordinator")
    await both(sami, noor)
    ends = await asyncio.gather(noor.syncer.revoke(names[1]), sami.syncer.revoke(names[0]), return_exceptions=True)
    failed = [end for end in ends if end is not None]
    assert len(failed) == 1
    assert isinstance(failed[0], CentreRefused | Refused)
    stays, gone = (noor, sami) if ends[0] is None else (sami, noor)
    assert await stays.vault.run(lambda store: len(store.roster.members)) == 1
    assert (await stays.syncer.sync_now()).word == "gelukt"
    assert (await gone.syncer.sync_now()).is_out


async def test_half_synced_device_may_not_change_the_key(central: Central, two_devices: tuple[Device, Device]) -> None:
    noor, sami = two_devices
    await named_youth(noor, sami)
    device = await id_of(sami)
    noor.line.always = "gone"
    with pytest.raises(Refused, match="Synchroniseer eerst"):
        await noor.syncer.revoke(device)
    noor.line.always = None
    await sami.vault.run(create_youth, alias="Bilal")
    await sami.syncer.sync_now()
    noor.line.change = lying(central, lambda page: msgspec.structs.replace(page, ops=page.ops[:-1]))
    with pytest.raises(Refused, match="Synchroniseer eerst"):
        await noor.syncer.revoke(device)
    noor.line.change = None
    assert await noor.vault.run(lambda store: device in store.roster.members)
    await noor.syncer.revoke(device)
    assert await noor.vault.run(lambda store: device not in store.roster.members)


async def test_worker_may_revoke_nobody_and_nobody_revokes_itself(two_devices: tuple[Device, Device]) -> None:
    noor, sami = two_devices
    with pytest.raises(NotAllowed):
        await sami.syncer.revoke(await id_of(noor))
    with pytest.raises(Refused, match="zichzelf"):
        await noor.syncer.revoke(await id_of(noor))


async def test_last_coordinator_keeps_the_role(two_devices: tuple[Device, Device]) -> None:
    noor, sami = two_devices
    names = await id_of(noor), await id_of(sami)
    with pytest.raises(Refused, match="minstens één"):
        await noor.syncer.change_role(names[0], role="worker")
    await noor.syncer.change_role(names[1], role="coordinator")
    await noor.syncer.change_role(names[0], role="worker")
    await both(sami, noor)
    assert [await device.vault.run(Store.is_coordinator) for device in (noor, sami)] == [False, True]
    with pytest.raises(NotAllowed):
        await noor.syncer.change_role(names[1], role="worker")


async def test_colleague_who_was_first_is_taken_in_and_the_removal_tried_again(
    central: Central, two_devices: tuple[Device, Device], tmp_path: Path
) -> None:
    noor, sami = two_devices
    names = await id_of(noor), await id_of(sami)
    await noor.syncer.change_role(names[1], role="coordinator")
    await both(sami, noor)
    lina = make_device(tmp_path / "lina", central.transport())
    await let_in(sami, lina, name="Lina")  # Noor does not know of her yet
    client = await noor.syncer._client()
    assert client is not None
    await change_team(noor.vault, client, lambda store: revocation(store, names[1]))
    members = await noor.vault.run(lambda store: set(store.roster.members))
    assert members == {names[0], await id_of(lina)}
    await both(noor, lina)
    chain = await noor.vault.run(lambda store: [entry_hash(link) for link in store.log.roster_chain()])
    assert len(chain) == 5  # founded, Sami, role, Lina, Sami out
    await lina.end()
