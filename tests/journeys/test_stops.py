"""What was written beside a stop goes with it; what was restored twice is healed twice."""

from __future__ import annotations

from pathlib import Path

from storage.actions.barriers import change_barrier, pick_barrier
from storage.actions.consents import Answer, record_answer, withdraw_all
from storage.actions.contacts import ContactDraft, log_contact
from storage.actions.youths import create_youth
from storage.door import Change, save
from storage.store import Store
from tests.journeys.agreement import look
from tests.journeys.conftest import Central, Device, both

WORDS = "Kanarie in het dossier"


async def test_what_was_written_beside_a_stop_goes_also_when_the_youth_began_again(
    two_devices: tuple[Device, Device],
) -> None:
    noor, sami = two_devices
    youth = await noor.vault.run(create_youth, alias="Lowie")
    await both(noor, sami)

    def note_health(store: Store) -> None:  # offline, not knowing of the stop
        record_answer(store, Answer(youth=youth, purpose="P05", state="given", understood=True))
        change_barrier(store, pick_barrier(store, youth, code="health"), words=WORDS)

    def begin_again(store: Store) -> None:
        withdraw_all(store, youth)
        record_answer(store, Answer(youth=youth, purpose="P01", state="given", understood=True))
        save(store, [Change(kind="youth", id=youth, values={"alias": "Lowie"})])

    await sami.vault.run(note_health)
    await noor.vault.run(begin_again)
    await both(sami, noor)
    for device in (noor, sami):
        view = await device.vault.run(look)
        assert WORDS.encode() not in view.raw_book
        assert view.unsent == 0
        codes = await device.vault.run(lambda store: {drawer.drawer.code for drawer in store.book.drawers(youth)})
        assert codes == {"file"}


async def test_the_same_backup_restored_twice_is_told_and_healed_twice(
    two_devices: tuple[Device, Device], central: Central, tmp_path: Path
) -> None:
    noor, sami = two_devices
    ledger, boxes = central.backup(tmp_path / "backup")
    for number in range(2):
        await noor.vault.run(log_contact, ContactDraft(note=f"contact {number}"))
        await sami.vault.run(log_contact, ContactDraft(note=f"bij de brug {number}"))
        await both(noor, sami)
        central.restored(ledger, boxes, folder=tmp_path / f"restored{number}")
        await both(sami, noor)  # never said to have lost work in secret
    views = [await device.vault.run(look) for device in (noor, sami)]
    assert views[0].tables == views[1].tables
    assert len(views[0].tables["contact"]) == 4
