"""The gate, walked whole: every kind, field, purpose, state and road."""

import datetime as dt
from typing import Annotated, Any, get_args

import msgspec
import pytest

from domain.codes import purposes
from domain.codes.barriers import BARRIERS, SUB_BARRIERS
from domain.consent import Standing, State
from domain.errors import NeedsConsent
from domain.fields import fields_of
from domain.gate import SPECIAL, Road, check_storable, may, visible
from domain.records import KINDS, drawer_of

ROADS: tuple[Road, ...] = get_args(Road)
STATES: tuple[State, ...] = get_args(State)
Ledger = dict[tuple[str, str], Standing]
YOUTH = "0" * 31 + "2"


def ledger(**states: State) -> Ledger:
    return {(purpose, ""): Standing(state=state, event="e") for purpose, state in states.items()}


EVERYTHING: Ledger = {
    (row.code, ""): Standing(state="given", event="e") for row in purposes.PURPOSES if not row.is_per_recipient
}


# What decides the purpose of a record, and that purpose: from the tables of the seed, not from the code under test.
DECIDED: dict[str, list[tuple[dict[str, Any], str]]] = {
    "offer": [({"kind": "work"}, "P01"), ({"kind": "ips"}, "P05"), ({"kind": "nt2"}, "P06")],
    "pause": [({"reason": "wish"}, "P01"), ({"reason": "ill"}, "P05"), ({"reason": "detained"}, "P07")],
    "referral": [
        ({"partner_kind": "vdab"}, "P01"),
        ({"partner_kind": "gtb"}, "P05"),
        ({"partner_kind": "integration"}, "P06"),
        ({"partner_kind": "unia"}, "P15"),
    ],
    "refusal": [({"reason": "full"}, "P01"), ({"reason": "recognition"}, "P05"), ({"reason": "papers"}, "P06")],
    "task": [
        ({"origin": "own", "youth": YOUTH}, "P01"),
        ({"origin": "aftercare", "youth": YOUTH}, "P11"),
        ({"origin": "own", "youth": ""}, "P00"),
    ],
    "shared": [({"recipient": ""}, "P09")],
    "reply": [
        ({"section": "whole"}, "P01"),
        ({"section": "contact"}, "P02"),
        ({"section": "health"}, "P05"),
        ({"section": "detention"}, "P07"),
        ({"section": "reports"}, "P15"),
    ],
}


def samples() -> list[tuple[str, str, dict[str, Any], str]]:
    """(kind, field, what decides its purpose, that purpose) of every field; barriers once a row and sub-code.

    Anonymous answers have no file and so no ledger: they have a test of their own.
    """
    found = []
    barrier_rows = [({"code": row.code}, _purpose(row.code)) for row in (*BARRIERS, *SUB_BARRIERS)]
    for kind in KINDS.values():
        if kind.name == "answer":
            continue
        rows = barrier_rows if kind.name == "barrier" else DECIDED.get(kind.name, [({}, "")])
        for record, purpose in rows:
            for name, field in kind.fields.items():
                found.append((kind.name, name, record, purpose or field.serves.purpose))
    return found


def _purpose(code: str) -> str:
    """Of a barrier, from the tables of the seed and not from the code under test."""
    sensitive = {"health": "P05", "language": "P06", "detention": "P07", "discrimination": "P15"}
    subs = {row.code: row.purpose for row in SUB_BARRIERS}
    return sensitive.get(code.split(".", maxsplit=1)[0]) or subs.get(code) or "P01"


@pytest.mark.parametrize("road", ROADS)
def test_anonymous_answers_are_kept_only_with_the_agreement_that_stands_in_them(road: Road) -> None:
    for name in KINDS["answer"].fields:
        assert not may(road, kind="answer", field=name, record={"agreed": False}, ledger=EVERYTHING).allowed
        assert not may(road, kind="answer", field=name, record={}, ledger=EVERYTHING).allowed
        verdict = may(road, kind="answer", field=name, record={"agreed": True}, ledger={})
        assert verdict.allowed == (road in ("store", "team"))


@pytest.mark.parametrize("recipient", ["vdab", "b" * 32])
@pytest.mark.parametrize("kind", ["shared", "word_back"])
def test_what_was_shared_and_heard_is_kept_only_for_the_very_recipient_that_was_agreed_to(
    kind: str, recipient: str
) -> None:
    purpose = "P10" if kind == "word_back" else "P08" if recipient == "vdab" else "P09"
    given = {("P01", ""): Standing(state="given", event="e")}
    for key in ((purpose, ""), (purpose, "c" * 32), ("P03", recipient)):
        agreed = given | {key: Standing(state="given", event="e")}
        for name in KINDS[kind].fields:
            verdict = may("store", kind=kind, field=name, record={"recipient": recipient}, ledger=agreed)
            assert verdict.ask == purpose
    agreed = given | {(purpose, recipient): Standing(state="given", event="e")}
    assert may("store", kind=kind, field="day", record={"recipient": recipient}, ledger=agreed).allowed


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("road", ROADS)
def test_without_a_yes_to_its_own_purpose_nothing_goes_down_any_road(road: Road, state: State) -> None:
    for kind, name, record, purpose in samples():
        if purpose in ("", "P00") or kind == "word_back":  # asked per recipient: tested with one
            continue
        states = {"P01": "given"} | {purpose: state}
        verdict = may(road, kind=kind, field=name, record=record, ledger=ledger(**states))  # type: ignore[arg-type]
        if road == "ask" and name in ("alias", "fixed_contact"):
            assert verdict.allowed == (state in ("given", "asked", "expired", "invalidated"))  # to be asked again
        elif state != "given":
            assert not verdict.allowed, (kind, name, road)
            assert verdict.ask in (purpose, ""), (kind, name, road)
        elif road in ("store", "team"):
            assert verdict.allowed, (kind, name, road)


@pytest.mark.parametrize("road", ROADS)
def test_without_the_file_nothing_about_a_youth_goes_down_any_road(road: Road) -> None:
    without = {key: standing for key, standing in EVERYTHING.items() if key[0] != "P01"}
    for kind, name, record, purpose in samples():
        if purpose in ("", "P00"):
            continue
        verdict = may(road, kind=kind, field=name, record=record, ledger=without)
        assert not verdict.allowed, (kind, name, road)
        if road == "store":
            assert verdict.ask == "P01", (kind, name)


@pytest.mark.parametrize("road", [road for road in ROADS if road not in ("store", "team")])
def test_what_is_for_the_team_only_never_leaves_it_whatever_was_agreed(road: Road) -> None:
    inside = [(k, n, r) for k, n, r, _ in samples() if KINDS[k].fields[n].serves.is_inside]
    assert {("contact", "note"), ("barrier", "thinks"), ("contact", "worker")} <= {(k, n) for k, n, _ in inside}
    for kind, name, record in inside:
        serves = KINDS[kind].fields[name].serves
        is_counted = road == "figures" and serves.is_counted
        is_owed = road == "copy" and serves.is_owed
        verdict = may(road, kind=kind, field=name, record=record, ledger=EVERYTHING)
        assert verdict.ask == ""
        assert verdict.allowed <= (is_counted or is_owed), (kind, name, road)


def test_a_worker_s_opinion_of_a_youth_is_in_the_youths_copy_and_in_nobody_elses() -> None:
    record = {"youth": YOUTH, "code": "mobility"}
    for name in ("thinks", "mechanisms"):
        assert may("copy", kind="barrier", field=name, record=record, ledger=EVERYTHING).allowed
        for road in ("together", "partner", "print"):
            assert not may(road, kind="barrier", field=name, record=record, ledger=EVERYTHING).allowed
        without = {key: standing for key, standing in EVERYTHING.items() if key[0] != "P01"}
        assert not may("copy", kind="barrier", field=name, record=record, ledger=without).allowed


# What is in the record of a youth and yet not in the youth's copy, and why (docs/decisions/0220).
NOT_OWED = {
    ("same_as", "youth"): "numbers of our own machinery",
    ("same_as", "other"): "numbers of our own machinery",
    ("same_as", "after"): "numbers of our own machinery",
    ("same_as", "other_files"): "numbers of our own machinery",
    ("same_as", "knew"): "numbers of our own machinery",
    ("same_as", "worker"): "a colleague (C-579/21 Pankki S)",
    ("shared", "worker"): "a colleague (C-579/21 Pankki S)",
    ("word_back", "worker"): "a colleague (C-579/21 Pankki S)",
    ("task", "worker"): "a colleague (C-579/21 Pankki S)",
    ("task", "key"): "numbers of our own machinery",
}


def test_every_field_of_a_record_of_a_youth_is_the_youths_to_have_or_says_why_not() -> None:
    of_youth = [kind for kind in KINDS.values() if "youth" in kind.fields or kind.name == "youth"]
    kept_back = {
        (kind.name, name)
        for kind in of_youth
        for name, field in kind.fields.items()
        if field.serves.is_inside and not field.serves.is_owed
    }
    assert kept_back == set(NOT_OWED)
    assert not any(f.serves.is_owed and not f.serves.is_inside for kind in KINDS.values() for f in kind.fields.values())


def test_no_typed_text_ever_goes_into_figures() -> None:
    for kind, name, record, _ in samples():
        if KINDS[kind].fields[name].serves.is_text:
            assert not may("figures", kind=kind, field=name, record=record, ledger=EVERYTHING).allowed, (kind, name)


@pytest.mark.parametrize("state", STATES)
def test_figures_stop_at_an_objection_and_wait_for_a_yes_where_it_is_special(state: State) -> None:
    counted = [s for s in samples() if may("figures", kind=s[0], field=s[1], record=s[2], ledger=EVERYTHING).allowed]
    assert counted
    for kind, name, record, purpose in counted:
        verdict = may("figures", kind=kind, field=name, record=record, ledger=EVERYTHING | ledger(P12=state))
        if purpose in ("", "P00"):
            assert verdict.allowed
        elif purpose in SPECIAL:
            assert verdict.allowed == (state == "given")
        elif state in ("refused", "withdrawn", "invalidated"):
            assert not verdict.allowed
        else:
            assert verdict.allowed or state == "expired"


def test_partner_gets_only_what_was_agreed_for_that_partner() -> None:
    p09 = {("P09", "caw"): Standing(state="given", event="e")}
    for recipient, extra, is_allowed in (
        ("caw", p09, True),
        ("ocmw", p09, False),
        ("caw", {}, False),
        ("vdab", p09, False),
    ):
        verdict = may("partner", kind="youth", field="goal", record={}, ledger=EVERYTHING | extra, recipient=recipient)
        assert verdict.allowed == is_allowed
        if not is_allowed:
            assert verdict.ask == ("P08" if recipient == "vdab" else "P09")


def test_first_thing_to_ask_is_what_the_rest_leans_on() -> None:
    def ask(field: str, **states: State) -> str:
        return may("store", kind="youth", field=field, record={}, ledger=ledger(**states)).ask

    assert ask("phone") == "P01"
    assert ask("phone", P01="given") == "P02"
    assert ask("disability", P01="given", P02="given") == "P05"


def test_health_barrier_cannot_be_stored_without_its_own_yes() -> None:
    record = {"youth": "0" * 32, "code": "health"}
    for states in ({}, {"P01": "given"}, {"P01": "given", "P05": "asked"}, {"P05": "given"}):
        with pytest.raises(NeedsConsent):
            check_storable("barrier", record, record=record, ledger=ledger(**states))  # type: ignore[arg-type]
    check_storable("barrier", record, record=record, ledger=ledger(P01="given", P05="given"))


def test_sub_code_of_a_back_office_is_as_protected_as_its_row() -> None:
    record = {"youth": "0" * 32, "code": "health.newly_made_up"}
    with pytest.raises(NeedsConsent) as refusal:
        check_storable("barrier", record, record=record, ledger=ledger(P01="given"))
    assert refusal.value.purpose == "P05"


def test_youth_can_always_have_a_field_emptied() -> None:
    empties: dict[str, Any] = {"name": "", "birth_date": None, "languages": [], "disability": ""}
    check_storable("youth", empties, record=empties, ledger={})
    with pytest.raises(NeedsConsent):
        check_storable("youth", {"name": "Bo"}, record={"name": "Bo"}, ledger={})


def test_what_may_not_be_seen_is_absent_and_not_blanked() -> None:
    record = {"alias": "Bo", "name": "Bogdan", "disability": "yes", "field_of_2031": "x"}
    assert visible("team", kind="youth", record=record, ledger=ledger(P01="given")) == {"alias": "Bo"}
    assert visible("team", kind="youth", record=record, ledger={}) == {}
    both = visible("together", kind="youth", record=record, ledger=ledger(P01="given", P02="given"))
    assert both == {"alias": "Bo", "name": "Bogdan"}


def test_new_field_without_a_purpose_is_refused_where_it_is_declared() -> None:
    class Careless(msgspec.Struct):
        name: str

    class HalfCareless(msgspec.Struct):
        name: Annotated[str, msgspec.Meta(max_length=10)]

    for shape in (Careless, HalfCareless):
        with pytest.raises(TypeError, match="names no purpose"):
            fields_of(shape)


def test_every_field_there_is_names_a_purpose_and_a_drawer_that_exist_and_fit() -> None:
    from domain.codes import drawers

    for kind, name, record, purpose in samples():
        assert purpose == "" or purpose in purposes.BY_CODE, (kind, name)
        if kind == "opened":
            continue
        lies_in = drawer_of(kind, YOUTH, name, {"youth": YOUTH, "day": "2026-11-20", "made": "2026-11-20"} | record)
        drawer = drawers.BY_CODE[lies_in.code]
        assert purpose in drawer.purposes or (purpose == "" and not drawer.purposes), (kind, name)
        assert not record or kind == "barrier" or kind in DECIDED


def test_day_a_consent_was_given_decides_nothing_by_itself() -> None:
    over = {("P01", ""): Standing(state="expired", event="e", valid_until=dt.date(2026, 1, 1))}
    assert not may("team", kind="youth", field="alias", record={}, ledger=over).allowed
