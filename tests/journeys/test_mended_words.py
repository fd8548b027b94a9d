"""A piece taken out of words on one device is gone from every other, whatever that other one did meanwhile."""

from storage.actions.contacts import ContactDraft, add_presence, log_contact
from storage.actions.mending import take_out
from storage.actions.youths import change_youth, create_youth
from storage.queries.guarding import Piece, alarm_of, noting
from storage.store import Store
from tests.journeys.agreement import CONFIRMATIONS, check_tables, look
from tests.journeys.conftest import Device, both

NUMBER = "0470 00 07 99"


def rows(store: Store, kind: str, field: str) -> list[object]:
    return [row[field] for row in store.book.rows(f"SELECT {field} FROM {kind} WHERE {field} IS NOT NULL")]


async def piece_in(device: Device, action: object, *args: object, **kwargs: object) -> Piece:
    _, typed = await device.vault.run(noting, action, *args, **kwargs)  # type: ignore[arg-type]
    alarm = await device.vault.run(alarm_of, typed)
    assert alarm is not None
    return alarm.piece


async def same_everywhere(*devices: Device) -> None:
    await both(*devices)
    await both(*devices)
    check_tables([await device.vault.run(look) for device in devices], apart_from=CONFIRMATIONS)
    for device in devices:
        assert await device.vault.run(lambda store: store.log.quarantined()) == {}


async def test_note_that_another_device_has_already_is_mended_there_too(two_devices: tuple[Device, Device]) -> None:
    noor, sami = two_devices
    piece = await piece_in(noor, log_contact, ContactDraft(note=f"Bel {NUMBER} na 16u", count=3))
    await both(noor, sami)
    assert await sami.vault.run(rows, "contact", "note") == [f"Bel {NUMBER} na 16u"]
    youth = await sami.vault.run(create_youth, alias="Lowie")
    [contact] = await sami.vault.run(rows, "contact", "id")
    await sami.vault.run(add_presence, str(contact), youth=youth)  # what leans on the contact keeps standing
    await noor.vault.run(take_out, piece)
    await same_everywhere(noor, sami)
    for device in (noor, sami):
        assert await device.vault.run(rows, "contact", "note") == ["Bel na 16u"]
        assert await device.vault.run(rows, "contact", "count") == [3]
        assert await device.vault.run(rows, "presence", "contact") == [contact]
        await device.vault.heal()
        assert await device.vault.run(rows, "contact", "note") == ["Bel na 16u"]


async def test_field_that_another_device_changed_meanwhile_keeps_both_changes(
    two_devices: tuple[Device, Device],
) -> None:
    noor, sami = two_devices
    youth = await noor.vault.run(create_youth, alias="Lowie")
    await both(noor, sami)
    piece = await piece_in(noor, change_youth, youth, goal=f"Bel {NUMBER}", next_step="bib", wishes=["kok", "leerjob"])
    await both(noor, sami)
    await sami.vault.run(change_youth, youth, next_step="Ligo", wishes=["kok", "stage"])
    await noor.vault.run(take_out, piece)
    await same_everywhere(noor, sami)
    for device in (noor, sami):
        record = await device.vault.run(lambda store: store.book.record("youth", youth) or {})
        assert record["goal"] == "Bel"
        assert record["next_step"] == "Ligo"
        assert {"stage"} <= set(record["wishes"])
        assert await device.vault.run(lambda store: len(store.book.rows("SELECT * FROM conflict"))) == 0


async def test_a_wish_that_a_colleague_took_away_meanwhile_stays_away(two_devices: tuple[Device, Device]) -> None:
    noor, sami = two_devices
    youth = await noor.vault.run(create_youth, alias="Lowie")
    piece = await piece_in(noor, change_youth, youth, goal="x", wishes=["kok", "leerjob", f"bel {NUMBER}"])
    await both(noor, sami)
    await sami.vault.run(change_youth, youth, wishes=["leerjob"])  # the mended wish, and one that is said again with it
    await noor.vault.run(take_out, piece)
    await same_everywhere(noor, sami)
    for device in (noor, sami):
        record = await device.vault.run(lambda store: store.book.record("youth", youth) or {})
        assert record["wishes"] == ["leerjob"]
        rows = await device.vault.run(lambda store: store.book.rows("SELECT raw FROM entry"))
        assert not any(NUMBER in row["raw"] for row in rows)  # a removal repeats no word of what it takes away
        await device.vault.heal()
        record = await device.vault.run(lambda store: store.book.record("youth", youth) or {})
        assert record["wishes"] == ["leerjob"]


async def test_a_wish_mended_twice_at_once_goes_with_one_removal(two_devices: tuple[Device, Device]) -> None:
    noor, sami = two_devices
    youth = await noor.vault.run(create_youth, alias="Lowie")
    piece = await piece_in(noor, change_youth, youth, wishes=["kok", f"bel {NUMBER}"])
    await both(noor, sami)
    for device in (noor, sami):
        await device.vault.run(take_out, piece)
    await sami.vault.run(change_youth, youth, wishes=["bel"])
    await same_everywhere(noor, sami)
    for device in (noor, sami):
        record = await device.vault.run(lambda store: store.book.record("youth", youth) or {})
        assert record["wishes"] == ["bel"]
