"""What leaves to a partner, line by line, and what a partner tells; in process on a real vault."""

from pathlib import Path

import flet as ft
import pytest

from storage.actions.barriers import pick_barrier
from storage.actions.consents import withdraw
from storage.actions.referrals import move_referral
from storage.queries.sharing import recipient_of_referral, shared_with
from tests.views.desks import opened_app
from tests.views.harness import LAPTOP, PHONE
from tests.views.on_the_road import agreed, made, only_referral, opened_page, referred, said_yes, saved
from tests.views.pdf_text import text_of
from tests.views.said import all_words, until_said
from tests.views.tree import below, says
from views.settings import Settings, keep_settings


@pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["phone", "laptop"])
async def test_lines_are_struck_out_then_asked_then_shown_then_handed_out_and_logged_once(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with opened_app(tmp_path, size=size) as app:
        youth = await made(app, wishes=("Bakker worden",), school="Atheneum")
        referral = await referred(app, youth)
        await opened_page(app, "referral", referral)
        await app.screen.tap("referral.share")
        await app.screen.wait_for_text("referral.line.1", "Een kamer.")
        words = {number: await app.screen.text_of(f"referral.line.{number}") for number in (1, 2, 3)}
        school = next(number for number, text in words.items() if "Atheneum" in text)
        await app.screen.tap(f"referral.line.{school}")
        await app.screen.wait_for_text(f"referral.line.{school}", "geven we niet door")
        await app.screen.wait_for_text("referral.share.yes", "2 lijnen")
        await app.screen.tap("referral.share.yes")
        await until_said(app.screen, "Mogen we dit doorgeven aan caw Noord?")
        assert await app.vault.run(shared_with, youth) == []
        await said_yes(app)
        await app.screen.wait_for_text("referral.share.yes", "2 lijnen")
        await app.screen.tap("referral.share.yes")
        await app.screen.wait_for("referral.hand_out")
        await app.screen.wait_for_text("referral.sheet", "Bakker worden")
        sheet = await app.screen.text_of("referral.sheet")
        assert "Atheneum" not in sheet
        assert "stuurt ze nergens heen" in all_words(app.screen)
        assert await app.vault.run(shared_with, youth) == []
        await app.screen.tap("referral.hand_out")
        pdf = (await saved(app))["src_bytes"]
        assert "Bakker worden" in text_of(pdf)
        assert "Sofie" in text_of(pdf)
        assert "Atheneum" not in text_of(pdf)
        assert "Zaki" not in text_of(pdf), "the street name is the team's own"
        await app.screen.tap("referral.hand_out.again")
        await saved(app, times=2)
        [row] = await app.vault.run(shared_with, youth)
        assert (set(row.fields), set(row.struck)) == ({"asks", "wishes"}, {"school"})
        await app.screen.tap("referral.done")
        await until_said(app.screen, "doorgegeven")
        await app.screen.wait_for("referral.state.agreed")
        # One yes, one time: the next sheet is asked for again, straight at the question.
        await app.screen.tap("referral.share")
        await app.screen.tap("referral.share.yes")
        await app.screen.wait_for("consent.give")


async def test_in_large_letters_the_words_about_the_sheet_scroll_with_the_lines(tmp_path: Path) -> None:
    keep_settings(tmp_path, Settings(text_scale=2.0))
    async with opened_app(tmp_path) as app:
        referral = await referred(app, await made(app))
        await opened_page(app, "referral", referral, "/share")
        await until_said(app.screen, "krijgt dit blad")
        scrolling = [each for each in app.screen.controls() if isinstance(each, ft.Column) and each.scroll]
        said = " ".join(says(control) for column in scrolling for control in below(column))
        assert "krijgt dit blad" in said, "else it stands over the lines, and they cannot be seen"
        assert "Nee, niet doen" not in said


async def test_a_no_hands_out_nothing_and_the_referral_goes_on(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        youth = await made(app)
        referral = await referred(app, youth)
        await opened_page(app, "referral", referral, "/share")
        await app.screen.tap("referral.share.yes")
        await app.screen.tap("consent.refuse")
        await app.screen.wait_for("referral.share.no")
        assert await app.vault.run(shared_with, youth) == []
        await opened_page(app, "referral", referral)
        await app.screen.tap("referral.state.together")
        await until_said(app.screen, "Samen gegaan op")


async def test_sensitive_lines_are_struck_out_until_the_youth_ticks_them(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        youth = await made(app)
        await agreed(app, youth, "P05")
        await app.vault.run(pick_barrier, youth, code="health")
        await opened_page(app, "referral", await referred(app, youth), "/share")
        await app.screen.wait_for_text("referral.line.2", "geven we niet door")
        await app.screen.wait_for_text("referral.share.yes", "1 lijn")


async def test_a_yes_that_is_taken_back_before_the_sheet_leaves_stops_it(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        youth = await made(app)
        referral = await referred(app, youth)
        recipient = await app.vault.run(recipient_of_referral, referral)
        await agreed(app, youth, "P09", recipient)
        await opened_page(app, "referral", referral, "/share")
        await app.screen.tap("referral.share.yes")
        await app.screen.wait_for("referral.hand_out")
        await app.vault.run(withdraw, youth, purpose="P09", recipient=recipient)
        await app.screen.tap("referral.hand_out")
        await app.screen.wait_for("consent.give")
        assert not [name for name, _ in app.screen.terminal.invoked if name == "save_file"]
        assert await app.vault.run(shared_with, youth) == []


async def test_what_a_partner_tells_waits_for_its_yes_one_tap_away(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        youth = await made(app)
        referral = await referred(app, youth)
        await app.vault.run(move_referral, referral, state="taken_over")
        await opened_page(app, "referral", referral)
        await app.screen.tap("referral.word")
        await app.screen.tap("referral.word.from.partner")
        await app.screen.tap("referral.ask.P10")
        await until_said(app.screen, "Mag caw Noord ons vertellen hoe het gaat?")
        await said_yes(app)
        await app.screen.type_into("referral.word.text", "Start maandag.")
        await app.screen.tap("referral.word.save")
        await until_said(app.screen, "Start maandag.")
        assert (await only_referral(app, youth)).state == "word_back"
