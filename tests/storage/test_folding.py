"""Whatever one operation holds and whatever goes wrong while folding: what was saved is there, the vault opens."""

import asyncio
from typing import Any

import msgspec
import pytest

from domain.clock import Stamp
from domain.operation import Group, Inner, pack_plain
from domain.patches import write_value
from domain.records import quarter_of
from storage import door, folding
from storage.actions.consents import Answer, record_answer, withdraw
from storage.actions.contacts import ContactDraft, log_contact
from storage.actions.youths import change_youth, create_youth
from storage.sealing import Draft, seal_group
from storage.store import Store
from tests.storage.device import Device, rebuilt_tables, tables


def write(store: Store, *, kind: str, record: str, fields: dict[str, Any], drawer: str, subject: str) -> None:
    """What another member's device could write: past the rules of our own door."""
    scope = store.book.drawers(subject, drawer)[0].scope
    kid = store.keyring.write_kid(scope) or b""
    group = seal_group(store, [Draft(scope=scope, kind=kind, id=record, fields=fields, kid=kid)], erase=None)
    door._commit(store, group)


@pytest.fixture
def youth(device: Device) -> str:
    return device.run(create_youth, alias="Bo")


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("consent", {}),
        ("consent", {"purpose": "P05", "state": "given"}),
        ("consent", {"purpose": 5, "state": {}, "youth": []}),
        (
            "consent",
            {
                "purpose": "P02",
                "state": "given",
                "at": "2026-11-20T18:00:00Z",
                "worker": "0" * 32,
                "text_version": 2**63,
            },
        ),
        ("presence", {"note": "van wie?"}),
        ("presence", {"day": "9999-12-31", "contact": "f" * 32}),
        ("presence", {"day": "2026-11-20", "contact": "f" * 32, "note": "a\u202eb"}),
        ("presence", {"day": "2026-11-20", "contact": "f" * 32, "note": "x" * 100_000}),
        ("youth", {"alias": "niet zo"}),
        ("youth", {"alias": {"v": "Bo", "on": "alles"}}),
        ("youth", {"phone": {"v": "0470", "on": []}}),
        ("youth", {"wishes": {"+": [["diep"]], "-": {}}}),
        ("barrier", {"weight": {"v": 2, "on": []}}),
        ("barrier", {"code": {"v": "health", "on": []}, "words": {"v": "in het verkeerde vak", "on": []}}),
        ("barrier", {"code": {"v": "bestaat_niet", "on": []}}),
        ("opened", {"drawer": "made_up"}),
        ("opened", {"drawer": "health", "subject": "f" * 32}),
    ],
)
def test_operation_that_makes_no_sense_is_set_apart_and_the_rest_goes_on(
    device: Device, youth: str, kind: str, fields: dict[str, Any]
) -> None:
    if kind in ("consent", "presence") and "youth" not in fields and fields.keys() - {"note"}:
        fields = {"youth": youth} | fields
    if kind == "barrier" and "code" in fields:
        fields = {"youth": {"v": youth, "on": []}} | fields
    before = device.run(tables)
    record = youth if kind == "youth" else "e" * 32
    device.run(write, kind=kind, record=record, fields=fields, drawer="file", subject=youth)
    after = device.run(tables)
    assert {k: v for k, v in after.items() if k != "position"} == {k: v for k, v in before.items() if k != "position"}
    assert len(device.run(lambda store: store.log.quarantined())) == 1
    contact = device.run(log_contact, ContactDraft(youths=(youth,), note="Gaat verder")).contact
    device.reopen()
    device.die()
    assert device.run(lambda store: store.book.record("contact", contact)) is not None
    assert device.run(rebuilt_tables) == device.run(tables)
    assert len(device.run(lambda store: store.log.quarantined())) == 1


def test_kind_and_field_of_a_newer_app_are_kept_for_it_and_disturb_nobody(device: Device, youth: str) -> None:
    later = {"kind": "idea_of_2031", "record": "e" * 32, "fields": {"a": 1}, "drawer": "file", "subject": youth}
    device.run(write, **later)
    fields = {"alias": write_value("Boris", on=[]), "shoe_size": write_value(43, on=[])}
    device.run(write, kind="youth", record=youth, fields=fields, drawer="file", subject=youth)
    assert device.run(lambda store: store.log.quarantined()) == {}
    assert (device.run(lambda store: store.book.record("youth", youth)) or {})["alias"] in ("Bo", "Boris")
    assert device.run(lambda store: store.log.unsent_count()) == device.run(lambda store: store.log.last_position())


def test_withdrawal_cannot_be_rewritten_as_a_yes_under_its_own_name(device: Device, youth: str) -> None:
    device.run(record_answer, Answer(youth=youth, purpose="P05", state="refused"))
    event = device.run(lambda store: str(store.book.rows("SELECT id FROM consent WHERE purpose = 'P05'")[0][0]))
    known = device.run(lambda store: store.book.record("consent", event)) or {}
    device.run(write, kind="consent", record=event, fields=known | {"state": "given"}, drawer="file", subject=youth)
    ledger = device.run(lambda store: store.book.ledger(youth, today=store.today()))
    assert ledger["P05", ""].state == "refused"
    assert device.run(rebuilt_tables) == device.run(tables)


def said_again(store: Store, record: str, **changed: Any) -> bytes:
    """The presence `record` once more, by another operation; `changed`: with other fields. The op_id."""
    presence = (store.book.record("presence", record) or {}) | changed
    fields = {name: value for name, value in presence.items() if value is not None}
    write(store, kind="presence", record=record, fields=fields, drawer="file", subject=presence["youth"])
    return list(store.log.rows_after(0))[-1].op_id


def presence_of(store: Store, contact: str) -> str:
    return str(store.book.rows("SELECT id FROM presence WHERE contact = ?", contact)[0][0])


@pytest.mark.parametrize("first_gone", [0, 1])
def test_event_said_twice_counts_once_and_stands_until_both_are_erased(
    device: Device, youth: str, first_gone: int
) -> None:
    contact = device.run(log_contact, ContactDraft(youths=(youth,), note="Gaat verder")).contact
    record = device.run(presence_of, contact)
    said = bytes(device.run(lambda store: store.book.rows("SELECT op FROM part WHERE record = ?", record)[0][0]))
    before = device.run(tables)
    both = [said, device.run(said_again, record)]
    assert device.run(lambda store: store.log.quarantined()) == {}
    after = device.run(tables)
    assert {name for name in after if after[name] != before[name]} == {"part", "position"}
    assert device.run(rebuilt_tables) == after
    for gone, is_left in ((both[first_gone], True), (both[1 - first_gone], False)):
        device.run(lambda store, gone=gone: door.save(store, [], erase_ops=[gone]))
        assert (device.run(lambda store: store.book.record("presence", record)) is not None) == is_left
        now = device.run(tables)
        assert device.run(rebuilt_tables) == now


def test_note_said_twice_stands_until_both_are_erased(device: Device) -> None:
    """A part that the rest of its record can do without."""
    contact = device.run(log_contact, ContactDraft(count=3, note="Gaat verder")).contact
    query = "SELECT p.op FROM part p JOIN drawer d ON d.scope = lower(hex(p.scope)) WHERE d.code = 'core_notes'"
    [said] = device.run(lambda store: store.book.rows(query))
    quarter = quarter_of(device.run(lambda store: store.today()))
    device.run(
        write, kind="contact", record=contact, fields={"note": "Gaat verder"}, drawer="core_notes", subject=quarter
    )
    device.run(lambda store: door.save(store, [], erase_ops=[bytes(said["op"])]))
    assert (device.run(lambda store: store.book.record("contact", contact)) or {})["note"] == "Gaat verder"


@pytest.mark.parametrize("changed", [{"note": "Iets anders"}, {"note": None}, {"day": "2026-11-19"}])
def test_event_said_again_in_other_words_or_in_part_is_set_apart(
    device: Device, youth: str, changed: dict[str, Any]
) -> None:
    contact = device.run(log_contact, ContactDraft(youths=(youth,), note="Gaat verder")).contact
    record = device.run(presence_of, contact)
    before = device.run(lambda store: store.book.record("presence", record))
    device.run(said_again, record, **changed)
    assert list(device.run(lambda store: store.log.quarantined()).values()) == ["bad_record"]
    assert device.run(lambda store: store.book.record("presence", record)) == before


def test_yes_said_again_after_a_withdrawal_brings_nothing_back(device: Device, youth: str) -> None:
    """It follows what the first followed, so the withdrawal that knew of the one has ended the other."""
    given = Answer(youth=youth, purpose="P05", state="given", understood=True)
    device.run(record_answer, given)
    [yes] = device.run(lambda store: store.book.rows("SELECT id FROM consent WHERE purpose = 'P05'"))[0]
    known = device.run(lambda store: store.book.record("consent", yes)) or {}
    device.run(withdraw, youth, purpose="P05")
    device.run(write, kind="consent", record=yes, fields=known, drawer="file", subject=youth)
    assert device.run(lambda store: store.log.quarantined()) == {}
    ledger = device.run(lambda store: store.book.ledger(youth, today=store.today()))
    assert ledger["P05", ""].state == "withdrawn"
    assert device.run(rebuilt_tables) == device.run(tables)


def test_bomb_in_a_sealed_operation_is_set_apart(device: Device, youth: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from storage import sealing

    with monkeypatch.context() as patched:
        patched.setattr(sealing, "encode_inner", lambda inner: pack_plain(bytes(8 * 1024 * 1024)))
        device.run(write, kind="presence", record="e" * 32, fields={}, drawer="file", subject=youth)
    assert list(device.run(lambda store: store.log.quarantined()).values()) == ["bad_record"]
    device.reopen()


def test_operation_outside_its_own_group_is_set_apart(
    device: Device, youth: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from storage import sealing

    inner = Inner(kind="youth", id=youth, clock=Stamp(1, 1), group=Group(1, 1), fields={})
    with monkeypatch.context() as patched:
        patched.setattr(sealing, "encode_inner", lambda _: pack_plain(msgspec.msgpack.encode(inner)))
        device.run(write, kind="youth", record=youth, fields={}, drawer="file", subject=youth)
    assert list(device.run(lambda store: store.log.quarantined()).values()) == ["bad_record"]


def test_crash_inside_folding_loses_nothing_and_the_save_still_counts(
    device: Device, youth: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The fault: memory runs out in the middle of catching up, once."""
    whole, crashes = folding._fold_row, iter([True])

    def crash_once(store: Store, row: Any, **kwargs: Any) -> None:
        if next(crashes, False):
            raise MemoryError
        whole(store, row, **kwargs)

    with monkeypatch.context() as patched:
        patched.setattr(folding, "_fold_row", crash_once)
        contact = device.run(log_contact, ContactDraft(youths=(youth,), note="Toch bewaard")).contact
    assert device.run(lambda store: store.book.record("contact", contact)) is not None
    assert device.run(rebuilt_tables) == device.run(tables)


def test_any_error_in_folding_one_operation_sets_that_one_apart_until_the_book_is_built_anew(
    device: Device, youth: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*_: Any, **__: Any) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patched:
        patched.setattr(folding, "fold", crash)
        device.run(change_youth, youth, goal="werk")
        assert list(device.run(lambda store: store.log.quarantined()).values()) == ["not_foldable"]
    device.wait(device.vault.heal())
    assert device.run(lambda store: store.log.quarantined()) == {}
    assert (device.run(lambda store: store.book.record("youth", youth)) or {})["goal"] == "werk"


def test_hundred_saves_at_once_all_land_in_one_unbroken_chain(device: Device, youth: str) -> None:
    def goal(store: Store, text: str) -> Any:
        return change_youth(store, youth, goal=text)

    async def all_at_once() -> list[Any]:
        drafts = [ContactDraft(youths=(youth,), note=f"Gesprek {number}") for number in range(50)]
        saves = [device.vault.run(log_contact, draft) for draft in drafts]
        changes = [device.vault.run(goal, f"doel {number}") for number in range(50)]
        return await asyncio.gather(*saves, *changes)

    assert len(device.wait(all_at_once())) == 100

    def chain(store: Store) -> list[int]:
        return [n for (n,) in store.log.db.conn.execute("SELECT dev_seq FROM operation ORDER BY position")]

    numbers = device.run(chain)
    assert numbers == list(range(1, len(numbers) + 1))
    assert device.run(lambda store: len(store.book.rows("SELECT 1 FROM presence"))) == 50
    assert device.run(rebuilt_tables) == device.run(tables)
