"""What an erasure takes of this device's own new work: only what is new, only what was typed, and gone in a week."""

import datetime as dt

import pytest

from domain.operation import EraseBody
from storage.actions.barriers import change_barrier, pick_barrier
from storage.actions.contacts import ContactDraft, log_contact
from storage.actions.youths import change_youth, create_youth
from storage.parting import KEPT_DAYS, drop_late, has_parted, in_step, let_go, parted, read_set_aside, set_aside
from storage.store import Store
from tests.storage.device import Device

NOTE = "Kanarie bij de brug"


def rows(store: Store) -> int:
    return int(store.log.db.conn.execute("SELECT count(*) FROM parting").fetchone()[0])


def take(store: Store, youth: str) -> None:
    """As a colleague's `erase` of the whole file arrives."""
    body = EraseBody(scopes=tuple(drawer.scope for drawer in store.book.drawers(youth)))
    with store.log.transaction():
        set_aside(store.log, body, device=store.identity.device)
        store.log.erase(body, by=bytes(32))
    store.keyring.forget(set(body.scopes))


def sent(store: Store) -> None:
    """Everything that is here is at the centre, and was pulled back."""
    store.log.db.conn.execute("UPDATE operation SET seq = position")
    in_step(store.log, device=store.identity.device)


@pytest.fixture
def youth(device: Device) -> str:
    made = device.run(create_youth, alias="Lowie")
    device.run(sent)
    return made


def test_of_each_kind_the_typed_texts_are_kept_and_nothing_else(device: Device, youth: str) -> None:
    device.run(log_contact, ContactDraft(youths=(youth,), notes={youth: NOTE}, next_step="bellen"))
    device.run(change_youth, youth, age_band="18_20", wishes=["zwemmen", "fietsen"], goal="")
    barrier = device.run(pick_barrier, youth, code="housing")
    device.run(change_barrier, barrier, words="logeert overal", weight=2)
    device.run(take, youth)
    device.run(read_set_aside)
    found = device.run(parted)
    assert [(one.kind, dict(one.texts)) for one in found] == [
        ("presence", {"note": NOTE, "next_step": "bellen"}),
        ("youth", {"wishes": "zwemmen, fietsen"}),
        ("barrier", {"words": "logeert overal"}),
    ]
    assert found[0].day == device.run(lambda store: store.today())
    assert device.run(rows) == 0


def test_what_the_centre_had_at_the_last_complete_pull_is_not_kept(device: Device, youth: str) -> None:
    device.run(log_contact, ContactDraft(youths=(youth,), notes={youth: NOTE}))
    device.run(sent)
    device.run(take, youth)
    assert device.run(rows) == 0


def test_what_waited_to_be_sent_at_the_last_pull_is_new(device: Device, youth: str) -> None:
    device.run(log_contact, ContactDraft(youths=(youth,), notes={youth: NOTE}))
    device.run(lambda store: in_step(store.log, device=store.identity.device))
    device.run(take, youth)
    device.run(read_set_aside)
    assert [one.texts for one in device.run(parted)] == [(("note", NOTE),)]


def test_device_that_goes_on_under_another_name_has_written_nothing_the_team_knows(device: Device, youth: str) -> None:
    device.run(log_contact, ContactDraft(youths=(youth,), notes={youth: NOTE}))
    device.run(sent)
    device.run(lambda store: in_step(store.log, device=bytes(16)))
    device.run(take, youth)
    device.run(read_set_aside)
    assert NOTE in str(device.run(parted))


def test_nothing_is_kept_where_nobody_else_ever_had_it(device: Device) -> None:
    youth = device.run(create_youth, alias="Lowie")
    device.run(log_contact, ContactDraft(youths=(youth,), notes={youth: NOTE}))
    device.run(take, youth)
    assert device.run(rows) == 0


def test_sealed_copy_survives_a_kill_and_is_read_at_the_next_opening(device: Device, youth: str) -> None:
    device.run(log_contact, ContactDraft(youths=(youth,), notes={youth: NOTE}))
    device.run(take, youth)
    assert device.run(rows) > 0
    device.die()
    assert device.run(rows) == 0
    assert [one.texts for one in device.run(parted)] == [(("note", NOTE),)]


def test_copy_that_no_key_opens_is_let_go(device: Device, youth: str) -> None:
    device.run(log_contact, ContactDraft(youths=(youth,), notes={youth: NOTE}))
    device.run(take, youth)
    device.run(lambda store: store.keyring.team_keys.update({1: bytes(32)}))
    device.run(read_set_aside)
    assert device.run(parted) == []
    assert device.run(rows) == 0
    assert not device.run(has_parted)


def test_texts_go_when_they_were_read_and_a_week_after_they_could_be(device: Device, youth: str) -> None:
    device.run(log_contact, ContactDraft(youths=(youth,), notes={youth: NOTE}))
    device.run(take, youth)
    device.run(read_set_aside)
    device.clock.time += dt.timedelta(days=KEPT_DAYS - 1)
    device.run(drop_late)
    assert device.run(parted)
    device.clock.time += dt.timedelta(days=2)
    device.run(drop_late)
    assert device.run(parted) == []


def test_text_that_rotted_on_the_disk_is_dropped_and_stops_nothing(device: Device, youth: str) -> None:
    device.run(log_contact, ContactDraft(youths=(youth,), notes={youth: NOTE}))
    device.run(take, youth)
    device.run(read_set_aside)
    rot = "UPDATE secret SET sealed = zeroblob(300) WHERE name LIKE 'parted/%'"
    device.run(lambda store: store.log.db.conn.execute(rot))
    assert device.run(parted) == []
    assert device.run(has_parted)
    device.run(drop_late)
    assert not device.run(has_parted)


def test_no_byte_of_the_sealed_text_is_left_once_it_was_read(device: Device, youth: str) -> None:
    device.run(log_contact, ContactDraft(youths=(youth,), notes={youth: NOTE}))
    device.run(take, youth)
    device.run(read_set_aside)
    sealed = device.run(
        lambda store: store.log.db.conn.execute("SELECT sealed FROM secret WHERE name LIKE 'parted/%'").fetchone()[0]
    )
    device.run(let_go)
    on_disk = b"".join(path.read_bytes() for path in device.directory.iterdir() if path.is_file())
    assert bytes(sealed)[20:84] not in on_disk
