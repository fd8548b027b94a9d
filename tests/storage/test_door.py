"""The one door: what may not be kept leaves no trace, what is kept is there whatever happens next."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from domain.errors import BadInput, NeedsConsent, Refused
from domain.records import KINDS
from storage.actions.barriers import change_barrier, pick_barrier
from storage.actions.consents import Answer, record_answer, withdraw, withdraw_all
from storage.actions.contacts import ContactDraft, add_presence, log_contact, undo_contact
from storage.actions.places import add_place, change_place
from storage.actions.rounds import close_round, move_round, start_round
from storage.actions.youths import change_youth, create_youth
from storage.door import Change, save
from storage.store import Store
from tests.storage.device import Device, rebuilt_tables, tables


def give(device: Device, youth: str, purpose: str, **more: Any) -> None:
    device.run(record_answer, Answer(youth=youth, purpose=purpose, state="given", understood=True, **more))


def on_disk(device: Device) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in Path(device.directory).iterdir() if not path.name.endswith("-shm")}


def record(device: Device, kind: str, record_id: str) -> dict[str, Any] | None:
    found: dict[str, Any] | None = device.run(lambda store: store.book.record(kind, record_id))
    return found


def operations(device: Device) -> int:
    return int(device.run(lambda store: store.log.last_position()))


def test_what_was_saved_is_there_after_locking_killing_and_rebuilding(device: Device) -> None:
    youth = device.run(create_youth, alias="Bo", age_band="18_24")
    give(device, youth, "P02")
    device.run(change_youth, youth, name="Bogdan P.", wishes=["kok", "leerjob"])
    place = device.run(add_place, name="Stationsplein", kind="square")
    contact = device.run(log_contact, ContactDraft(place=place, youths=(youth,), note="Wil kok worden")).contact
    before = device.run(tables)
    for step in (device.reopen, device.die, lambda: device.wait(device.vault.heal())):
        step()
        assert device.run(tables) == before
    assert record(device, "youth", youth) == {
        "alias": "Bo",
        "age_band": "18_24",
        "fixed_contact": device.run(lambda store: store.worker),
        "name": "Bogdan P.",
        "wishes": ["kok", "leerjob"],
    }
    assert (record(device, "contact", contact) or {})["place"] == place
    assert device.run(lambda store: store.log.quarantined()) == {}


@pytest.mark.parametrize(
    ("field", "value", "purpose"),
    [
        ("name", "Bogdan", "P02"),
        ("birth_date", dt.date(2006, 2, 28), "P02"),
        ("phone", "0470", "P02"),
        ("handle", "@bo", "P04"),
        ("disability", "yes", "P05"),
        ("languages", ["Roemeens"], "P06"),
    ],
)
def test_field_without_its_own_yes_is_refused_and_nothing_on_the_disk_changes(
    device: Device, field: str, value: object, purpose: str
) -> None:
    youth = device.run(create_youth, alias="Bo")
    before, book = on_disk(device), device.run(tables)
    with pytest.raises(NeedsConsent) as refusal:
        device.run(change_youth, youth, alias="Bo 2", **{field: value})
    assert refusal.value.purpose == purpose
    assert on_disk(device) == before
    assert device.run(tables) == book


@pytest.mark.parametrize(
    ("code", "purpose"), [("health", "P05"), ("language", "P06"), ("detention", "P07"), ("discrimination", "P15")]
)
def test_sensitive_barrier_without_its_own_yes_is_refused_and_nothing_on_the_disk_changes(
    device: Device, code: str, purpose: str
) -> None:
    youth = device.run(create_youth, alias="Bo")
    before = on_disk(device)
    with pytest.raises(NeedsConsent) as refusal:
        device.run(pick_barrier, youth, code=code)
    assert refusal.value.purpose == purpose
    assert on_disk(device) == before


def test_nothing_about_a_youth_without_a_file_is_kept(device: Device) -> None:
    before = on_disk(device)
    for refused in (
        lambda: device.run(log_contact, ContactDraft(youths=("f" * 32,), note="x")),
        lambda: device.run(pick_barrier, "f" * 32, code="mobility"),
        lambda: device.run(save, [Change(kind="youth", id="f" * 32, values={"alias": "Bo"})]),
    ):
        with pytest.raises(NeedsConsent):
            refused()
    assert on_disk(device) == before


@pytest.mark.parametrize(
    "values",
    [
        {"day": "2026-02-30"},
        {"day": "9999-12-31"},
        {"count": -1},
        {"count": 2**63},
        {"count": float("nan")},
        {"note": "x" * 201},
        {"note": "x" * 1000000},
        {"note": "nul\x00"},
        {"note": chr(0xD800)},
        {"note": "a\u202eb"},
        {"worker": "An"},
        {"nobody_knows": 1},
        {"kind": "with space"},
        {"topics": ["x"] * 51},
        {"topics": ["x" * 201]},
    ],
)
def test_value_that_does_not_fit_is_refused_and_nothing_on_the_disk_changes(
    device: Device, values: dict[str, Any]
) -> None:
    before = on_disk(device)
    good = {"day": "2026-11-20", "part_of_day": "evening", "worker": device.run(lambda store: store.worker)}
    with pytest.raises(BadInput):
        device.run(save, [Change(kind="contact", id="f" * 32, values=good | values)])
    assert on_disk(device) == before


@pytest.mark.parametrize("kind", [k for k in KINDS.values() if k.required and k.name != "opened"], ids=lambda k: k.name)
def test_record_without_what_it_cannot_do_without_is_refused(device: Device, kind: Any) -> None:
    with pytest.raises((Refused, BadInput)):
        device.run(save, [Change(kind=kind.name, id="f" * 32, values={})])


def test_form_with_empty_fields_that_were_never_filled_in_saves_the_rest(device: Device) -> None:
    youth = device.run(create_youth, alias="Bo")
    device.run(change_youth, youth, alias="Boris", name="", phone="", birth_date=None, languages=[], disability="")
    assert (record(device, "youth", youth) or {})["alias"] == "Boris"
    assert device.run(lambda store: {d.drawer.code for d in store.book.drawers(youth)}) == {"file"}


def test_group_that_no_device_would_read_is_refused_and_nothing_on_the_disk_changes(device: Device) -> None:
    before = on_disk(device)
    places = [Change(kind="place", id=f"{number:032x}", values={"name": "Plein"}) for number in range(1001)]
    with pytest.raises(BadInput):
        device.run(save, places)
    assert on_disk(device) == before
    device.run(save, places[:998])
    assert device.run(lambda store: store.log.quarantined()) == {}


def test_saving_what_is_there_already_writes_nothing(device: Device) -> None:
    youth = device.run(create_youth, alias="Bo")
    device.run(change_youth, youth, wishes=["kok"], goal="werk")
    before = operations(device)
    device.run(change_youth, youth, wishes=["kok"], goal="werk", alias="Bo")
    assert operations(device) == before


def test_undone_contact_is_gone_and_a_rebuilt_book_agrees(device: Device) -> None:
    youth = device.run(create_youth, alias="Bo")
    empty = device.run(tables)
    saved = device.run(log_contact, ContactDraft(youths=(youth,), note="Vergissing"))
    device.run(undo_contact, saved)
    after = device.run(tables)
    ignored = {"drawer", "position"}
    assert {k: v for k, v in after.items() if k not in ignored} == {k: v for k, v in empty.items() if k not in ignored}
    assert device.run(rebuilt_tables) == after
    assert device.run(lambda store: b"Vergissing" in store.book.to_bytes()) is False


def test_undone_change_shows_the_former_value_again(device: Device) -> None:
    youth = device.run(create_youth, alias="Bo")
    saved = device.run(change_youth, youth, alias="Boris")
    device.run(save, [], erase_ops=saved.op_ids)
    assert (record(device, "youth", youth) or {})["alias"] == "Bo"
    assert device.run(rebuilt_tables) == device.run(tables)


def test_withdrawing_p05_shreds_that_drawer_and_nothing_else(device: Device) -> None:
    youth = device.run(create_youth, alias="Bo")
    give(device, youth, "P05")
    barrier = device.run(pick_barrier, youth, code="health")
    device.run(change_barrier, barrier, words="Ik slaap slecht")
    other = device.run(pick_barrier, youth, code="mobility")
    device.lock()
    device.open()
    assert (device.directory / "book.sealed").exists()
    scope = device.run(lambda store: store.book.drawers(youth, "health")[0].scope)
    kids = device.run(lambda store: [box.kid for box in store.log.boxes_in(scope)])

    receipt = device.run(withdraw, youth, purpose="P05")

    def left(store: Store) -> dict[str, object]:
        run = store.log.db.conn.execute
        return {
            "boxes": store.log.boxes_in(scope),
            "ct": run("SELECT count(*) FROM operation WHERE scope = ? AND ct IS NOT NULL", (scope,)).fetchone()[0],
            "names": run("SELECT count(*) FROM operation WHERE scope = ?", (scope,)).fetchone()[0] > 0,
            "keys": [store.keyring.key_of(kid) for kid in kids],
            "rows": store.book.record("barrier", barrier),
            "entries": store.book.rows("SELECT * FROM entry WHERE record = ?", barrier),
            "drawer": store.book.drawer(scope),
            "bytes": b"slaap" in store.book.to_bytes(),
        }

    assert receipt.erased == ("health",)
    assert kids
    assert device.run(left) == {
        "boxes": [],
        "ct": 0,
        "names": True,
        "keys": [None] * len(kids),
        "rows": None,
        "entries": [],
        "drawer": None,
        "bytes": False,
    }
    assert not (device.directory / "book.sealed").exists()
    assert (device.directory / "log.sqlite-wal").stat().st_size == 0
    assert record(device, "barrier", other) is not None
    assert record(device, "youth", youth) is not None
    assert device.run(rebuilt_tables) == device.run(tables)
    with pytest.raises(NeedsConsent):
        device.run(pick_barrier, youth, code="health")


def test_key_box_of_a_shredded_drawer_is_in_no_byte_of_the_folder(device: Device) -> None:
    youth = device.run(create_youth, alias="Bo")
    give(device, youth, "P05")
    device.run(pick_barrier, youth, code="health")
    box = device.run(lambda store: store.log.boxes_in(store.book.drawers(youth, "health")[0].scope)[0])
    ct = device.run(
        lambda store: store.log.db.conn.execute("SELECT ct FROM operation WHERE scope = ?", (box.scope,)).fetchone()[0]
    )
    assert any(box.sealed in content for content in on_disk(device).values())
    device.run(withdraw, youth, purpose="P05")
    for content in on_disk(device).values():
        assert box.sealed not in content
        assert ct[:64] not in content


def test_new_yes_after_a_withdrawal_opens_a_new_drawer(device: Device) -> None:
    youth = device.run(create_youth, alias="Bo")
    give(device, youth, "P05")
    first = device.run(pick_barrier, youth, code="health")
    device.run(withdraw, youth, purpose="P05")
    give(device, youth, "P05")
    second = device.run(pick_barrier, youth, code="health")
    assert record(device, "barrier", first) is None
    assert record(device, "barrier", second) is not None
    assert device.run(lambda store: len(store.book.drawers(youth, "health"))) == 1


def test_stopping_everything_leaves_the_count_and_nothing_of_the_youth(device: Device) -> None:
    youth = device.run(create_youth, alias="Bo")
    for purpose in ("P02", "P05"):
        give(device, youth, purpose)
    device.run(change_youth, youth, name="Bogdan")
    device.run(pick_barrier, youth, code="health")
    contact = device.run(log_contact, ContactDraft(youths=(youth,), note="Over zijn gezondheid")).contact
    receipt = device.run(withdraw_all, youth)
    assert receipt.erased == ("contact", "file", "health")
    assert (record(device, "contact", contact) or {})["count"] == 1
    for name, rows in device.run(tables).items():
        assert not any(youth in str(row) for row in rows), name
    assert device.run(rebuilt_tables) == device.run(tables)
    with pytest.raises(BadInput):
        device.run(change_youth, youth, alias="Bo")
    with pytest.raises(NeedsConsent):
        device.run(add_presence, contact, youth=youth)


def test_round_moves_and_only_one_is_open(device: Device) -> None:
    place = device.run(add_place, name="Plein", kind="square")
    first, second = device.run(start_round), device.run(start_round, kind="zitdag", companions="met Jef")
    device.run(move_round, second, place=place)
    assert not (record(device, "round", first) or {})["is_open"]
    assert (record(device, "round", second) or {})["place"] == place
    device.run(close_round, second)
    device.run(change_place, place, is_closed=True)
    assert device.run(lambda store: store.book.rows("SELECT 1 FROM round WHERE is_open = 1")) == []


def test_note_is_never_shared_by_two_youths(device: Device) -> None:
    youths = tuple(device.run(create_youth, alias=alias) for alias in ("Bo", "Cé"))
    with pytest.raises(BadInput):
        device.run(log_contact, ContactDraft(youths=youths, note="Ruzie"))
    contact = device.run(log_contact, ContactDraft(youths=youths, notes={youths[0]: "Wil werken"})).contact
    rows = device.run(lambda store: store.book.rows("SELECT youth, note FROM presence WHERE contact = ?", contact))
    assert {row["youth"]: row["note"] for row in rows} == {youths[0]: "Wil werken", youths[1]: None}
