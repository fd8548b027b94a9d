"""Finding a youth by a word somewhere in the file, as far as the gate lets it through; and the filters of the list."""

import datetime as dt
from typing import Any

import pytest

from storage.actions.barriers import change_barrier, pick_barrier
from storage.actions.consents import Answer, record_answer
from storage.actions.contacts import ContactDraft, log_contact
from storage.actions.merging import merge_files
from storage.actions.offers import end_offer, propose_offer, refuse_offer, start_offer
from storage.actions.partners import add_partner
from storage.actions.people import add_person
from storage.actions.places import add_place
from storage.actions.referrals import propose_referral
from storage.actions.tasks import add_task
from storage.actions.youths import change_youth, create_youth
from storage.queries.youths import youth_rows
from tests.storage.device import Device

TODAY = dt.date(2026, 11, 20)


def give(device: Device, youth: str, purpose: str, **more: Any) -> None:
    device.run(record_answer, Answer(youth=youth, purpose=purpose, state="given", understood=True, **more))


def found(device: Device, text: str = "", **more: Any) -> list[str]:
    return [row.alias for row in device.run(youth_rows, text=text, **more)]


def test_word_of_an_offer_a_referral_a_task_a_place_or_a_partner_finds_the_youth(device: Device) -> None:
    youth = device.run(create_youth, alias="Bo")
    device.run(create_youth, alias="Noor")
    device.run(propose_offer, youth, kind="work", where="Bakkerij Élan", words="vroeg opstaan lukt")
    partner = device.run(add_partner, name="CAW Noord", kind="caw")
    device.run(propose_referral, youth, partner=partner, asks="een kamer")
    device.run(add_task, what="Bellen over de fietsbib", youth=youth)
    place = device.run(add_place, name="Skatepark", kind="park")
    device.run(log_contact, ContactDraft(place=place, place_kind="park", youths=(youth,), note="zoekt een bril"))
    for word in ("elan", "OPSTAAN", "kamer", "caw noord", "fietsbib", "skatepark", "bril", "bo"):
        assert found(device, word) == ["Bo"], word
    assert found(device, "helikopter") == []


def test_what_ended_or_was_never_agreed_finds_nobody(device: Device) -> None:
    youth = device.run(create_youth, alias="Bo")
    give(device, youth, "P02")
    device.run(add_person, youth, role="parent", name="Fatma")
    device.run(change_youth, youth, phone="0470123456")
    assert found(device, "fatma") == found(device, "0470") == ["Bo"]
    device.clock.time += dt.timedelta(days=200)  # P02 lasts six months; nothing was erased yet
    assert device.run(lambda store: store.book.rows("SELECT 1 FROM person WHERE folded = 'fatma'"))
    assert found(device, "fatma") == found(device, "0470") == []
    assert found(device, "bo") == ["Bo"]


def test_partner_whose_name_tells_something_finds_only_who_agreed_to_that(device: Device) -> None:
    youth = device.run(create_youth, alias="Bo")
    give(device, youth, "P05")
    partner = device.run(add_partner, name="GTB Gent", kind="gtb")
    device.run(propose_referral, youth, partner=partner)
    assert found(device, "gtb gent") == ["Bo"]
    device.clock.time += dt.timedelta(days=200)
    assert found(device, "gtb gent") == []


def test_word_in_either_of_two_files_that_are_one_finds_the_leading_one_once(device: Device) -> None:
    first, second = device.run(create_youth, alias="Bo"), device.run(create_youth, alias="Bootje")
    device.run(propose_offer, second, kind="work", words="bij de bakker")
    device.run(merge_files, first, other=second)
    assert len(found(device, "bakker")) == 1
    assert len(found(device, "bo")) == 1


def test_pages_of_a_search_follow_each_other_without_gap_or_double(
    device: Device, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.queries.youths.PAGE", 3)
    names = [f"Zaki {number}" for number in range(7)]
    for name in names:
        device.run(create_youth, alias=name)
    pages = [found(device, "zaki", offset=offset) for offset in (0, 3, 6)]
    assert [len(page) for page in pages] == [3, 3, 1]
    assert sorted(name for page in pages for name in page) == names
    assert sorted(name for offset in (0, 3, 6) for name in found(device, offset=offset)) == names


def test_without_offer_are_those_for_whom_none_is_proposed_or_runs(device: Device) -> None:
    bo, noor, twix = (device.run(create_youth, alias=alias) for alias in ("Bo", "Noor", "Twix"))
    assert set(found(device, only="no_offer")) == {"Bo", "Noor", "Twix"}
    offer = device.run(propose_offer, bo, kind="work", day=TODAY - dt.timedelta(days=9))
    refused = device.run(propose_offer, noor, kind="work")
    assert found(device, only="no_offer") == ["Twix"]
    device.run(refuse_offer, refused)
    assert set(found(device, only="no_offer")) == {"Noor", "Twix"}
    device.run(start_offer, offer, day=TODAY - dt.timedelta(days=5))
    device.run(end_offer, offer, is_planned=False, reason="own")
    assert set(found(device, only="no_offer")) == {"Bo", "Noor", "Twix"}
    device.run(propose_offer, twix, kind="work")
    device.run(merge_files, bo, other=twix)
    assert found(device, only="no_offer") == ["Noor"]


def test_due_are_those_for_whom_something_comes_up_now(device: Device) -> None:
    bo = device.run(create_youth, alias="Bo")
    noor = device.run(create_youth, alias="Noor")
    device.run(change_youth, noor, clock_start=TODAY - dt.timedelta(days=10))
    assert found(device, only="due") == []
    device.run(add_task, what="Bellen", youth=bo)
    device.run(change_youth, noor, clock_start=TODAY - dt.timedelta(days=100))
    assert set(found(device, only="due")) == {"Bo", "Noor"}
    device.run(propose_offer, noor, kind="work")
    assert found(device, only="due") == ["Bo"]


def test_words_of_a_barrier_find_only_while_its_own_agreement_stands(device: Device) -> None:
    youth = device.run(create_youth, alias="Bo")
    give(device, youth, "P05")
    barrier = device.run(pick_barrier, youth, code="health")
    assert barrier
    device.run(change_barrier, barrier, words="slaapt slecht")
    assert found(device, "slaapt") == ["Bo"]
    device.clock.time += dt.timedelta(days=200)
    assert found(device, "slaapt") == []
