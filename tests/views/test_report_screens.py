"""A report of discrimination: asked first, in the youth's words, on to Unia only as the youth chooses."""

from pathlib import Path

import pytest

from storage.actions.barriers import pick_barrier
from storage.actions.consents import Answer, record_answer
from storage.actions.reports import report_discrimination, sent_to_unia
from storage.actions.youths import create_youth
from storage.queries.reports import Reports, reports_of
from tests.views.desks import PASSPHRASE, App, bytes_in, opened_app
from tests.views.harness import LAPTOP, PHONE
from tests.views.said import all_words, until_said

SAID = "De baas wou mij niet zien."  # not the words of the hint


async def made(app: App, *, agrees: bool = True) -> str:
    youth = await app.desk.act(create_youth, alias="Zaki")
    await app.desk.act(create_youth, alias="Iemandanders")
    if agrees:
        await app.desk.act(record_answer, Answer(youth=youth, purpose="P15", state="given", understood=True))
    return str(youth)


async def known(app: App, youth: str) -> Reports:
    found = await app.vault.run(reports_of, youth)
    assert found is not None
    return found


@pytest.mark.parametrize("route", ["reports", "report"])
async def test_without_a_yes_nothing_can_be_written_and_one_tap_leads_to_the_question(
    tmp_path: Path, route: str
) -> None:
    async with opened_app(tmp_path) as app:
        youth = await made(app, agrees=False)
        app.desk.go(f"{route}/{app.desk.number_of(youth)}")
        await until_said(app.screen, "Eerst vragen")
        assert not await app.screen.exists("report.what")
        assert not await app.screen.exists("reports.new")
        await app.screen.tap("reports.ask.P15")
        await until_said(app.screen, "Mogen we opschrijven wat ze jou deden?")


async def test_report_is_reached_from_the_card_about_discrimination(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        youth = await made(app)
        number = app.desk.number_of(youth)
        app.desk.go(f"youths/{number}")
        await app.screen.tap("youth.tab.barriers")
        await app.screen.wait_for("barriers.card.mobility")
        assert not await app.screen.exists("barriers.report")
        await app.desk.act(pick_barrier, youth, code="discrimination")
        await app.screen.tap("barriers.report")
        await app.screen.tap("reports.new")
        await app.screen.wait_for("report.what")


@pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["phone", "laptop"])
async def test_report_is_kept_in_the_words_of_the_youth_on_pages_that_show_nobody_else(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with opened_app(tmp_path, size=size, is_laptop=size == LAPTOP) as app:
        youth = await made(app)
        app.desk.go(f"reports/{app.desk.number_of(youth)}")
        await app.screen.tap("reports.new")
        await app.screen.tap("report.save")
        await until_said(app.screen, "Schrijf kort wat er gebeurde.")
        await app.screen.type_into("report.what", SAID)
        await app.screen.tap("report.save")
        await app.screen.wait_for_text("report.error", "Kies waarover het gaat")
        assert not await app.screen.exists("nav.youths")
        assert "Iemandanders" not in all_words(app.screen)
        await app.screen.tap("report.ground.skin_colour")
        await app.screen.tap("report.ground.origin")
        await app.screen.tap("report.save")
        await until_said(app.screen, SAID)
        await until_said(app.screen, "Afkomst · Huidskleur")
        assert not await app.screen.exists("nav.youths")
        [row] = (await known(app, youth)).rows
        assert (row.what, set(row.grounds), row.unia) == (SAID, {"origin", "skin_colour"}, "later")


async def test_only_after_the_youths_yes_it_can_be_noted_as_handed_on(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        youth = await made(app)
        await app.desk.act(report_discrimination, youth, what=SAID, chosen=["origin"])
        app.desk.go(f"reports/{app.desk.number_of(youth)}")
        await app.screen.wait_for("reports.unia.1.later")
        await until_said(app.screen, "0800 12 800")
        assert not await app.screen.exists("reports.sent.1")
        await app.screen.tap("reports.unia.1.yes")
        await app.screen.tap("reports.sent.1")
        await until_said(app.screen, "Doorgegeven aan Unia op")
        [row] = (await known(app, youth)).rows
        assert (row.unia, row.sent) == ("yes", app.vault.now().date())


async def test_report_can_be_put_right(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        youth = await made(app)
        await app.desk.act(report_discrimination, youth, what=SAID, chosen=["origin"])
        app.desk.go(f"reports/{app.desk.number_of(youth)}")
        await app.screen.tap("reports.edit.1")
        await app.screen.type_into("report.what", "Het was anders.")
        await app.screen.tap("report.ground.origin")
        await app.screen.tap("report.ground.unknown")
        await app.screen.tap("report.save")
        await until_said(app.screen, "Het was anders.")
        [row] = (await known(app, youth)).rows
        assert (row.what, row.grounds) == ("Het was anders.", ("unknown",))


async def test_what_is_typed_outlives_a_lock_and_is_gone_once_saved(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        youth = await made(app)
        app.desk.go(f"report/{app.desk.number_of(youth)}")
        await app.screen.type_into("report.what", SAID)
        await app.screen.tap("report.ground.age")
        await app.office.close()
        await app.screen.wait_for("lock.passphrase")
        assert SAID.encode() not in bytes_in(tmp_path)
        await app.screen.type_into("lock.passphrase", PASSPHRASE)
        await app.screen.tap("lock.open")
        # Scrypt takes its second of a whole core, and more beside other tests.
        await app.screen.wait_for("nav.today", timeout_seconds=60)
        app.desk.go(f"report/{app.desk.number_of(youth)}")
        await app.screen.wait_for_text("report.what", SAID)
        await app.screen.tap("report.save")
        await until_said(app.screen, "Melding bewaard")
        app.desk.go(f"report/{app.desk.number_of(youth)}")
        await app.screen.wait_for("report.what")
        assert SAID not in await app.screen.text_of("report.what")


async def test_another_language_turns_the_words_around_the_questions(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        youth = await made(app)
        app.desk.go(f"report/{app.desk.number_of(youth)}")
        await app.screen.wait_for("report.what")
        await app.screen.tap("report.language")
        await app.screen.tap("report.language.fr")
        await app.screen.wait_for_text("report.ground.age", "Âge")


async def test_a_report_stands_under_samen_kijken_with_where_it_went(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        youth = await made(app)
        report = await app.desk.act(report_discrimination, youth, what=SAID, chosen=["origin"], unia="yes")
        app.desk.go(f"together/{app.desk.number_of(youth)}")
        await until_said(app.screen, f"{SAID} (Afkomst) Unia weet dit niet van ons.")
        await app.desk.act(sent_to_unia, report)
        await until_said(app.screen, f"{SAID} (Afkomst) Unia weet dit.")
