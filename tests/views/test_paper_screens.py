"""Papieren: read on the screen, in three languages, and saved as a PDF of real text or a page for a browser."""

import asyncio
import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from domain.papers.catalogue import PAPERS
from domain.papers.shape import Office
from storage.actions.contacts import ContactDraft, log_contact
from storage.actions.youths import create_youth
from tests.views.desks import App, opened_app
from tests.views.harness import LAPTOP, PHONE
from tests.views.pdf_text import text_of
from tests.views.said import all_words
from views.office_sheet import office_pdf
from views.texts import fonts_folder, load_texts


async def saved(app: App, name: str) -> dict[str, Any]:
    for _ in range(400):
        found = [
            args for said, args in app.screen.terminal.invoked if said == "save_file" and args["file_name"] == name
        ]
        if found:
            return dict(found[-1])
        await app.screen.settle()
        await asyncio.sleep(0.01)
    raise AssertionError("nothing was saved")


@pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["phone", "laptop"])
async def test_papers_are_three_taps_from_meer_and_say_what_each_is_for(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened_app(tmp_path, size=size, is_laptop=size == LAPTOP) as app:
        app.desk.go("more")
        await app.screen.tap("more.organisation")
        await app.screen.tap("organisation.papers")
        for row in PAPERS:
            assert row.line in await app.screen.text_of(f"papers.{row.code}")
        await app.screen.tap("papers.register")
        await app.screen.wait_for("paper.pdf")
        assert "AVG, art. 30" in all_words(app.screen)
        assert "P05. Gezondheid als drempel" in all_words(app.screen)
        assert "AVG, art. 9.2.a" not in all_words(app.screen)  # folded
        await app.screen.tap("paper.part.7")
        await app.screen.wait_for_text("paper.part.7", "Gezondheid")
        assert "AVG, art. 9.2.a" in all_words(app.screen)


async def test_paper_is_saved_as_pdf_and_as_a_page_and_holds_nothing_of_a_youth(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        youth = await app.desk.act(create_youth, alias="Zwaluwjong")
        await app.desk.act(log_contact, ContactDraft(youths=(youth,), note="Zwaluwlied gefloten."))
        for row in PAPERS:
            app.desk.go(f"organisation/papers/{row.code}")
            await app.screen.wait_for("paper.pdf")
            await app.screen.tap("paper.pdf")
            pdf = (await saved(app, f"{row.file_name}.pdf"))["src_bytes"]
            assert "waluw" not in text_of(pdf)
            await app.screen.tap("paper.html")
            raw = (await saved(app, f"{row.file_name}.html"))["src_bytes"]
            assert b"waluw" not in raw
            assert b'<html lang="nl">' in raw


async def test_paper_is_read_in_the_language_that_is_chosen(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        app.desk.go("organisation/papers/notice")
        await app.screen.wait_for("paper.pdf")
        assert "Mogen we iets over jou bijhouden?" in all_words(app.screen)
        await app.screen.tap("paper.language.fr")
        await app.screen.tap("paper.pdf")
        pdf = (await saved(app, "wat-we-bijhouden.pdf"))["src_bytes"]
        assert b"/Lang (fr)" in pdf
        assert "Mogen we iets over jou" not in text_of(pdf)


@pytest.mark.parametrize("code", ["nl", "fr", "en"])
@pytest.mark.parametrize("paper", [row.code for row in PAPERS])
def test_every_paper_is_real_text_with_its_language_an_outline_and_all_its_words(code: str, paper: str) -> None:
    texts, row = load_texts(code), next(one for one in PAPERS if one.code == paper)
    office = Office(day=dt.date(2026, 11, 21), name="Jeugddienst Noord", team="Team Noord")
    shown = row.make(office, texts=texts)
    pdf = office_pdf(shown, day=office.day, texts=texts, fonts=fonts_folder())
    assert f"/Lang ({code})".encode() in pdf
    assert b"/Outlines" in pdf
    read = "".join(text_of(pdf).split())
    for section in shown.sections:
        assert "".join(section.heading.split()) in read, section.heading
        for text in (*section.lines, *(text for fact in section.facts for text in fact)):
            for word in text.split():
                assert word in read, (section.heading, word)
        for cell in (cell for each in (section.table.rows if section.table else ()) for cell in each):
            assert all(word in read for word in cell.split()), cell
    assert "\u25a1" not in read  # every letter is in the font


def test_the_same_decisions_make_the_same_bytes_and_practice_says_so() -> None:
    texts = load_texts("nl")
    office = Office(day=dt.date(2026, 11, 21))
    shown = PAPERS[0].make(office, texts=texts)
    pages = [office_pdf(shown, day=office.day, texts=texts, fonts=fonts_folder()) for _ in range(2)]
    assert pages[0] == pages[1]
    assert "Oefenen" not in text_of(pages[0])
    practised = office_pdf(shown, day=office.day, texts=texts, fonts=fonts_folder(), is_practice=True)
    assert "Oefenen: niets hiervan is echt" in text_of(practised)
