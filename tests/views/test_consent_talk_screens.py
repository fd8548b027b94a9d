"""The conversation in process: read large, handed over, looked up again; and at eighteen."""

import asyncio
from pathlib import Path
from typing import Any

import flet as ft
import pytest

from storage.actions.consents import Answer, record_answer, withdraw
from storage.actions.partners import add_partner
from storage.actions.referrals import propose_referral
from storage.actions.youths import change_youth, create_youth
from storage.queries.due import due_rows
from storage.queries.sharing import recipient_of_referral
from storage.store import Store
from tests.views.desks import App, opened_app
from tests.views.drawing import history, signed_yes
from tests.views.pdf_text import text_of
from tests.views.said import all_words, until_said
from tests.views.test_consent_screens import agreed, asked


async def key(app: App, name: str) -> None:
    data = {"key": name, "shift": False, "ctrl": False, "alt": False, "meta": False}
    await app.screen._dispatch(app.screen.page, "keyboard_event", data)
    await app.screen.settle()


async def saved_pdf(app: App) -> bytes:
    for _ in range(400):
        found = [args for name, args in app.screen.terminal.invoked if name == "save_file"]
        if found:
            return bytes(found[-1]["src_bytes"])
        await app.screen.settle()
        await asyncio.sleep(0.01)
    raise AssertionError("nothing was saved")


async def test_question_is_read_line_by_line_by_tap_by_button_and_by_key(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        await asked(app, "P02")
        await app.screen.tap("consent.large")
        await until_said(app.screen, "Zin 1 van 7")
        await app.screen.tap("consent.large.next")
        await until_said(app.screen, "Zin 2 van 7")
        await app.screen.tap("consent.large.line")
        await until_said(app.screen, "Zin 3 van 7")
        await key(app, "Arrow Right")
        await until_said(app.screen, "Zin 4 van 7")
        await key(app, "Arrow Left")
        await until_said(app.screen, "Zin 3 van 7")
        await app.screen.tap("consent.large.previous")
        await until_said(app.screen, "Zin 2 van 7")
        for _ in range(6):
            await key(app, "Arrow Down")
        await app.screen.wait_for("consent.give")


async def test_arrow_keys_follow_the_direction_of_the_words(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        await asked(app, "P02")
        await app.screen.tap("consent.language")
        await app.screen.tap("consent.language.ar")
        await app.screen.tap("consent.large")
        await key(app, "Arrow Left")
        await until_said(app.screen, "Zin 2 van 7")
        await key(app, "Arrow Right")
        await until_said(app.screen, "Zin 1 van 7")


@pytest.mark.parametrize("scale", ["100", "200"])
async def test_letters_of_what_is_read_are_at_least_28_high(tmp_path: Path, scale: str) -> None:
    async with opened_app(tmp_path) as app:
        app.desk.go("settings")
        await app.screen.tap(f"settings.text.{scale}")
        await asked(app, "P02")
        await app.screen.tap("consent.large")
        await app.screen.wait_for("consent.large.line")
        theme = app.screen.page.theme
        assert theme is not None
        assert theme.text_theme is not None
        line = next(part for part in app.screen.controls() if isinstance(part, ft.Text) and "bewaren" in part.value)
        role = {"displaySmall": theme.text_theme.display_small, "headlineSmall": theme.text_theme.headline_small}
        style = role[str(getattr(line.theme_style, "value", line.theme_style))]
        assert style is not None
        assert float(style.size or 0) >= (28 if scale == "100" else 44)


async def test_conversation_goes_on_in_its_language_and_with_its_interpreter(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        youth = await asked(app, "P07")
        await app.screen.tap("consent.language")
        await app.screen.tap("consent.language.fr")
        await app.screen.tap("consent.interpreter.family")
        await until_said(app.screen, "zonder familie")
        await signed_yes(app)
        await until_said(app.screen, "signature")
        assert await app.screen.is_chosen("consent.interpreter.family")
        await app.screen.tap("consent.readback.right")
        await app.screen.tap("consent.give")
        await app.screen.wait_for("receipt.number.2")
        assert [(h.interpreter, h.purpose) for h in await history(app, youth, "")][:2] == [
            ("family", "P13"),
            ("family", "P07"),
        ]


async def test_receipt_as_pdf_holds_what_was_heard_and_is_noted_as_given(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        youth = await asked(app, "P02")
        await app.screen.tap("consent.readback.right")
        await app.screen.tap("consent.give")
        await app.screen.tap("consent.receipt")
        number = await app.screen.text_of("receipt.number")
        assert not (await history(app, youth, "P02"))[0].has_copy
        await app.screen.tap("receipt.pdf")
        said = text_of(await saved_pdf(app))
        for words in (number, "Ja gezegd", "Dit hoorde je", "Alleen ons team leest dit.", "Sofie"):
            assert words in said
        await app.screen.wait_for("receipt.noted")
        assert (await history(app, youth, "P02"))[0].copies == ("pdf",)
        await app.screen.tap("receipt.copy.photo")
        await app.screen.wait_for_chosen("receipt.copy.photo")
        assert (await history(app, youth, "P02"))[0].copies == ("pdf", "photo")


async def test_receipt_of_stopping_with_everything_goes_on_paper_too_and_notes_nothing(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        await asked(app, "P02")
        await app.screen.tap("page.back")
        await app.screen.tap("consent.withdraw_all")
        await app.screen.wait_for("receipt.number")
        assert not await app.screen.exists("receipt.copy.photo")
        await app.screen.tap("receipt.pdf")
        said = text_of(await saved_pdf(app))
        assert "de bladzijde onder de straatnaam" in said
        assert app.desk.snack is None


async def test_history_says_each_answer_in_a_sentence(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        youth = await asked(app, "P05")
        await agreed(app, youth, "P05")
        await app.vault.run(withdraw, youth, purpose="P05")
        app.office.changed()
        app.desk.go(f"heard/{app.desk.number_of(youth)}")
        await app.screen.wait_for("heard.row.3")
        assert "Zaki trok dit in: Gezondheid als drempel." in await app.screen.text_of("heard.row.1")
        assert "Gevraagd door Sofie, mondeling." in await app.screen.text_of("heard.row.2")
        assert "De checkvraag was juist." in await app.screen.text_of("heard.row.2")
        assert "Iets bijhouden onder een straatnaam" in await app.screen.text_of("heard.row.3")


async def test_proof_is_found_by_its_number_alone(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        youth = await app.vault.run(create_youth, alias="Zaki")
        answer = Answer(youth=youth, purpose="P05", state="given", understood=True)
        receipt = await app.vault.run(record_answer, answer)
        app.desk.go("proof")
        await app.screen.type_into("proof.number", "7Q2K")
        await app.screen.tap("proof.search")
        await until_said(app.screen, "drie groepen van vier")
        await app.screen.type_into("proof.number", "7Q2K-9ABC-1234")
        await app.screen.tap("proof.search")
        await until_said(app.screen, "staat niet in de bewijzen")
        await app.screen.type_into("proof.number", receipt.number.lower())
        await app.screen.tap("proof.search")
        await app.screen.wait_for_text("proof.found", "Gezondheid als drempel")
        assert "Zaki" not in all_words(app.screen)


async def test_stop_with_a_partner_offers_words_for_it_that_name_nobody(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        youth = await app.vault.run(create_youth, alias="Zaki")
        partner = await app.vault.run(add_partner, name="CAW Noord", kind="caw")
        referral = await app.vault.run(propose_referral, youth, partner=partner, asks="Een kamer.")
        recipient = await app.vault.run(recipient_of_referral, referral)
        await agreed(app, youth, "P09", recipient)
        number, to = app.desk.number_of(youth), app.desk.number_of(recipient)
        app.desk.go(f"consent/{number}/P09/{to}")
        await app.screen.tap("consent.withdraw")
        await app.screen.tap("receipt.stop_text")
        await app.screen.wait_for_text("stop_text.words", "CAW Noord")
        await until_said(app.screen, "Stop gebruik van wat wij over deze jongere doorgaven.")
        assert "Zaki" not in await app.screen.text_of("stop_text.words")
        await app.screen.tap("stop_text.pdf")
        said = text_of(await saved_pdf(app))
        assert "Stop gebruik" in said
        assert "Zaki" not in said


async def test_birth_date_decides_who_is_a_minor_before_the_age_band_does(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        youth = await app.vault.run(create_youth, alias="Zaki", age_band="15-17")
        await agreed(app, youth, "P02")
        await app.vault.run(lambda store: change_youth(store, youth, birth_date="2000-02-29"))
        app.office.changed()
        app.desk.go(f"consent/{app.desk.number_of(youth)}/P05")
        await app.screen.wait_for("consent.give")
        assert not await app.screen.exists("consent.understands.yes")
        await app.screen.tap("consent.readback.right")
        await app.screen.tap("consent.give")
        await app.screen.wait_for("consent.receipt")
        assert [(h.age_band, h.understands) for h in await history(app, youth, "P05")] == [("25-29", None)]


async def test_at_eighteen_the_file_and_opvolging_say_to_ask_again(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        youth = await app.vault.run(create_youth, alias="Zaki", age_band="15-17")
        await agreed(app, youth, "P05")
        await app.vault.run(lambda store: change_youth(store, youth, age_band="18-24"))
        app.office.changed()
        assert [row.origin for row in await app.vault.run(due)] == ["adult"]
        app.desk.go("followup")
        await until_said(app.screen, "Zaki is nu 18. Vraag opnieuw wat jullie afspraken.")
        app.desk.go(f"youths/{app.desk.number_of(youth)}")
        await app.screen.tap("youth.tab.consent")
        await app.screen.wait_for("consent.adult")
        await app.screen.wait_for_text("consent.purpose.P05", "Als minderjarige gezegd")


def due(store: Store) -> list[Any]:
    return list(due_rows(store))
