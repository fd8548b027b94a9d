"""Partners: searched, added on the spot, changed, closed, taken from the proposals and from a file."""

from pathlib import Path
from typing import Any

import pytest

from storage.actions.partners import add_partner
from storage.actions.youths import create_youth
from storage.queries.partners import partners
from storage.queries.referrals import referrals_of
from tests.views.desks import App, opened_app
from tests.views.harness import LAPTOP, PHONE
from tests.views.said import all_words, until_said

GOOD = "naam;soort;gemeente\nCAW Gent;CAW;Gent\nVDAB Gent;VDAB;Gent\n"
BAD = "naam;soort\nCAW Gent;CAW\n;OCMW\nIets;Bakker\n"


def picks(app: App, content: bytes | None) -> None:
    files: list[dict[str, Any]] = []
    if content is not None:
        files = [{"id": 1, "name": "lijst.csv", "size": len(content), "path": None, "bytes": content}]
    app.screen.terminal.answers["pick_files"] = files


@pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["phone", "laptop"])
async def test_a_partner_is_added_found_changed_and_closed_again(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened_app(tmp_path, size=size) as app:
        await app.screen.tap("nav.more")
        await app.screen.tap("more.partners")
        await until_said(app.screen, "Nog geen partners")
        await app.screen.tap("partners.new")
        await app.screen.tap("partners.save")
        await until_said(app.screen, "Geef de partner een naam.")
        await app.screen.type_into("partners.name", "Bakkerij Noord")
        await app.screen.tap("partners.save")
        await until_said(app.screen, "Kies wat voor partner het is.")
        await app.screen.tap("partners.kind.employer")
        await app.screen.tap("partners.province.40000")
        await app.screen.tap("partners.save")
        await app.screen.wait_for_text("partners.row.1", "Bakkerij Noord")
        await app.vault.run(add_partner, name="CAW Zuid", kind="caw")
        app.office.changed()
        await app.screen.wait_for("partners.row.2")
        await app.screen.type_into("partners.search", "noord")
        await app.screen.wait_gone("partners.row.2")
        await app.screen.tap("partners.row.1")
        await app.screen.type_into("partners.ask_for", "Ilse")
        await app.screen.tap("partners.save")
        await app.screen.wait_for_text("partners.row.1", "vraag naar Ilse")
        await app.screen.tap("partners.row.1")
        await app.screen.tap("partners.close")
        await until_said(app.screen, "Zoek anders")
        await app.screen.tap("partners.undo")
        await app.screen.wait_for_text("partners.row.1", "Bakkerij Noord")


async def test_the_list_narrows_by_kind_and_province(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        await app.vault.run(add_partner, name="CAW Gent", kind="caw", province="40000")
        await app.vault.run(add_partner, name="OCMW Genk", kind="ocmw", province="70000")
        app.office.changed()
        app.desk.go("partners")
        await app.screen.wait_for("partners.row.2")
        await app.screen.tap("partners.filter")
        await app.screen.tap("partners.kind.caw")
        await app.screen.wait_gone("partners.row.2")
        assert "CAW Gent" in await app.screen.text_of("partners.row.1")
        await app.screen.tap("partners.kind.caw")
        await app.screen.wait_for("partners.row.2")
        await app.screen.tap("partners.province.70000")
        await app.screen.wait_gone("partners.row.2")
        assert "OCMW Genk" in await app.screen.text_of("partners.row.1")


async def test_a_proposal_is_one_tap_and_then_no_proposal_any_more(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        app.desk.go("partners")
        await app.screen.tap("partners.add.vdab_40000")
        await app.screen.wait_for_text("partners.row.1", "VDAB jongerenconsulent Oost-Vlaanderen")
        await app.screen.wait_gone("partners.add.vdab_40000")


async def test_a_partner_added_from_a_referral_is_chosen_there(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        youth = await app.vault.run(create_youth, alias="Zaki")
        app.office.changed()
        app.desk.go(f"referral/new/{app.desk.number_of(youth)}")
        await app.screen.type_into("referral.partner", "De Fietsbib")
        await app.screen.tap("referral.partner.add")
        await app.screen.wait_for_text("partners.name", "De Fietsbib")
        await app.screen.tap("partners.kind.other")
        await app.screen.tap("partners.save")
        await app.screen.wait_for_text("referral.partner.chosen", "De Fietsbib")
        await app.screen.tap("referral.save")
        await app.screen.wait_for("referral.share")
        [row] = await app.vault.run(referrals_of, youth)
        assert row.partner_name == "De Fietsbib"
        # One that was added from the list waits for no form.
        app.desk.go("partners")
        await app.screen.tap("partners.new")
        await app.screen.type_into("partners.name", "Iets anders")
        await app.screen.tap("partners.kind.other")
        await app.screen.tap("partners.save")
        await app.screen.wait_for("partners.row.2")
        app.desk.go(f"referral/new/{app.desk.number_of(youth)}")
        await app.screen.wait_for("referral.partner.2")
        assert not await app.screen.exists("referral.partner.chosen")


async def test_a_good_file_is_taken_whole_and_says_how_many(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        picks(app, GOOD.encode())
        app.desk.go("partners/import")
        await app.screen.tap("partners.choose_file")
        await app.screen.wait_for_text("partners.imported", "2 partners toegevoegd.")
        assert [row.name for row in await app.vault.run(partners)] == ["CAW Gent", "VDAB Gent"]


async def test_a_bad_file_names_its_lines_and_keeps_nothing(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        picks(app, BAD.encode())
        app.desk.go("partners/import")
        await app.screen.tap("partners.choose_file")
        await app.screen.wait_for_text("partners.fault.3", "Er staat geen naam.")
        await app.screen.wait_for_text("partners.fault.4", "De soort kennen we niet.")
        assert await app.vault.run(partners) == []
        picks(app, b"\x00\xff\x01")
        await app.screen.tap("partners.choose_file")
        await app.screen.wait_for("partners.fault.1")
        assert await app.vault.run(partners) == []


async def test_a_file_that_was_not_chosen_after_all_changes_nothing(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        picks(app, None)
        app.desk.go("partners/import")
        await app.screen.tap("partners.choose_file")
        await app.screen.settle()
        assert not await app.screen.exists("partners.faults")
        assert "toegevoegd" not in all_words(app.screen)
