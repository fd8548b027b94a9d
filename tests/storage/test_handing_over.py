"""The sheet for a partner: only what was left, through the gate to that partner, and logged in the same turn."""

import datetime as dt
from typing import Any

import pytest

from domain.errors import BadInput, NeedsConsent
from storage.actions.barriers import pick_barrier
from storage.actions.consents import Answer, record_answer, withdraw
from storage.actions.handing_over import Sheet, hand_over, sheet_of
from storage.actions.offers import propose_offer
from storage.actions.partners import add_partner
from storage.actions.referrals import hear_back, move_referral, propose_referral
from storage.actions.youths import change_youth, create_youth
from storage.queries.referrals import referrals_of
from storage.queries.road import named_for
from storage.queries.sharing import recipient_of_referral, shared_with
from storage.queries.timeline import timeline
from tests.storage.device import Device


def give(device: Device, youth: str, purpose: str, **more: Any) -> None:
    device.run(record_answer, Answer(youth=youth, purpose=purpose, state="given", understood=True, **more))


def ready(device: Device) -> tuple[str, str, str]:
    """(youth, referral, recipient) with a yes to share."""
    youth = device.run(create_youth, alias="Bo")
    device.run(change_youth, youth, school="Atheneum", wishes=["kok"])
    partner = device.run(add_partner, name="CAW Noord", kind="caw", ask_for="Ilse")
    referral = device.run(propose_referral, youth, partner=partner, asks="Een kamer.")
    recipient = device.run(recipient_of_referral, referral)
    give(device, youth, "P09", recipient=recipient)
    return youth, referral, recipient


def said(sheet: Sheet) -> set[str]:
    return {line.key for line in sheet.lines}


def test_sheet_holds_the_lines_that_were_left_and_looking_at_it_hands_nothing_over(device: Device) -> None:
    youth, referral, _ = ready(device)
    assert said(device.run(sheet_of, referral, fields=["asks", "wishes"])) == {"asks", "wishes"}
    assert device.run(shared_with, youth) == []
    sheet = device.run(hand_over, referral, fields=["asks", "wishes"])
    assert said(sheet) == {"asks", "wishes"}
    assert sheet.recipient == "Ilse, CAW Noord"
    [row] = device.run(shared_with, youth)
    assert (set(row.fields), row.struck) == ({"asks", "wishes"}, ("school",))
    with pytest.raises(NeedsConsent):
        device.run(hand_over, referral, fields=["asks"])
    assert len(device.run(shared_with, youth)) == 1


def test_nothing_is_handed_over_after_a_stop_or_without_a_line(device: Device) -> None:
    youth, referral, recipient = ready(device)
    for fields in ([], ["alias"]):
        with pytest.raises(BadInput):
            device.run(hand_over, referral, fields=fields)
    device.run(withdraw, youth, purpose="P09", recipient=recipient)
    with pytest.raises(NeedsConsent) as refusal:
        device.run(hand_over, referral, fields=["asks"])
    assert refusal.value.purpose == "P09"
    assert device.run(shared_with, youth) == []


def test_a_barrier_is_a_line_of_its_own_that_goes_through_the_gate(device: Device) -> None:
    youth, referral, _ = ready(device)
    give(device, youth, "P05")
    barrier = device.run(pick_barrier, youth, code="health")
    sheet = device.run(hand_over, referral, fields=[f"barrier:{barrier}"])
    assert [(line.kind, line.value) for line in sheet.lines] == [("barrier", "health")]


def test_question_names_the_person_to_ask_for(device: Device) -> None:
    youth, _, recipient = ready(device)
    assert device.run(named_for, youth, recipient) == "Ilse (CAW Noord)"
    assert device.run(named_for, youth, "c" * 32) == ""
    assert device.run(named_for, youth, "call") == "call"


def test_a_step_taken_back_clears_the_day_that_was_put_in_by_mistake(device: Device) -> None:
    youth, referral, _ = ready(device)
    for state in ("waiting", "taken_over"):
        device.run(move_referral, referral, state=state)
    device.run(move_referral, referral, state="waiting")
    assert device.run(referrals_of, youth)[0].admitted is None
    device.run(move_referral, referral, state="agreed")
    [row] = device.run(referrals_of, youth)
    assert (row.waiting_since, row.admitted) == (None, None)


def test_timeline_tells_offers_referrals_sheets_and_words(device: Device) -> None:
    youth, referral, recipient = ready(device)
    device.run(hand_over, referral, fields=["asks"])
    give(device, youth, "P10", recipient=recipient)
    device.run(hear_back, referral, text="Start maandag.")
    device.run(propose_offer, youth, kind="work", is_started=True, day=dt.date(2026, 11, 1))
    found = {(row.kind, row.state, row.title, row.text) for row in device.run(timeline, youth)}
    assert {
        ("referral", "proposed", "CAW Noord", ""),
        ("referral", "shared", "CAW Noord", ""),
        ("referral", "word_back", "CAW Noord", "Start maandag."),
        ("offer", "started", "", ""),
    } <= found
    assert ("consent", "given", "CAW Noord", "") in found
