"""What coordinators decide counts from then on, and never keeps anything longer than was promised."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

import msgspec
import pytest

from domain.consent_texts import consent_text
from domain.consent_texts.own import next_steps
from domain.consent_texts.text import WORD_FIELDS
from domain.errors import BadInput, NotAllowed, Refused
from domain.policies import ORGANISATION, policy_id
from storage.actions.consents import Answer, record_answer, withdraw, withdraw_all
from storage.actions.organisation import keep_help_line, remove_help_line, set_controller, set_policy, set_steps
from storage.actions.own_texts import Imported, import_texts, take_over, take_step, write_text
from storage.actions.youths import change_youth, create_youth
from storage.door import Change, save
from storage.queries.due import due_rows
from storage.queries.organisation import (
    basis_of,
    controller,
    dutch_now,
    help_lines,
    months_for,
    own_texts,
    period_months,
    policy,
)
from storage.store import Store
from tests.domain.test_own_texts import as_json, filled_template
from tests.storage.device import Device, rebuilt_tables, tables


def dutch(purpose: str, **changed: str) -> Mapping[str, str]:
    text = consent_text(purpose, language="nl")
    return {name: getattr(text, name) for name in WORD_FIELDS} | changed


def approve(device: Device, record: str, *, is_wider: bool = False) -> None:
    text = next(text for text in device.run(own_texts) if text.record == record)
    while (step := device.run(next_of, record)) is not None:
        text = device.run(take_step, record, state=step, is_wider=is_wider)
        if text.state == "approved":
            return


def next_of(store: Store, record: str) -> Any:
    text = next(text for text in own_texts(store) if text.record == record)
    return next((state for state in next_steps(text) if state != "retired"), None)


def say_yes(device: Device, youth: str, purpose: str, **more: Any) -> None:
    device.run(record_answer, Answer(youth=youth, purpose=purpose, state="given", understood=True, **more))


def last_event(device: Device, purpose: str) -> dict[str, Any]:
    row = device.run(lambda store: store.book.row("SELECT * FROM consent WHERE purpose = ? ORDER BY at DESC", purpose))
    assert row is not None
    return dict(row)


def state_of(device: Device, youth: str, purpose: str) -> str:
    return str(device.run(lambda store: store.book.ledger(youth, today=store.today())[purpose, ""].state))


@pytest.fixture
def youth(device: Device) -> str:
    return device.run(create_youth, alias="Lowie")


# --- who is answerable


def test_what_is_filled_in_is_there_after_locking_and_in_a_rebuilt_book(device: Device) -> None:
    words = {"name": "Jeugddienst Noord", "address": "Kerkstraat 1", "email": "info@noord.example", "phone": "03 1"}
    device.run(set_controller, **words, dpo="Ilse, dpo@noord.example", is_public=True)
    device.reopen()
    found = device.run(controller)
    assert (found.name, found.dpo, found.is_public) == ("Jeugddienst Noord", "Ilse, dpo@noord.example", True)
    assert device.run(tables) == device.run(rebuilt_tables)


@pytest.mark.parametrize("email", ["geen", "a@", "@b.be", "a b@c.be", "a@b@c.be", "a@b"])
def test_an_address_that_is_no_mail_is_refused(device: Device, email: str) -> None:
    with pytest.raises(BadInput, match="e-mailadres"):
        device.run(set_controller, name="", address="", email=email, phone="", dpo="", is_public=False)


def test_before_anything_is_decided_consent_md_holds(device: Device) -> None:
    assert device.run(controller).name == ""
    found = device.run(policy, "P05")
    assert (found.basis, found.condition, found.months, found.default) == ("consent", "explicit_consent", None, 6)
    assert device.run(policy, "P07").condition == "written_consent"
    assert device.run(policy, "P02").condition == ""


# --- bases


def test_an_answer_carries_the_basis_of_that_moment(device: Device, youth: str) -> None:
    say_yes(device, youth, "P02")
    device.run(set_policy, "P02", basis="public_task")
    assert device.run(basis_of, "P02") == "public_task"
    say_yes(device, youth, "P02")
    rows = device.run(lambda store: store.book.rows("SELECT basis FROM consent WHERE purpose = 'P02' ORDER BY at"))
    assert [row["basis"] for row in rows] == ["consent", "public_task"]


def test_a_basis_never_opens_what_the_youth_did_not_agree_to(device: Device, youth: str) -> None:
    for basis in ("public_task", "legal_obligation", "vital_interest", "legitimate_interest"):
        device.run(set_policy, "P02", basis=basis)
        with pytest.raises(Refused):
            device.run(change_youth, youth, name="Lowie Fictief")


def test_choices_that_are_none_are_refused(device: Device) -> None:
    with pytest.raises(BadInput):
        device.run(set_policy, "P05", basis="because")
    with pytest.raises(BadInput):
        device.run(set_policy, "P05", basis="consent", condition="written_consent")
    with pytest.raises(BadInput):
        device.run(set_policy, "P02", basis="consent", condition="explicit_consent")


# --- periods


def test_a_shorter_period_counts_for_the_next_yes_and_for_those_given_before(device: Device, youth: str) -> None:
    say_yes(device, youth, "P05")
    assert last_event(device, "P05")["valid_until"] == "2027-05-20"
    device.run(set_policy, "P05", basis="consent", months=3)
    assert device.run(period_months, "P05") == 3
    assert device.run(months_for, youth, "P05") == 3
    say_yes(device, youth, "P05")
    assert last_event(device, "P05")["valid_until"] == "2027-02-20"


def test_a_longer_period_needs_a_reason_and_counts_only_for_words_that_name_it(device: Device, youth: str) -> None:
    with pytest.raises(BadInput, match="waarom"):
        device.run(set_policy, "P05", basis="consent", months=9)
    say_yes(device, youth, "P05")
    device.run(set_policy, "P05", basis="consent", months=9, reason="Trajecten duren langer.")
    say_yes(device, youth, "P05")
    assert last_event(device, "P05")["valid_until"] == "2027-05-20"  # the words still say six months
    assert device.run(months_for, youth, "P05") == 6
    text = dutch("P05", how_long="Negen maanden. Dan vragen we het je opnieuw.")
    record = device.run(write_text, purpose="P05", language="nl", words=text, months=9)
    say_yes(device, youth, "P05")
    assert last_event(device, "P05")["valid_until"] == "2027-05-20"  # a concept promises nothing yet
    approve(device, record)
    assert device.run(months_for, youth, "P05") == 6  # nobody said yes to nine months yet
    say_yes(device, youth, "P05")
    assert (last_event(device, "P05")["months"], last_event(device, "P05")["valid_until"]) == (9, "2027-08-20")
    assert device.run(months_for, youth, "P05") == 9
    device.run(set_policy, "P05", basis="consent", months=2)
    assert device.run(months_for, youth, "P05") == 2
    say_yes(device, youth, "P05", language="fr")  # French still promises six
    device.run(set_policy, "P05", basis="consent", months=9, reason="Trajecten duren langer.")
    assert device.run(months_for, youth, "P05") == 6


def test_a_number_lasts_no_longer_than_what_is_kept_of_the_person(device: Device, youth: str) -> None:
    say_yes(device, youth, "P02")
    device.run(set_policy, "P02", basis="consent", months=2)
    say_yes(device, youth, "P03", recipient="call")
    assert last_event(device, "P03")["valid_until"] == "2027-01-20"


def test_what_is_asked_each_time_gets_no_day(device: Device, youth: str) -> None:
    device.run(set_policy, "P09", basis="consent", months=6)
    say_yes(device, youth, "P09", recipient="a" * 32)
    assert last_event(device, "P09")["valid_until"] is None


@pytest.mark.parametrize(("purpose", "months"), [("P05", 37), ("P05", -1), ("P12", 3), ("P03", 3), ("P00", 12)])
def test_periods_that_cannot_be_are_refused(device: Device, purpose: str, months: int) -> None:
    with pytest.raises(BadInput):
        device.run(set_policy, purpose, basis="consent", months=months, reason="Daarom.")


# --- own words


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


# --- safety


def test_own_steps_and_numbers_are_kept_and_can_go(device: Device) -> None:
    device.run(set_steps, ["Bel 112.", "  ", "Bel Ilse."])
    assert device.run(controller).steps == ("Bel 112.", "Bel Ilse.")
    record = device.run(keep_help_line, name="Ilse", number="03 000 00 00", line="Coördinator")
    assert [row.name for row in device.run(help_lines)] == ["Ilse"]
    device.run(keep_help_line, name="Ilse P.", number="03 000 00 01", record=record)
    assert [(row.name, row.line) for row in device.run(help_lines)] == [("Ilse P.", "")]
    device.run(remove_help_line, record)
    assert device.run(help_lines) == []
    with pytest.raises(BadInput):
        device.run(keep_help_line, name="Ilse", number="javascript:1")
    with pytest.raises(BadInput):
        device.run(set_steps, ["x"] * 11)
    device.run(set_steps, [])
    assert device.run(controller).steps == ()


# --- who may decide


def as_worker(store: Store) -> None:
    """The roster says that this device is a worker's."""
    own = store.identity.device
    member = msgspec.structs.replace(store.roster.members[own], role="worker")
    store.roster = msgspec.structs.replace(store.roster, members={own: member}, coordinated=frozenset())


def test_a_worker_decides_nothing(device: Device) -> None:
    record = device.run(write_text, purpose="P02", language="nl", words=dutch("P02", what="Alleen je naam."))
    device.run(as_worker)
    before = device.run(tables)
    acts = [
        lambda store: set_policy(store, "P05", basis="public_task", months=3),
        lambda store: set_controller(store, name="X", address="", email="", phone="", dpo="", is_public=True),
        lambda store: set_steps(store, ["Niets."]),
        lambda store: keep_help_line(store, name="X", number="1"),
        lambda store: write_text(store, purpose="P02", language="nl", words=dutch("P02")),
        lambda store: take_step(store, record, state="read_back"),
        lambda store: import_texts(store, as_json()),
        lambda store: save(store, [Change(kind="organisation", id=ORGANISATION, values={"name": "X"})]),
        lambda store: save(store, [Change(kind="policy", id=policy_id("P05"), values={"purpose": "P05", "months": 1})]),
    ]
    for act in acts:
        with pytest.raises(NotAllowed):
            device.run(act)
    assert device.run(tables) == before


def test_the_day_of_a_yes_follows_the_clock_of_the_device(device: Device, youth: str) -> None:
    device.run(set_policy, "P06", basis="consent", months=1)
    device.clock.time = dt.datetime(2028, 1, 31, 12, tzinfo=dt.UTC)
    say_yes(device, youth, "P01")
    say_yes(device, youth, "P06")
    assert last_event(device, "P06")["valid_until"] == "2028-02-29"


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
