"""The copy on paper: real text in the youth's language, every word that is kept, and no word that is not."""

import datetime as dt
import itertools
from pathlib import Path
from typing import Any

import pytest

from domain.codes import CODE_LISTS, purposes, reply_sections
from domain.copywords import FIELDS, JOINS, label_words, section_words, title_words
from domain.jsonld.context import exported_kinds
from storage.actions.consents import withdraw
from storage.actions.partners import add_partner
from storage.actions.replies import reply
from storage.actions.retention import extend
from storage.actions.youths import change_youth, create_youth
from storage.door import Change, new_id, save
from storage.queries.copy import Copy, copy_of
from storage.queries.youth_file import purposes_of
from tests.storage.device import Device, shut_all
from tests.storage.test_copy import RECIPIENTS, agree, asked, full_file
from tests.views.pdf_text import text_of
from views.copy_sheet import copy_pdf
from views.copy_words import ORDER, parts_of, purpose_lines
from views.paper import texts_on_paper
from views.texts import fonts_folder, load_texts

SAID_ELSEWHERE = {"strokes"}  # drawn


@pytest.fixture
def device(tmp_path: Path) -> Any:
    made = Device.new(tmp_path / "vault").open()
    yield made
    shut_all()


def pdf_of(copy: Copy | None, code: str = "nl", **more: Any) -> bytes:
    assert copy is not None
    return copy_pdf(copy, texts=texts_on_paper(load_texts(code)), fonts=fonts_folder(), **more)


def words_of(pdf: bytes) -> str:
    """A reader's words in one line: where the paper breaks a line means nothing."""
    return " ".join(text_of(pdf).split())


def test_every_word_that_is_kept_is_on_the_paper_and_goes_with_its_purpose(device: Device) -> None:
    youth, planted = full_file(device)
    said = words_of(pdf_of(device.run(copy_of, youth)))
    assert [words for words in planted if words not in said] == []
    stopped = ("P05", "P09", "P15")
    for code in stopped:
        device.run(withdraw, youth, purpose=code, recipient=RECIPIENTS.get(code, ""))
    pdf = pdf_of(device.run(copy_of, youth))
    said = words_of(pdf)
    for words, kept_under in planted.items():
        assert (words in said) == (kept_under not in stopped), words
        if kept_under in stopped:
            assert words.encode() not in pdf
            assert words.encode("utf-16-be") not in pdf


@pytest.mark.parametrize("code", ["nl", "fr", "en", "ar"])
def test_the_paper_is_text_with_its_language_and_no_moment_of_the_day(device: Device, code: str) -> None:
    youth = device.run(create_youth, alias="Bo")
    copy = device.run(copy_of, youth)
    pdf = pdf_of(copy, code)
    language = texts_on_paper(load_texts(code)).language
    assert f"/Lang ({language})".encode() in pdf
    assert b"/Subtype /Image" not in pdf
    assert b"20261120120000" in pdf
    assert "Bo" in text_of(pdf)
    assert pdf == pdf_of(copy, code), "the same copy makes the same bytes"


def test_every_field_of_every_kind_of_a_youth_has_words_of_its_own() -> None:
    texts = load_texts()
    hows = {"text", "day", "moment", "list", "yes", "name", "fields", "barriers", "says", "same", "bases"}
    for kind in exported_kinds():
        owed = {n for n, f in kind.fields.items() if f.serves.is_owed or not f.serves.is_inside}
        for name in owed:
            label = label_words(kind.name, name, texts=texts)
            assert label != texts.t("Ook dit"), (kind.name, name)
            assert bool(label) == (name not in JOINS), (kind.name, name)
        for name, say in FIELDS[kind.name].items():
            assert name in kind.fields, (kind.name, name)
            assert say.how in hows | set(CODE_LISTS), (kind.name, name)
        assert title_words(kind.name, "", texts=texts) != texts.t("Ook dit"), kind.name


def test_a_field_is_left_out_of_the_paper_only_when_it_joins_records_or_is_drawn() -> None:
    texts_of_fields = {n for k in exported_kinds() for n, f in k.fields.items() if f.serves.is_text}
    assert not texts_of_fields & JOINS
    assert SAID_ELSEWHERE < JOINS


def test_every_part_has_a_place_on_the_paper() -> None:
    texts = load_texts()
    assert set(reply_sections.BY_CODE) | {"requests"} == set(ORDER)
    assert len({section_words(code, texts=texts) for code in ORDER}) == len(ORDER)


def test_every_state_of_every_purpose_is_said_to_the_youth(device: Device) -> None:
    youth = device.run(create_youth, alias="Bo")
    for code in asked():
        agree(device, youth, code)
    device.run(withdraw, youth, purpose="P05")
    copy = device.run(copy_of, youth)
    assert copy is not None
    lines = {line.label: line.words for line in purpose_lines(copy, texts=load_texts())}
    assert lines["Gezondheid als drempel"] == "Je stopte ermee op 20 november 2026."
    assert lines["Afkomst en taal"].startswith("Je zei ja op 20 november 2026.")
    assert lines["Bellen of een bericht sturen: telefoon"].startswith("Je zei ja")
    said = words_of(pdf_of(copy))
    for row in device.run(purposes_of, youth):
        assert purposes.BY_CODE[row.purpose].label in said


def test_who_got_what_is_on_the_paper_with_the_day_and_the_name(device: Device) -> None:
    youth = device.run(create_youth, alias="Bo")
    partner = device.run(add_partner, name="CAW Noord", kind="caw")
    assert "We gaven niets over jou aan iemand anders." in words_of(pdf_of(device.run(copy_of, youth)))
    from storage.actions.consents import Answer, record_answer

    answer = Answer(youth=youth, purpose="P09", state="given", recipient=partner, understood=True)
    device.run(record_answer, answer)
    values: dict[str, Any] = {
        "youth": youth,
        "referral": "a" * 32,
        "recipient": partner,
        "consent": "c" * 32,
        "fields": ["name", "P05"],
    }
    values |= {"day": dt.date(2026, 11, 20), "worker": "d" * 32}
    device.run(save, [Change(kind="shared", id=new_id(), values=values)])
    said = words_of(pdf_of(device.run(copy_of, youth)))
    assert "Op 20 november 2026 gaven we aan CAW Noord: Je naam, Gezondheid als drempel." in said
    assert "Gegevensbeschermingsautoriteit: Drukpersstraat 35, 1000 Brussel" in said


def test_a_flemish_public_body_names_its_own_authority(device: Device) -> None:
    from domain.policies import ORGANISATION

    youth = device.run(create_youth, alias="Bo")
    values = {"name": "OCMW Noord", "address": "Markt 1", "is_public": True}
    device.run(save, [Change(kind="organisation", id=ORGANISATION, values=values)])
    said = words_of(pdf_of(device.run(copy_of, youth)))
    assert "OCMW Noord houdt dit bij." in said
    assert "Vlaamse Toezichtcommissie" in said
    assert "Drukpersstraat" not in said


def test_the_youths_own_words_stand_beside_the_part_they_are_about(device: Device) -> None:
    youth = device.run(create_youth, alias="Bo")
    device.run(reply, youth, section="who", words="Ik zie dit anders.")
    copy = device.run(copy_of, youth)
    assert copy is not None
    [part] = [part for part in parts_of(copy, texts=load_texts()) if part.code == "who"]
    assert [line.words for entry in part.replies for line in entry.lines] == ["Ik zie dit anders."]
    said = words_of(pdf_of(copy))
    assert said.index("Wie je bent") < said.index("Ik zie dit anders.") < said.index("Wie dit leest")


HOSTILE = {
    "long": "w" * 200,
    "arabic": "لا أستطيع النوم جيدا",
    "mixed": "Hij zei مرحبا en ging",
    "hebrew": "שלום לכולם",
    "emoji": "Goed 👍🏽 gedaan 👩‍👩‍👧 zo",
    "combining": "e" + "\u0301" * 60,
    "signs": "%PDF-1.4 (haakje \\) {nb} <b> endstream",
    "wide": "漢字とかな " * 20,
    "lines": "een\n\n\ntwee\ttab\n" * 10,
    "surrogate_like": "\U0001f9ff" * 60,
}


def test_no_words_of_anybody_break_the_paper(device: Device) -> None:
    youth = device.run(create_youth, alias="Bo")
    device.run(change_youth, youth, wishes=[words[:200] for words in HOSTILE.values()])
    for words in HOSTILE.values():
        device.run(reply, youth, section="plan", words=(words * 20)[:4000])
    pdf = pdf_of(device.run(copy_of, youth))
    assert pdf.startswith(b"%PDF")
    said = text_of(pdf)
    assert "".join(said.split()).count("w" * 200) >= 2
    assert "(haakje \\) {nb} <b> endstream" in words_of(pdf)
    assert "Dit papier kan niet elk teken tonen." in words_of(pdf)
    assert len(said.encode("utf-8", errors="strict")) > 2000


def test_letters_that_the_paper_has_need_no_excuse(device: Device) -> None:
    youth = device.run(create_youth, alias="Bo")
    device.run(change_youth, youth, wishes=["Ik wil leren lassen: ça va, naïef, Ελλάδα, Україна", HOSTILE["arabic"]])
    assert "Dit papier kan niet elk teken tonen." not in words_of(pdf_of(device.run(copy_of, youth)))


def test_hundreds_of_contacts_make_a_paper_and_not_a_crash(device: Device) -> None:
    youth = device.run(create_youth, alias="Bo")
    days = itertools.cycle(dt.date(2026, month, 1) for month in range(1, 12))
    presences = [
        Change(
            kind="presence",
            id=new_id(),
            values={"youth": youth, "contact": new_id(), "day": next(days), "note": f"Contact {number}."},
        )
        for number in range(120)
    ]
    device.run(save, presences)
    said = words_of(pdf_of(device.run(copy_of, youth)))
    assert "Contact 0." in said
    assert "Contact 119." in said


def test_practising_is_said_on_the_paper(device: Device) -> None:
    youth = device.run(create_youth, alias="Bo")
    copy = device.run(copy_of, youth)
    assert "Oefenen: niets hiervan is echt" in words_of(pdf_of(copy, is_practice=True))
    assert "Oefenen" not in words_of(pdf_of(copy))


def test_what_is_kept_longer_says_until_when_and_why(device: Device) -> None:
    youth = device.run(create_youth, alias="Bo")
    before = words_of(pdf_of(device.run(copy_of, youth)))
    device.run(extend, youth, reason="asked", until=dt.date(2028, 3, 1))
    said = words_of(pdf_of(device.run(copy_of, youth)))
    assert "We wissen dit op 20 november 2027." in before
    assert "We bewaren dit langer" not in before
    assert "We wissen dit op 1 maart 2028." in said
    assert "We bewaren dit langer: de jongere vroeg om het te bewaren." in said
