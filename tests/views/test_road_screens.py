"""Doorverwijzing and aanbod on the screen: what is asked first, how far it came, what leaves, and what comes back."""

import asyncio
import datetime as dt
from pathlib import Path

import pytest

from storage.actions.consents import withdraw
from storage.actions.offers import propose_offer
from storage.actions.partners import add_partner, change_partner
from storage.actions.referrals import propose_referral
from storage.queries.referrals import referrals_of
from storage.queries.sharing import recipient_of_referral
from tests.views.desks import opened_app
from tests.views.harness import LAPTOP, PHONE
from tests.views.on_the_road import agreed, made, only_referral, opened_page, opened_tab, referred, said_yes
from tests.views.said import all_words, until_said, until_unsaid


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
        await until_unsaid(app.screen, "GTB")


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
