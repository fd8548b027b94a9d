"""A team of two: founded offline, connected, joined, edited on both sides, merged, withdrawn, restored."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from storage.actions.barriers import pick_barrier
from storage.actions.consents import Answer, record_answer, withdraw, withdraw_all
from storage.actions.contacts import ContactDraft, log_contact, undo_contact
from storage.actions.youths import change_youth, create_youth
from storage.store import Store
from sync.run import Run
from tests.journeys.conftest import Central, Device, both

CANARY = "Xaverius Canarie"


def youth_of(store: Store, youth: str) -> dict[str, Any]:
    return store.book.record("youth", youth) or {}


def change(store: Store, /, youth: str, **values: Any) -> None:
    change_youth(store, youth, **values)


def agree(store: Store, youth: str, purpose: str = "P02") -> None:
    record_answer(store, Answer(youth=youth, purpose=purpose, state="given", understood=True))


def scope_of(store: Store, youth: str, code: str) -> bytes:
    [drawer] = store.book.drawers(youth, code)
    return drawer.scope


async def named_youth(noor: Device, sami: Device) -> str:
    """A youth with a name under P02, known to both."""
    youth = await noor.vault.run(create_youth, alias="Lowie")
    await noor.vault.run(agree, youth)
    await noor.vault.run(change, youth, name=CANARY)
    await both(noor, sami)
    return youth


async def test_what_one_writes_the_other_reads(two_devices: tuple[Device, Device]) -> None:
    noor, sami = two_devices
    youth = await named_youth(noor, sami)
    assert (await sami.vault.run(youth_of, youth))["name"] == CANARY


async def test_both_know_each_other_by_name(two_devices: tuple[Device, Device]) -> None:
    for device in two_devices:
        rows = await device.vault.run(lambda store: store.book.rows("SELECT name FROM worker ORDER BY name"))
        assert [row["name"] for row in rows] == ["Noor", "Sami"]


async def test_both_see_the_same_six_words(two_devices: tuple[Device, Device]) -> None:
    noor, sami = two_devices
    words = await noor.syncer.fingerprint()
    assert len(words) == 6
    assert words == await sami.syncer.fingerprint()


async def test_a_name_changed_on_both_offline_shows_both_to_both(two_devices: tuple[Device, Device]) -> None:
    noor, sami = two_devices
    youth = await named_youth(noor, sami)
    await noor.vault.run(change, youth, name="Xaverius A", municipality="44021")
    await sami.vault.run(change, youth, name="Xaverius B", goal="lassen")
    await both(noor, sami)
    seen = []
    for device in (noor, sami):
        record = await device.vault.run(youth_of, youth)
        assert (record["municipality"], record["goal"]) == ("44021", "lassen")  # other fields merge in silence
        conflicts = await device.vault.run(lambda store: store.book.rows("SELECT record, field FROM conflict"))
        assert [tuple(row) for row in conflicts] == [(youth, "name")]
        folded = await device.vault.run(lambda store: store.book.folded(youth, "name"))
        seen.append({folded.value, *(rival.value for rival in folded.rivals)})
        assert record["name"] == folded.value
    assert seen == [{"Xaverius A", "Xaverius B"}] * 2


async def test_the_same_barrier_picked_on_both_is_there_on_both(two_devices: tuple[Device, Device]) -> None:
    noor, sami = two_devices
    youth = await named_youth(noor, sami)
    await noor.vault.run(pick_barrier, youth, code="mobility")
    await sami.vault.run(pick_barrier, youth, code="digital")
    await both(noor, sami)
    for device in (noor, sami):
        rows = await device.vault.run(lambda store: store.book.rows("SELECT code FROM barrier ORDER BY code"))
        assert [row["code"] for row in rows] == ["digital", "mobility"]


async def test_a_withdrawal_shreds_on_both_devices_and_at_the_centre(
    central: Central, two_devices: tuple[Device, Device]
) -> None:
    noor, sami = two_devices
    youth = await named_youth(noor, sami)
    scope = await noor.vault.run(scope_of, youth, "contact")
    assert boxes_of(central, scope) == 1
    await sami.vault.run(change, youth, phone="0470 00 00 00")  # written offline into the drawer that goes
    await noor.vault.run(withdraw, youth, purpose="P02")
    await both(noor, sami)
    assert boxes_of(central, scope) == 0
    assert contents_of(central, scope) == 0
    for device in (noor, sami):
        record = await device.vault.run(youth_of, youth)
        assert "name" not in record
        assert "phone" not in record
        assert record["alias"] == "Lowie"
        assert not await device.vault.run(lambda store: store.log.boxes_in(scope))
        left = await device.vault.run(
            lambda store: store.log.db.conn.execute(
                "SELECT count(*) FROM operation WHERE scope = ? AND ct IS NOT NULL", (scope,)
            ).fetchone()[0]
        )
        assert left == 0


async def test_a_drawer_opened_elsewhere_under_a_consent_that_fell_is_shredded_by_who_folds_it(
    central: Central, two_devices: tuple[Device, Device]
) -> None:
    """Sami opens the drawer offline while Noor records the withdrawal, which cannot name a drawer it does not know."""
    noor, sami = two_devices
    youth = await noor.vault.run(create_youth, alias="Lowie")
    await noor.vault.run(agree, youth)
    await both(noor, sami)
    await sami.vault.run(change, youth, name=CANARY)
    scope = await sami.vault.run(scope_of, youth, "contact")
    await noor.vault.run(withdraw, youth, purpose="P02")
    await both(noor, sami)
    assert (boxes_of(central, scope), contents_of(central, scope)) == (0, 0)
    for device in (noor, sami):
        assert "name" not in await device.vault.run(youth_of, youth)


async def test_an_erasure_pulled_while_locked_is_finished_at_opening(two_devices: tuple[Device, Device]) -> None:
    noor, sami = two_devices
    youth = await named_youth(noor, sami)
    await sami.vault.close()
    await noor.vault.run(withdraw_all, youth)
    await noor.syncer.sync_now()
    state = await sami.syncer.sync_now()
    assert state.word == "gelukt"
    assert not (sami.vault.directory / "book.sealed").exists()
    await sami.vault.open("vier woorden voor mij")
    assert await sami.vault.run(youth_of, youth) == {}


async def test_a_restored_centre_heals_and_brings_nothing_back(
    central: Central, two_devices: tuple[Device, Device], tmp_path: Path
) -> None:
    noor, sami = two_devices
    youth = await named_youth(noor, sami)
    scope = await noor.vault.run(scope_of, youth, "contact")
    ledger, boxes = central.backup(tmp_path / "yesterday")
    await noor.vault.run(withdraw, youth, purpose="P02")
    later = await sami.vault.run(create_youth, alias="Bilal")
    await both(noor, sami)
    central.restored(ledger, boxes, folder=tmp_path / "new-centre")
    assert boxes_of(central, scope) == 1  # the backup knows of no withdrawal
    await both(sami, noor)
    assert (boxes_of(central, scope), contents_of(central, scope)) == (0, 0)
    for device in (noor, sami):
        assert "name" not in await device.vault.run(youth_of, youth)
        assert (await device.vault.run(youth_of, later))["alias"] == "Bilal"
    heads = central.rows("SELECT sum(dev_seq) FROM device_head")
    assert heads == [(await noor.vault.run(lambda store: sum(head.dev_seq for head in store.heads.values())),)]


async def test_a_centre_restored_without_its_boxes_gets_them_back(
    central: Central, two_devices: tuple[Device, Device], tmp_path: Path
) -> None:
    noor, sami = two_devices
    await named_youth(noor, sami)
    before = central.rows("SELECT count(*) FROM keybox")
    ledger, _ = central.backup(tmp_path / "yesterday")
    central.restored(ledger, None, folder=tmp_path / "new-centre")
    await both(noor, sami)
    assert central.rows("SELECT count(*) FROM keybox") == before


async def test_a_member_admitted_after_the_backup_is_given_back_by_the_coordinator(
    central: Central, one_device: Device, tmp_path: Path
) -> None:
    from tests.journeys.conftest import let_in, make_device

    noor = one_device
    await noor.syncer.connect(central.place_code())
    ledger, boxes = central.backup(tmp_path / "yesterday")
    sami = make_device(tmp_path / "sami", central.transport())
    await let_in(noor, sami, name="Sami")
    central.restored(ledger, boxes, folder=tmp_path / "new-centre")
    assert (await sami.syncer.sync_now()).code == "bad_signature"  # the restored centre does not know it any more
    await noor.syncer.sync_now()
    await both(noor, sami)
    await sami.end()


async def test_an_undone_contact_never_reaches_the_centre(central: Central, two_devices: tuple[Device, Device]) -> None:
    noor, sami = two_devices
    saved = await noor.vault.run(log_contact, ContactDraft(place_kind="square", count=3))
    await noor.vault.run(undo_contact, saved)
    await both(noor, sami)
    rows = await sami.vault.run(lambda store: store.book.rows("SELECT id FROM contact"))
    assert rows == []


async def test_a_stub_long_before_its_erase_still_gets_through(two_devices: tuple[Device, Device]) -> None:
    """300 operations lie between what was erased unsent and its `erase`: no batch holds both."""
    noor, sami = two_devices
    youth = await noor.vault.run(create_youth, alias="Lowie")
    await noor.vault.run(agree, youth)
    await noor.vault.run(change, youth, name=CANARY)
    for number in range(300):
        await noor.vault.run(change, youth, goal=f"stap {number}")
    await noor.vault.run(withdraw, youth, purpose="P02")
    await both(noor, sami)
    assert (await sami.vault.run(youth_of, youth))["goal"] == "stap 299"
    assert "name" not in await sami.vault.run(youth_of, youth)


def boxes_of(central: Central, scope: bytes) -> int:
    [(count,)] = central.rows(f"SELECT count(*) FROM keybox WHERE scope = x'{scope.hex()}'")
    return int(str(count))


def contents_of(central: Central, scope: bytes) -> int:
    [(count,)] = central.rows(
        f"SELECT count(*) FROM ciphertext JOIN ledger USING (team, seq) WHERE scope = x'{scope.hex()}'"
    )
    return int(str(count))


@pytest.mark.parametrize("page", [1, 2, 3])
async def test_a_page_that_ends_inside_one_save_sets_nothing_apart(
    two_devices: tuple[Device, Device], page: int
) -> None:
    noor, sami = two_devices
    youth = await noor.vault.run(create_youth, alias="Lowie")
    for _ in range(4):
        await noor.vault.run(log_contact, ContactDraft(note="rustige avond"))
        await noor.vault.run(log_contact, ContactDraft(youths=(youth,), note="ging mee", place_kind="park"))
    await noor.syncer.sync_now()
    client = await sami.syncer._client()
    assert client is not None
    run = Run(sami.vault, client)
    run._page = page
    await run.whole()
    assert await sami.vault.run(lambda store: store.log.quarantined()) == {}
    assert await sami.vault.run(lambda store: [tuple(row) for row in store.book.rows("SELECT * FROM waiting")]) == []
    for table in ("contact", "presence", "youth"):
        assert await noor.vault.run(_rows, table) == await sami.vault.run(_rows, table)


def _rows(store: Store, table: str) -> list[tuple[Any, ...]]:
    """Without the column that says where in this log a record began."""
    found = store.book.rows(f"SELECT * FROM {table} ORDER BY id")
    return [tuple(row[name] for name in row.keys() if name != "first") for row in found]  # noqa: SIM118 - sqlite3.Row
