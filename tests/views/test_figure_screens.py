"""Cijfers, the sheet for the street, and the card to hand out, as a worker sees them."""

import asyncio
import datetime as dt
import re
from pathlib import Path
from typing import Any

import flet as ft
import pytest
from fpdf import FPDF

from domain.codes.barriers import BARRIERS
from domain.codes.places import PLACE_KINDS
from domain.kinds.retention import Total
from domain.languages import LANGUAGES
from domain.span import Span
from storage.actions.barriers import pick_barrier
from storage.actions.contacts import ContactDraft, log_contact
from storage.actions.places import add_place
from storage.actions.youths import create_youth
from storage.door import event, save
from storage.queries.street import Street
from storage.store import Store
from tests.storage.device import tables
from tests.views.desks import App, bytes_in, opened_app
from tests.views.drawn import below_page
from tests.views.harness import LAPTOP, PHONE
from tests.views.said import all_words, until_said
from views.paper import new_paper, texts_on_paper
from views.street_sheet import street_pdf
from views.texts import fonts_folder, load_texts


async def a_week(app: App) -> None:
    place = await app.desk.act(add_place, name="Station", kind="station", hours="dinsdag 14.00")
    youth = await app.desk.act(create_youth, alias="Zwaluwjong")
    for _ in range(6):
        draft = ContactDraft(place=place, place_kind="station", count=2, signal="found", note="Zwaluwlied gefloten.")
        await app.desk.act(log_contact, draft)
    await app.desk.act(log_contact, ContactDraft(place_kind="park", youths=(youth,), note="Zwaluwlied."))
    await app.desk.act(pick_barrier, youth, code="mobility")


async def saved(app: App) -> dict[str, Any]:
    for _ in range(400):
        found = [args for name, args in app.screen.terminal.invoked if name == "save_file"]
        if found:
            return dict(found[-1])
        await app.screen.settle()
        await asyncio.sleep(0.01)
    raise AssertionError("nothing was saved")


@pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["phone", "laptop"])
async def test_every_picture_of_cijfers_has_its_numbers_in_words_beside_it(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with opened_app(tmp_path, size=size, is_laptop=size == LAPTOP) as app:
        await a_week(app)
        app.desk.go("more")
        await app.screen.tap("more.figures")
        await app.screen.wait_for("figures.places")
        assert "Ze blijven hier" in all_words(app.screen)
        assert "7\ncontacten" in await app.screen.text_of("figures.totals")
        assert "Station\n6" in await app.screen.text_of("figures.places")
        assert "Ik raak er niet.\n1" in await app.screen.text_of("figures.barriers")
        rows = await app.screen.text_of("figures.series")
        charts = [c for c in below_page(app.screen.page) if type(c).__name__ == "BarChart"]
        pictures = [c for c in below_page(app.screen.page) if isinstance(c, ft.Semantics) and c.image and c.label]
        assert len(charts) == 1
        told = next(c.label or "" for c in pictures if type(c.content).__name__ == "BarChart")
        for number in re.findall(r"\d+$", rows, re.MULTILINE):
            assert f": {number}" in told


async def test_span_and_owner_are_chosen_with_chips_and_found_again(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        await a_week(app)
        app.desk.go("figures")
        await app.screen.tap("figures.span.year")
        await app.screen.tap("figures.whose.team")
        await until_said(app.screen, "Eerste kwartaal")
        app.desk.go("more")
        await app.screen.wait_for("more.figures")
        app.desk.go("figures")
        await until_said(app.screen, "Eerste kwartaal")
        assert await app.screen.is_chosen("figures.span.year")


async def test_without_contacts_cijfers_says_so_and_the_sheet_cannot_be_made(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        app.desk.go("figures")
        await until_said(app.screen, "Nog geen contacten")
        await app.screen.tap("figures.street")
        await until_said(app.screen, "Hier staat nog niets op")
        assert not await app.screen.exists("street.save")


async def test_sheet_is_shown_before_it_is_handed_out_and_says_the_same(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        await a_week(app)
        app.desk.go("figures/street")
        await app.screen.wait_for("street.sheet")
        sheet = await app.screen.text_of("street.sheet")
        assert "Station\n5" in sheet
        assert "Park\nminder dan 5" in sheet
        assert "waluw" not in all_words(app.screen)
        assert "stuurt ze nergens heen" in all_words(app.screen)
        assert not [name for name, _ in app.screen.terminal.invoked if name == "save_file"]
        await app.screen.tap("street.save")
        pdf = (await saved(app))["src_bytes"]
        assert pdf.count(b"/Type /Page\n") == 1
        assert b"/Lang (nl)" in pdf
        await app.screen.tap("street.span.last_week")
        await until_said(app.screen, "Hier staat nog niets op")


@pytest.mark.parametrize("code", [row.code for row in LANGUAGES])
def test_sheet_is_one_page_of_text_in_a_language_the_font_has(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[str] = []
    for name in ("cell", "multi_cell"):
        real = getattr(FPDF, name)

        def keep(self: FPDF, *args: Any, real: Any = real, **kwargs: Any) -> Any:
            written.append(str(args[2] if len(args) > 2 else ""))
            return real(self, *args, **kwargs)

        monkeypatch.setattr(FPDF, name, keep)
    found = Street(
        span=Span.on("month", dt.date(2026, 11, 21)),
        team="Team Noord",
        base=5,
        contacts=165,
        heads=400,
        places=tuple((row.code, 15) for row in PLACE_KINDS),
        signals=(("found", 165), ("", None)),
        barriers=tuple((row.code, None) for row in BARRIERS),
        observations=tuple((row.code, 5) for row in BARRIERS if row.is_structural),
    )
    texts = texts_on_paper(load_texts(code))
    pdf = street_pdf(found, texts=texts, fonts=fonts_folder(), is_practice=True)
    assert texts.language in ("nl", "fr", "en")
    assert f"/Lang ({texts.language})".encode() in pdf
    assert pdf.count(b"/Type /Page\n") == 1
    assert pdf.count(b"/Subtype /Image") == 0
    assert texts.t("Oefenen: niets hiervan is echt") in written
    assert texts.t("minder dan 5") in written


async def test_card_of_a_youth_is_shown_and_leaves_nothing_behind(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        await a_week(app)
        position, before = await app.desk.ask(_state)
        on_disk = bytes_in(tmp_path)
        app.desk.go("hand_out")
        await app.screen.tap("hand_out.kind.zitdag")
        await app.screen.tap("hand_out.place.1")
        await app.screen.type_into("hand_out.when", "24/11 14.00")
        await app.screen.type_into("hand_out.who", "Kanarieprincipe")
        await app.screen.tap("hand_out.show")
        await app.screen.wait_for("hand_out.code")
        assert (await app.screen.text_of("hand_out.words")).split("\n") == [
            "Zitdag", "24/11 14.00", "Station", "Kanarieprincipe",
        ]  # fmt: skip
        assert not await app.screen.exists("nav.today")
        await app.screen.tap("hand_out.save")
        assert (await saved(app))["src_bytes"].startswith(b"%PDF")
        await app.office.cover()  # without a code this closes, and seals what is typed on other screens
        await app.screen.wait_for("lock.passphrase")
        assert b"Kanarieprincipe" not in bytes_in(tmp_path)
        await app.vault.open("maan boom fiets water")
        app.desk.admit()
        await app.screen.wait_for("nav.today")
        assert await app.desk.ask(_state) == (position, before)
        assert "Kanarieprincipe" not in repr(app.desk.memory)
        app.desk.go("hand_out")
        await app.screen.wait_for("hand_out.who")
        assert "Kanarieprincipe" not in all_words(app.screen)
        assert len(on_disk) > 0


def _state(store: Store) -> tuple[int, tuple[Any, ...]]:
    drafts = store.log.db.conn.execute("SELECT count(*) FROM draft").fetchone()[0]
    return store.log.last_position(), (drafts, tables(store))


async def test_card_that_says_too_little_is_not_made(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        app.desk.go("hand_out")
        await app.screen.tap("hand_out.kind.zitdag")
        await app.screen.tap("hand_out.show")
        await app.screen.wait_for_text("hand_out.what", "minstens waar")
        assert not await app.screen.exists("hand_out.code")


def test_paper_reads_in_the_language_of_whoever_works_in_flanders() -> None:
    pdf = new_paper("Titel", texts=texts_on_paper(load_texts("fr")), fonts=fonts_folder())
    assert b"/Lang (fr)" in bytes(pdf.output())


async def test_numbers_of_contacts_that_were_erased_stand_under_those_of_the_team(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        for quarter, cells in (("2021Q4", ("square|44021|street|12|30", "|||6|9")), ("2022Q1", ("|||7|19",))):
            total = Total(quarter=quarter, cells=cells, day=dt.date(2026, 1, 1))
            await app.vault.run(save, [event("total", total)])
        app.office.changed()
        app.desk.go("figures")
        await until_said(app.screen, "Nog geen contacten")
        assert not await app.screen.exists("figures.old")
        await app.screen.tap("figures.whose.team")
        shown = await app.screen.text_of("figures.old")
        assert "Eerste kwartaal 2022\n7\nVierde kwartaal 2021\n18" in shown
