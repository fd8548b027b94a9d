"""Doorverwijzing and aanbod on the screen: what is asked first, how far it came, what leaves, and what comes back."""

import asyncio
import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from storage.actions.barriers import pick_barrier
from storage.actions.consents import Answer, record_answer, withdraw
from storage.actions.offers import propose_offer
from storage.actions.partners import add_partner, change_partner
from storage.actions.referrals import move_referral, propose_referral
from storage.actions.youths import change_youth, create_youth
from storage.queries.offers import offers_of
from storage.queries.referrals import referrals_of
from storage.queries.sharing import recipient_of_referral, shared_with
from tests.views.desks import App, bytes_in, opened_app
from tests.views.harness import LAPTOP, PHONE
from tests.views.pdf_text import text_of
from tests.views.said import all_words, until_said


async def made(app: App, **values: object) -> str:
    youth = str(await app.vault.run(create_youth, alias="Zaki"))
    if values:
        await app.vault.run(change_youth, youth, **values)
    app.office.changed()
    return youth


async def agreed(app: App, youth: str, purpose: str, recipient: str = "") -> None:
    answer = Answer(youth=youth, purpose=purpose, state="given", recipient=recipient, understood=True)
    await app.vault.run(record_answer, answer)
    app.office.changed()


async def opened_tab(app: App, youth: str) -> None:
    app.desk.go(f"youths/{app.desk.number_of(youth)}")
    await app.screen.tap("youth.tab.referrals")
    await app.screen.wait_for("referral.new")


async def referred(app: App, youth: str, kind: str = "caw", asks: str = "Een kamer.") -> str:
    partner = await app.vault.run(add_partner, name=f"{kind} Noord", kind=kind)
    return str(await app.vault.run(propose_referral, youth, partner=partner, asks=asks))


async def opened_page(app: App, what: str, record: str, page: str = "") -> None:
    app.office.changed()
    app.desk.go(f"{what}/{app.desk.number_of(record)}{page}")


async def said_yes(app: App) -> None:
    await app.screen.tap("consent.readback.right")
    await app.screen.tap("consent.give")


async def saved(app: App, times: int = 1) -> dict[str, Any]:
    for _ in range(400):
        found = [args for name, args in app.screen.terminal.invoked if name == "save_file"]
        if len(found) >= times:
            return dict(found[-1])
        await app.screen.settle()
        await asyncio.sleep(0.01)
    raise AssertionError("nothing was saved")


async def only_referral(app: App, youth: str) -> Any:
    [row] = await app.vault.run(referrals_of, youth)
    return row


@pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["phone", "laptop"])
async def test_a_referral_is_two_fields_and_goes_step_by_step_to_word_back(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with opened_app(tmp_path, size=size) as app:
        youth = await made(app)
        await app.vault.run(add_partner, name="OCMW Gent", kind="ocmw", ask_for="Ilse")
        await opened_tab(app, youth)
        await until_said(app.screen, "Nog geen doorverwijzing")
        await app.screen.tap("referral.new")
        await app.screen.tap("referral.save")
        await app.screen.wait_for_text("referral.partner", "Kies een partner")
        await app.screen.type_into("referral.partner", "ocm")
        await app.screen.tap("referral.partner.1")
        await app.screen.wait_for_text("referral.partner.chosen", "OCMW Gent")
        await app.screen.type_into("referral.asks", "Hulp met papieren.")
        await app.screen.tap("referral.save")
        await app.screen.wait_for("referral.share")
        await until_said(app.screen, "Naar Ilse van OCMW Gent")
        for state in ("agreed", "together", "waiting", "taken_over"):
            await app.screen.tap(f"referral.state.{state}")
            await until_said(app.screen, {"waiting": "Wacht sinds", "taken_over": "Nog geen bericht"}.get(state, "op "))
            for _ in range(400):
                if (await only_referral(app, youth)).state == state:
                    break
                await app.screen.settle()
            assert (await only_referral(app, youth)).state == state
        await app.screen.tap("referral.word")
        await app.screen.tap("referral.word.from.youth")
        await app.screen.type_into("referral.word.text", "Het lukte.")
        await app.screen.tap("referral.word.save")
        await app.screen.wait_for("referral.state.word_back")
        row = await only_referral(app, youth)
        assert (row.state, row.words, row.asks) == ("word_back", "Het lukte.", "Hulp met papieren.")


async def test_a_partner_whose_name_tells_something_is_asked_for_first_and_what_was_typed_stays(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        youth = await made(app)
        await app.vault.run(add_partner, name="GTB Gent", kind="gtb")
        await opened_tab(app, youth)
        await app.screen.tap("referral.new")
        await app.screen.type_into("referral.partner", "GTB Gent")
        await app.screen.type_into("referral.asks", "Werk dat past.")
        await app.screen.tap("referral.save")
        await app.screen.wait_for("consent.give")
        assert await app.vault.run(referrals_of, youth) == []
        await said_yes(app)
        await app.screen.wait_for_text("referral.asks", "Werk dat past.")
        await app.screen.tap("referral.save")
        await app.screen.wait_for("referral.share")
        row = await only_referral(app, youth)
        assert (row.partner_name, row.asks) == ("GTB Gent", "Werk dat past.")


async def test_a_refusal_names_its_condition_and_papers_are_asked_for_first(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        youth = await made(app)
        await opened_page(app, "referral", await referred(app, youth))
        await app.screen.tap("referral.ends")
        await app.screen.tap("referral.end.not_admitted")
        await app.screen.tap("referral.reason.papers")
        await app.screen.wait_for("consent.give")
        assert (await only_referral(app, youth)).state == "proposed"
        await app.screen.tap("page.back")
        await app.screen.tap("referral.ends")
        await app.screen.tap("referral.end.not_admitted")
        await app.screen.tap("referral.reason.age")
        await until_said(app.screen, "Niet toegelaten op")
        await until_said(app.screen, "Leeftijd")
        assert (await only_referral(app, youth)).refusal == "age"


async def test_a_day_that_is_none_is_said_and_moves_nothing(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        youth = await made(app)
        await opened_page(app, "referral", await referred(app, youth))
        await app.screen.type_into("referral.day", "31/2/2026")
        await app.screen.tap("referral.state.agreed")
        await app.screen.wait_for_text("referral.day", "dag, maand, jaar")
        assert (await only_referral(app, youth)).state == "proposed"


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


async def test_two_quick_taps_on_bewaar_make_one_referral(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        youth = await made(app)
        await app.vault.run(add_partner, name="OCMW Gent", kind="ocmw")
        await opened_tab(app, youth)
        await app.screen.tap("referral.new")
        await app.screen.type_into("referral.partner", "OCMW Gent")
        await asyncio.gather(app.screen.tap("referral.save"), app.screen.tap("referral.save"))
        await app.screen.wait_for("referral.share")
        assert (await only_referral(app, youth)).state == "proposed"


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


async def test_an_offer_that_starts_asks_for_aftercare_in_one_tap_and_then_lists_the_days(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        youth = await made(app)
        await opened_tab(app, youth)
        await app.screen.tap("offer.new")
        await app.screen.tap("offer.save")
        await app.screen.wait_for_text("offer.trouble", "Kies welk aanbod")
        await app.screen.tap("offer.kind.work")
        await app.screen.type_into("offer.where", "Bakkerij Noord")
        await app.screen.tap("offer.contract.interim")
        await app.screen.tap("offer.save")
        await app.screen.wait_for_text("offer.counts", "Telt mee: het is werk.")
        assert not await app.screen.exists("offer.ask.P11")
        await app.screen.tap("offer.start")
        await app.screen.tap("offer.started.P11")
        await said_yes(app)
        await app.screen.wait_for_text("offer.call.0", "Na een week")
        await app.screen.wait_for_text("offer.call.3", "Gepland op")
        await app.screen.wait_for_text("offer.kept", "nog bezig")
        [row] = await app.vault.run(offers_of, youth)
        assert (row.kind, row.state, row.where, row.contract) == ("work", "started", "Bakkerij Noord", "interim")


async def test_a_broken_off_offer_says_why_and_an_own_judgement_can_be_taken_back(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        youth = await made(app)
        offer = await app.vault.run(propose_offer, youth, kind="internship", is_started=True)
        await opened_page(app, "offer", offer)
        await app.screen.tap("offer.judge")
        await app.screen.tap("offer.judge.too_short")
        await app.screen.wait_for_text("offer.counts", "het duurt te kort")
        await app.screen.tap("offer.judge.too_short")
        await app.screen.wait_for_text("offer.counts", "Telt mee")
        await app.screen.tap("offer.break")
        await app.screen.tap("offer.reason.transport")
        await app.screen.wait_for_text("offer.standing", "Er geraken lukte niet")
        await opened_tab(app, youth)
        await app.screen.wait_for_text("offer.row.1", "Afgebroken op")


async def test_a_trajectory_names_its_body_and_one_that_tells_origin_is_asked_for_first(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        youth = await made(app)
        await opened_tab(app, youth)
        await app.screen.tap("offer.new")
        await app.screen.tap("offer.trajectories")
        await app.screen.wait_for_text("offer.kind.k_ibo", "VDAB met een werkgever")
        await app.screen.tap("offer.kind.nt2")
        await app.screen.tap("offer.save")
        await app.screen.wait_for("consent.give")
        assert await app.vault.run(offers_of, youth) == []
        assert b"nt2" not in bytes_in(tmp_path)
        await said_yes(app)
        await app.screen.wait_for("offer.kind.nt2")
        await app.screen.tap("offer.save")
        await app.screen.wait_for_text("offer.counts", "leidt naar een aanbod")


async def test_timeline_and_samen_kijken_tell_the_road_and_stop_with_its_yes(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        youth = await made(app)
        await agreed(app, youth, "P05")
        day = app.vault.now().date() - dt.timedelta(days=3)
        gtb = await app.vault.run(add_partner, name="GTB Gent", kind="gtb")
        await app.vault.run(propose_referral, youth, partner=gtb, day=day)
        await app.vault.run(propose_offer, youth, kind="work", where="Bakkerij Noord", is_started=True)
        app.office.changed()
        number = app.desk.number_of(youth)
        for route in (f"youths/{number}", f"together/{number}"):
            app.desk.go(route)
            await until_said(app.screen, "Werk bij Bakkerij Noord")
            await until_said(app.screen, "Naar GTB Gent")
        await app.vault.run(withdraw, youth, purpose="P05")
        app.office.changed()
        app.desk.go(f"youths/{number}")
        await app.screen.wait_for("youth.tab.timeline")
        app.desk.go(f"together/{number}")
        await until_said(app.screen, "Werk bij Bakkerij Noord")
        for _ in range(400):
            if "GTB" not in all_words(app.screen):
                break
            await app.screen.settle()
            await asyncio.sleep(0.01)
        assert "GTB" not in all_words(app.screen)


async def test_a_consent_for_a_partner_shows_a_name_and_never_an_id(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        youth = await made(app)
        referral = await referred(app, youth)
        recipient = await app.vault.run(recipient_of_referral, referral)
        await agreed(app, youth, "P09", recipient)
        app.desk.go(f"youths/{app.desk.number_of(youth)}")
        await app.screen.tap("youth.tab.consent")
        await app.screen.wait_for_text("consent.purpose.P09", "caw Noord")
        assert recipient not in all_words(app.screen)
        await app.screen.tap("consent.purpose.P10")
        await app.screen.tap("consent.recipient.1")
        await until_said(app.screen, "Mag caw Noord ons vertellen")


async def test_a_closed_partner_is_not_offered_and_its_old_referral_keeps_the_name(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        youth = await made(app)
        referral = await referred(app, youth)
        row = await only_referral(app, youth)
        await app.vault.run(change_partner, row.partner, is_closed=True)
        await opened_tab(app, youth)
        await app.screen.wait_for_text("referral.row.1", "caw Noord")
        await app.screen.tap("referral.new")
        await app.screen.type_into("referral.partner", "caw Noord")
        await app.screen.tap("referral.save")
        await app.screen.wait_for_text("referral.partner", "Kies een partner")
        assert len(await app.vault.run(referrals_of, youth)) == 1
        await opened_page(app, "referral", referral)
        await until_said(app.screen, "Naar caw Noord")


async def test_a_referral_or_offer_that_is_not_here_says_so(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        youth = await made(app)
        referral = await referred(app, youth)
        offer = await app.vault.run(propose_offer, youth, kind="work")
        for route in ("referral/99", "referral/99/share", "referral/99/sheet", "referral/99/word", "offer/99"):
            app.desk.go(route)
            await app.screen.wait_for("gone.youths")
        for what, record in (("referral", referral), ("offer", offer)):
            await opened_page(app, what, record)
            await app.screen.wait_for(f"{what}.day")
        await app.vault.run(withdraw, youth, purpose="P01")
        app.office.changed()
        await app.screen.wait_for("gone.youths")
