"""Offers and pauses: what a kind tells waits for its consent, what counts meets the clock, rows of jobs are kept."""

import datetime as dt
from typing import Any

import pytest

from domain.deadlines import FourMonths
from domain.errors import BadInput, NeedsConsent
from storage.actions.consents import Answer, record_answer, withdraw
from storage.actions.offers import (
    change_offer,
    end_offer,
    judge_offer,
    propose_offer,
    refuse_offer,
    start_offer,
)
from storage.actions.pauses import drop_pause, pause_clock, resume_clock
from storage.actions.youths import change_youth, create_youth
from storage.queries.clocks import pauses_of
from storage.queries.offers import OfferRow, may_follow, offers_of
from storage.queries.today import today
from storage.queries.youth_file import youth_file
from storage.queries.youths import youth_rows
from tests.storage.device import Device, rebuilt_tables, tables

TODAY = dt.date(2026, 11, 20)


def give(device: Device, youth: str, purpose: str, **more: Any) -> None:
    device.run(record_answer, Answer(youth=youth, purpose=purpose, state="given", understood=True, **more))


def clock_of(device: Device, youth: str) -> FourMonths:
    file = device.run(youth_file, youth)
    assert file is not None
    assert file.clock is not None
    return file.clock


def days_ago(days: int) -> dt.date:
    return TODAY - dt.timedelta(days=days)


def only(device: Device, youth: str) -> OfferRow:
    [row] = device.run(offers_of, youth)
    return row


@pytest.mark.parametrize(("kind", "purpose"), [("individual_maatwerk", "P05"), ("ips", "P05"), ("nt2", "P06")])
def test_trajectory_that_tells_something_waits_for_its_own_yes_and_goes_with_it(
    device: Device, kind: str, purpose: str
) -> None:
    youth = device.run(create_youth, alias="Bo")
    with pytest.raises(NeedsConsent) as refusal:
        device.run(propose_offer, youth, kind=kind)
    assert refusal.value.purpose == purpose
    assert device.run(lambda store: store.book.rows("SELECT * FROM offer")) == []
    give(device, youth, purpose)
    device.run(propose_offer, youth, kind="work", where="Bakkerij")
    device.run(propose_offer, youth, kind=kind)
    assert {row.kind for row in device.run(offers_of, youth)} == {"work", kind}
    device.run(withdraw, youth, purpose=purpose)
    assert [row.kind for row in device.run(offers_of, youth)] == ["work"]
    assert device.run(tables) == device.run(rebuilt_tables)


def test_job_that_was_proposed_in_time_meets_the_four_months_wherever_the_clock_is_shown(device: Device) -> None:
    youth = device.run(create_youth, alias="Bo")
    device.run(change_youth, youth, clock_start=days_ago(100), clock_reason="left_school")
    assert [due.row.origin for due in device.run(today).attention] == ["clock"]
    device.run(propose_offer, youth, kind="work", day=days_ago(3))
    assert device.run(today).attention == ()
    for clock in (clock_of(device, youth), device.run(youth_rows)[0].clock):
        assert clock is not None
        assert clock.state == "met"
        assert clock.days_gone == 97


@pytest.mark.parametrize("kind", ["career_guidance", "volunteering", "student_job", "evc"])
def test_what_only_leads_to_an_offer_does_not_stop_the_clock(device: Device, kind: str) -> None:
    youth = device.run(create_youth, alias="Bo")
    device.run(change_youth, youth, clock_start=days_ago(100))
    device.run(propose_offer, youth, kind=kind)
    assert clock_of(device, youth).state == "running"
    assert only(device, youth).reason.code == "leads_there"


def test_offer_that_was_refused_judged_or_made_before_the_clock_began_does_not_stop_it(device: Device) -> None:
    youth = device.run(create_youth, alias="Bo")
    device.run(change_youth, youth, clock_start=days_ago(100))
    offer = device.run(propose_offer, youth, kind="training")
    assert (only(device, youth).counts, only(device, youth).reason.code) == (True, "is_training")
    device.run(judge_offer, offer, not_counting="too_short")
    assert clock_of(device, youth).state == "running"
    device.run(judge_offer, offer, not_counting="")
    assert clock_of(device, youth).state == "met"
    device.run(refuse_offer, offer)
    assert clock_of(device, youth).state == "running"
    assert only(device, youth).reason.code == "refused"
    device.run(propose_offer, youth, kind="work", day=days_ago(101))
    assert clock_of(device, youth).state == "running"


def test_row_of_interim_jobs_counts_as_one_and_a_gap_over_a_month_breaks_it(device: Device) -> None:
    youth = device.run(create_youth, alias="Bo")
    first = device.run(propose_offer, youth, kind="work", day=days_ago(210))
    device.run(start_offer, first, day=days_ago(205), contract="interim")
    device.run(end_offer, first, day=days_ago(120), is_planned=True)
    [row] = device.run(offers_of, youth)
    assert (row.kept_3, row.kept_6) == ("finished", "finished")
    second = device.run(propose_offer, youth, kind="work", day=days_ago(100))
    assert [row.id for row in device.run(may_follow, youth, second)] == [first]
    device.run(start_offer, second, day=days_ago(89), follows=first)
    assert {(row.kept_3, row.kept_6, row.row_ids) for row in device.run(offers_of, youth)} == {
        ("yes", "yes", (first, second))
    }
    device.run(change_offer, second, started=days_ago(88))
    by_id = {row.id: row for row in device.run(offers_of, youth)}
    assert (by_id[second].kept_3, by_id[second].row_ids) == ("running", (second,))
    assert by_id[first].kept_6 == "finished"


def test_job_that_broke_off_is_not_kept_and_says_why(device: Device) -> None:
    youth = device.run(create_youth, alias="Bo")
    offer = device.run(propose_offer, youth, kind="work", day=days_ago(200))
    device.run(start_offer, offer, day=days_ago(190))
    with pytest.raises(BadInput):
        device.run(end_offer, offer, day=days_ago(150), is_planned=False)
    device.run(end_offer, offer, day=days_ago(150), is_planned=False, reason="transport")
    row = only(device, youth)
    assert (row.state, row.end_reason, row.kept_3, row.kept_6) == ("broken_off", "transport", "no", "no")


def test_offer_that_would_end_before_it_began_or_follow_somebody_elses_is_refused(device: Device) -> None:
    youth, other = device.run(create_youth, alias="Bo"), device.run(create_youth, alias="Mo")
    offer, strange = (device.run(propose_offer, who, kind="work") for who in (youth, other))
    device.run(start_offer, offer, day=days_ago(5))
    before = device.run(tables)
    for act, more in (
        (end_offer, {"day": days_ago(6), "is_planned": True}),
        (start_offer, {"follows": strange}),
        (start_offer, {"contract": "forever"}),
        (change_offer, {"kind": "ips"}),
        (change_offer, {"youth": other}),
        (judge_offer, {"not_counting": "is_work"}),
    ):
        with pytest.raises(BadInput):
            device.run(act, offer, **more)
    for values in ({"kind": "lottery"}, {"kind": "work", "contract": "forever"}):
        with pytest.raises(BadInput):
            device.run(propose_offer, youth, **values)
    assert device.run(tables) == before


def test_aftercare_is_planned_only_for_who_wants_it(device: Device) -> None:
    youth = device.run(create_youth, alias="Bo")
    offer = device.run(propose_offer, youth, kind="work", day=days_ago(10))
    device.run(start_offer, offer, day=days_ago(8))
    assert only(device, youth).calls == ()
    give(device, youth, "P11")
    assert [call.day for call in only(device, youth).calls] == [
        days_ago(1),
        dt.date(2026, 12, 12),
        dt.date(2027, 2, 12),
        dt.date(2027, 5, 12),
    ]
    device.run(withdraw, youth, purpose="P11")
    assert only(device, youth).calls == ()


def test_pause_stops_the_clock_and_the_last_day_moves_along(device: Device) -> None:
    youth = device.run(create_youth, alias="Bo")
    device.run(change_youth, youth, clock_start=days_ago(100))
    due = clock_of(device, youth).due
    pause = device.run(pause_clock, youth, reason="abroad", start=days_ago(30))
    clock = clock_of(device, youth)
    assert (clock.state, clock.due, clock.days_gone) == ("paused", due + dt.timedelta(days=30), 70)
    device.run(resume_clock, pause, day=days_ago(10))
    clock = clock_of(device, youth)
    assert (clock.state, clock.due) == ("running", due + dt.timedelta(days=20))
    device.run(drop_pause, pause)
    assert clock_of(device, youth).due == due
    assert device.run(pauses_of, youth) == []


def test_pause_that_tells_health_or_a_sentence_waits_for_its_yes_and_goes_with_it(device: Device) -> None:
    youth = device.run(create_youth, alias="Bo")
    device.run(change_youth, youth, clock_start=days_ago(100))
    due = clock_of(device, youth).due
    for reason, purpose in (("ill", "P05"), ("detained", "P07")):
        with pytest.raises(NeedsConsent) as refusal:
            device.run(pause_clock, youth, reason=reason)
        assert refusal.value.purpose == purpose
    give(device, youth, "P05")
    device.run(pause_clock, youth, reason="ill", start=days_ago(20), end=days_ago(10))
    assert clock_of(device, youth).due == due + dt.timedelta(days=10)
    device.run(withdraw, youth, purpose="P05")
    assert clock_of(device, youth).due == due
    for values in ({"reason": "lazy"}, {"reason": "wish", "start": TODAY, "end": days_ago(1)}):
        with pytest.raises(BadInput):
            device.run(pause_clock, youth, **values)
