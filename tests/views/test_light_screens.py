"""What is not seen is not made, and what did not change is not made again (decision 0240)."""

from pathlib import Path

from storage.actions.youths import create_youth
from storage.queries.youths import PAGE
from tests.views.desks import opened_app
from tests.views.harness import LAPTOP


async def test_a_letter_that_finds_the_same_youths_leaves_their_rows_as_they_are(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        for name in ("Zaki", "Zara", "Milo"):
            await app.desk.act(create_youth, alias=name)
        app.desk.go("youths")
        await app.screen.type_into("youths.search", "Z")
        await app.screen.wait_gone("youths.row.3")
        before = app.screen._semantics("youths.row.1")
        await app.screen.type_into("youths.search", "Za")
        await app.screen.settle()
        assert app.screen._semantics("youths.row.1") is before
        await app.screen.type_into("youths.search", "Zar")
        await app.screen.wait_gone("youths.row.2")
        assert app.screen._semantics("youths.row.1") is not before
        await app.screen.tap("youths.row.1")
        await app.screen.wait_for("youth.tab.timeline")


async def test_rows_that_stayed_still_lead_to_their_file(tmp_path: Path) -> None:
    async with opened_app(tmp_path, size=LAPTOP, is_laptop=True) as app:
        youth = await app.desk.act(create_youth, alias="Zaki")
        app.desk.go("youths")
        await app.screen.type_into("youths.search", "Z")
        await app.screen.type_into("youths.search", "Za")
        await app.screen.resize((390, 844))  # into another frame and back
        await app.screen.wait_for("youths.row.1")
        await app.screen.resize(LAPTOP)
        await app.screen.tap("youths.row.1")
        await app.screen.wait_for("youth.tab.timeline")
        assert app.desk.route == f"youths/{app.desk.number_of(youth)}"
        assert await app.screen.exists("youths.row.1")  # beside it


async def test_a_page_of_youths_and_the_way_to_the_next(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        for number in range(PAGE + 1):
            await app.vault.run(create_youth, alias=f"Naam {number}")
        app.office.changed()
        app.desk.go("youths")
        await app.screen.wait_for(f"youths.row.{PAGE}")
        assert not await app.screen.exists(f"youths.row.{PAGE + 1}")
        await app.screen.tap("youths.more")
        await app.screen.wait_for(f"youths.row.{PAGE + 1}")
        await app.screen.tap("youths.earlier")
        await app.screen.wait_for("youths.row.1")
