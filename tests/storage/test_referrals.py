"""Referrals: the partner's name decides the drawer, sharing takes one yes one time, word back is kept as agreed."""

import datetime as dt
from typing import Any

import msgspec
import pytest

from domain.errors import BadInput, NeedsConsent
from storage.actions.barriers import pick_barrier
from storage.actions.consents import Answer, record_answer, withdraw, withdraw_all
from storage.actions.partners import add_partner
from storage.actions.referrals import (
    change_referral,
    hear_back,
    move_referral,
    not_admitted,
    propose_referral,
    share,
)
from storage.actions.youths import change_youth, create_youth
from storage.folding import catch_up
from storage.queries.referrals import ReferralRow, referrals_of
from storage.queries.sharing import recipient_of_referral, recipient_shown, share_lines, shared_with
from storage.store import Store
from tests.security.crafted import inner, sign_in
from tests.storage.device import Device, rebuilt_tables, tables

TODAY = dt.date(2026, 11, 20)


def give(device: Device, youth: str, purpose: str, **more: Any) -> None:
    device.run(record_answer, Answer(youth=youth, purpose=purpose, state="given", understood=True, **more))


def only(device: Device, youth: str) -> ReferralRow:
    [row] = device.run(referrals_of, youth)
    return row


def referred(device: Device, kind: str = "caw", **more: Any) -> tuple[str, str, str]:
    """(youth, referral, recipient) of a referral to a partner of the directory."""
    youth = device.run(create_youth, alias="Bo")
    partner = device.run(add_partner, name=f"{kind} Noord", kind=kind)
    for purpose in more.get("given", ()):
        give(device, youth, purpose)
    referral = device.run(propose_referral, youth, partner=partner, asks="Een kamer.")
    return youth, referral, device.run(recipient_of_referral, referral)


@pytest.mark.parametrize(("kind", "purpose"), [("gtb", "P05"), ("integration", "P06"), ("unia", "P15")])
def test_partner_whose_name_tells_something_waits_for_that_yes_and_goes_with_it(
    device: Device, kind: str, purpose: str
) -> None:
    with pytest.raises(NeedsConsent) as refusal:
        referred(device, kind)
    assert refusal.value.purpose == purpose
    youth, referral, recipient = referred(device, kind, given=[purpose])
    assert recipient == referral
    assert device.run(recipient_shown, recipient) == f"{kind} Noord"
    give(device, youth, "P09", recipient=recipient)
    device.run(change_youth, youth, age_band="18-24")
    device.run(share, referral, fields=["age_band"])
    device.run(withdraw, youth, purpose=purpose)
    assert device.run(referrals_of, youth) == []
    assert device.run(recipient_shown, recipient) == ""
    # What is left of it tells nothing: a share with somebody, on a day.
    partner = device.run(lambda store: store.book.row("SELECT id FROM partner")["id"])
    left = device.run(tables)
    for name in ("shared", "consent", "standing", "task", "referral", "drawer"):
        assert partner not in repr(left[name]), name
    assert kind not in repr({name: rows for name, rows in left.items() if name not in ("partner", "entry")})
    assert left == device.run(rebuilt_tables)


def test_referral_goes_step_by_step_and_the_days_are_kept(device: Device) -> None:
    youth, referral, _ = referred(device)
    for days, state in ((20, "agreed"), (15, "together"), (14, "waiting"), (2, "taken_over")):
        device.run(move_referral, referral, state=state, day=TODAY - dt.timedelta(days=days))
    row = only(device, youth)
    assert (row.state, row.is_open, row.partner_name) == ("taken_over", True, "caw Noord")
    assert (row.since, row.waiting_since, row.admitted) == (
        TODAY - dt.timedelta(days=2),
        TODAY - dt.timedelta(days=14),
        TODAY - dt.timedelta(days=2),
    )
    for state in ("word_back", "not_admitted", "lost"):
        with pytest.raises(BadInput):
            device.run(move_referral, referral, state=state)
    device.run(move_referral, referral, state="no_show")
    assert not only(device, youth).is_open


def test_reason_of_a_refusal_that_tells_more_than_the_partner_lies_in_its_own_drawer(device: Device) -> None:
    youth, referral, _ = referred(device)
    with pytest.raises(NeedsConsent) as refusal:
        device.run(not_admitted, referral, reason="papers")
    assert refusal.value.purpose == "P06"
    assert only(device, youth).state == "proposed"
    give(device, youth, "P06")
    device.run(not_admitted, referral, reason="papers")
    assert (only(device, youth).state, only(device, youth).refusal) == ("not_admitted", "papers")
    device.run(withdraw, youth, purpose="P06")
    assert (only(device, youth).state, only(device, youth).refusal) == ("not_admitted", "")
    assert device.run(lambda store: store.log.quarantined()) == {}
    assert device.run(tables) == device.run(rebuilt_tables)


@pytest.mark.parametrize(("kind", "purpose"), [("vdab", "P08"), ("caw", "P09")])
def test_nothing_is_shared_without_a_yes_for_this_partner_and_one_yes_is_one_time(
    device: Device, kind: str, purpose: str
) -> None:
    youth, referral, recipient = referred(device, kind)
    device.run(change_youth, youth, age_band="18-24", qualification="low")
    before = device.run(tables)
    for other in ("", "c" * 32):
        give_to = {"recipient": other} if other else {}
        give(device, youth, "P09" if kind == "vdab" else "P08", **give_to)
        with pytest.raises(NeedsConsent) as refusal:
            device.run(share, referral, fields=["age_band"])
        assert refusal.value.purpose == purpose
    assert device.run(tables)["shared"] == before["shared"] == []
    for times in (1, 2):
        give(device, youth, purpose, recipient=recipient)
        device.run(share, referral, fields=["age_band"])
        with pytest.raises(NeedsConsent):
            device.run(share, referral, fields=["age_band"])
        assert len(device.run(shared_with, youth)) == times
    row = device.run(shared_with, youth)[0]
    assert (row.day, row.purpose, row.fields, row.struck) == (TODAY, purpose, ("age_band",), ("asks", "qualification"))


def test_lines_to_share_are_what_is_agreed_to_be_kept_and_the_log_never_says_what_they_said(device: Device) -> None:
    youth, referral, recipient = referred(device)
    for purpose in ("P02", "P05"):
        give(device, youth, purpose)
    device.run(change_youth, youth, name="Bogdan", phone="0470", disability="yes", wishes=["kok"])
    device.run(change_youth, youth, gender="unsaid", qualification="unknown")  # no line: it says nothing
    device.run(pick_barrier, youth, code="health")
    device.run(pick_barrier, youth, code="mobility")
    lines = {line.key: line.value for line in device.run(share_lines, referral)}
    barriers = {value for key, value in lines.items() if key.startswith("barrier:")}
    assert barriers == {"health", "mobility"}
    assert {key for key in lines if not key.startswith("barrier:")} == {"asks", "name", "phone", "disability", "wishes"}
    give(device, youth, "P09", recipient=recipient)
    device.run(share, referral, fields=[key for key in lines if key != "phone"])
    [row] = device.run(shared_with, youth)
    assert set(row.fields) == {"asks", "name", "wishes", "P05", "barriers"}
    assert row.struck == ("phone",)
    said = repr(device.run(tables)["shared"])
    assert not any(word in said for word in ("Bogdan", "0470", "kok", "health", "disability", "Een kamer"))
    device.run(withdraw, youth, purpose="P02")
    assert "name" not in {line.key for line in device.run(share_lines, referral)}
    give(device, youth, "P09", recipient=recipient)
    for fields in ([], ["name"], ["alias"], ["goal"]):
        with pytest.raises(BadInput):
            device.run(share, referral, fields=fields)


def test_stopping_with_one_partner_takes_only_what_was_logged_of_that_one(device: Device) -> None:
    youth, first, recipient = referred(device)
    device.run(change_youth, youth, age_band="18-24")
    partner = device.run(add_partner, name="OCMW Oost", kind="ocmw")
    second = device.run(propose_referral, youth, partner=partner)
    for referral, to in ((first, recipient), (second, partner)):
        give(device, youth, "P09", recipient=to)
        give(device, youth, "P10", recipient=to)
        device.run(share, referral, fields=["age_band"])
        device.run(hear_back, referral, text="Begint maandag.")
    device.run(withdraw, youth, purpose="P09", recipient=recipient)
    assert [row.referral for row in device.run(shared_with, youth)] == [second]
    assert {row.id: len(row.words_back) for row in device.run(referrals_of, youth)} == {first: 1, second: 1}
    device.run(withdraw, youth, purpose="P10", recipient=partner)
    assert {row.id: len(row.words_back) for row in device.run(referrals_of, youth)} == {first: 1, second: 0}
    assert device.run(tables) == device.run(rebuilt_tables)


def test_word_of_a_partner_waits_for_its_yes_and_a_youth_may_always_tell_how_it_went(device: Device) -> None:
    youth, referral, recipient = referred(device)
    with pytest.raises(NeedsConsent) as refusal:
        device.run(hear_back, referral, text="Kwam niet.")
    assert refusal.value.purpose == "P10"
    assert only(device, youth).state == "proposed"
    device.run(hear_back, referral, text="Ik begin maandag.", is_from_youth=True)
    row = only(device, youth)
    assert (row.state, row.is_open, row.words, row.words_back) == ("word_back", False, "Ik begin maandag.", ())
    give(device, youth, "P10", recipient=recipient)
    device.run(hear_back, referral, text="Start maandag.")
    assert [word.text for word in only(device, youth).words_back] == ["Start maandag."]


def test_stopping_everything_leaves_nothing_of_any_referral(device: Device) -> None:
    youth, referral, recipient = referred(device, given=["P02"])
    device.run(change_youth, youth, name="Bogdan")
    give(device, youth, "P09", recipient=recipient)
    device.run(share, referral, fields=["name"])
    device.run(withdraw_all, youth)
    left = device.run(tables)
    assert all(left[name] == [] for name in ("referral", "shared", "consent", "youth", "waiting"))
    assert left == device.run(rebuilt_tables)


def test_partner_that_is_not_in_the_list_and_a_change_of_nothing_are_refused(device: Device) -> None:
    youth = device.run(create_youth, alias="Bo")
    for values in ({}, {"partner": "f" * 32}, {"partner_kind": "bank"}):
        with pytest.raises(BadInput):
            device.run(propose_referral, youth, **values)
    referral = device.run(propose_referral, youth, partner_kind="school")
    device.run(change_referral, referral, words="Het ging.")
    assert only(device, youth).words == "Het ging."
    with pytest.raises(BadInput):
        device.run(not_admitted, referral, reason="mood")
    with pytest.raises(BadInput):
        device.run(change_referral, "f" * 32, words="x")


def test_share_with_one_that_a_dishonest_device_lays_in_the_drawer_of_another_is_set_apart(device: Device) -> None:
    youth, referral, recipient = referred(device)
    device.run(change_youth, youth, age_band="18-24")
    give(device, youth, "P09", recipient=recipient)
    give(device, youth, "P09", recipient="c" * 32)
    device.run(share, referral, fields=["age_band"])

    def lie(store: Store) -> int:
        [drawer] = store.book.drawers(youth, "sharing")
        fields = {"youth": youth, "referral": referral, "recipient": "c" * 32, "consent": drawer.consent}
        fields |= {"day": "2026-11-20", "worker": store.worker}
        sign_in(store, drawer.scope, msgspec.msgpack.encode(inner(store, "shared", fields)))
        catch_up(store)
        return len(store.log.quarantined())

    assert device.run(lie) == 1
    assert [row.recipient for row in device.run(shared_with, youth)] == [recipient]
