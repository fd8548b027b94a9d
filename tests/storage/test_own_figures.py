"""The figures on the device: exact, own and of the team, and only of whom may be counted."""

import datetime as dt

from storage.actions.barriers import change_barrier, pick_barrier
from storage.actions.consents import Answer, record_answer, withdraw
from storage.actions.contacts import ContactDraft, log_contact
from storage.actions.youths import create_youth
from storage.door import event, save
from storage.queries.figures import Figures, figures
from storage.queries.street import Street, street
from storage.store import Store
from tests.storage.device import Device

COLLEAGUE = "c" * 32


def yes(device: Device, youth: str, purpose: str) -> None:
    device.run(record_answer, Answer(youth=youth, purpose=purpose, state="given", understood=True))


def of(device: Device, kind: str = "week", *, mine: bool = False) -> Figures:
    return device.run(figures, kind=kind, mine=mine)


def by_colleague(store: Store, youth: str = "") -> None:
    from domain.kinds.contact import Contact, Presence
    from storage.door import new_id

    contact = new_id()
    core = Contact(day=store.today(), part_of_day="evening", place_kind="park", count=3, worker=COLLEAGUE)
    changes = [event("contact", core, record_id=contact)]
    if youth:
        changes.append(event("presence", Presence(youth=youth, contact=contact, day=store.today())))
    save(store, changes)


def test_contacts_heads_attempts_and_what_they_were_are_counted(device: Device) -> None:
    draft = ContactDraft(place_kind="square", count=4, signal="found", first_step="worker")
    device.run(log_contact, draft)
    device.run(log_contact, ContactDraft(place_kind="square", count=2, signal="own", first_step="youth"))
    device.run(log_contact, ContactDraft(how="home_visit", count=1))
    device.run(log_contact, ContactDraft(place_kind="park", outcome="attempt"))
    device.run(log_contact, ContactDraft(place_kind="park", kind="employer", count=1))
    found = of(device)
    assert (found.contacts, found.heads, found.attempts, found.files) == (3, 7, 1, 0)
    assert found.places == (("square", 2), ("home_visit", 1))
    assert found.signals == (("found", 1), ("own", 1), ("", 1))
    assert found.firsts == (("worker", 1), ("youth", 1), ("", 1))
    assert sum(count for _, count in found.series) == 3


def test_contact_counts_in_the_piece_and_the_span_of_its_day(device: Device) -> None:
    today = device.run(Store.today)  # 2026-11-20, a Friday
    for days in (0, 4, 6, 30, 200, 400):
        device.run(log_contact, ContactDraft(day=today - dt.timedelta(days=days), place_kind="square"))
    assert [of(device, kind).contacts for kind in ("week", "month", "quarter", "year")] == [2, 3, 4, 5]
    per_day = {piece.first_day: count for piece, count in of(device).series}
    assert per_day[today] == 1
    assert per_day[today - dt.timedelta(days=4)] == 1


def test_own_figures_leave_out_the_work_of_a_colleague(device: Device) -> None:
    youth = device.run(create_youth, alias="Lowie")
    other = device.run(create_youth, alias="Noor")
    device.run(log_contact, ContactDraft(youths=(youth,), place_kind="square"))
    device.run(by_colleague, other)
    assert (of(device, mine=True).contacts, of(device, mine=True).files) == (1, 1)
    assert (of(device).contacts, of(device).files, of(device).heads) == (2, 2, 4)


def test_youth_who_objects_to_being_counted_is_no_file_and_no_barrier(device: Device) -> None:
    youth = device.run(create_youth, alias="Lowie")
    device.run(log_contact, ContactDraft(youths=(youth,), place_kind="square"))
    device.run(pick_barrier, youth, code="mobility")
    assert (of(device).files, of(device).barriers) == (1, (("mobility", 1),))
    device.run(record_answer, Answer(youth=youth, purpose="P12", state="refused", understood=True))
    assert (of(device).files, of(device).barriers) == (0, ())
    assert of(device).contacts == 1  # the core is nobody's


def test_sensitive_barrier_counts_only_after_a_yes_to_being_counted(device: Device) -> None:
    youth = device.run(create_youth, alias="Milo")
    yes(device, youth, "P05")
    device.run(pick_barrier, youth, code="health.mental")
    assert of(device).barriers == ()
    yes(device, youth, "P12")
    assert of(device).barriers == (("health", 1),)
    device.run(withdraw, youth, purpose="P05")
    assert of(device).barriers == ()


def test_barrier_counts_once_a_row_and_not_after_it_was_lifted(device: Device) -> None:
    youth = device.run(create_youth, alias="Jef")
    device.run(pick_barrier, youth, code="care")
    child = device.run(pick_barrier, youth, code="care.childcare")
    assert of(device).barriers == (("care", 1),)
    today = device.run(Store.today)
    long_ago = today - dt.timedelta(days=60)
    for barrier in (child, device.run(pick_barrier, youth, code="care")):
        device.run(change_barrier, barrier, since=long_ago, state="lifted", lifted=today - dt.timedelta(days=30))
    assert of(device).barriers == ()
    assert of(device, "quarter").barriers == (("care", 1),)


def test_sheet_for_the_street_holds_no_exact_and_no_small_number(device: Device) -> None:
    for _ in range(7):
        device.run(log_contact, ContactDraft(place_kind="square", count=3, note="Geheim Zwaluwlied."))
    device.run(log_contact, ContactDraft(place_kind="park", count=1))
    youth = device.run(create_youth, alias="Zwaluwjong")
    device.run(pick_barrier, youth, code="mobility")
    found: Street = device.run(street, kind="week", is_former=False)
    assert (found.contacts, found.heads) == (10, 20)
    assert found.places == (("square", 5), ("park", None))
    assert found.barriers == (("mobility", None),)
    assert "waluw" not in repr(found)
    assert device.run(street, kind="week", is_former=True).is_empty


def test_order_on_the_sheet_tells_no_more_than_its_numbers(device: Device) -> None:
    for kind, count in (("park", 1), ("square", 4), ("station", 3)):
        for _ in range(count):
            device.run(log_contact, ContactDraft(place_kind=kind))
    found = device.run(street, kind="week", is_former=False)
    assert found.places == (("park", None), ("square", None), ("station", None))


def test_observation_of_the_street_is_counted_and_belongs_to_nobody(device: Device) -> None:
    from domain.kinds.unnamed import Observation

    def see(store: Store) -> None:
        record = Observation(day=store.today(), row="discrimination", place_kind="square", worker=store.worker)
        save(store, [event("observation", record)])

    for _ in range(6):
        device.run(see)
    assert of(device, mine=True).observations == (("discrimination", 6),)
    assert device.run(street, kind="month", is_former=False).observations == (("discrimination", 5),)
