"""The tables of the guarantee, of origin and disability, of zitdagen, and of how long a barrier stood."""

import datetime as dt
from functools import partial

import pytest

from domain.tables.catalogue import BY_NAME
from domain.tables.dimension import Key
from domain.tables.period import Quarter
from storage.actions.barriers import change_barrier, pick_barrier
from storage.actions.consents import Answer, record_answer, withdraw
from storage.actions.contacts import ContactDraft, log_contact
from storage.actions.offers import judge_offer, propose_offer, start_offer
from storage.actions.pauses import drop_pause, pause_clock
from storage.actions.youths import change_youth, create_youth
from storage.queries.counting import exact_counts
from storage.queries.gated import Gated
from tests.storage.device import Device

NOW, BEFORE = Quarter(2026, 4), Quarter(2026, 3)


def exact(device: Device, table: str, quarter: Quarter = NOW) -> dict[Key, int]:
    return device.run(lambda store: exact_counts(Gated(store), BY_NAME[table], quarter))


def a_youth(device: Device, *, start: dt.date | None = None, neet: dt.date | None = None) -> str:
    youth = device.run(create_youth, alias="Lowie")
    if start is not None:
        device.run(lambda store: change_youth(store, youth, clock_start=start, neet_since=neet))
    return youth


def agree(device: Device, youth: str, *purposes: str) -> None:
    for purpose in purposes:
        device.run(record_answer, Answer(youth=youth, purpose=purpose, state="given", understood=True))


def cells(found: dict[Key, int]) -> dict[Key, int]:
    return {key: count for key, count in found.items() if None not in key}


def test_the_guarantee_is_met_or_not_in_the_quarter_in_which_it_was_decided(device: Device) -> None:
    met = a_youth(device, start=dt.date(2026, 7, 1), neet=dt.date(2026, 5, 1))
    device.run(propose_offer, met, kind="training", day=dt.date(2026, 10, 31))
    late = a_youth(device, start=dt.date(2026, 7, 1), neet=dt.date(2024, 6, 30))
    device.run(propose_offer, late, kind="work", day=dt.date(2026, 11, 5))
    a_youth(device, start=dt.date(2026, 10, 1))
    assert cells(exact(device, "guarantee_by_neet")) == {
        ("under_4m", "yes"): 1,
        ("over_2y", "no"): 1,
        ("unknown", "running"): 1,
    }
    assert cells(exact(device, "guarantee_by_neet", BEFORE)) == {("under_4m", "running"): 1, ("over_2y", "running"): 1}
    assert exact(device, "guarantee_by_neet", Quarter(2026, 2)) == {}
    device.clock.time = dt.datetime(2027, 2, 10, 12, 0, tzinfo=dt.UTC)
    assert cells(exact(device, "guarantee_by_neet", Quarter(2027, 1))) == {("unknown", "no"): 1}, "the others are done"


def test_an_offer_that_leads_there_or_was_judged_no_good_one_does_not_meet_the_guarantee(device: Device) -> None:
    youth = a_youth(device, start=dt.date(2026, 9, 1))
    device.run(propose_offer, youth, kind="volunteering", day=dt.date(2026, 10, 1))
    offer = device.run(propose_offer, youth, kind="work", day=dt.date(2026, 10, 2))
    assert cells(exact(device, "guarantee_by_neet")) == {("unknown", "yes"): 1}
    device.run(judge_offer, offer, not_counting="too_short")
    assert cells(exact(device, "guarantee_by_neet")) == {("unknown", "running"): 1}


def test_a_pause_pushes_the_last_day_back_unless_it_was_put_in_by_mistake(device: Device) -> None:
    youth = a_youth(device, start=dt.date(2026, 7, 1))
    pause = device.run(pause_clock, youth, reason="abroad", start=dt.date(2026, 8, 1), end=dt.date(2026, 10, 1))
    assert cells(exact(device, "guarantee_by_neet")) == {("unknown", "running"): 1}
    device.run(drop_pause, pause)
    assert cells(exact(device, "guarantee_by_neet")) == {("unknown", "no"): 1}


def test_who_objected_to_being_counted_is_in_no_row_of_the_guarantee(device: Device) -> None:
    youth = a_youth(device, start=dt.date(2026, 9, 1))
    device.run(record_answer, Answer(youth=youth, purpose="P12", state="refused"))
    assert exact(device, "guarantee_by_neet") == {}


@pytest.mark.parametrize(
    ("table", "field", "purpose"),
    [("offers_by_origin", "origin", "P06"), ("offers_by_disability", "disability", "P05")],
)
def test_an_answer_is_crossed_with_an_offer_only_after_its_yes_and_a_yes_that_was_said_to_being_counted(
    device: Device, table: str, field: str, purpose: str
) -> None:
    youth = a_youth(device)
    device.run(propose_offer, youth, kind="ibo", day=dt.date(2026, 10, 5))
    assert cells(exact(device, table)) == {("unknown", "training"): 1}
    agree(device, youth, purpose)
    device.run(lambda store: change_youth(store, youth, **{field: "yes"}))
    assert cells(exact(device, table)) == {("unknown", "training"): 1}, "P12 is on by itself, and that is not a yes"
    agree(device, youth, "P12")
    assert cells(exact(device, table)) == {("yes", "training"): 1}
    device.run(withdraw, youth, purpose=purpose)
    assert cells(exact(device, table)) == {("unknown", "training"): 1}


def test_an_offer_whose_name_tells_something_is_crossed_as_what_it_counts_as(device: Device) -> None:
    youth = a_youth(device)
    agree(device, youth, "P05", "P06", "P12")
    device.run(lambda store: change_youth(store, youth, origin="unsaid"))
    device.run(propose_offer, youth, kind="individual_maatwerk", day=dt.date(2026, 10, 5))
    device.run(start_offer, device.run(propose_offer, youth, kind="ips"), day=dt.date(2026, 11, 2))
    assert cells(exact(device, "offers_by_origin")) == {("unsaid", "work"): 1, ("unsaid", "leads_there"): 1}


def test_heads_at_a_zitdag_are_counted_by_municipality_and_those_on_the_street_are_not(device: Device) -> None:
    device.run(log_contact, ContactDraft(how="zitdag", municipality="44021", count=3))
    device.run(log_contact, ContactDraft(how="zitdag", count=2))
    device.run(log_contact, ContactDraft(how="street", municipality="44021", count=5))
    device.run(log_contact, ContactDraft(how="zitdag", municipality="44021", outcome="attempt"))
    assert exact(device, "zitdag_by_municipality") == {("44021",): 3, ("unknown",): 2, (None,): 5}


def test_a_barrier_that_was_lifted_says_how_long_it_stood(device: Device) -> None:
    youth = a_youth(device)
    since = {"care": dt.date(2026, 8, 20), "mobility": dt.date(2025, 11, 20), "housing": None}
    for code, day in since.items():
        barrier = device.run(pick_barrier, youth, code=code)
        lift = partial(change_barrier, state="lifted", since=day, lifted=dt.date(2026, 11, 19))
        device.run(lift, barrier)
    assert cells(exact(device, "barriers_lifted_by_duration")) == {
        ("care", "under_3m"): 1,
        ("mobility", "under_12m"): 1,
        ("housing", "unknown"): 1,
    }
