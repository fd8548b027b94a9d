"""Opvolging: what comes up by itself, what somebody wrote, and that ticking off or putting off holds for that alone."""

import datetime as dt
from typing import Any

import pytest

from domain.errors import BadInput, NeedsConsent
from storage.actions.consents import Answer, record_answer, withdraw
from storage.actions.contacts import ContactDraft, log_contact
from storage.actions.handover import hand_over
from storage.actions.names import forget_name, note_name
from storage.actions.offers import end_offer, propose_offer, start_offer
from storage.actions.partners import add_partner
from storage.actions.people import add_person, change_person, told_person
from storage.actions.places import add_place
from storage.actions.referrals import hear_back, move_referral, propose_referral
from storage.actions.tasks import add_task, change_task, finish_due, snooze_due, undo_finish
from storage.actions.youths import change_youth, create_youth
from storage.queries.due import DueRow, by_day, by_place, due_rows
from storage.queries.people import people_of
from tests.storage.device import Device, rebuilt_tables, tables

TODAY = dt.date(2026, 11, 20)


def give(device: Device, youth: str, purpose: str, **more: Any) -> None:
    device.run(record_answer, Answer(youth=youth, purpose=purpose, state="given", understood=True, **more))


def days(number: int) -> dt.date:
    return TODAY + dt.timedelta(days=number)


def later(device: Device, number: int) -> None:
    device.clock.time += dt.timedelta(days=number)


def due(device: Device, **more: Any) -> list[tuple[str, dt.date]]:
    return [(row.origin, row.day) for row in device.run(due_rows, **more)]


def only(device: Device, origin: str, **more: Any) -> DueRow:
    [row] = [row for row in device.run(due_rows, **more) if row.origin == origin]
    return row


def test_four_months_come_up_thirty_days_before_and_go_with_an_offer(device: Device) -> None:
    youth = device.run(create_youth, alias="Bo")
    device.run(change_youth, youth, clock_start=dt.date(2026, 8, 21))
    assert due(device) == []
    assert due(device, until=days(1)) == [("clock", dt.date(2026, 12, 21))]
    later(device, 1)
    row = only(device, "clock")
    assert (row.youth, row.alias, row.days) == (youth, "Bo", 30)
    device.run(propose_offer, youth, kind="work")
    assert due(device) == []


def test_referral_without_word_back_comes_up_each_two_weeks_until_there_is_word(device: Device) -> None:
    youth = device.run(create_youth, alias="Bo")
    partner = device.run(add_partner, name="CAW Noord", kind="caw")
    referral = device.run(propose_referral, youth, partner=partner)
    device.run(move_referral, referral, state="together")
    assert due(device) == []
    later(device, 13)
    assert due(device) == []
    later(device, 1)
    row = only(device, "referral")
    assert (row.record, row.day, row.youth) == (referral, days(14), youth)
    device.run(finish_due, row)
    assert due(device) == []
    later(device, 13)
    assert due(device) == []
    later(device, 1)
    assert only(device, "referral").day == days(28)
    device.run(hear_back, referral, is_from_youth=True)
    assert due(device) == []


def test_calls_after_a_start_are_due_for_who_wants_them_and_are_the_same_on_every_device(device: Device) -> None:
    youth = device.run(create_youth, alias="Bo")
    offer = device.run(propose_offer, youth, kind="work")
    device.run(start_offer, offer)
    assert due(device, until=days(200)) == []
    give(device, youth, "P11")
    months = [days(7), dt.date(2026, 12, 20), dt.date(2027, 2, 20), dt.date(2027, 5, 20)]
    rows = [row for row in device.run(due_rows, until=days(200)) if row.origin == "aftercare"]
    assert [row.day for row in rows] == months
    assert [row.key for row in rows] == [f"aftercare:{offer}:{number}" for number in range(4)]
    later(device, 7)
    device.run(finish_due, only(device, "aftercare"))
    assert due(device) == []
    later(device, 30)
    assert only(device, "aftercare").day == months[1]
    device.run(log_contact, ContactDraft(youths=(youth,)))
    assert [origin for origin, _ in due(device)] == []
    device.run(end_offer, offer, is_planned=False, reason="own", day=days(40))
    assert [day for origin, day in due(device, until=days(200)) if origin == "aftercare"] == []


def test_stopping_the_calls_takes_their_tasks_with_it(device: Device) -> None:
    youth = device.run(create_youth, alias="Bo")
    offer = device.run(propose_offer, youth, kind="work")
    device.run(start_offer, offer)
    give(device, youth, "P11")
    device.run(finish_due, only(device, "aftercare", until=days(7)))
    assert [row["key"] for row in device.run(lambda store: store.book.rows("SELECT key FROM task"))]
    device.run(withdraw, youth, purpose="P11")
    assert device.run(lambda store: store.book.rows("SELECT * FROM task")) == []
    assert [origin for origin, _ in due(device, until=days(200)) if origin == "aftercare"] == []
    assert device.run(tables) == device.run(rebuilt_tables)


def test_name_that_somebody_gave_has_to_be_told_or_erased_and_cannot_wait(device: Device) -> None:
    named = device.run(note_name, name="Jef F.", body="school")
    row = only(device, "third_party")
    assert (row.day, row.what, row.record, row.youth) == (days(30), "Jef F.", named, "")
    for act, more in ((finish_due, {}), (snooze_due, {"until": days(3)})):
        with pytest.raises(BadInput):
            device.run(act, row, **more)
    device.run(forget_name, named)
    assert due(device) == []
    assert "Jef" not in repr(device.run(tables))
    with pytest.raises(BadInput):
        device.run(forget_name, named)


def test_person_whose_name_is_noted_is_to_be_told_within_a_month(device: Device) -> None:
    youth = device.run(create_youth, alias="Bo")
    with pytest.raises(NeedsConsent) as refusal:
        device.run(add_person, youth, role="parent", name="Rita")
    assert refusal.value.purpose == "P02"
    person = device.run(add_person, youth, role="parent")
    assert (device.run(people_of, youth)[0].role, due(device)) == ("parent", [])
    give(device, youth, "P02")
    device.run(change_person, person, name="Rita F.")
    assert only(device, "person_told").day == dt.date(2026, 12, 20)
    assert device.run(people_of, youth)[0].tell_by == dt.date(2026, 12, 20)
    device.run(told_person, person)
    assert "person_told" not in dict(due(device))
    device.run(change_person, person, name="Ria F.")
    assert only(device, "person_told").record == person
    device.run(withdraw, youth, purpose="P02")
    [row] = device.run(people_of, youth)
    assert (row.role, row.name, row.tell_by) == ("parent", "", None)
    assert device.run(tables) == device.run(rebuilt_tables)


def test_agreement_that_ends_and_a_partner_that_has_to_stop_come_up(device: Device) -> None:
    youth = device.run(create_youth, alias="Bo")
    give(device, youth, "P05")
    give(device, youth, "P09", recipient="c" * 32)
    ends = dt.date(2027, 5, 20)
    before_it = {(row.origin, row.purpose, row.day) for row in device.run(due_rows, until=ends - dt.timedelta(days=15))}
    assert before_it == set()
    by_then = {(row.origin, row.purpose, row.day) for row in device.run(due_rows, until=ends - dt.timedelta(days=14))}
    assert by_then == {("consent", "P05", ends)}
    device.run(withdraw, youth, purpose="P09", recipient="c" * 32)
    row = only(device, "stop")
    assert (row.purpose, row.recipient, row.day) == ("P09", "c" * 32, TODAY)


def test_youth_nobody_met_comes_up_and_later_that_the_file_goes(device: Device) -> None:
    youth = device.run(create_youth, alias="Bo")
    place = device.run(add_place, name="Stationsplein", kind="square")
    device.run(log_contact, ContactDraft(youths=(youth,), place=place))
    later(device, 42)
    assert due(device) == []
    later(device, 1)
    row = only(device, "out_of_sight")
    assert (row.place, row.place_name) == (place, "Stationsplein")
    assert [(group.name, len(group.rows)) for group in device.run(lambda s: by_place(due_rows(s)))] == [
        ("Stationsplein", 1)
    ]
    later(device, 365 - 43 - 14)
    assert only(device, "retention").day == dt.date(2027, 11, 20)
    device.run(log_contact, ContactDraft(youths=(youth,)))
    assert [origin for origin, _ in due(device)] == ["consent"]  # the file itself is asked again after a year


def test_own_task_is_listed_changed_put_off_done_and_taken_back(device: Device) -> None:
    youth = device.run(create_youth, alias="Bo")
    mine = device.run(add_task, what="Bel de school.", youth=youth, due=days(2))
    device.run(add_task, what="Sleutel van het jeugdhuis.")
    assert [row.what for row in device.run(due_rows)] == ["Sleutel van het jeugdhuis."]
    assert [row.what for row in device.run(due_rows, until=days(2))] == ["Sleutel van het jeugdhuis.", "Bel de school."]
    device.run(change_task, mine, due=TODAY)
    row = next(row for row in device.run(due_rows) if row.youth == youth)
    device.run(snooze_due, row, until=days(5))
    assert [row.what for row in device.run(due_rows, until=days(4))] == ["Sleutel van het jeugdhuis."]
    row = next(row for row in device.run(due_rows, until=days(5)) if row.youth == youth)
    device.run(finish_due, row)
    assert len(device.run(due_rows, until=days(9))) == 1
    device.run(undo_finish, row)
    assert len(device.run(due_rows, until=days(9))) == 2
    for act, values in (
        (add_task, {"what": " "}),
        (change_task, {"task": mine, "what": ""}),
        (change_task, {"task": mine, "origin": "aftercare"}),
        (snooze_due, {"row": row, "until": TODAY}),
    ):
        first = [values.pop(name) for name in ("task", "row") if name in values]
        with pytest.raises(BadInput):
            device.run(act, *first, **values)
    with pytest.raises(NeedsConsent):
        device.run(add_task, what="x", youth="f" * 32)
    assert device.run(tables) == device.run(rebuilt_tables)


def test_derived_row_that_is_put_off_comes_back_on_its_day(device: Device) -> None:
    youth = device.run(create_youth, alias="Bo")
    device.run(change_youth, youth, clock_start=dt.date(2026, 8, 1))
    row = only(device, "clock")
    device.run(snooze_due, row, until=days(3))
    assert due(device) == []
    later(device, 3)
    again = only(device, "clock")
    assert again.key == row.key
    device.run(snooze_due, again, until=days(6))
    device.run(finish_due, only(device, "clock", until=days(6)))
    assert due(device, until=days(10)) == []
    device.run(undo_finish, again)
    assert only(device, "clock", until=days(10)).key == row.key
    assert len(device.run(lambda store: store.book.rows("SELECT * FROM task"))) == 1


def test_handover_gives_the_new_worker_the_step_to_tell_each_youth_once(device: Device) -> None:
    youths = [device.run(create_youth, alias=alias) for alias in ("Bo", "Mo")]
    me = device.run(lambda store: store.worker)
    for _ in range(2):
        device.run(hand_over, youths, to=me)
    rows = [row for row in device.run(due_rows, until=days(14)) if row.origin == "handover"]
    assert [(row.alias, row.day) for row in rows] == [("Bo", days(14)), ("Mo", days(14))]
    device.run(finish_due, rows[0])
    assert [row.alias for row in device.run(due_rows, until=days(14))] == ["Mo"]
    device.run(hand_over, youths, to=me)
    assert [row.alias for row in device.run(due_rows, until=days(14))] == ["Bo", "Mo"]


def test_days_are_grouped_with_what_is_over_first(device: Device) -> None:
    for what, day in (("een", days(-3)), ("twee", days(-1)), ("drie", days(2)), ("vier", days(2))):
        device.run(add_task, what=what, due=day)
    groups = by_day(device.run(due_rows, until=days(2)), today=TODAY)
    assert [(group.day, [row.what for row in group.rows]) for group in groups] == [
        (None, ["een", "twee"]),
        (days(2), [row.what for row in groups[1].rows]),
    ]
    assert {row.what for row in groups[1].rows} == {"drie", "vier"}


def test_what_is_somebody_elses_is_shown_only_when_asked_for(device: Device) -> None:
    youth = device.run(create_youth, alias="Bo")
    device.run(change_youth, youth, clock_start=dt.date(2026, 8, 1), fixed_contact="e" * 32)
    assert due(device) == []
    row = only(device, "clock", only_mine=False)
    assert not row.is_mine
