"""Whoever agreed as a minor is asked again at 18: by the birthday where it is known, else once the band changes."""

import datetime as dt
from typing import Any

import pytest

from storage.actions.consents import Answer, record_answer
from storage.actions.merging import merge_files
from storage.actions.tasks import finish_due
from storage.actions.youths import change_youth, create_youth
from storage.queries.due import DueRow, due_rows
from storage.queries.youth_file import purposes_of
from tests.storage.device import Device

TODAY = dt.date(2026, 11, 20)


def agree(device: Device, youth: str, purpose: str, **more: Any) -> None:
    device.run(record_answer, Answer(youth=youth, purpose=purpose, state="given", understood=True, **more))


def adults(device: Device, *, days: int = 0) -> list[DueRow]:
    rows = device.run(due_rows, until=TODAY + dt.timedelta(days=days))
    return [row for row in rows if row.origin == "adult"]


def later(device: Device, days: int) -> None:
    device.clock.time += dt.timedelta(days=days)


def again(device: Device, youth: str) -> set[str]:
    """Purposes whose yes on the screen says that it is of a minor."""
    return {row.purpose for row in device.run(purposes_of, youth) if row.is_from_minor}


def test_eighteenth_birthday_comes_up_two_weeks_before_and_as_one_row(device: Device) -> None:
    youth = device.run(create_youth, alias="Bo", age_band="15-17")
    agree(device, youth, "P02")
    agree(device, youth, "P05")
    device.run(change_youth, youth, birth_date=dt.date(2008, 12, 20).isoformat())
    assert adults(device, days=15) == []
    [row] = adults(device, days=16)
    assert (row.youth, row.day) == (youth, dt.date(2026, 12, 20))
    assert again(device, youth) == set()


def test_agreements_made_while_the_birth_date_was_known_make_one_row_too(device: Device) -> None:
    youth = device.run(create_youth, alias="Bo", age_band="15-17")
    agree(device, youth, "P02")
    device.run(change_youth, youth, birth_date=dt.date(2008, 12, 20).isoformat())
    agree(device, youth, "P05")
    rows = [row.origin for row in device.run(due_rows, until=dt.date(2026, 12, 20))]
    assert rows == ["adult"]


def test_without_a_birth_date_it_is_asked_once_the_band_changes(device: Device) -> None:
    youth = device.run(create_youth, alias="Bo", age_band="15-17")
    agree(device, youth, "P05")
    assert adults(device, days=300) == []
    device.run(change_youth, youth, age_band="18-24")
    [row] = adults(device)
    assert (row.youth, row.day) == (youth, TODAY)
    assert again(device, youth) == {"P01", "P05"}


def test_it_is_gone_when_each_agreement_was_asked_anew(device: Device) -> None:
    youth = device.run(create_youth, alias="Bo", age_band="15-17")
    agree(device, youth, "P05")
    device.run(change_youth, youth, age_band="18-24")
    agree(device, youth, "P05")
    assert len(adults(device)) == 1
    assert again(device, youth) == {"P01"}
    agree(device, youth, "P01")
    assert adults(device) == []
    assert again(device, youth) == set()


def test_a_no_after_the_birthday_needs_no_asking(device: Device) -> None:
    youth = device.run(create_youth, alias="Bo", age_band="15-17")
    agree(device, youth, "P01")
    agree(device, youth, "P05")
    device.run(change_youth, youth, age_band="18-24")
    agree(device, youth, "P01")
    device.run(record_answer, Answer(youth=youth, purpose="P05", state="refused"))
    assert adults(device) == []


def test_ticked_off_it_stays_away_the_next_day_as_well(device: Device) -> None:
    youth = device.run(create_youth, alias="Bo", age_band="15-17")
    device.run(change_youth, youth, age_band="18-24")
    device.run(finish_due, adults(device)[0])
    later(device, 1)
    assert adults(device, days=1) == []


@pytest.mark.parametrize("band", ["", "18-24", "25-29"])
def test_who_agreed_as_an_adult_is_left_alone(device: Device, band: str) -> None:
    youth = device.run(create_youth, alias="Bo", age_band=band)
    agree(device, youth, "P02")
    device.run(change_youth, youth, age_band="25-29", birth_date="2000-01-31")
    assert adults(device) == []
    assert again(device, youth) == set()


def test_of_two_files_that_are_one_it_comes_up_once(device: Device) -> None:
    youth = device.run(create_youth, alias="Bo", age_band="15-17")
    other = device.run(create_youth, alias="Boo", age_band="15-17")
    device.run(merge_files, youth, other=other)
    device.run(change_youth, youth, age_band="18-24")
    assert len({row.youth for row in adults(device)}) == len(adults(device)) == 1
