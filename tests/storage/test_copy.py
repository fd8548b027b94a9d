"""The youth's own copy: all that is kept of the youth and agreed to, and nothing that is not."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from domain.codes import purposes
from domain.records import KINDS
from storage.actions.barriers import pick_barrier
from storage.actions.consents import Answer, record_answer, withdraw, withdraw_all
from storage.actions.merging import merge_files
from storage.actions.partners import add_partner
from storage.actions.replies import reply, take_back_reply
from storage.actions.requests import close_request, note_request
from storage.actions.youths import change_youth, create_youth
from storage.door import Change, new_id, save
from storage.queries.copy import Copy, copy_of
from tests.storage.device import Device

GOLDEN: dict[str, dict[str, Any]] = json.loads(
    (Path(__file__).parent.parent / "domain" / "golden" / "records-v1.json").read_text()
)["values"]
PARTNER = "b" * 32
RECIPIENTS = {"P03": "call", "P08": "vdab", "P09": PARTNER, "P10": PARTNER}
# What else decides the purpose, beside what the golden records say: each sensitive drawer gets a record.
VARIANTS: dict[str, list[dict[str, Any]]] = {
    "barrier": [{"code": c} for c in ("mobility", "health", "language", "detention", "discrimination")],
    "offer": [{"kind": "work"}, {"kind": "ips"}, {"kind": "nt2"}],
    "pause": [{"reason": "wish"}, {"reason": "ill"}, {"reason": "detained"}],
    "referral": [{"partner_kind": "caw"}, {"partner_kind": "gtb"}, {"partner_kind": "unia"}],
    "refusal": [{"reason": "full"}, {"reason": "recognition"}],
    "task": [{"origin": "own"}, {"origin": "aftercare"}],
    "shared": [{"recipient": "vdab"}, {"recipient": PARTNER}],
    "reply": [{"section": s} for s in ("whole", "contact", "handle", "health", "origin", "detention", "reports")],
    "word_back": [{"recipient": PARTNER}],
}
# Made by the consents themselves, or by merging: these have tests of their own.
NOT_WRITTEN = {"consent", "same_as"}


def agree(device: Device, youth: str, purpose: str) -> None:
    answer = Answer(
        youth=youth,
        purpose=purpose,
        state="given",
        recipient=RECIPIENTS.get(purpose, ""),
        how="written" if purposes.BY_CODE[purpose].is_written else "spoken",
        understood=True,
    )
    device.run(record_answer, answer)


def asked() -> list[str]:
    """Every purpose of a file, what the others lean on first."""
    return [row.code for row in purposes.PURPOSES if row.code not in ("P00", "P01", "P14")]


def canary(kind: str, field: str, number: int) -> str:
    return f"kanarie {kind} {field} {number}"


def write_everything(device: Device, youth: str) -> dict[str, str]:
    """A canary in every field that holds words, of every kind with a youth; canary -> the purpose it is kept under."""
    planted: dict[str, str] = {}
    shapes = [(name, kind) for name, kind in KINDS.items() if "youth" in kind.fields and name not in NOT_WRITTEN]
    for name, kind in shapes:
        for number, variant in enumerate(VARIANTS.get(name, [{}])):
            values = GOLDEN[name] | {"youth": youth} | variant
            for field, declared in kind.fields.items():
                if declared.serves.is_text:
                    words = canary(name, field, number)
                    values[field] = [words] if isinstance(values.get(field), list) else words
                    planted[words] = _purpose(name, field, values)
            if name == "task":
                values["key"] = ""
            device.run(save, [Change(kind=name, id=new_id(), values=values)])
    details: dict[str, Any] = {}
    for field, declared in KINDS["youth"].fields.items():
        if declared.serves.is_text:
            words = canary("youth", field, 0)
            details[field] = [words] if declared.serves.merge == "set" else words
            planted[words] = _purpose("youth", field, {})
    device.run(change_youth, youth, **details)
    return planted


def _purpose(kind: str, field: str, record: dict[str, Any]) -> str:
    from domain.records import purpose_of

    return purpose_of(kind, field, record)


def full_file(device: Device) -> tuple[str, dict[str, str]]:
    youth = device.run(create_youth, alias="Zaki")
    for purpose in asked():
        agree(device, youth, purpose)
    return youth, write_everything(device, youth)


def said(found: Copy | None) -> str:
    assert found is not None
    return json.dumps([[value.value, *value.rivals, *value.former] for r in found.records for value in r.values])


def test_every_word_kept_of_a_youth_is_in_the_copy(device: Device) -> None:
    youth, planted = full_file(device)
    found = device.run(copy_of, youth)
    assert found is not None
    assert found.is_whole
    text = said(found)
    assert len(planted) > 30
    missing = [words for words in planted if words not in text]
    assert missing == []
    kinds = {record.kind for record in found.records}
    assert {name for name, kind in KINDS.items() if "youth" in kind.fields} - kinds <= {"same_as"}


@pytest.mark.parametrize("purpose", [code for code in asked() if purposes.BY_CODE[code].drawer])
def test_what_was_withdrawn_is_in_no_copy_and_the_rest_still_is(device: Device, purpose: str) -> None:
    youth, planted = full_file(device)
    device.run(withdraw, youth, purpose=purpose, recipient=RECIPIENTS.get(purpose, ""))
    text = said(device.run(copy_of, youth))
    gone = {words for words, kept_under in planted.items() if kept_under == purpose}
    for words in planted:
        assert (words in text) == (words not in gone), words
    found = device.run(copy_of, youth)
    assert found is not None
    assert purpose in {row.purpose for row in found.purposes if row.state == "withdrawn"}


def test_after_stopping_everything_there_is_no_copy_to_give(device: Device) -> None:
    youth, _ = full_file(device)
    device.run(withdraw_all, youth)
    assert device.run(copy_of, youth) is None
    assert device.run(copy_of, None) is None


def test_what_was_never_agreed_to_is_in_no_copy(device: Device) -> None:
    youth = device.run(create_youth, alias="Bo")
    agree(device, youth, "P02")
    device.run(change_youth, youth, name="Bogdan", wishes=["bakken"])
    found = device.run(copy_of, youth)
    assert found is not None
    assert {record.purpose for record in found.records} == {"P01", "P02"}


def test_former_values_and_rivals_are_in_the_copy_because_they_are_still_kept(device: Device) -> None:
    youth = device.run(create_youth, alias="Bo")
    device.run(change_youth, youth, goal="Kapper worden", wishes=["bakken"])
    device.run(change_youth, youth, goal="Bakker worden", wishes=["lassen"])
    found = device.run(copy_of, youth)
    assert found is not None
    [plan] = [record for record in found.records if record.section == "plan"]
    by_field = {value.field: value for value in plan.values}
    assert (by_field["goal"].value, by_field["goal"].former) == ("Bakker worden", ("Kapper worden",))
    assert (by_field["wishes"].value, by_field["wishes"].former) == (["lassen"], ("bakken",))


def test_a_field_that_was_emptied_shows_what_is_still_in_the_log(device: Device) -> None:
    youth = device.run(create_youth, alias="Bo")
    device.run(change_youth, youth, goal="Kapper worden")
    device.run(change_youth, youth, goal="")
    assert "Kapper worden" in said(device.run(copy_of, youth))


def test_two_files_of_one_youth_are_one_copy(device: Device) -> None:
    first, second = (device.run(create_youth, alias=alias) for alias in ("Bo", "Bogdan"))
    device.run(change_youth, first, goal="Kapper worden")
    device.run(pick_barrier, second, code="mobility", says="worker")
    device.run(merge_files, first, other=second)
    for youth in (first, second):
        found = device.run(copy_of, youth)
        assert found is not None
        assert "Kapper worden" in said(found)
        assert "mobility" in said(found)
        assert {record.kind for record in found.records} >= {"same_as", "barrier"}
        assert first not in said(found)
        assert second not in said(found), "the numbers of the files are our own machinery"


def test_a_reply_goes_with_the_part_it_stands_beside_and_can_be_taken_back(device: Device) -> None:
    youth = device.run(create_youth, alias="Bo")
    agree(device, youth, "P05")
    device.run(reply, youth, section="health", words="Dat is al beter.")
    whole = device.run(reply, youth, section="whole", words="Ik zie dit anders.")
    text = said(device.run(copy_of, youth))
    assert "Dat is al beter." in text
    device.run(withdraw, youth, purpose="P05")
    text = said(device.run(copy_of, youth))
    assert "Dat is al beter." not in text
    assert "Ik zie dit anders." in text
    device.run(take_back_reply, whole)
    assert "Ik zie dit anders." not in said(device.run(copy_of, youth))


def test_names_stand_beside_the_numbers_of_people_and_partners(device: Device) -> None:
    youth = device.run(create_youth, alias="Bo")
    partner = device.run(add_partner, name="CAW Noord", kind="caw")
    device.run(save, [Change(kind="referral", id=new_id(), values=_referral(youth, partner))])
    found = device.run(copy_of, youth)
    assert found is not None
    assert found.names[partner] == "CAW Noord"
    assert "An" in found.names.values()


def _referral(youth: str, partner: str) -> dict[str, Any]:
    return {"youth": youth, "partner_kind": "caw", "partner": partner, "since": dt.date(2026, 11, 20)}


def test_a_request_is_in_the_copy_and_outlives_the_file_as_a_number(device: Device) -> None:
    youth = device.run(create_youth, alias="Bo")
    noted = device.run(note_request, "erasure", youth=youth, words="Alles mag weg.")
    found = device.run(copy_of, youth)
    assert found is not None
    assert [row.number for row in found.requests] == [noted.number]
    assert "Alles mag weg." in said(found)
    assert noted.number in said(found)
    device.run(withdraw_all, youth)
    device.run(close_request, noted.id, outcome="granted")
    from storage.queries.requests import request_row

    row = device.run(request_row, noted.id)
    assert row is not None
    assert (row.number, row.youth, row.alias, row.words, row.outcome) == (noted.number, "", "", "", "granted")
