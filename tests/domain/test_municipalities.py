"""Municipalities: counted under their successor, found by a piece of a name, and 285 of them."""

import re
from collections import Counter
from datetime import date

import pytest

from domain.codes.municipalities import (
    CENTRE_CITIES,
    MUNICIPALITIES,
    PROVINCE_BY_CODE,
    Municipality,
    code_on,
    in_tables,
    search,
    valid_on,
)
from domain.codes.row import UnknownCode


def test_municipalities_lie_in_a_province_and_successors_exist() -> None:
    codes = {row.code for row in MUNICIPALITIES}
    for row in MUNICIPALITIES:
        assert re.fullmatch(r"[1-7]\d{4}", row.code)
        assert row.province in PROVINCE_BY_CODE
        assert row.successor is None or row.successor in codes
        assert (row.valid_to is None) == (row.successor is None)


def test_a_merged_municipality_is_counted_under_its_successor_from_the_day_of_the_merger() -> None:
    assert code_on("71022", day=date(2024, 12, 31)) == "71022"
    assert code_on("71022", day=date(2025, 1, 1)) == "71072"
    names = [row.name for row in valid_on(date(2025, 1, 1))]
    assert names.count("Hasselt") == 1
    assert names[0] == "Aalst"


def test_flanders_has_285_municipalities_since_the_mergers_of_2025_and_had_300_before() -> None:
    now, before = valid_on(date(2026, 11, 21)), valid_on(date(2024, 12, 31))
    assert (len(now), len(before)) == (285, 300)
    by_province = Counter(row.province for row in now)
    assert by_province == {"10000": 67, "20001": 63, "30000": 62, "40000": 55, "70000": 38}
    assert len({row.name for row in now}) == 285
    assert Counter(row.province for row in before)["40000"] == 60
    ended = [row for row in MUNICIPALITIES if row.valid_to is not None]
    assert len({row.successor for row in ended}) == 13


def test_thirteen_centre_cities_stand_by_themselves_in_tables_and_the_others_under_their_province() -> None:
    day = date(2026, 11, 21)
    assert len(CENTRE_CITIES) == 13
    assert {in_tables(code, day=day) for code in CENTRE_CITIES} == set(CENTRE_CITIES)
    assert (in_tables("71022", day=day), in_tables("73040", day=day)) == ("71072", "71072"), "Kortessem is Hasselt now"
    assert (in_tables("43005", day=day), in_tables("11056", day=day)) == ("40000", "40000"), "Zwijndrecht moved"
    with pytest.raises(UnknownCode):
        in_tables("21004", day=day)


def test_a_municipality_is_found_by_a_piece_of_its_name_and_by_its_name_before_a_merger() -> None:
    day = date(2026, 11, 21)
    assert [hit.name for hit in search("gen", day=day, most=2)] == ["Genk", "Gent"]
    assert [hit.code for hit in search("  HERK de", day=day, most=5)] == ["71024"]
    assert [(hit.name, hit.former) for hit in search("borsb", day=day, most=5)] == [("Antwerpen", "Borsbeek")]
    assert [(hit.name, hit.former) for hit in search("kruibeke", day=day, most=5)] == [
        ("Beveren-Kruibeke-Zwijndrecht", "")
    ]
    assert [hit.code for hit in search("tielt", day=day, most=5)] == ["37022", "24135"]
    assert search(" ", day=day, most=5) == search("zzz", day=day, most=5) == ()


def test_a_municipality_that_ended_without_successor_or_in_a_circle_is_refused() -> None:
    end = date(2000, 1, 1)
    circle = (
        Municipality(code="1", name="A", province="10000", valid_to=end, successor="2"),
        Municipality(code="2", name="B", province="10000", valid_to=end, successor="1"),
    )
    for rows in (circle, (Municipality(code="1", name="A", province="10000", valid_to=end),)):
        with pytest.raises(UnknownCode):
            code_on("1", day=date(2001, 1, 1), rows=rows)
