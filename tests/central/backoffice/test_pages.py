"""The page with figures: with and without data, what it hides, and what no page of ours may lack."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from fastapi import FastAPI

from domain.tables.catalogue import CATALOGUE
from tests.central.backoffice.conftest import BEFORE, PERIOD, Browser, store_figures

TEMPLATES = ("/cijfers", "/aanmelden", "/cijfers/niets.csv", "/stijl/backoffice.css", "/stijl/sans-400.ttf", "/weg")


class Reader(HTMLParser):
    """Reads tables, resources and what a browser would run."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.tables: list[list[list[str]]] = []
        self._cell: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag == "table":
            self.tables.append([])
        if tag == "tr":
            self.tables[-1].append([])
        if tag in ("th", "td"):
            self._cell = []

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("th", "td") and self._cell is not None:
            self.tables[-1][-1].append("".join(self._cell).strip())
            self._cell = None


def read(page: str) -> Reader:
    reader = Reader()
    reader.feed(page)
    return reader


async def test_without_figures_the_page_says_so(browser: Browser) -> None:
    reply = await browser.http.get("/cijfers")
    assert reply.status_code == 200
    assert "Nog geen cijfers" in reply.text
    assert "<table" not in reply.text


async def test_with_figures_each_picture_has_its_table(browser: Browser, office: FastAPI) -> None:
    store_figures(office, teams=3, period=PERIOD)
    page = (await browser.http.get("/cijfers")).text
    found = read(page)
    assert "oktober tot december 2026" in page
    assert "Voorlopig. 3 teams stuurden cijfers" in page
    assert "± 4,3" in page, "2.5 times the root of 3"
    contacts, barriers = found.tables[0], found.tables[1]
    assert contacts[0][:2] == ["Soort plek", "Eigen organisatie"]
    assert len(contacts) == 1 + 12 + 1
    assert len(barriers) == 1 + 17 + 1
    assert barriers[0][1:6] == ["15 tot 17", "18 tot 24", "25 tot 29", "Niet gekend", "Totaal"]
    assert page.count("<svg ") == 2 * 2, "two pictures, each for a phone and for a laptop"
    assert len(found.tables) == len(CATALOGUE)


async def test_every_figure_of_a_page_is_a_multiple_of_five_or_hidden(browser: Browser, office: FastAPI) -> None:
    store_figures(office, teams=1, period=PERIOD, size=14)
    for table in read((await browser.http.get("/cijfers")).text).tables:
        for line in table[1:]:
            for cell in line[1:]:
                if cell and not cell.endswith("%") and not cell.startswith("±"):
                    assert cell in ("<10", "–") or int(cell) % 5 == 0


async def test_a_small_special_category_is_hidden_in_table_picture_and_file(browser: Browser, office: FastAPI) -> None:
    store_figures(office, teams=1, period=PERIOD, size=5)
    page = (await browser.http.get("/cijfers")).text
    [detention] = [line for line in read(page).tables[1] if line[0] == "Detentie"]
    assert set(detention[1:5]) <= {"<10", "–"}
    file = (await browser.http.get(f"/cijfers/barriers_by_age.csv?kwartaal={PERIOD}")).text
    crossed = [line.split(";") for line in file.splitlines() if ";detention;" in line and ";totaal;" not in line]
    assert crossed
    assert all(line[9] in ("<10", "–") for line in crossed)
    assert "niet getoond" in page or "&lt;10" in page


async def test_a_quarter_can_be_chosen_and_two_quarters_make_a_line_of_time(browser: Browser, office: FastAPI) -> None:
    store_figures(office, teams=2, period=PERIOD)
    store_figures(office, teams=2, period=BEFORE, is_final=True)
    newest = (await browser.http.get("/cijfers")).text
    assert "Contacten per kwartaal" in newest
    page = (await browser.http.get(f"/cijfers?kwartaal={BEFORE}")).text
    assert "Definitief. 2 teams stuurden cijfers" in page
    assert f'<option value="{BEFORE}" selected>' in page


@pytest.mark.parametrize("quarter", ["2019Q1", "2026-Q4", "<script>", "' OR 1=1", "2026Q4%00"])
async def test_a_quarter_that_is_not_there_is_a_plain_page(browser: Browser, office: FastAPI, quarter: str) -> None:
    store_figures(office, teams=1, period=PERIOD)
    reply = await browser.http.get("/cijfers", params={"kwartaal": quarter})
    assert reply.status_code == 404
    assert "Van dit kwartaal zijn er geen cijfers." in reply.text
    assert "<script" not in reply.text


@pytest.mark.parametrize("path", TEMPLATES)
async def test_every_answer_is_hardened(browser: Browser, path: str) -> None:
    headers = (await browser.http.get(path)).headers
    if path == "/weg":
        return
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert "unsafe-inline" not in policy
    assert "frame-ancestors 'none'" in policy
    assert "form-action 'self'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert "no-store" in headers["cache-control"] or path.startswith("/stijl/")


async def test_no_script_no_inline_style_and_nothing_from_elsewhere(browser: Browser, office: FastAPI) -> None:
    store_figures(office, teams=2, period=PERIOD)
    pages = [(await browser.http.get("/cijfers")).text, (await browser.http.get("/cijfers/niets.csv")).text]
    browser.http.cookies.clear()
    pages.append((await browser.http.get("/aanmelden")).text)
    for page in pages:
        tags = read(page).tags
        assert not any(tag in ("script", "iframe", "object", "embed", "style", "base") for tag, _ in tags)
        for _, attributes in tags:
            assert "style" not in attributes
            assert not any(name.startswith("on") for name in attributes)
            for name in ("src", "href", "action", "xlink:href"):
                assert (attributes.get(name) or "/").startswith(("/", "#"))
    style = (await browser.http.get("/stijl/backoffice.css")).text
    assert "http" not in re.sub(r"/\*.*?\*/", "", style)
    assert "@import" not in style


async def test_tables_can_be_heard(browser: Browser, office: FastAPI) -> None:
    store_figures(office, teams=2, period=PERIOD)
    page = (await browser.http.get("/cijfers")).text
    tags = read(page).tags
    assert ("html", {"lang": "nl"}) in tags
    assert [tag for tag, _ in tags].count("caption") == [tag for tag, _ in tags].count("table") == len(CATALOGUE)
    assert all("scope" in attributes for tag, attributes in tags if tag == "th")
    assert all(attributes.get("aria-hidden") == "true" for tag, attributes in tags if tag == "svg")
    ids = [attributes["id"] for _, attributes in tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    labelled = {attributes.get("for") for tag, attributes in tags if tag == "label"}
    assert "kwartaal" in labelled


@pytest.mark.parametrize("name", ["../pages.py", "..%2Fpages.py", "login.html", "%2e%2e/web.py", "sans-400.ttf.bak"])
async def test_the_folder_of_styles_gives_nothing_else(browser: Browser, name: str) -> None:
    assert (await browser.http.get(f"/stijl/{name}")).status_code == 404


async def test_a_fault_is_a_plain_page_without_a_trace(browser: Browser, office: FastAPI) -> None:
    with office.state.database.writing() as connection:
        connection.exec_driver_sql("DROP TABLE cell")
        connection.exec_driver_sql("DROP TABLE figures")
    reply = await browser.http.get("/cijfers")
    assert reply.status_code == 500
    assert "Er liep iets mis" in reply.text
    assert "sqlite" not in reply.text.lower()
