"""An erasure until it is everywhere: who has not confirmed yet, and an old backup."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from storage.actions.consents import Answer, record_answer, withdraw, withdraw_all
from storage.actions.contacts import ContactDraft, log_contact, undo_contact
from storage.actions.youths import change_youth, create_youth
from storage.door import Change, save
from storage.queries.erasures import StillThere, still_there
from storage.store import Store
from storage.watching import watched
from tests.journeys.agreement import CONFIRMATIONS, check_tables, look
from tests.journeys.conftest import PASSPHRASE, Central, Device, both, let_in, make_device
from tests.journeys.erasing import NOTE, a_youth, names, on_disk, waiting

# --- who has not erased yet


async def test_device_that_did_not_sync_yet_is_named_until_it_has(two_devices: tuple[Device, Device]) -> None:
    noor, sami = two_devices
    youth = await a_youth(noor, sami)
    await noor.vault.run(withdraw_all, youth)
    assert await waiting(noor) == ["Gsm Sami"]
    assert not (await noor.vault.run(still_there)).is_sent
    await noor.syncer.sync_now()
    found = await noor.vault.run(still_there)
    assert (names(found), found.is_sent) == (["Gsm Sami"], True)
    await sami.syncer.sync_now()  # pulls, erases, and says so in the same run
    await noor.syncer.sync_now()
    assert await waiting(noor) == []
    assert await noor.vault.run(lambda store: watched(store.log)) == []
    assert await waiting(sami) == []


async def test_third_device_sees_the_same_names(
    central: Central, two_devices: tuple[Device, Device], tmp_path: Path
) -> None:
    noor, sami = two_devices
    iris = make_device(tmp_path / "iris", central.transport())
    await let_in(noor, iris, name="Iris")
    youth = await a_youth(noor, sami)
    await both(iris)
    await sami.vault.run(withdraw_all, youth)
    for device in (sami, iris):
        await device.syncer.sync_now()
    assert await waiting(sami) == ["Gsm Iris", "Laptop Noor"]  # what is known without a network
    assert await waiting(iris) == ["Laptop Noor"]
    await both(noor, sami, iris)
    assert [await waiting(device) for device in (noor, sami, iris)] == [[], [], []]
    views = [await device.vault.run(look) for device in (noor, sami, iris)]
    assert views[0].tables == views[1].tables == views[2].tables
    await iris.end()


async def test_team_comes_to_rest_one_round_of_syncs_after_an_undo_is_everywhere(
    central: Central, two_devices: tuple[Device, Device], tmp_path: Path
) -> None:
    """Of the confirmations themselves nobody says anything, so the third round brings the last word."""
    noor, sami = two_devices
    iris = make_device(tmp_path / "iris", central.transport())
    await let_in(noor, iris, name="Iris")
    team = (noor, sami, iris)
    logged = await iris.vault.run(log_contact, ContactDraft(count=2, note=NOTE))
    await both(*team)
    await iris.vault.run(lambda store: save(store, [], erase_ops=logged.saved.op_ids))
    for _ in range(2):
        for device in team:
            await device.syncer.sync_now()
    check_tables([await device.vault.run(look) for device in team], apart_from=CONFIRMATIONS)
    for device in team:
        await device.syncer.sync_now()
    views = [await device.vault.run(look) for device in team]
    check_tables(views)
    assert [await waiting(device) for device in team] == [[], [], []]
    await both(*team)
    assert [(await device.vault.run(look)).ops for device in team] == [views[0].ops] * 3
    await iris.end()


async def test_many_erasures_cost_one_operation_of_confirming_and_none_answers_another(
    two_devices: tuple[Device, Device],
) -> None:
    noor, sami = two_devices
    youths = [await noor.vault.run(create_youth, alias=alias) for alias in ("Lowie", "Bilal", "Zaki")]
    await both(noor, sami)
    before = await sami.vault.run(lambda store: store.heads[store.identity.device].dev_seq)
    for youth in youths:
        await noor.vault.run(withdraw_all, youth)
    for _ in range(3):
        await both(noor, sami)
    after = await sami.vault.run(lambda store: store.heads[store.identity.device].dev_seq)
    assert after == before + 1


async def test_locked_device_counts_as_not_erased_until_it_is_opened(two_devices: tuple[Device, Device]) -> None:
    noor, sami = two_devices
    youth = await a_youth(noor, sami)
    await sami.vault.close()
    await noor.vault.run(withdraw_all, youth)
    await both(noor, sami)
    assert await waiting(noor) == ["Gsm Sami"]
    await sami.vault.open(PASSPHRASE)
    await both(sami, noor)
    assert await waiting(noor) == []


async def test_contact_undone_before_it_left_is_waited_for_by_nobody(two_devices: tuple[Device, Device]) -> None:
    noor, sami = two_devices
    before = await sami.vault.run(lambda store: store.heads[store.identity.device].dev_seq)
    saved = await noor.vault.run(log_contact, ContactDraft(place_kind="square"))
    await noor.vault.run(undo_contact, saved)
    assert await waiting(noor) == []
    await both(noor, sami)
    assert await sami.vault.run(lambda store: store.heads[store.identity.device].dev_seq) == before


async def test_contact_undone_after_it_left_is_waited_for(two_devices: tuple[Device, Device]) -> None:
    noor, sami = two_devices
    saved = await noor.vault.run(log_contact, ContactDraft(place_kind="square"))
    await both(noor, sami)
    await noor.vault.run(undo_contact, saved)
    assert await waiting(noor) == ["Gsm Sami"]
    await both(noor, sami, noor)
    assert await waiting(noor) == []


async def test_paper_is_never_waited_for(two_devices: tuple[Device, Device]) -> None:
    noor, sami = two_devices
    await noor.syncer.make_recovery_key()
    youth = await a_youth(noor, sami)
    await noor.vault.run(withdraw_all, youth)
    found = await noor.vault.run(still_there)
    assert (names(found), found.others) == (["Gsm Sami"], 1)


async def test_device_that_was_taken_out_is_said_to_keep_a_copy_for_a_month(
    two_devices: tuple[Device, Device],
) -> None:
    noor, sami = two_devices
    youth = await a_youth(noor, sami)
    gone = await sami.vault.run(lambda store: store.identity.device)
    await noor.syncer.revoke(gone)
    await noor.vault.run(withdraw_all, youth)
    found = await noor.vault.run(still_there)
    assert (names(found), [holder.name for holder in found.gone]) == ([], ["Gsm Sami"])
    await noor.syncer.sync_now()
    assert (await noor.vault.run(still_there)).gone
    noor.clock.offset = dt.timedelta(days=31)
    await noor.vault.close()
    await noor.vault.open(PASSPHRASE)
    assert await noor.vault.run(still_there) == StillThere()


async def test_device_that_left_before_a_file_was_begun_has_no_copy_of_it(two_devices: tuple[Device, Device]) -> None:
    noor, sami = two_devices
    gone = await sami.vault.run(lambda store: store.identity.device)
    await noor.syncer.revoke(gone)
    youth = await noor.vault.run(create_youth, alias="Lowie")
    await noor.syncer.sync_now()
    await noor.vault.run(withdraw_all, youth)
    assert (await noor.vault.run(still_there)).gone == ()


async def test_nobody_confirms_for_another_device(two_devices: tuple[Device, Device]) -> None:
    noor, sami = two_devices
    youth = await a_youth(noor, sami)
    await noor.vault.run(withdraw_all, youth)
    noor_device, until = await noor.vault.run(
        lambda store: (store.identity.device.hex(), store.heads[store.identity.device].dev_seq)
    )
    forged = {"device": "0" * 32, "of": noor_device, "until": until}
    await sami.vault.run(lambda store: save(store, [Change(kind="wiped", id="0" * 32, values=forged)]))
    assert await sami.vault.run(lambda store: store.book.rows("SELECT id FROM wiped")) == []
    assert await sami.vault.run(lambda store: list(store.log.quarantined().values())) == ["bad_record"]


async def test_what_a_device_has_seen_is_not_swallowed_by_an_erase_without_an_inside(
    two_devices: tuple[Device, Device],
) -> None:
    """The head vector goes out with the next operation that has a place for it."""
    noor, sami = two_devices
    saved = await sami.vault.run(log_contact, ContactDraft(place_kind="square"))
    await both(sami, noor)
    await noor.vault.run(log_contact, ContactDraft(place_kind="park"))
    await both(noor, sami)
    before = await sami.vault.run(lambda store: dict(store.told))
    await sami.vault.run(undo_contact, saved)
    assert await sami.vault.run(lambda store: dict(store.told)) == before
    await sami.vault.run(log_contact, ContactDraft(place_kind="square"))
    assert await sami.vault.run(lambda store: dict(store.told)) != before


# --- an old backup


async def test_centre_restored_from_before_an_erasure_keeps_nothing_of_it_once_a_device_came_by(
    central: Central, two_devices: tuple[Device, Device], tmp_path: Path
) -> None:
    """Log, boxes and snapshot of the devices, ledger and boxes of the centre, and the backup that is made after."""
    noor, sami = two_devices
    youth = await noor.vault.run(create_youth, alias="Lowie")
    await noor.vault.run(
        lambda store: record_answer(store, Answer(youth=youth, purpose="P02", state="given", understood=True))
    )
    await noor.vault.run(change_youth, youth, name=NOTE)
    await both(noor, sami)

    def pieces(store: Store) -> list[bytes]:
        scope = store.book.drawers(youth, "contact")[0].scope
        found = store.log.db.conn.execute("SELECT ct FROM operation WHERE scope = ?", (scope,))
        return [*(bytes(ct)[:64] for (ct,) in found), *(box.sealed[:40] for box in store.log.boxes_in(scope))]

    needles = await noor.vault.run(pieces)
    ledger, boxes = central.backup(tmp_path / "yesterday")
    assert all(needle in ledger.read_bytes() + boxes.read_bytes() for needle in needles)
    await noor.vault.run(withdraw, youth, purpose="P02")
    await both(noor, sami)
    central.restored(ledger, boxes, folder=tmp_path / "new-centre")
    await both(sami, noor)  # the one that did not erase comes first
    for device in (noor, sami):
        await device.vault.close()  # writes the snapshot
        await device.vault.open(PASSPHRASE)
        assert "name" not in (await device.vault.run(lambda store: store.book.record("youth", youth)) or {})
    assert await waiting(noor) == []
    fresh = central.backup(tmp_path / "today")
    places = [
        b"".join(path.read_bytes() for path in central.folder.rglob("*") if path.is_file()),
        b"".join(path.read_bytes() for path in fresh),
        on_disk(noor),
        on_disk(sami),
    ]
    for number, raw in enumerate(places):
        assert not [needle for needle in needles if needle in raw], number
        assert NOTE.encode() not in raw
