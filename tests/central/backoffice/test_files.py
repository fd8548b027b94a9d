"""Files: what a spreadsheet may run, and what it reads."""

from __future__ import annotations

import csv
import io

import pytest
from fastapi import FastAPI
from hypothesis import given
from hypothesis import strategies as st

from central.backoffice.files import HEADERS, defused
from central.export import export_csv
from domain.tables.catalogue import BY_NAME, CATALOGUE
from tests.central.backoffice.conftest import BEFORE, PERIOD, Browser, store_figures


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "=HYPERLINK(1)"])
def test_what_a_spreadsheet_would_run_becomes_text(text: str) -> None:
    assert defused(text) == "'" + text


@given(text=st.text())
def test_nothing_that_starts_a_formula_is_left(text: str) -> None:
    assert not defused(text).startswith(("=", "+", "-", "@", "\t", "\r"))
    assert defused(text).endswith(text)


def lines(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


async def test_the_file_has_a_line_for_every_cell_and_total(browser: Browser, office: FastAPI) -> None:
    store_figures(office, teams=4, period=PERIOD)
    reply = await browser.http.get(f"/cijfers/contacts_by_place_signal.csv?kwartaal={PERIOD}")
    assert reply.headers["content-type"] == "text/csv; charset=utf-8"
    assert reply.headers["content-disposition"] == f'attachment; filename="contacts_by_place_signal-{PERIOD}.csv"'
    table = BY_NAME["contacts_by_place_signal"]
    found = lines(reply.text)
    assert tuple(found[0]) == HEADERS
    assert len(found) == len([*table.cells(), *table.totals()])
    assert {line["standaardafwijking_hoogstens"] for line in found} == {"5,0"}
    assert {line["teams"] for line in found} == {"4"}
    assert all(int(line["aantal"]) % 5 == 0 for line in found)
    [all_of_it] = [line for line in found if line["waarde_1"] == line["waarde_2"] == "totaal"]
    assert (all_of_it["code_1"], all_of_it["stand"]) == ("", "voorlopig")


async def test_the_mark_for_spreadsheets_comes_on_request(browser: Browser, office: FastAPI) -> None:
    store_figures(office, teams=1, period=PERIOD)
    with_mark = await browser.http.get("/cijfers/barriers_lifted.csv?bom=1")
    without = await browser.http.get("/cijfers/barriers_lifted.csv")
    assert with_mark.content == b"\xef\xbb\xbf" + without.content


@pytest.mark.parametrize(
    "path", ["niets.csv", "barriers_by_age.csv?kwartaal=2019Q1", "barriers_by_age.csv?kwartaal=x&bom=ja"]
)
async def test_a_file_that_is_not_there_is_a_plain_page(browser: Browser, office: FastAPI, path: str) -> None:
    store_figures(office, teams=1, period=PERIOD)
    reply = await browser.http.get(f"/cijfers/{path}")
    assert reply.status_code == 404
    assert "Deze pagina is er niet." in reply.text


def test_stats_export_is_every_table_under_the_same_rules(office: FastAPI) -> None:
    store_figures(office, teams=1, period=PERIOD, size=5)
    store_figures(office, teams=1, period=BEFORE, size=5, is_final=True)
    found = lines(export_csv(office.state.database))
    assert {line["tabel"] for line in found} == {table.name for table in CATALOGUE}
    assert [line["kwartaal"] for line in (found[0], found[-1])] == [BEFORE, PERIOD]
    hidden = [line for line in found if line["code_1"] == "detention" and line["code_2"]]
    assert hidden
    assert {line["aantal"] for line in hidden} <= {"<10", "–"}
    assert {line["kwartaal"] for line in lines(export_csv(office.state.database, period=PERIOD))} == {PERIOD}


def test_an_empty_centre_exports_only_the_names_of_the_columns(office: FastAPI) -> None:
    assert export_csv(office.state.database) == ";".join(HEADERS) + "\r\n"
