"""Codes are part of the format: unique, never removed, translated, rolled up."""

import json
import re
from pathlib import Path
from typing import get_args

import pytest

from domain.codes import CODE_LISTS, codes_of
from domain.codes.age_bands import band_of
from domain.codes.barriers import BARRIERS, SUB_BARRIERS, purpose_of, row_of
from domain.codes.channels import CHANNELS
from domain.codes.drawers import BY_CODE as DRAWER_BY_CODE
from domain.codes.drawers import DRAWERS, YOUTH_DRAWERS
from domain.codes.hows import HOWS
from domain.codes.mechanisms import MECHANISMS
from domain.codes.neet import duration_of
from domain.codes.offers import GUARANTEE_OFFERS, OFFERS
from domain.codes.partner_kinds import PARTNER_KINDS
from domain.codes.parts_of_day import part_of_day
from domain.codes.purposes import BY_CODE as PURPOSE_BY_CODE
from domain.codes.purposes import PURPOSES, Effect, purpose
from domain.codes.qualifications import level_of
from domain.codes.referral_states import REFERRAL_STATES
from domain.codes.row import Row, UnknownCode, index
from domain.codes.topics import TOPICS
from domain.consent import State

GOLDEN = json.loads((Path(__file__).parent / "golden" / "codes.json").read_text())


@pytest.mark.parametrize("name", sorted(CODE_LISTS))
def test_codes_are_unique_and_plain(name: str) -> None:
    codes = [row.code for row in CODE_LISTS[name]]
    assert len(codes) == len(set(codes))
    assert all(re.fullmatch(r"[A-Za-z0-9_.-]{1,32}", code) for code in codes)


@pytest.mark.parametrize("name", sorted(GOLDEN))
def test_no_code_is_ever_removed(name: str) -> None:
    assert set(GOLDEN[name]) <= codes_of(name)


def test_every_code_list_is_remembered_by_the_golden_file() -> None:
    missing = {name: codes_of(name) - set(GOLDEN.get(name, ())) for name in CODE_LISTS}
    assert not any(missing.values()), f"add these to tests/domain/golden/codes.json: {missing}"


def test_two_rows_with_one_code_are_refused() -> None:
    with pytest.raises(ValueError):
        index((Row(code="a", label="A"), Row(code="a", label="B")))


def test_the_seventeen_rows_stand_in_the_order_of_the_note() -> None:
    order = """motivation orientation skills experience digital health poverty detention care language mobility housing
        school_to_work discrimination employer_support inactivity_trap labour_cost"""
    priority = ["health", "care", "language", "mobility", "school_to_work"]
    assert [row.code for row in BARRIERS] == order.split()
    assert [row.code for row in BARRIERS if row.is_priority] == priority
    assert [row.is_structural for row in BARRIERS] == [False] * 12 + [True] * 5


def test_every_sub_code_rolls_up_to_its_row_and_is_no_less_protected() -> None:
    for sub in SUB_BARRIERS:
        assert row_of(sub.code).code == sub.row
        row = row_of(sub.code)
        assert row.purpose is None or purpose_of(sub.code) == row.purpose


def test_a_sub_code_of_a_back_office_rolls_up_and_keeps_the_purpose_of_its_row() -> None:
    assert row_of("health.asthma").code == "health"
    assert purpose_of("health.asthma") == "P05"
    assert purpose_of("mobility.bus") == "P01"


@pytest.mark.parametrize("code", ["", "new_row", "new_row.sub", "health.", ".health"])
def test_a_new_row_is_refused(code: str) -> None:
    with pytest.raises(UnknownCode):
        row_of(code)


def test_sensitive_barriers_have_the_purposes_of_the_consent_page() -> None:
    assert {row.code: row.purpose for row in BARRIERS if row.purpose} == {
        "health": "P05",
        "detention": "P07",
        "language": "P06",
        "discrimination": "P15",
    }


def test_contract_handles_are_there() -> None:
    assert [row.code for row in TOPICS] == (
        ["chat", "work", "school", "home", "money", "papers", "housing", "leisure", "transport", "training"]
    )
    assert [row.code for row in HOWS] == ["street", "zitdag", "home_visit", "phone", "online"]
    subs = {row.code for row in SUB_BARRIERS}
    assert {"health.mental", "health.addiction", "poverty.network", "care.childcare", "care.expectations"} <= subs
    assert [row.code for row in MECHANISMS] == ["willen", "kunnen", "mogen"]


def test_purposes_are_p00_to_p15() -> None:
    assert [row.code for row in PURPOSES] == [f"P{number:02}" for number in range(16)]


def test_p02_to_p13_and_p15_need_a_file() -> None:
    assert [row.code for row in PURPOSES if "P01" not in row.needs] == ["P00", "P01", "P14"]


def test_only_counting_without_a_name_and_figures_are_on_by_default() -> None:
    assert [row.code for row in PURPOSES if row.is_default_on] == ["P00", "P12"]
    assert PURPOSE_BY_CODE["P12"].is_objection


def test_every_purpose_points_at_a_drawer_that_may_hold_it() -> None:
    for row in PURPOSES:
        if row.drawer is not None:
            assert row.code in DRAWER_BY_CODE[row.drawer].purposes
    for drawer in DRAWERS:
        for code in drawer.purposes:
            home = purpose(code).drawer
            assert home == drawer.code or {home, drawer.code} == {"cores", "core_notes"}


def test_needs_and_endings_name_purposes_that_exist() -> None:
    for row in PURPOSES:
        assert set(row.needs) <= set(PURPOSE_BY_CODE)
        assert row.ends_with is None or row.ends_with in row.needs


def test_every_purpose_says_how_long_and_what_withdrawal_does() -> None:
    for row in PURPOSES:
        assert row.retention
        assert row.after_withdrawal
        assert row.withdrawal or row.code == "P00"
        assert set(row.withdrawal) <= set(get_args(Effect))


def test_what_shreds_a_drawer_has_one_of_its_own() -> None:
    drawers = {drawer.code for drawer in YOUTH_DRAWERS}
    for row in PURPOSES:
        if "shred_drawer" in row.withdrawal:
            assert row.drawer in drawers


@pytest.mark.parametrize(
    ("code", "months"), [("P01", 12), ("P02", 6), ("P05", 6), ("P06", 12), ("P07", 6), ("P08", None), ("P15", 12)]
)
def test_agreement_is_asked_again_after_its_period(code: str, months: int | None) -> None:
    assert purpose(code).ask_again_months == months


def test_an_unknown_purpose_is_refused_without_naming_it() -> None:
    with pytest.raises(UnknownCode) as caught:
        purpose("P99 Zaki")
    assert "Zaki" not in str(caught.value)


def test_four_offers_count_and_trajectories_count_only_as_one_of_them() -> None:
    four = [row.code for row in GUARANTEE_OFFERS]
    assert four == ["work", "learning_job", "training", "internship"]
    assert all(row.counts_as is None or row.counts_as in four for row in OFFERS)


def test_trajectories_and_partners_that_tell_health_or_origin_need_that_consent() -> None:
    tells = {row.code: row.tells for row in OFFERS if row.tells}
    assert tells == {
        "collective_maatwerk": "P05",
        "individual_maatwerk": "P05",
        "ips": "P05",
        "transition": "P05",
        "nt2": "P06",
        "civic_integration": "P06",
        "beno": "P06",
    }
    assert {row.code: row.tells for row in PARTNER_KINDS if row.tells} == {
        "gtb": "P05",
        "integration": "P06",
        "unia": "P15",
    }


def test_a_referral_stays_open_until_word_back_or_an_ending() -> None:
    assert [row.code for row in REFERRAL_STATES if row.is_open] == [
        "proposed",
        "agreed",
        "together",
        "waiting",
        "taken_over",
    ]
    steps = [row.step for row in REFERRAL_STATES if row.step]
    assert steps == list(range(1, 7))


@pytest.mark.parametrize(
    ("age", "band"), [(14, None), (15, "15-17"), (17, "15-17"), (18, "18-24"), (29, "25-29"), (30, None)]
)
def test_age_falls_in_its_band(age: int, band: str | None) -> None:
    assert band_of(age) == band


@pytest.mark.parametrize(
    ("months", "code"),
    [
        (None, "unknown"),
        (0, "under_4m"),
        (3, "under_4m"),
        (4, "4_to_12m"),
        (12, "1_to_2y"),
        (23, "1_to_2y"),
        (24, "over_2y"),
    ],
)
def test_neet_duration_falls_in_its_class(months: int | None, code: str) -> None:
    assert duration_of(months) == code


@pytest.mark.parametrize(("isced", "code"), [(0, "low"), (2, "low"), (3, "mid"), (4, "mid"), (5, "high"), (8, "high")])
def test_isced_level_falls_in_its_qualification(isced: int, code: str) -> None:
    assert level_of(isced) == code


def test_an_isced_level_outside_the_scale_is_refused() -> None:
    with pytest.raises(ValueError):
        level_of(9)


def test_every_hour_has_a_part_of_the_day() -> None:
    parts = [part_of_day(hour) for hour in range(24)]
    assert set(parts) == codes_of("parts_of_day")
    assert (parts[5], parts[6], parts[12], parts[18], parts[23]) == (
        "night",
        "morning",
        "afternoon",
        "evening",
        "night",
    )


def test_every_channel_has_the_purpose_that_reaching_somebody_needs() -> None:
    assert {row.code: row.purpose for row in CHANNELS} == {
        "call": "P03",
        "text": "P03",
        "whatsapp": "P04",
        "signal": "P04",
        "instagram": "P04",
    }


def test_consent_states_are_those_that_consent_is_folded_to() -> None:
    assert {"not_asked", *codes_of("consent_states")} == set(get_args(State))


def test_a_list_that_is_not_there_is_refused() -> None:
    with pytest.raises(UnknownCode):
        codes_of("colours")
