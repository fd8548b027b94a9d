"""Signing on the screen, in process: drawn, kept only after its own yes, forgotten at every other way out."""

from pathlib import Path

import pytest

from domain.strokes import is_signature
from tests.views.desks import opened_app
from tests.views.drawing import CURL, draw, history, signed_yes
from tests.views.said import until_said
from tests.views.test_consent_screens import asked, state_of


async def test_signature_without_a_yes_to_keep_it_is_said_and_nowhere(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        youth = await asked(app, "P07")
        await signed_yes(app)
        await until_said(app.screen, "We bewaren ze pas als jij ja zegt.")
        assert await state_of(app, youth, "P07") == "given"
        await app.screen.tap("consent.refuse")
        await app.screen.wait_for("receipt.number.2")
        await until_said(app.screen, "De handtekening zelf is niet bewaard.")
        [happened] = await history(app, youth, "P07")
        assert (happened.how, happened.strokes) == ("signature", ())
        assert not [name for name in app.desk.memory if name.startswith("signature")]


async def test_signature_with_a_yes_to_keep_it_stands_under_its_answer(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        youth = await asked(app, "P07")
        await signed_yes(app)
        await until_said(app.screen, "We bewaren ze pas als jij ja zegt.")
        await app.screen.tap("consent.readback.right")
        await app.screen.tap("consent.give")
        await app.screen.wait_for("receipt.signature")
        [happened] = await history(app, youth, "P07")
        assert is_signature(happened.strokes)
        assert await state_of(app, youth, "P13") == "given"


async def test_closing_the_question_about_keeping_forgets_what_was_drawn_and_shows_the_receipt(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        youth = await asked(app, "P07")
        await signed_yes(app)
        await until_said(app.screen, "We bewaren ze pas als jij ja zegt.")
        await app.screen.tap("page.back")
        await app.screen.wait_for("receipt.number")
        assert (await history(app, youth, "P07"))[0].strokes == ()
        assert await state_of(app, youth, "P13") == "not_asked"
        assert not [name for name in app.desk.memory if name.startswith("signature")]


async def test_going_elsewhere_forgets_what_was_drawn_too(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        await asked(app, "P07")
        await signed_yes(app)
        await until_said(app.screen, "We bewaren ze pas als jij ja zegt.")
        assert [name for name in app.desk.memory if name.startswith("signature")]
        app.desk.go("more")
        await app.screen.wait_for("more.proof")
        assert not [name for name in app.desk.memory if name.startswith("signature")]


async def test_drawing_can_be_cleared_and_a_dot_is_no_signature(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        youth = await asked(app, "P07")
        await app.screen.tap("consent.readback.right")
        await app.screen.tap("consent.sign")
        await draw(app, [(50, 50), (51, 50)])
        with pytest.raises(AssertionError, match="disabled"):
            await app.screen.tap("consent.signature.done")
        await draw(app, CURL)
        await app.screen.tap("consent.signature.clear")
        with pytest.raises(AssertionError, match="disabled"):
            await app.screen.tap("consent.signature.done")
        await app.screen.tap("page.back")
        await app.screen.tap("consent.give")
        await until_said(app.screen, "Dit vraagt een handtekening")
        assert await state_of(app, youth, "P07") == "not_asked"


async def test_paper_in_the_place_of_the_field_is_said_as_such(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        youth = await asked(app, "P07")
        await app.screen.tap("consent.readback.right")
        await app.screen.tap("consent.sign")
        await draw(app, CURL)
        await app.screen.tap("consent.signature.done")
        await app.screen.tap("consent.signed")
        assert not await app.screen.exists("consent.signature")
        await app.screen.tap("consent.give")
        await app.screen.wait_for("consent.purpose.P07")
        assert (await history(app, youth, "P07"))[0].how == "written"
