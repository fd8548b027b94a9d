"""285 municipalities to choose from: the few of the team in one tap, any other by a few letters."""

from pathlib import Path

from storage.actions.places import add_place
from storage.actions.youths import change_youth, create_youth
from storage.queries.towns import towns_used
from storage.queries.youth_file import youth_file
from storage.store import Store
from tests.views.desks import App, opened_app
from tests.views.said import until_said


async def details_of(app: App) -> str:
    youth = await app.vault.run(create_youth, alias="Zaki")
    app.office.changed()
    app.desk.go(f"youths/{app.desk.number_of(youth)}/details")
    await app.screen.wait_for("youth.municipality.other")
    return youth


async def test_any_municipality_is_found_by_a_few_letters_and_kept_by_its_code(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        youth, screen = await details_of(app), app.screen
        await screen.wait_for("youth.municipality.44021")
        assert not await screen.exists("youth.municipality.43005")
        await screen.tap("youth.municipality.other")
        await screen.type_into("youth.municipality.search", "eekl")
        await screen.tap("youth.municipality.43005")
        await screen.wait_for_chosen("youth.municipality.43005")
        assert not await screen.exists("youth.municipality.search")
        await screen.tap("youth.save")
        await until_said(screen, "Bewaard")
        assert await app.vault.run(town_of, youth) == "43005"


async def test_a_name_from_before_a_merger_leads_to_the_municipality_of_today(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        await details_of(app)
        await app.screen.tap("youth.municipality.other")
        await app.screen.type_into("youth.municipality.search", "ruisel")
        await app.screen.wait_for_text("youth.municipality.37021", "Wingene (Ruiselede)")
        await app.screen.type_into("youth.municipality.search", "atlantis")
        await app.screen.wait_for_text("youth.municipality.none", "Geen gemeente")


async def test_the_team_s_own_stand_first_and_a_place_has_one_too(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        for name in ("Plein", "Park"):
            await app.vault.run(add_place, name=name, kind="park", municipality="43005")
        youth = await app.vault.run(create_youth, alias="Noor")
        await app.vault.run(lambda store: change_youth(store, youth, municipality="71022"))
        assert await app.vault.run(towns_used) == ("43005", "71072")
        app.desk.go("places/new")
        screen = app.screen
        await screen.wait_for("places.town.43005")
        assert not await screen.exists("places.town.44021"), (
            "who works in Eeklo does not look through the centre cities"
        )
        await screen.type_into("places.name", "Bibliotheek")
        await screen.tap("places.kind.park")
        await screen.tap("places.town.43005")
        await screen.tap("places.save")
        await screen.wait_gone("places.name")
        assert await app.vault.run(towns_of_places) == ["43005"] * 3


def town_of(store: Store, youth: str) -> str:
    file = youth_file(store, youth)
    return str(file.details.get("municipality", "")) if file else ""


def towns_of_places(store: Store) -> list[str]:
    return [row["municipality"] for row in store.book.rows("SELECT municipality FROM place")]
