"""The organisation's own words: from draft to approved, wider or not, and asked again where they allow more."""

import datetime as dt

import pytest

from domain.consent_texts import consent_text
from domain.errors import BadInput, Refused
from storage.actions.consents import Answer, record_answer, withdraw, withdraw_all
from storage.actions.own_texts import Imported, import_texts, take_over, take_step, write_text
from storage.actions.youths import change_youth, create_youth
from storage.queries.due import due_rows
from storage.queries.organisation import (
    dutch_now,
    own_texts,
)
from tests.domain.test_own_texts import as_json, filled_template
from tests.storage.deciding import approve, dutch, last_event, say_yes, state_of
from tests.storage.device import Device, rebuilt_tables, tables


@pytest.fixture
def youth(device: Device) -> str:
    return device.run(create_youth, alias="Lowie")


def test_own_words_are_asked_with_only_once_they_are_approved(device: Device, youth: str) -> None:
    record = device.run(write_text, purpose="P02", language="nl", words=dutch("P02", what="Alleen je naam."))
    assert device.run(dutch_now)["P02"].version == 1
    device.run(take_step, record, state="read_back")
    say_yes(device, youth, "P02")
    assert last_event(device, "P02")["text_version"] == 1
    device.run(take_step, record, state="approved")
    say_yes(device, youth, "P02")
    event = last_event(device, "P02")
    assert event["text_version"] == 1001
    assert event["text_hash"] == device.run(dutch_now)["P02"].words_hash


def test_a_draft_leads_to_no_yes_until_the_organisation_approved_it(device: Device, youth: str) -> None:
    with pytest.raises(Refused, match="niet goedgekeurd"):
        say_yes(device, youth, "P02", language="ar")
    record = device.run(take_over, consent_text("P02", language="ar"))
    for step in ("translated", "read_back"):
        device.run(take_step, record, state=step)
        with pytest.raises(Refused, match="niet goedgekeurd"):
            say_yes(device, youth, "P02", language="ar")
    device.run(take_step, record, state="approved")
    say_yes(device, youth, "P02", language="ar")
    event = last_event(device, "P02")
    assert event["text_version"] == 1  # as the Dutch it translates: the number tells no language
    assert event["text_hash"] == consent_text("P02", language="nl").words_hash


def test_no_step_is_skipped_and_none_is_taken_twice(device: Device) -> None:
    record = device.run(write_text, purpose="P02", language="nl", words=dutch("P02", what="Alleen je naam."))
    for state in ("approved", "translated", "concept", "made_up"):
        with pytest.raises(BadInput):
            device.run(take_step, record, state=state)
    approve(device, record)
    with pytest.raises(BadInput):
        device.run(take_step, record, state="approved")
    device.run(take_step, record, state="retired")
    assert device.run(dutch_now)["P02"].version == 1
    with pytest.raises(BadInput):
        device.run(take_step, record, state="approved")


def test_faulty_words_are_not_kept(device: Device) -> None:
    for changed in ({"what": ""}, {"what": "x" * 201}, {"what": "a {naam}"}):
        with pytest.raises(BadInput):
            device.run(write_text, purpose="P02", language="nl", words=dutch("P02", **changed))
    with pytest.raises(BadInput, match="termijn"):
        device.run(write_text, purpose="P05", language="nl", words=dutch("P05"), months=9)
    with pytest.raises(BadInput):
        device.run(write_text, purpose="P00", language="nl", words=dutch("P02"))
    assert device.run(own_texts) == ()


def test_words_that_allow_more_make_an_earlier_yes_asked_again_and_erase_nothing(device: Device, youth: str) -> None:
    say_yes(device, youth, "P02")
    device.run(change_youth, youth, name="Lowie Fictief")
    drawers = device.run(lambda store: len(store.book.drawers(youth)))
    record = device.run(write_text, purpose="P02", language="nl", words=dutch("P02", what="Je naam en je foto."))
    approve(device, record, is_wider=True)
    assert state_of(device, youth, "P02") == "invalidated"
    with pytest.raises(Refused):
        device.run(change_youth, youth, name="Iemand Anders")
    assert device.run(lambda store: len(store.book.drawers(youth))) == drawers
    assert device.run(tables) == device.run(rebuilt_tables)
    with pytest.raises(Refused, match="niet goedgekeurd"):
        say_yes(device, youth, "P02", language="fr")  # the French words do not say the new thing
    say_yes(device, youth, "P02")
    assert state_of(device, youth, "P02") == "given"
    device.run(change_youth, youth, name="Lowie Nieuw")
    assert device.run(lambda store: len(store.book.drawers(youth))) == drawers


def test_taking_wider_words_back_gives_the_former_yes_its_force_again(device: Device, youth: str) -> None:
    say_yes(device, youth, "P02")
    record = device.run(write_text, purpose="P02", language="nl", words=dutch("P02", what="Je naam en je foto."))
    approve(device, record, is_wider=True)
    device.run(take_step, record, state="retired")
    assert state_of(device, youth, "P02") == "given"


def test_new_words_that_allow_no_more_leave_every_yes_as_it_was(device: Device, youth: str) -> None:
    say_yes(device, youth, "P02")
    approve(device, device.run(write_text, purpose="P02", language="nl", words=dutch("P02", what="Alleen je naam.")))
    assert state_of(device, youth, "P02") == "given"


def test_a_language_comes_in_from_a_file_as_a_translation_to_be_read_back(device: Device, youth: str) -> None:
    done = device.run(import_texts, filled_template())
    assert done == Imported(count=1, language="ps")
    [text] = device.run(own_texts)
    assert (text.language, text.name, text.is_rtl, text.state, text.version) == ("ps", "پښتو", True, "translated", 1)
    with pytest.raises(Refused, match="niet goedgekeurd"):
        say_yes(device, youth, "P05", language="ps")
    approve(device, text.record)
    say_yes(device, youth, "P05", language="ps")
    assert state_of(device, youth, "P05") == "given"


def test_a_file_with_a_fault_gives_no_text_at_all(device: Device) -> None:
    assert device.run(import_texts, as_json(language="nl")).faults
    assert device.run(own_texts) == ()


def test_a_translation_of_former_words_is_refused(device: Device) -> None:
    approve(device, device.run(write_text, purpose="P05", language="nl", words=dutch("P05", what="Alleen dit.")))
    assert device.run(import_texts, as_json()).faults
    with pytest.raises(BadInput, match="oudere"):
        device.run(take_over, consent_text("P05", language="ar"))


def due_again(device: Device) -> list[tuple[str, str]]:
    return [(row.alias, row.purpose) for row in device.run(due_rows) if row.origin == "outgrown"]


def test_who_has_to_be_asked_again_comes_up_until_it_was_asked(device: Device, youth: str) -> None:
    say_yes(device, youth, "P02")
    assert due_again(device) == []
    record = device.run(write_text, purpose="P02", language="nl", words=dutch("P02", what="Je naam en je foto."))
    approve(device, record, is_wider=True)
    assert due_again(device) == [("Lowie", "P02")]
    say_yes(device, youth, "P02")
    assert due_again(device) == []


def test_a_file_whose_own_yes_is_asked_again_can_be_found_asked_and_stopped(device: Device, youth: str) -> None:
    say_yes(device, youth, "P05")
    record = device.run(write_text, purpose="P01", language="nl", words=dutch("P01", what="Ook je foto."))
    approve(device, record, is_wider=True)
    assert due_again(device) == [("Lowie", "P01")]
    with pytest.raises(Refused):
        device.run(change_youth, youth, goal="lassen")
    say_yes(device, youth, "P01")
    device.run(change_youth, youth, goal="lassen")
    other = device.run(create_youth, alias="Zaki")
    assert device.run(lambda store: store.book.ledger(other, today=store.today())["P01", ""].state) == "given"


def test_stopping_works_while_the_words_wait_to_be_asked_again(device: Device, youth: str) -> None:
    say_yes(device, youth, "P05")
    approve(
        device,
        device.run(write_text, purpose="P01", language="nl", words=dutch("P01", what="Ook je foto.")),
        is_wider=True,
    )
    device.run(withdraw, youth, purpose="P05")
    assert state_of(device, youth, "P05") == "withdrawn"
    device.run(withdraw_all, youth)
    assert device.run(lambda store: store.book.record("youth", youth)) is None


def test_stopping_works_after_the_yes_to_the_file_ran_out(device: Device, youth: str) -> None:
    device.clock.time += dt.timedelta(days=200)
    say_yes(device, youth, "P06")
    device.clock.time += dt.timedelta(days=200)
    assert state_of(device, youth, "P01") == "expired"
    device.run(withdraw, youth, purpose="P06")
    assert state_of(device, youth, "P06") == "withdrawn"


def test_yes_to_words_that_changed_between_reading_and_tapping_is_no_yes(device: Device, youth: str) -> None:
    """A pull may bring other words while a page stands open: the proof would name words that nobody said."""
    read_aloud = device.run(dutch_now)["P02"].words_hash
    record = device.run(write_text, purpose="P02", language="nl", words=dutch("P02", what="Alleen je naam."))
    approve(device, record)
    with pytest.raises(Refused, match="woorden zijn net veranderd"):
        say_yes(device, youth, "P02", heard=read_aloud)
    say_yes(device, youth, "P02", heard=device.run(dutch_now)["P02"].words_hash)
    device.run(take_step, record, state="retired")
    device.run(record_answer, Answer(youth=youth, purpose="P02", state="refused", heard="f" * 64))
    assert state_of(device, youth, "P02") == "refused"  # a no counts, whatever it was a no to


def test_a_file_is_begun_with_the_words_that_were_read_or_not_at_all(device: Device) -> None:
    read_aloud = device.run(dutch_now)["P01"].words_hash
    approve(device, device.run(write_text, purpose="P01", language="nl", words=dutch("P01", what="Ook je foto.")))
    with pytest.raises(Refused, match="woorden zijn net veranderd"):
        device.run(create_youth, alias="Bilal", heard=read_aloud)
    assert device.run(create_youth, alias="Bilal", heard=device.run(dutch_now)["P01"].words_hash)
