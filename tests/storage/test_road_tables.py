"""The tables of the road to work: each thing once, and a special category only after both its yeses."""

import datetime as dt
from typing import Any

import pytest

from domain.tables.catalogue import BY_NAME
from domain.tables.dimension import Key
from domain.tables.period import Quarter
from domain.tables.rounding import BASE, rounded_table
from storage.actions.consents import Answer, record_answer, withdraw, withdraw_all
from storage.actions.merging import merge_files
from storage.actions.observations import note_signal, observe, settle_signal
from storage.actions.offers import end_offer, propose_offer, refuse_offer, start_offer
from storage.actions.referrals import move_referral, not_admitted, propose_referral
from storage.actions.youths import change_youth, create_youth
from storage.queries.counting import exact_counts
from storage.queries.gated import Gated
from storage.queries.unnamed import signals
from tests.storage.device import Device

NOW = Quarter(2026, 4)
TODAY = dt.date(2026, 11, 20)
DAY = dt.timedelta(days=1)


def exact(device: Device, table: str, quarter: Quarter = NOW) -> dict[Key, int]:
    return device.run(lambda store: exact_counts(Gated(store), BY_NAME[table], quarter))


def a_youth(device: Device, *, qualification: str = "low") -> str:
    youth = device.run(create_youth, alias="Lowie")
    device.run(lambda store: change_youth(store, youth, qualification=qualification))
    return youth


def agree(device: Device, youth: str, *purposes: str) -> None:
    for purpose in purposes:
        device.run(record_answer, Answer(youth=youth, purpose=purpose, state="given", understood=True))


def job(
    device: Device, youth: str, *, kind: str = "work", start: dt.date, end: dt.date | None = None, **more: Any
) -> str:
    offer = device.run(propose_offer, youth, kind=kind, day=start)
    device.run(start_offer, offer, day=start, **more)
    if end is not None:
        device.run(end_offer, offer, is_planned=False, day=end, reason="did_not_fit")
    return offer


def test_observations_and_signals_of_the_quarter_are_counted_each_once(device: Device) -> None:
    device.run(observe, row="labour_cost", place_kind="street")
    device.run(observe, row="labour_cost")
    device.run(observe, row="discrimination")
    device.run(observe, row="discrimination", day=dt.date(2026, 9, 30))
    assert exact(device, "observations_by_row") == {("labour_cost",): 2, ("discrimination",): 1, (None,): 3}
    device.run(note_signal, body="clb")
    device.run(note_signal, body="clb")
    device.run(settle_signal, device.run(signals)[0].id, result="reached")
    found = exact(device, "signals_by_body_result")
    assert (found["clb", "not_yet"], found["clb", "reached"], found["clb", None]) == (1, 1, 2)


def test_an_offer_counts_in_the_quarter_in_which_it_was_proposed_with_the_diploma_of_the_youth(device: Device) -> None:
    youth = a_youth(device, qualification="mid")
    device.run(propose_offer, youth, kind="training", day=dt.date(2026, 9, 1))
    refused = device.run(propose_offer, youth, kind="work")
    device.run(refuse_offer, refused)
    assert exact(device, "offers_by_kind_qualification") == {
        ("work", "mid"): 1,
        ("work", None): 1,
        (None, "mid"): 1,
        (None, None): 1,
    }
    assert exact(device, "offers_by_kind_qualification", Quarter(2026, 3))["training", "mid"] == 1
    device.run(record_answer, Answer(youth=youth, purpose="P12", state="refused"))
    assert exact(device, "offers_by_kind_qualification") == {}


@pytest.mark.parametrize(
    ("table", "act"),
    [
        ("offers_by_kind_qualification", lambda device, youth: device.run(propose_offer, youth, kind="ips")),
        (
            "referrals_by_partner_state",
            lambda device, youth: device.run(propose_referral, youth, partner_kind="gtb"),
        ),
    ],
)
def test_what_tells_of_health_waits_for_its_own_yes_and_a_yes_to_being_counted(
    device: Device, table: str, act: Any
) -> None:
    youth = a_youth(device)
    agree(device, youth, "P05")
    act(device, youth)
    assert exact(device, table) == {}, "P12 is on by itself, and that is not a yes"
    agree(device, youth, "P12")
    assert exact(device, table)[None, None] == 1
    assert any(BY_NAME[table].is_special(key) for key in exact(device, table))
    device.run(withdraw, youth, purpose="P05")
    assert exact(device, table) == {}


def test_kept_counts_a_row_of_jobs_once_in_the_quarter_of_its_mark_and_never_before(device: Device) -> None:
    youth = a_youth(device)
    first = job(device, youth, start=dt.date(2026, 7, 15), end=dt.date(2026, 8, 31))
    job(device, youth, start=dt.date(2026, 9, 5), follows=first)
    broken = a_youth(device)
    job(device, broken, start=dt.date(2026, 8, 10), end=dt.date(2026, 9, 1))
    job(device, broken, start=TODAY - 80 * DAY, end=TODAY - 60 * DAY)
    found = exact(device, "kept_3_by_offer")
    assert (found["work", "yes"], found["work", "no"], found[None, None]) == (1, 1, 2), "a mark to come is not counted"
    assert exact(device, "kept_3_by_offer", Quarter(2026, 3)) == {}
    assert exact(device, "kept_6_by_offer") == {}
    device.clock.time = dt.datetime(2027, 1, 20, 12, 0, tzinfo=dt.UTC)
    assert exact(device, "kept_6_by_offer", Quarter(2027, 1))["work", "yes"] == 1
    assert exact(device, "kept_3_by_offer")["work", "no"] == 2


def test_a_referral_says_how_far_it_came_how_long_it_waited_and_why_not(device: Device) -> None:
    youth = a_youth(device)
    began = dt.date(2026, 10, 1)
    waited = device.run(propose_referral, youth, partner_kind="vdab", day=began)
    device.run(move_referral, waited, state="waiting", day=began + DAY)
    device.run(move_referral, waited, state="taken_over", day=began + 43 * DAY)
    stopped = device.run(propose_referral, youth, partner_kind="caw", day=began)
    device.run(not_admitted, stopped, reason="full", day=began + 9 * DAY)
    found = exact(device, "referrals_by_partner_state")
    assert (found["vdab", "taken_over"], found["caw", "not_admitted"], found[None, None]) == (1, 1, 2)
    assert exact(device, "referrals_waited")["vdab", "under_12"] == 1
    assert exact(device, "refusals_by_reason") == {("full",): 1, (None,): 1}
    device.run(withdraw_all, youth)
    for table in ("referrals_by_partner_state", "referrals_waited", "refusals_by_reason"):
        assert exact(device, table) == {}


def test_rows_of_two_files_that_are_one_are_one(device: Device) -> None:
    one, other = a_youth(device), a_youth(device)
    first = job(device, one, start=dt.date(2026, 7, 15), end=dt.date(2026, 8, 31))
    device.run(merge_files, one, other=other)
    job(device, other, start=dt.date(2026, 9, 5), follows=first)
    found = exact(device, "kept_3_by_offer")
    assert (found[None, None], found["work", "yes"]) == (1, 1)


@pytest.mark.parametrize("table", ["observations_by_row", "signals_by_body_result"])
def test_nothing_exact_leaves(device: Device, table: str) -> None:
    for _ in range(3):
        device.run(observe, row="labour_cost")
        device.run(note_signal, body="clb")
    rounded = rounded_table(BY_NAME[table], exact(device, table), period=NOW.name, key=bytes(32))
    numbers = {*rounded.cells.values(), *rounded.totals.values()}
    assert numbers <= {0, BASE}
