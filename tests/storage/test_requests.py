"""Requests by right: their clock in the vault, in Opvolging, on the file, and after the file."""

import datetime as dt

import pytest

from domain.errors import BadInput, NeedsConsent
from storage.actions.consents import withdraw_all
from storage.actions.replies import reply
from storage.actions.requests import close_request, extend_request, note_request, reopen_request
from storage.actions.tasks import finish_due, snooze_due
from storage.actions.youths import create_youth
from storage.queries.due import due_rows
from storage.queries.requests import RequestRow, request_row, requests, requests_of
from tests.storage.device import Device, rebuilt_tables, tables

TODAY = dt.date(2026, 11, 20)


def row(device: Device, request: str) -> RequestRow:
    found = device.run(request_row, request)
    assert found is not None
    return found


def wait(device: Device, days: int) -> None:
    device.clock.time += dt.timedelta(days=days)


def test_a_request_has_a_month_comes_up_at_once_and_goes_when_it_is_answered(device: Device) -> None:
    youth = device.run(create_youth, alias="Bo")
    noted = device.run(note_request, "access", youth=youth, words="Ik wil lezen.")
    assert noted.due == dt.date(2026, 12, 20)
    [due] = [each for each in device.run(due_rows) if each.origin == "request"]
    assert (due.youth, due.alias, due.record, due.what, due.day) == (youth, "Bo", noted.id, "access", noted.due)
    assert [each.number for each in device.run(requests_of, youth)] == [noted.number]
    device.run(close_request, noted.id, outcome="granted")
    assert not [each for each in device.run(due_rows) if each.origin == "request"]
    assert row(device, noted.id).clock.state == "done"
    device.run(reopen_request, noted.id)
    assert row(device, noted.id).clock.state == "open"


def test_who_has_no_file_is_a_number_and_anybodys_to_answer(device: Device) -> None:
    noted = device.run(note_request, "erasure", day=dt.date(2026, 10, 31))
    found = row(device, noted.id)
    assert (found.youth, found.alias, found.words) == ("", "", "")
    assert found.clock.due == dt.date(2026, 11, 30)
    [due] = [each for each in device.run(due_rows) if each.origin == "request"]
    assert due.is_mine
    assert due.youth == ""


@pytest.mark.parametrize(
    ("received", "due"),
    [("2026-01-31", "2026-02-28"), ("2026-08-31", "2026-09-30"), ("2025-12-31", "2026-01-31")],
)
def test_month_ends(device: Device, received: str, due: str) -> None:
    noted = device.run(note_request, "objection", day=dt.date.fromisoformat(received))
    assert noted.due == dt.date.fromisoformat(due)


def test_more_time_is_asked_once_within_the_month_and_with_a_reason(device: Device) -> None:
    noted = device.run(note_request, "access")
    with pytest.raises(BadInput):
        device.run(extend_request, noted.id, why="")
    wait(device, 30)
    device.run(extend_request, noted.id, why="complex")
    assert row(device, noted.id).clock.due == dt.date(2027, 2, 20)
    with pytest.raises(BadInput):
        device.run(extend_request, noted.id, why="many")
    late = device.run(note_request, "access", day=TODAY)
    wait(device, 1)
    with pytest.raises(BadInput):
        device.run(extend_request, late.id, why="many")
    assert row(device, late.id).clock.state == "late"


def test_a_no_says_why_and_an_answer_is_given_once(device: Device) -> None:
    noted = device.run(note_request, "erasure")
    for outcome in ("refused", "partly"):
        with pytest.raises(BadInput):
            device.run(close_request, noted.id, outcome=outcome)
    device.run(close_request, noted.id, outcome="refused", refusal="duty")
    assert row(device, noted.id).refusal == "duty"
    with pytest.raises(BadInput):
        device.run(close_request, noted.id, outcome="granted")
    with pytest.raises(BadInput):
        device.run(extend_request, noted.id, why="many")


def test_what_the_law_gives_a_day_is_not_ticked_off_nor_put_off(device: Device) -> None:
    device.run(note_request, "access")
    [due] = [each for each in device.run(due_rows) if each.origin == "request"]
    with pytest.raises(BadInput):
        device.run(finish_due, due)
    with pytest.raises(BadInput):
        device.run(snooze_due, due, until=dt.date(2027, 1, 1))


def test_a_request_that_still_has_to_come_or_of_no_right_is_refused(device: Device) -> None:
    with pytest.raises(BadInput):
        device.run(note_request, "access", day=TODAY + dt.timedelta(days=1))
    with pytest.raises(BadInput):
        device.run(note_request, "everything")
    with pytest.raises(NeedsConsent):
        device.run(note_request, "access", youth="a" * 32, words="x")
    assert device.run(requests) == []


def test_after_stopping_everything_the_number_remains_and_says_nothing_of_the_youth(device: Device) -> None:
    youth = device.run(create_youth, alias="Bo")
    noted = device.run(note_request, "erasure", youth=youth, words="Wis alles van Bo.")
    device.run(withdraw_all, youth)
    found = row(device, noted.id)
    assert (found.number, found.youth, found.alias, found.words) == (noted.number, "", "", "")
    [due] = [each for each in device.run(due_rows) if each.origin == "request"]
    assert due.record == noted.id
    device.run(close_request, noted.id, outcome="granted")
    book = str(device.run(tables))
    assert noted.number in book
    for gone in (youth, "Bo", "Wis alles"):
        assert gone not in book.replace(noted.number, "")


def test_the_open_ones_come_first_and_the_soonest_above(device: Device) -> None:
    first = device.run(note_request, "access", day=dt.date(2026, 11, 1))
    second = device.run(note_request, "erasure", day=dt.date(2026, 11, 10))
    done = device.run(note_request, "objection", day=dt.date(2026, 10, 1))
    device.run(close_request, done.id, outcome="granted")
    assert [each.id for each in device.run(requests)] == [first.id, second.id, done.id]


def test_folded_anew_it_is_all_the_same(device: Device) -> None:
    youth = device.run(create_youth, alias="Bo")
    noted = device.run(note_request, "access", youth=youth, words="Ik wil lezen.")
    device.run(extend_request, noted.id, why="complex")
    device.run(reply, youth, section="whole", words="Ik zie dit anders.")
    assert device.run(tables) == device.run(rebuilt_tables)


@pytest.mark.parametrize(("section", "words"), [("whole", "  "), ("nowhere", "x")])
def test_a_reply_needs_words_and_a_part(device: Device, section: str, words: str) -> None:
    youth = device.run(create_youth, alias="Bo")
    with pytest.raises(BadInput):
        device.run(reply, youth, section=section, words=words)


def test_a_reply_about_health_waits_for_the_yes_to_health(device: Device) -> None:
    youth = device.run(create_youth, alias="Bo")
    with pytest.raises(NeedsConsent) as asked:
        device.run(reply, youth, section="health", words="Dat is al beter.")
    assert asked.value.purpose == "P05"
