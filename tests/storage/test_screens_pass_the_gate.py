"""A yes that ran out hides at once, before anything is erased: also in days, counts, filters and questions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from domain.consent import State
from domain.patches import write_value
from storage.actions.consents import Answer, record_answer
from storage.actions.contacts import ContactDraft, log_contact
from storage.actions.handover import caseloads
from storage.actions.pauses import pause_clock
from storage.actions.places import add_place
from storage.actions.rounds import start_round
from storage.actions.tasks import add_task
from storage.actions.youths import change_youth, create_youth
from storage.door import Change, _commit, new_id, save
from storage.queries.conflicts import open_conflicts
from storage.queries.contacts import contacts_of_day
from storage.queries.doubles import possible_doubles
from storage.queries.due import due_rows, tasks_of
from storage.queries.guarding import alarm_of
from storage.queries.partners import partners
from storage.queries.rounds import expected
from storage.queries.youth_file import YouthFile, youth_file
from storage.queries.youths import youth_rows
from storage.queue import arrive, queue
from storage.sealing import Draft, seal_group
from storage.store import Store
from tests.storage.device import Device


@contextmanager
def stopped(device: Device, purpose: str, state: State = "expired") -> Iterator[None]:
    """The purpose in that state for every youth, as folding leaves it where nothing was erased yet."""

    def put(said: str) -> Any:
        return lambda store: store.book.conn.execute("UPDATE standing SET state = ? WHERE purpose = ?", (said, purpose))

    device.run(put(state))
    yield
    device.run(put("given"))


def say(device: Device, youth: str, purpose: str, recipient: str = "") -> None:
    answer = Answer(youth=youth, purpose=purpose, state="given", recipient=recipient, understood=True)
    device.run(record_answer, answer)


def head(device: Device, youth: str) -> YouthFile:
    found = device.run(youth_file, youth)
    assert found is not None
    return found


def due_of(found: YouthFile) -> dt.date:
    assert found.clock is not None
    return found.clock.due


@pytest.fixture
def zaki(device: Device) -> str:
    youth = device.run(create_youth, alias="Zaki")
    device.run(change_youth, youth, clock_start="2026-10-01")
    return youth


def test_a_pause_that_may_not_be_shown_does_not_move_the_four_months(device: Device, zaki: str) -> None:
    say(device, zaki, "P05")
    without = head(device, zaki)
    device.run(pause_clock, zaki, reason="ill", start=dt.date(2026, 10, 5), end=dt.date(2026, 10, 25))
    moved = head(device, zaki)
    assert due_of(moved) == due_of(without) + dt.timedelta(days=20)
    with stopped(device, "P05"):
        assert head(device, zaki).clock == without.clock
        assert [row.clock for row in device.run(youth_rows)] == [without.clock]


def test_an_offer_that_may_not_be_shown_is_no_offer_in_the_list(device: Device, zaki: str) -> None:
    say(device, zaki, "P05")
    device.run(save, [Change(kind="offer", id=new_id(), values={"youth": zaki, "kind": "ips", "state": "started"})])
    assert device.run(youth_rows, only="no_offer") == []
    with stopped(device, "P05"):
        assert [row.id for row in device.run(youth_rows, only="no_offer")] == [zaki]


def test_a_referral_that_may_not_be_shown_is_not_counted_at_its_partner_and_asks_for_nothing(
    device: Device, zaki: str
) -> None:
    say(device, zaki, "P05")
    partner = new_id()
    device.run(save, [Change(kind="partner", id=partner, values={"name": "GTB Noord", "kind": "gtb"})])
    values = {"youth": zaki, "partner_kind": "gtb", "partner": partner, "since": "2026-10-01", "state": "agreed"}
    device.run(save, [Change(kind="referral", id=new_id(), values=values)])
    assert [row.open_referrals for row in device.run(partners)] == [1]
    assert "referral" in {row.origin for row in device.run(due_rows)}
    with stopped(device, "P05"):
        assert [row.open_referrals for row in device.run(partners)] == [0]
        assert "referral" not in {row.origin for row in device.run(due_rows)}


def test_two_numbers_at_once_are_asked_about_only_while_the_number_may_be_shown(device: Device, zaki: str) -> None:
    say(device, zaki, "P02")
    device.run(change_youth, zaki, phone="0470 00 00 01")

    def rival(store: Store) -> None:
        scope = store.book.drawers(zaki, "contact")[0].scope
        fields = {"phone": write_value("0470 00 00 02", on=[])}
        draft = Draft(scope=scope, kind="youth", id=zaki, fields=fields, kid=store.keyring.write_kid(scope) or b"")
        _commit(store, seal_group(store, [draft], erase=None))

    device.run(rival)
    assert len(device.run(open_conflicts)) == 1
    with stopped(device, "P02"):
        assert device.run(open_conflicts) == []


def test_of_a_youth_whose_yes_ran_out_the_street_name_is_left_and_nothing_else(device: Device, zaki: str) -> None:
    place = device.run(add_place, name="Statieplein", kind="square")
    device.run(log_contact, ContactDraft(place=place, youths=(zaki,), note="over werk"))
    device.run(add_task, what="bellen", youth=zaki, due=dt.date(2026, 11, 20))
    other = device.run(create_youth, alias="Zakki")
    for state in ("expired", "invalidated"):
        with stopped(device, "P01", state):
            row = next(row for row in device.run(youth_rows) if row.id == zaki)
            assert (row.alias, row.last_seen, row.clock, row.unseen_since) == ("Zaki", None, None, None)
            assert head(device, zaki).details == {}
            assert device.run(youth_file, zaki, road="together") is None
            assert device.run(tasks_of, zaki) == []
            assert {row.origin for row in device.run(due_rows, until=dt.date(2027, 1, 30))} <= {
                "consent",
                "outgrown",
                "retention",
            }
            assert [each.youths for each in device.run(contacts_of_day, dt.date(2026, 11, 20))] == [()]
            assert {one.alias for one in device.run(caseloads)} == {"Zaki", "Zakki"}
            assert {pair.other for pair in device.run(possible_doubles)} <= {zaki, other}


def test_after_a_no_that_was_not_acted_on_yet_nobody_is_named_anywhere(device: Device, zaki: str) -> None:
    place = device.run(add_place, name="Statieplein", kind="square")
    device.run(log_contact, ContactDraft(place=place, youths=(zaki,), note="over werk"))
    device.run(create_youth, alias="Zakki")
    device.run(start_round, kind="zitdag", place=place)
    device.run(arrive, youth=zaki)
    for state in ("refused", "withdrawn"):
        with stopped(device, "P01", state):
            assert device.run(youth_rows) == []
            assert device.run(youth_file, zaki) is None
            assert device.run(due_rows, until=dt.date(2027, 12, 31), only_mine=False) == []
            assert device.run(caseloads) == []
            assert device.run(possible_doubles) == []
            assert [waiter.alias for waiter in device.run(queue).waiting] == [""]


def test_the_guard_shows_what_stands_in_a_field_only_while_it_may_be_shown(device: Device, zaki: str) -> None:
    say(device, zaki, "P02")
    device.run(change_youth, zaki, phone="0470 00 00 01", goal="bellen naar 0499 12 34 56")
    alarm = device.run(alarm_of, [("youth", zaki, "goal")])
    assert alarm is not None
    assert (alarm.piece.field_to, alarm.piece.standing) == ("phone", "0470 00 00 01")
    with stopped(device, "P02"):
        alarm = device.run(alarm_of, [("youth", zaki, "goal")])
        assert alarm is not None
        assert alarm.piece.standing == ""


def test_a_birthday_that_may_not_be_shown_brings_nothing_up(device: Device, zaki: str) -> None:
    device.run(change_youth, zaki, age_band="15-17")
    for purpose in ("P02", "P11"):
        answer = Answer(youth=zaki, purpose=purpose, state="given", understood=True, understands=True, age_band="15-17")
        device.run(record_answer, answer)
    device.run(change_youth, zaki, birth_date="2008-11-25")
    until = dt.date(2026, 12, 1)
    assert "adult" in {row.origin for row in device.run(due_rows, until=until)}
    with stopped(device, "P02"):
        assert "adult" not in {row.origin for row in device.run(due_rows, until=until)}


def test_roll_call_of_a_zitdag_names_only_who_said_yes(device: Device, zaki: str) -> None:
    place = device.run(add_place, name="Statieplein", kind="square")
    device.run(log_contact, ContactDraft(place=place, youths=(zaki,)))
    device.clock.time += dt.timedelta(days=7)
    device.run(start_round, kind="zitdag", place=place)
    assert [one.alias for one in device.run(expected)] == ["Zaki"]
    with stopped(device, "P01"):
        assert device.run(expected) == []
