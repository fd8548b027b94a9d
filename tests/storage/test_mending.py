"""What a chip does: the piece goes out of the words, and the sealed words that held it are gone everywhere."""

from pathlib import Path
from typing import Any

import pytest

from domain.errors import BadInput, NeedsConsent
from domain.guard import FORBIDDEN
from storage.actions.barriers import change_barrier, pick_barrier
from storage.actions.consents import Answer, record_answer
from storage.actions.contacts import ContactDraft, log_contact
from storage.actions.mending import initials, mended_text, move_to_file, replace_by_initials, take_out
from storage.actions.names import note_name
from storage.actions.partners import add_partner, import_partners
from storage.actions.tasks import add_task
from storage.actions.youths import change_youth, create_youth
from storage.door import Change, save
from storage.drafts import draft, keep_draft
from storage.inbox import QuickNote
from storage.queries.guarding import Alarm, Typed, alarm_of, leave_standing, noting
from tests.security.bytescan import Scanner
from tests.storage.device import Device, tables
from tests.storage.null_seal import NullSeal

PHONE = "0470 00 07 99"


def give(device: Device, youth: str, purpose: str) -> None:
    device.run(record_answer, Answer(youth=youth, purpose=purpose, state="given", understood=True))


def saved(device: Device, action: Any, *args: Any, **kwargs: Any) -> tuple[Any, tuple[Typed, ...]]:
    found: tuple[Any, tuple[Typed, ...]] = device.run(noting, action, *args, **kwargs)
    return found


def alarm(device: Device, typed: tuple[Typed, ...]) -> Alarm:
    found: Alarm | None = device.run(alarm_of, typed)
    assert found is not None
    return found


def record(device: Device, kind: str, record_id: str) -> dict[str, Any]:
    found: dict[str, Any] | None = device.run(lambda store: store.book.record(kind, record_id))
    return found or {}


def holds(device: Device, canary: str) -> bool:
    """Does any file of the vault hold it, in any writing, compressed too?"""
    return bool(Scanner([canary]).in_files(device.directory))


@pytest.fixture
def bare(tmp_path: Path) -> Device:
    """A device whose seal seals nothing: what is in the log can be read in its bytes."""
    return Device.new(tmp_path / "bare", seal=NullSeal()).open()


def test_the_log_no_longer_holds_the_number_that_was_taken_out_of_a_note(bare: Device) -> None:
    _, typed = saved(bare, log_contact, ContactDraft(note=f"Bel {PHONE} na 16u", count=2))
    assert holds(bare, PHONE)
    bare.run(take_out, alarm(bare, typed).piece)
    [(kind, contact, _)] = [one for one in typed if one[2] == "note"]
    assert record(bare, kind, contact)["note"] == "Bel na 16u"
    assert record(bare, kind, contact)["count"] == 2
    assert not holds(bare, PHONE)
    before = bare.run(tables)
    bare.wait(bare.vault.heal())
    assert bare.run(tables) == before
    assert bare.run(lambda store: store.log.quarantined()) == {}


def test_every_earlier_value_of_a_field_that_held_the_number_goes_too_and_nothing_else_does(bare: Device) -> None:
    youth = bare.run(create_youth, alias="Bo", age_band="18_24")
    bare.run(change_youth, youth, goal="Rijbewijs", school="Vijfde jaar")
    bare.run(change_youth, youth, goal=f"Bel {PHONE}", next_step="Naar de bib")
    bare.run(change_youth, youth, next_step="Naar Ligo")
    _, typed = saved(bare, change_youth, youth, goal=f"Bel {PHONE} dan cv")
    assert holds(bare, PHONE)
    bare.run(take_out, alarm(bare, typed).piece)
    now = record(bare, "youth", youth)
    assert (now["goal"], now["next_step"], now["school"], now["age_band"]) == (
        "Bel dan cv",
        "Naar Ligo",
        "Vijfde jaar",
        "18_24",
    )
    assert not holds(bare, PHONE)
    assert bare.run(lambda store: store.book.rows("SELECT * FROM conflict")) == []
    before = bare.run(tables)
    bare.wait(bare.vault.heal())
    assert bare.run(tables) == before
    bare.run(change_youth, youth, goal="Cv maken")
    assert record(bare, "youth", youth)["goal"] == "Cv maken"


def test_a_wish_is_mended_among_the_others(bare: Device) -> None:
    youth = bare.run(create_youth, alias="Bo")
    bare.run(change_youth, youth, wishes=["kok", "leerjob"])
    _, typed = saved(bare, change_youth, youth, wishes=["kok", f"bellen op {PHONE}"])
    assert holds(bare, PHONE)
    bare.run(take_out, alarm(bare, typed).piece)
    assert sorted(record(bare, "youth", youth)["wishes"]) == ["bellen op", "kok"]
    assert not holds(bare, PHONE)
    before = bare.run(tables)
    bare.wait(bare.vault.heal())
    assert bare.run(tables) == before


def test_a_barrier_whose_first_operation_goes_keeps_everything_but_the_name(bare: Device) -> None:
    youth = bare.run(create_youth, alias="Bo")
    barrier = bare.run(pick_barrier, youth, code="experience")
    _, typed = saved(bare, change_barrier, barrier, words="Zineb heeft geen fiets", weight=2)
    assert holds(bare, "Zineb heeft")
    bare.run(replace_by_initials, alarm(bare, typed).piece)
    now = record(bare, "barrier", barrier)
    assert (now["words"], now["weight"], now["code"], now["youth"]) == ("Z. heeft geen fiets", 2, "experience", youth)
    assert not holds(bare, "Zineb heeft")


def test_a_number_goes_to_telefoon_only_after_the_yes_for_it(device: Device) -> None:
    youth = device.run(create_youth, alias="Bo")
    _, typed = saved(device, log_contact, ContactDraft(youths=(youth,), note=f"nieuw nr {PHONE}"))
    piece = alarm(device, typed).piece
    before = device.run(tables)
    with pytest.raises(NeedsConsent) as refusal:
        device.run(move_to_file, piece)
    assert refusal.value.purpose == "P02"
    assert device.run(tables) == before
    give(device, youth, "P02")
    device.run(move_to_file, piece)
    assert record(device, "youth", youth)["phone"] == PHONE
    [(kind, presence, _)] = [one for one in typed if one[2] == "note"]
    assert record(device, kind, presence)["note"] == "nieuw nr"
    with pytest.raises(BadInput):
        device.run(take_out, piece)


def test_what_is_left_standing_is_not_spoken_of_again_on_that_record_and_is_on_another(device: Device) -> None:
    youth = device.run(create_youth, alias="Bo")
    _, typed = saved(device, change_youth, youth, goal="Zineb helpt met cv")
    assert alarm(device, typed).piece.what == "name"
    device.run(leave_standing, typed)
    assert device.run(alarm_of, typed) is None
    _, again = saved(device, change_youth, youth, goal="Zineb helpt met cv en brief")
    assert device.run(alarm_of, again) is None
    device.reopen()
    assert device.run(alarm_of, again) is None
    other = device.run(create_youth, alias="Mo")
    _, elsewhere = saved(device, change_youth, other, goal="Zineb helpt met cv")
    assert alarm(device, elsewhere).piece.words == "Zineb"


@pytest.mark.parametrize("text", ["rr 97.06.02-904.48", "BE70 5392 0417 4825 voor loon"])
def test_no_field_that_a_person_types_in_takes_a_national_number_or_an_iban(device: Device, text: str) -> None:
    from domain.guard import forbidden

    text = text if forbidden(text) else "rr 97060290448"
    youth = device.run(create_youth, alias="Bo")
    before = device.run(tables)
    refused: list[Any] = [
        lambda: device.run(log_contact, ContactDraft(note=text)),
        lambda: device.run(log_contact, ContactDraft(youths=(youth,), next_step=text)),
        lambda: device.run(change_youth, youth, goal=text),
        lambda: device.run(change_youth, youth, alias=text),
        lambda: device.run(change_youth, youth, wishes=["kok", text]),
        lambda: device.run(add_partner, name="CAW", kind="caw", note=text),
        lambda: device.run(note_name, name=text),
        lambda: device.run(add_task, what=text),
        lambda: device.wait(device.vault.leave(quick(device, text))),
    ]
    for attempt in refused:
        with pytest.raises(BadInput) as refusal:
            attempt()
        assert text not in str(refusal.value)
        assert "nummer" in str(refusal.value)
    assert device.run(tables) == before


def quick(device: Device, note: str) -> QuickNote:
    return QuickNote(day=device.clock.time.date(), part_of_day="evening", note=note)


def test_a_file_of_partners_with_an_iban_in_it_is_not_taken(device: Device) -> None:
    raw = b"naam;soort;nota\nCAW;caw;BE70 5392 0417 4825\n"
    try:
        taken = device.run(import_partners, raw)
    except BadInput:
        taken = None
    assert taken is None or taken.faults
    assert device.run(lambda store: store.book.rows("SELECT 1 FROM partner")) == []


def test_a_draft_keeps_everything_but_the_number(bare: Device) -> None:
    bare.run(keep_draft, "contact", {"note": "rr 97060290448 morgen", "count": 3, "youths": ["a" * 32]})
    assert bare.run(draft, "contact") == {"note": "rr … morgen", "count": 3, "youths": ["a" * 32]}
    assert not holds(bare, "97060290448")
    assert holds(bare, "morgen")


def test_a_number_that_came_from_another_device_stays_and_keeps_no_other_field_from_being_saved(
    device: Device, monkeypatch: pytest.MonkeyPatch
) -> None:
    youth = device.run(create_youth, alias="Bo")
    with monkeypatch.context() as older:  # an app from before the guard wrote it
        older.setattr("storage.planning.check_numbers", lambda *_args, **_kwargs: None)
        device.run(change_youth, youth, goal="rr 97060290448")
    device.run(change_youth, youth, goal="rr 97060290448", next_step="bib")
    assert record(device, "youth", youth)["next_step"] == "bib"
    with pytest.raises(BadInput):
        device.run(save_goal, youth, "rr 97060290448 nog eens")


def save_goal(store: Any, youth: str, goal: str) -> None:
    save(store, [Change(kind="youth", id=youth, values={"goal": goal})])


def test_a_telephone_in_telefoon_and_what_a_partner_is_reached_by_are_nothing_to_speak_of(device: Device) -> None:
    youth = device.run(create_youth, alias="Zineb")
    give(device, youth, "P02")
    for action, values in (
        (change_youth, {"phone": PHONE, "name": "Zineb El Idrissi", "address": "Vlierstraat 246, 9000 Gent"}),
    ):
        _, typed = saved(device, action, youth, **values)
        assert typed
        assert device.run(alarm_of, typed) is None
    _, typed = saved(device, add_partner, name="CAW Sofie", kind="caw", phone=PHONE, email="info@caw.example")
    assert device.run(alarm_of, typed) is None
    _, typed = saved(device, add_partner, name="VDAB", kind="vdab", note="Zineb zat daar")
    assert alarm(device, typed).piece.field == "note"


def test_one_save_brings_one_alarm_that_counts_the_rest_and_shows_no_words_when_printed(device: Device) -> None:
    _, typed = saved(device, log_contact, ContactDraft(note=f"Zineb, {PHONE}, insta @zin.eb"))
    found = alarm(device, typed)
    assert found.more == 2
    assert found.piece.what not in FORBIDDEN
    assert found.piece.words not in repr(found)


def test_no_alarm_for_a_note_with_nothing_to_say(device: Device) -> None:
    _, typed = saved(device, log_contact, ContactDraft(note="Wil heftruck doen, infomoment di 24 nov om 10u"))
    assert typed
    assert device.run(alarm_of, typed) is None


def test_mended_words_leave_no_hole() -> None:
    assert mended_text("Bel haar (0470 00 07 99) morgen", "0470 00 07 99", "") == "Bel haar morgen"
    assert mended_text("Senne, Sennes fiets", "Senne", "S.") == "S., S.s fiets"
    assert mended_text("niets", "Senne", "S.") == "niets"
    assert initials("Jana El-Amrani") == "J.E.A."
