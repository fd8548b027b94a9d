"""Two files of one youth on the screen: asked quietly, merged, made apart, and asked no more."""

from pathlib import Path

from storage.actions.contacts import ContactDraft, log_contact
from storage.actions.rounds import start_round
from storage.actions.youths import change_youth, create_youth
from storage.queries.doubles import possible_doubles
from storage.queries.youth_view import YouthView, youth_view
from storage.queries.youths import youth_rows
from tests.views.desks import App, opened_app
from tests.views.said import all_words, until_said


async def pair(app: App, one: str = "Zaki", two: str = "Zakki") -> tuple[str, str]:
    found = [await app.vault.run(create_youth, alias=alias) for alias in (one, two)]
    app.office.changed()
    return found[0], found[1]


async def aliases(app: App) -> list[str]:
    return sorted(row.alias for row in await app.vault.run(youth_rows))


async def test_two_files_with_nearly_one_name_are_merged_from_the_list_and_made_apart_in_the_details(
    tmp_path: Path,
) -> None:
    async with opened_app(tmp_path) as app:
        one, _ = await pair(app)
        await app.vault.run(change_youth, one, age_band="18-24")
        await app.screen.tap("nav.youths")
        await app.screen.tap("youths.double")
        await app.screen.wait_for("same.merge")
        await until_said(app.screen, "18 tot 24")
        await app.screen.tap("same.merge")
        await app.screen.wait_gone("same.merge")
        await app.screen.wait_gone("youths.row.2")
        assert await aliases(app) == ["Zakki"]
        await app.screen.tap("youths.row.1")
        await app.screen.tap("youth.tab.details")
        await until_said(app.screen, "Vroeger: Zaki")
        await app.screen.tap("youth.apart.1")
        await app.screen.wait_gone("youth.apart.1")
        assert await aliases(app) == ["Zaki", "Zakki"]


async def test_bar_that_says_merged_makes_apart_again(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        await pair(app)
        await app.screen.tap("nav.youths")
        await app.screen.tap("youths.double")
        await app.screen.tap("same.merge")
        await app.screen.tap("same.undo")
        await app.screen.wait_for("youths.row.2")
        assert await aliases(app) == ["Zaki", "Zakki"]


async def test_not_the_same_is_said_once(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        await pair(app)
        await app.screen.tap("nav.youths")
        await app.screen.tap("youths.double")
        await app.screen.tap("same.apart")
        await app.screen.wait_for("youths.row.2")
        await app.screen.wait_gone("youths.double")
        assert await app.vault.run(possible_doubles) == []
        assert await aliases(app) == ["Zaki", "Zakki"]


async def test_files_under_quite_other_names_are_merged_from_the_details(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        one, _ = await pair(app, "Zaki", "Beans")
        app.desk.go(f"youths/{app.desk.number_of(one)}/details")
        await app.screen.tap("youth.same")
        await app.screen.type_into("same.search", "bea")
        await app.screen.tap("same.found.1")
        await app.screen.tap("same.merge")
        await app.screen.wait_for("youth.apart.1")
        assert await aliases(app) == ["Beans"]
        app.desk.go(f"together/{app.desk.number_of(one)}")
        await app.screen.wait_for("together.stop")
        await until_said(app.screen, "Beans")
        assert "Zaki" not in all_words(app.screen)


async def test_somebody_without_a_name_gets_one_afterwards(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        youth = await app.vault.run(create_youth, alias="Bilal")
        await app.vault.run(start_round)
        await app.vault.run(log_contact, ContactDraft(count=3))
        app.office.changed()
        await app.screen.tap("nav.round")
        await app.screen.tap("round.contact.1")
        await app.screen.tap("attach.found.1")
        await app.screen.wait_for("round.contact.1")
        view = await app.vault.run(youth_view, youth)
        assert isinstance(view, YouthView)
        assert [moment.kind for moment in view.moments].count("contact") == 1
        await app.screen.tap("contact.undo")
        await app.screen.wait_gone("contact.undo")
        view = await app.vault.run(youth_view, youth)
        assert isinstance(view, YouthView)
        assert [moment.kind for moment in view.moments].count("contact") == 0
