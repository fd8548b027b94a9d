"""What is kept goes when its period is over: marked first, by itself, and never while the clocks are in doubt."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from domain.deadlines import add_months
from domain.deciding import VDAB
from domain.errors import BadInput, NotAllowed, Refused
from storage.actions.consents import withdraw_all
from storage.actions.contacts import ContactDraft, log_contact, undo_contact
from storage.actions.merging import merge_files
from storage.actions.offers import propose_offer, start_offer
from storage.actions.referrals import propose_referral, share
from storage.actions.retention import approve, extend
from storage.actions.youths import change_youth, create_youth
from storage.door import event, save
from storage.parting import parted
from storage.queries.retention import going, kept_until, retention_state
from storage.store import Store
from tests.journeys.agreement import look
from tests.journeys.keeping import a_youth, agree, drawers, is_nowhere, scopes
from tests.journeys.years import Years

WORDS = "Kanarie in het dossier"


# --- the rules of a youth


def test_a_file_is_marked_for_all_and_goes_everywhere_a_year_after_the_last_contact(world: Years) -> None:
    youth = a_youth(world)
    world.do(0, change_youth, youth, goal=WORDS)
    world.everybody()
    gone = scopes(world, youth)
    world.live(365 - 35)
    assert [kept.is_marked for kept in world.do(2, kept_until, youth)] == [False]
    world.live(7, step=1)
    for number in range(3):
        [kept] = world.do(number, kept_until, youth)
        assert (kept.is_marked, kept.day) == (True, dt.date(2031, 1, 10))
    world.live(27)
    assert drawers(world, youth) == {"file"}
    world.live(1)
    assert world.today == dt.date(2031, 1, 10)
    assert is_nowhere(world, gone)
    assert all(WORDS.encode() not in world.do(number, look).raw_book for number in range(3))
    assert world.do(1, lambda store: store.book.rows("SELECT 1 FROM ending")) == []


def test_a_newer_contact_cancels_the_mark(world: Years) -> None:
    youth = a_youth(world)
    world.live(360)
    assert world.do(1, kept_until, youth)[0].is_marked
    world.do(2, log_contact, ContactDraft(youths=(youth,)))
    world.everybody()
    [kept] = world.do(0, kept_until, youth)
    assert (kept.is_marked, kept.day) == (False, add_months(world.today, months=12))
    world.live(40)
    assert drawers(world, youth) == {"file"}


def test_a_contact_that_was_undone_does_not_hold_what_was_marked(world: Years) -> None:
    youth = a_youth(world)
    world.live(360)
    met = world.do(0, log_contact, ContactDraft(youths=(youth,)))
    world.everybody()
    world.do(0, undo_contact, met)
    world.live(28)
    assert drawers(world, youth) == set()


@pytest.mark.parametrize(
    ("purpose", "code", "values", "months"),
    [
        ("P02", "contact", {"phone": "0470 00 00 00"}, 6),
        ("P04", "handles", {"handle": "lowie.g"}, 6),
        ("P05", "health", {"disability": "yes"}, 6),
        ("P06", "origin", {"origin": "abroad"}, 12),
    ],
)
def test_a_drawer_goes_after_its_own_period_and_the_file_stays(
    world: Years, purpose: str, code: str, values: dict[str, str], months: int
) -> None:
    youth = a_youth(world)
    agree(world, youth, purpose)
    world.do(0, change_youth, youth, **values)
    world.everybody()
    gone, given = scopes(world, youth, code), world.today
    if purpose in ("P05", "P06"):  # from the yes on, however often they meet
        world.live(100)
        world.do(1, log_contact, ContactDraft(youths=(youth,)))
    end = add_months(given, months=months)
    world.live((end - world.today).days - 1)
    assert code in drawers(world, youth)
    world.live(1)
    assert drawers(world, youth) == {"file"}
    assert is_nowhere(world, gone)


def test_what_is_asked_again_in_time_stays(world: Years) -> None:
    youth = a_youth(world)
    agree(world, youth, "P05")
    world.do(0, change_youth, youth, disability="yes")
    world.live(175)
    assert any(kept.is_marked and kept.purpose == "P05" for kept in world.do(1, kept_until, youth))
    agree(world, youth, "P05", number=1)
    world.everybody()
    world.live(60)
    assert drawers(world, youth) == {"file", "health"}
    assert world.do(2, lambda store: store.book.record("youth", youth))["disability"] == "yes"


def test_aftercare_goes_three_months_after_the_last_call(world: Years) -> None:
    youth = a_youth(world)
    agree(world, youth, "P11")

    def start(store: Store) -> None:
        start_offer(store, propose_offer(store, youth, kind="work"))
        save(store, [event_of_aftercare(store, youth)])

    world.do(0, start)
    assert "aftercare" in drawers(world, youth)
    end = add_months(add_months(world.today, months=6), months=3)
    world.live(200)
    world.do(0, log_contact, ContactDraft(youths=(youth,)))  # the file itself stays
    world.live((end - world.today).days - 1)
    assert "aftercare" in drawers(world, youth)
    world.live(1)
    assert drawers(world, youth) == {"file"}


def event_of_aftercare(store: Store, youth: str) -> Any:
    from domain.kinds.followup import Task

    return event("task", Task(origin="aftercare", made=store.today(), youth=youth, key="call:1"))


def test_the_log_of_what_was_shared_goes_after_a_year_and_its_yes_is_not_used_again(world: Years) -> None:
    youth = a_youth(world)
    referral = world.do(0, lambda store: propose_referral(store, youth, partner_kind=VDAB, asks="werk"))
    agree(world, youth, "P08", recipient=VDAB)
    world.do(0, lambda store: share(store, referral, fields=["asks"]))
    world.live(300)
    world.do(0, log_contact, ContactDraft(youths=(youth,)))
    agree(world, youth, "P01")
    world.live(64)
    assert len(world.do(2, lambda store: store.book.rows("SELECT id FROM shared"))) == 1
    world.live(1)
    assert world.do(2, lambda store: store.book.rows("SELECT id FROM shared")) == []
    assert "file" in drawers(world, youth)
    with pytest.raises(Refused):
        world.do(0, lambda store: share(store, referral, fields=["asks"]))


def test_two_files_of_one_youth_go_together_a_year_after_the_last_contact_in_either(world: Years) -> None:
    first, second = a_youth(world), a_youth(world, alias="Lowie G.", number=1)
    world.do(0, lambda store: merge_files(store, first, other=second))
    world.live(200)
    world.do(2, log_contact, ContactDraft(youths=(second,)))
    end = add_months(world.today, months=12)
    world.live((end - world.today).days - 1)
    assert drawers(world, first) == drawers(world, second) == {"file"}
    world.live(1)
    assert drawers(world, first) == drawers(world, second) == set()


# --- keeping longer


def test_keeping_longer_needs_a_reason_and_has_an_end(world: Years) -> None:
    youth = a_youth(world)
    world.live(360)
    with pytest.raises(BadInput):
        world.do(1, extend, youth, reason="omdat")
    world.do(1, extend, youth, reason="looking")
    world.everybody()
    [kept] = world.do(0, kept_until, youth)
    assert (kept.is_marked, kept.day, kept.reason) == (False, dt.date(2031, 4, 10), "looking")
    for _ in range(3):
        world.do(2, extend, youth, reason="looking")
    [kept] = world.do(2, kept_until, youth)
    assert kept.day == kept.longest == dt.date(2032, 1, 10)
    with pytest.raises(Refused):
        world.do(2, extend, youth, reason="looking")
    world.live((kept.day - world.today).days, step=14)
    assert drawers(world, youth) == set()


def test_health_is_kept_longer_by_a_new_yes_only(world: Years) -> None:
    youth = a_youth(world)
    agree(world, youth, "P05")
    world.do(0, change_youth, youth, disability="yes")
    with pytest.raises(Refused):
        world.do(0, extend, youth, purpose="P05", reason="looking")


def test_stopping_everything_waits_for_nothing_and_counts_for_nothing(world: Years) -> None:
    for number in range(12):
        youth = world.do(0, create_youth, alias=f"Jongere {number}")
        world.lie(0, days=40)
        world.do(0, withdraw_all, youth)
        assert drawers(world, youth) == set()
        world.lie(0)
    assert world.do(0, retention_state).held == 0


def test_a_contact_that_never_left_its_device_is_shown_to_its_author_when_the_file_goes(world: Years) -> None:
    youth = a_youth(world)
    world.live(350, but=(2,))
    world.sync(2)
    world.do(2, log_contact, ContactDraft(youths=(youth,), note=WORDS))
    world.live(28, but=(2,))
    assert drawers(world, youth) == set()
    world.sync(2)
    assert drawers(world, youth, number=2) == set()
    [shown] = world.do(2, parted)
    assert ("note", WORDS) in shown.texts


# --- how much at once


def test_more_than_ten_a_day_wait_for_a_coordinator(world: Years) -> None:
    made = [world.do(0, create_youth, alias=f"Jongere {number}") for number in range(13)]
    world.everybody()
    world.live(355, but=(1, 2))
    world.go(20)
    world.sync(0)
    left = [youth for youth in made if drawers(world, youth)]
    assert len(left) == 3
    assert world.do(0, retention_state).held == 3
    waiting = [row for row in world.do(0, going) if row.is_held]
    assert len(waiting) == 3
    world.live(5, step=1, but=(1, 2))
    assert [youth for youth in made if drawers(world, youth)] == left, "also tomorrow"
    world.sync(1)
    with pytest.raises(NotAllowed):
        world.do(1, approve)
    assert world.do(0, approve) in (0, 3)
    world.everybody()
    assert [youth for youth in made if drawers(world, youth)] == []
    assert world.do(0, retention_state).held == 0
