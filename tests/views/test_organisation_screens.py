"""Organisatie: a coordinator decides, everybody else reads; words go from draft to approved."""

from pathlib import Path
from typing import Any

import msgspec
import pytest

from domain.consent_texts import consent_text
from domain.consent_texts.text import WORD_FIELDS
from storage.actions.consents import Answer, record_answer
from storage.actions.own_texts import take_step, write_text
from storage.actions.youths import create_youth
from storage.queries.organisation import controller, dutch_now, help_lines, own_texts, policy
from storage.store import Store
from tests.domain.test_own_texts import as_json, filled_template
from tests.views.desks import App, opened_app
from tests.views.harness import LAPTOP, PHONE
from tests.views.said import all_words, until_said
from tests.views.test_quick_taps import aimed, send


def as_worker(store: Store) -> None:
    own = store.identity.device
    member = msgspec.structs.replace(store.roster.members[own], role="worker")
    store.roster = msgspec.structs.replace(store.roster, members={own: member})


def picks(app: App, content: bytes) -> None:
    app.screen.terminal.answers["pick_files"] = [
        {"id": 1, "name": "taal.csv", "size": len(content), "path": None, "bytes": content}
    ]


@pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["phone", "laptop"])
async def test_who_is_answerable_is_filled_in_once_and_stands_in_the_list(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with opened_app(tmp_path, size=size) as app:
        await app.screen.tap("nav.more")
        await app.screen.tap("more.organisation")
        await app.screen.wait_for_text("organisation.details", "Nog niet ingevuld.")
        await app.screen.tap("organisation.details")
        await app.screen.type_into("organisation.name", "Jeugddienst Noord")
        await app.screen.type_into("organisation.email", "geen adres")
        await app.screen.tap("organisation.save")
        await until_said(app.screen, "Dit e-mailadres klopt niet.")
        await app.screen.type_into("organisation.email", "info@noord.example")
        await app.screen.tap("organisation.public")
        await app.screen.tap("organisation.save")
        await app.screen.wait_for_text("organisation.details", "Jeugddienst Noord")
        assert (await app.vault.run(controller)).is_public


async def test_a_public_body_is_warned_of_consent_and_sees_the_article(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        app.desk.go("organisation/details")
        await app.screen.tap("organisation.public")
        await app.screen.tap("organisation.save")
        app.desk.go("organisation/purposes")
        await app.screen.wait_for_text("organisation.purpose.P05", "Toestemming · 6 maanden")
        await app.screen.tap("organisation.purpose.P05")
        await until_said(app.screen, "AVG, art. 6.1.a")
        assert "niet vrij om nee te zeggen" in await app.screen.text_of("organisation.warning.1")
        await app.screen.tap("organisation.basis.public_task")
        await until_said(app.screen, "AVG, art. 6.1.e")
        await app.screen.tap("organisation.condition.substantial_interest")
        await until_said(app.screen, "Wet van 30 juli 2018, art. 8")
        await app.screen.tap("organisation.save")
        await app.screen.wait_for_text("organisation.purpose.P05", "Taak van algemeen belang")
        found = await app.vault.run(policy, "P05")
        assert (found.basis, found.condition, found.months) == ("public_task", "substantial_interest", None)


async def test_a_longer_period_leads_to_the_words_that_have_to_say_it(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        app.desk.go("organisation/purposes/P05")
        await app.screen.tap("organisation.months.more")
        await app.screen.wait_for("organisation.longer")
        await app.screen.tap("organisation.save")
        await until_said(app.screen, "Schrijf op waarom.")
        await app.screen.type_into("organisation.reason", "Trajecten duren langer.")
        await app.screen.tap("organisation.save")
        await app.screen.wait_gone("organisation.longer")
        assert (await app.vault.run(policy, "P05")).months == 7
        app.desk.go("organisation/purposes/P05")
        await app.screen.tap("organisation.to_text")
        await until_said(app.screen, "Deze tekst belooft 6 maanden, jullie kozen 7 maanden.")
        await app.screen.tap("text.edit")
        await app.screen.tap("text.save")
        await until_said(app.screen, "De lijn Hoelang noemt de termijn niet die je koos.")
        await app.screen.type_into("text.how_long", "Zeven maanden. Dan vragen we het je opnieuw.")
        await app.screen.tap("text.save")
        await app.screen.tap("text.step.read_back")
        await app.screen.tap("text.step.approved")
        await until_said(app.screen, "Zeg eerst of er meer mag dan voordien.")
        await app.screen.tap("text.wider.no")
        await app.screen.tap("text.step.approved")
        await app.screen.wait_gone("text.step.approved")
        assert (await app.vault.run(dutch_now))["P05"].months == 7
        app.desk.go("organisation/purposes/P05")
        await until_said(app.screen, "De goedgekeurde tekst belooft deze termijn al.")


async def test_words_that_allow_more_are_asked_again_of_who_said_yes(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        youth = await app.vault.run(create_youth, alias="Zaki")
        await app.vault.run(record_answer, Answer(youth=youth, purpose="P05", state="given", understood=True))
        app.desk.go("organisation/texts/P05/nl")
        await app.screen.tap("text.edit")
        await app.screen.type_into("text.what", "Alles over je gezondheid.")
        await app.screen.tap("text.save")
        await app.screen.tap("text.step.read_back")
        await app.screen.tap("text.wider.yes")
        await until_said(app.screen, "Bij ja vraag je het iedereen opnieuw")
        await app.screen.tap("text.step.approved")
        await app.screen.wait_gone("text.step.approved")
        state = await app.vault.run(lambda store: store.book.ledger(youth, today=store.today())["P05", ""].state)
        assert state == "invalidated"
        await app.screen.tap("text.retire")
        await app.screen.wait_gone("text.retire")
        state = await app.vault.run(lambda store: store.book.ledger(youth, today=store.today())["P05", ""].state)
        assert state == "given"


async def test_a_draft_of_the_app_is_taken_over_and_goes_the_whole_way(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        app.desk.go("organisation/texts")
        await app.screen.tap("texts.language.ar")
        await app.screen.wait_for_text("texts.row.P05", "Kladtekst van de app")
        await app.screen.tap("texts.row.P05")
        await app.screen.tap("text.take_over")
        for step in ("translated", "read_back"):
            await app.screen.tap(f"text.step.{step}")
        await app.screen.tap("text.wider.no")
        await app.screen.tap("text.step.approved")
        await app.screen.wait_gone("text.step.approved")
        [text] = await app.vault.run(own_texts)
        assert (text.state, text.language) == ("approved", "ar")
        app.desk.back()
        await app.screen.wait_for_text("texts.row.P05", "Goedgekeurde eigen tekst")


async def test_a_translation_of_former_words_says_so(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        words = {name: getattr(consent_text("P05", language="nl"), name) for name in WORD_FIELDS}
        record = await app.vault.run(write_text, purpose="P05", language="nl", words=words | {"what": "Alleen dit."})
        for step in ("read_back", "approved"):
            await app.vault.run(take_step, record, state=step)
        app.office.changed()
        app.desk.go("organisation/texts/P05/fr")
        await app.screen.wait_for("text.behind")
        app.desk.go("organisation/texts/P05/nl")
        await until_said(app.screen, "Goedgekeurde eigen tekst")
        assert not await app.screen.exists("text.behind")


async def test_long_sentences_are_said_while_typing(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        app.desk.go("organisation/texts/P05/nl/edit")
        await app.screen.wait_for("text.what")
        assert not await app.screen.exists("text.too_long")
        await app.screen.type_into("text.what", " ".join(["woord"] * 16) + ".")
        await app.screen.wait_for_text("text.too_long", "Meer dan 15 woorden")
        await app.screen.type_into("text.what", "Kort.")
        await app.screen.wait_gone("text.too_long")


async def test_a_language_comes_in_from_a_file_and_stands_in_the_list(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        app.desk.go("organisation/texts")
        await app.screen.tap("texts.import")
        picks(app, as_json(name="a\u202eb", texts={"P05": {"version": 1, "question": "x"}}))
        await app.screen.tap("texts.choose_file")
        await app.screen.wait_for("texts.faults")
        words = all_words(app.screen)
        assert "Gezondheid als drempel · Wat" in words
        picks(app, filled_template())
        await app.screen.tap("texts.choose_file")
        await app.screen.wait_for_text("texts.imported", "1 tekst ingelezen.")
        await app.screen.tap("texts.back")
        await app.screen.wait_for_text("texts.row.P05", "Eigen tekst in de maak: vertaald")
        assert await app.screen.is_chosen("texts.language.ps")


async def test_the_file_for_a_translator_holds_the_dutch_words(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        saved: list[Any] = []
        app.screen.terminal.answers["save_file"] = saved.append
        app.desk.go("organisation/texts")
        await app.screen.tap("texts.template")
        await app.screen.settle()
        [args] = saved
        raw = bytes(args["src_bytes"])
        assert consent_text("P05", language="nl").question in raw.decode("utf-8-sig")


@pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["phone", "laptop"])
async def test_who_is_no_coordinator_reads_and_has_no_button_to_change(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened_app(tmp_path, size=size) as app:
        await app.vault.run(as_worker)
        buttons = {"organisation.save", "text.edit", "text.save", "texts.import", "organisation.number.add"}
        for route in ("", "/details", "/purposes/P05", "/texts", "/texts/P05/nl", "/texts/P05/nl/edit", "/safety"):
            app.desk.go(f"organisation{route}")
            await app.screen.wait_for("page.back")
            await app.screen.settle()
            assert not buttons & set(await app.screen.identifiers()), route
            if route != "/texts":
                await app.screen.wait_for("organisation.read_only")


async def test_the_own_plan_and_numbers_stand_on_the_page_for_safety(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        app.desk.go("organisation/safety")
        await app.screen.type_into("organisation.number.name", "Ilse")
        await app.screen.tap("organisation.number.add")
        await until_said(app.screen, "Geef een naam en een nummer.")
        await app.screen.type_into("organisation.number.number", "03 000 00 00")
        await app.screen.tap("organisation.number.add")
        await app.screen.wait_for("organisation.number.1.remove")
        await app.screen.type_into("organisation.steps", "Bel 112.\nBel Ilse.")
        await app.screen.tap("organisation.save")
        await app.screen.wait_gone("organisation.steps")
        app.desk.go("safety")
        await until_said(app.screen, "Bel Ilse.")
        opened: list[Any] = []
        app.screen.terminal.answers["launch_url"] = opened.append
        await app.screen.tap("safety.call.own.1")
        await app.screen.settle()
        assert any("tel:030000000" in str(call) for call in opened)
        app.desk.go("organisation/safety")
        await app.screen.tap("organisation.number.1.remove")
        await app.screen.wait_gone("organisation.number.1.remove")
        assert await app.vault.run(help_lines) == []


async def test_two_quick_taps_on_a_step_take_it_once(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        app.desk.go("organisation/texts/P05/nl")
        await app.screen.tap("text.edit")
        await app.screen.type_into("text.what", "Alleen dit.")
        await send(app.screen, *aimed(app.screen, "text.save", "text.save"))
        await app.screen.wait_for("text.step.read_back")
        await send(app.screen, *aimed(app.screen, "text.step.read_back", "text.step.read_back"))
        await app.screen.wait_for("text.wider.no")
        texts = await app.vault.run(lambda store: store.book.rows("SELECT id FROM own_text"))
        rows = await app.vault.run(lambda store: store.book.rows("SELECT state FROM text_step"))
        assert (len(texts), [row["state"] for row in rows]) == (1, ["read_back"])


async def test_laws_are_shown_from_the_one_table(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        app.desk.go("organisation")
        await app.screen.tap("organisation.laws")
        await until_said(app.screen, "Aanbeveling 2020/C 372/01")


async def test_own_words_are_those_a_new_file_is_asked_with_and_what_was_said_before_stays(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        youth = await app.vault.run(create_youth, alias="Zaki")
        words = {name: getattr(consent_text("P01", language="nl"), name) for name in WORD_FIELDS}
        mine = words | {"what": "Alleen je roepnaam."}
        record = await app.vault.run(write_text, purpose="P01", language="nl", words=mine)
        for step in ("read_back", "approved"):
            await app.vault.run(take_step, record, state=step)
        app.office.changed()
        app.desk.go("youths/new")
        await until_said(app.screen, "Alleen je roepnaam.")
        await app.screen.type_into("youth.alias", "Lowie")
        await app.screen.tap("youth.save")
        await app.screen.wait_gone("youth.save")
        rows = await app.vault.run(lambda store: store.book.rows("SELECT text_version FROM consent ORDER BY at"))
        assert [row["text_version"] for row in rows] == [1, 1001]
        app.desk.go(f"consent/{app.desk.number_of(youth)}/P01")
        await until_said(app.screen, "Dit spraken jullie af")
        assert words["what"] in all_words(app.screen)  # Zaki said yes to the words of before
        assert "Alleen je roepnaam." not in all_words(app.screen)
