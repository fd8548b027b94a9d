"""A round at its start and at its close: head counts, contacts without names, and what was learned."""

import pytest

from domain.errors import BadInput
from domain.records import KINDS
from storage.actions.contacts import ContactDraft, log_contact
from storage.actions.places import add_place
from storage.actions.rounds import close_round, finish_round, reopen_round, start_round
from storage.actions.youths import create_youth
from storage.pace import LONGEST_SECONDS, Pace, note_pace, pace
from storage.queries.contacts import contacts_of_day, open_round
from storage.queries.rounds import before, closing, expected, next_places, tally
from storage.queue import arrive
from tests.storage.device import Device


def test_heads_that_were_not_noted_become_one_contact_without_names(device: Device) -> None:
    place = device.run(add_place, name="Plein", kind="square")
    made = device.run(start_round, place=place)
    device.run(log_contact, ContactDraft(place=place, count=2, round=made))
    device.run(log_contact, ContactDraft(place=place, outcome="attempt", round=made))
    device.run(log_contact, ContactDraft(place=place, kind="employer", count=0, round=made))
    device.run(log_contact, ContactDraft(place=place, count=9))  # of no round
    device.run(close_round, made)
    found = device.run(closing, made)
    assert found is not None
    assert (found.tally.contacts, found.tally.heads, found.tally.attempts) == (3, 2, 1)
    assert (found.came, found.spoken) == (2, 2)
    assert device.run(finish_round, made, came=7, spoken=5) == 3
    assert device.run(finish_round, made, came=7, spoken=5) == 0  # a second tap adds nothing
    assert device.run(tally, made).heads == 5
    row = device.run(lambda store: contacts_of_day(store, store.today()))[0]
    assert (row.count, row.place_name, row.place_kind, row.youths) == (3, "Plein", "square", ())


def test_answers_lie_with_the_notes_and_hold_no_name_of_a_youth(device: Device) -> None:
    device.run(create_youth, alias="Zaki")
    made = device.run(start_round, companions="Bilal", partner="vdab")
    device.run(close_round, made)
    for text in ("x" * 201, "Met Zaki was het lastig"):
        with pytest.raises(BadInput):
            device.run(finish_round, made, came=1, spoken=1, answers={"was_hard": text})
    assert device.run(tally, made).heads == 0  # nothing at all of a close that was refused
    device.run(finish_round, made, came=0, spoken=0, answers={"was_hard": "Veel regen", "next_time": "Vroeger"})
    found = device.run(closing, made)
    assert found is not None
    assert (found.went_well, found.was_hard, found.next_time) == ("", "Veel regen", "Vroeger")
    fields = KINDS["round"].fields
    assert {fields[name].serves.drawer for name in ("went_well", "was_hard", "next_time")} == {"core_notes"}
    assert all(fields[name].serves.is_text for name in ("went_well", "was_hard", "next_time"))


def test_round_closed_too_soon_goes_on_unless_another_runs(device: Device) -> None:
    first = device.run(start_round)
    device.run(close_round, first)
    device.run(reopen_round, first)
    running = device.run(open_round)
    assert running is not None
    assert running.id == first
    device.run(start_round)
    with pytest.raises(BadInput):
        device.run(reopen_round, first)


def test_roll_call_names_who_was_here_before_and_is_not_here_yet(device: Device) -> None:
    place, other = (device.run(add_place, name=name, kind="youth_centre") for name in ("Brug", "Plein"))
    here, queued, talked, elsewhere = (device.run(create_youth, alias=a) for a in ("Bo", "Cé", "Di", "El"))
    today = device.run(lambda store: store.today())
    for youth, where in ((here, place), (queued, place), (talked, place), (elsewhere, other)):
        device.run(log_contact, ContactDraft(youths=(youth,), place=where, day=today.replace(day=13)))
    device.run(start_round, kind="zitdag", place=place)
    assert {row.alias for row in device.run(expected)} == {"Bo", "Cé", "Di"}
    device.run(arrive, youth=queued)
    device.run(log_contact, ContactDraft(youths=(talked,), place=place))
    (row,) = device.run(expected)
    assert (row.alias, row.last_here) == ("Bo", today.replace(day=13))


def test_start_offers_what_the_last_round_had_and_the_places_to_go_on_to(device: Device) -> None:
    first, second = (device.run(add_place, name=name, kind="square") for name in ("Plein", "Park"))
    device.run(start_round, kind="zitdag", place=first, companions="Ilse", partner="vdab")
    was = device.run(before)
    assert (was.kind, was.companions, was.partner) == ("zitdag", "Ilse", "vdab")
    running = device.run(open_round)
    assert running is not None
    assert [place.id for place in device.run(next_places, running)] == [second]


def test_pace_is_the_median_and_a_form_that_lay_open_does_not_count(device: Device) -> None:
    for seconds in (4.2, 9.0):
        device.run(note_pace, seconds)
    assert device.run(pace) is None
    device.run(note_pace, LONGEST_SECONDS + 1)
    assert device.run(pace) is None
    device.run(note_pace, 5.0)
    before_ = device.run(lambda store: store.log.last_position())
    assert device.run(pace) == Pace(seconds=5, count=3)
    device.reopen()
    assert device.run(pace) == Pace(seconds=5, count=3)
    assert device.run(lambda store: store.log.last_position()) == before_
