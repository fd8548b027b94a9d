"""Offers from proposed to ended, in process on a real vault."""

from pathlib import Path

from storage.actions.offers import propose_offer
from storage.queries.offers import offers_of
from tests.views.desks import bytes_in, opened_app
from tests.views.on_the_road import made, opened_page, opened_tab, said_yes


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
