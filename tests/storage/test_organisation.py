"""What coordinators decide counts from then on, and never keeps anything longer than was promised."""

import datetime as dt

import msgspec
import pytest

from domain.errors import BadInput, NotAllowed, Refused
from domain.policies import ORGANISATION, policy_id
from storage.actions.organisation import keep_help_line, remove_help_line, set_controller, set_policy, set_steps
from storage.actions.own_texts import import_texts, take_step, write_text
from storage.actions.youths import change_youth, create_youth
from storage.door import Change, save
from storage.queries.organisation import (
    basis_of,
    controller,
    help_lines,
    months_for,
    period_months,
    policy,
)
from storage.store import Store
from tests.domain.test_own_texts import as_json
from tests.storage.deciding import approve, dutch, last_event, say_yes
from tests.storage.device import Device, rebuilt_tables, tables


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
