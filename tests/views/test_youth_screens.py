"""Youths, their file, the cards and consent, in process on a real vault."""

from pathlib import Path

import pytest

from storage.actions.contacts import ContactDraft, log_contact
from storage.actions.places import add_place
from storage.actions.youths import change_youth, create_youth
from storage.queries.youth_file import barriers_of, ledger_of, youth_file
from storage.queries.youths import youth_rows
from tests.views.desks import App, opened_app
from tests.views.harness import LAPTOP, PHONE
from tests.views.said import all_words, until_said


async def made(app: App, alias: str = "Zaki", **values: object) -> str:
    youth = await app.vault.run(create_youth, alias=alias)
    if values:
        await app.vault.run(change_youth, youth, **values)
    app.office.changed()
    return youth


async def opened_file(app: App, youth: str, tab: str = "") -> None:
    app.desk.go(f"youths/{app.desk.number_of(youth)}")
    await app.screen.wait_for("youth.tab.timeline")
    if tab:
        await app.screen.tap(f"youth.tab.{tab}")


async def test_new_youth_is_saved_with_the_spoken_yes_that_stands_above_the_button(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        screen = app.screen
        await screen.tap("nav.youths")
        await screen.tap("youths.new")
        await until_said(app.screen, "Mogen we iets over jou bijhouden?")
        assert "Ik vroeg het, het mag" in await screen.text_of("youth.save")
        await screen.type_into("youth.alias", "Zaki")
        await screen.tap("youth.age_band.18-24")
        await screen.tap("youth.save")
        await screen.wait_for("youth.tab.timeline")
        rows = await app.vault.run(youth_rows)
        assert [row.alias for row in rows] == ["Zaki"]
        ledger = await app.vault.run(ledger_of, rows[0].id)
        assert ledger["P01", ""].state == "given"
        await screen.back()
        await screen.wait_for_text("youths.row.1", "Zaki")


async def test_new_youth_without_a_name_says_what_is_missing_and_keeps_nothing(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        app.desk.go("youths/new")
        await app.screen.tap("youth.save")
        await app.screen.wait_for_text("youth.alias", "Geef een straatnaam")
        assert await app.vault.run(youth_rows) == []


async def test_list_narrows_while_typing_and_filters_again_on_a_second_tap(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        for alias in ("Zaki", "Noor", "Twix"):
            await made(app, alias)
        screen = app.screen
        await screen.tap("nav.youths")
        await screen.wait_for("youths.row.3")
        await screen.type_into("youths.search", "no")
        await screen.wait_gone("youths.row.2")
        assert "Noor" in await screen.text_of("youths.row.1")
        await screen.type_into("youths.search", "")
        await screen.wait_for("youths.row.3")
        await screen.tap("youths.filter.out_of_sight")
        await screen.wait_gone("youths.row.1")
        await screen.tap("youths.filter.out_of_sight")
        await screen.wait_for("youths.row.3")


async def test_empty_list_says_what_to_do_next(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        await app.screen.tap("nav.youths")
        await app.screen.settle()
        await until_said(app.screen, "Nog geen jongeren")


@pytest.mark.parametrize("size", [PHONE, LAPTOP])
async def test_file_tells_its_clock_and_when_it_is_erased(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened_app(tmp_path, size=size) as app:
        start = app.vault.now().date()
        youth = await made(app, clock_start=start, clock_reason="left_school")
        await opened_file(app, youth)
        await app.screen.settle()
        await until_said(app.screen, "dagen tot vier maanden")
        await until_said(app.screen, "Zaki stopte met school op")
        await until_said(app.screen, "Toestemming gegeven")
        await until_said(app.screen, "Opnieuw vragen op")


async def test_details_are_saved_and_a_blocked_group_leads_to_its_question(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        youth = await made(app)
        await opened_file(app, youth, "details")
        screen = app.screen
        await screen.type_into("youth.alias", "Zak")
        await screen.type_into("youth.clock_start", "31/2/2026")
        await screen.tap("youth.save")
        assert "dag, maand, jaar" in await screen.text_of("youth.clock_start")
        await screen.type_into("youth.clock_start", "8/8/2026")
        await screen.tap("youth.clock_reason.left_school")
        await screen.tap("youth.save")
        await screen.settle()
        file = await app.vault.run(youth_file, youth)
        assert file is not None
        assert (file.alias, file.details["clock_start"]) == ("Zak", "2026-08-08")
        assert not await screen.exists("youth.phone")
        await screen.tap("youth.ask.P02")
        await screen.wait_for("consent.give")


async def test_what_is_typed_in_details_survives_a_lock(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        youth = await made(app)
        await opened_file(app, youth, "details")
        await app.screen.type_into("youth.alias", "Zakaria")
        await app.office.close()
        await app.vault.open("maan boom fiets water")
        app.desk.admit()
        await opened_file(app, youth, "details")
        await app.screen.wait_for_text("youth.alias", "Zakaria")
        file = await app.vault.run(youth_file, youth)
        assert file is not None
        assert file.alias == "Zaki"


async def test_plan_keeps_strengths_line_by_line(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        youth = await made(app)
        await opened_file(app, youth, "plan")
        await app.screen.type_into("plan.next_step", "Samen naar de fietsbib")
        await app.screen.type_into("plan.strengths", "Is stipt\n\nWerkt graag met zijn handen")
        await app.screen.tap("youth.save")
        await app.screen.settle()
        file = await app.vault.run(youth_file, youth)
        assert file is not None
        assert file.details["next_step"] == "Samen naar de fietsbib"
        assert sorted(file.details["strengths"]) == ["Is stipt", "Werkt graag met zijn handen"]


async def test_list_that_a_colleague_changed_while_it_stood_open_keeps_both_changes(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        youth = await made(app, wishes=["kok", "leerjob"])
        await opened_file(app, youth, "plan")
        await app.screen.type_into("plan.wishes", "kok\nleerjob\nbakker")
        await app.vault.run(change_youth, youth, wishes=["leerjob", "stage"])
        await app.screen.tap("youth.save")
        await app.screen.settle()
        file = await app.vault.run(youth_file, youth)
        assert file is not None
        assert sorted(file.details["wishes"]) == ["bakker", "leerjob", "stage"]


async def test_sensitive_card_stays_on_the_screen_until_the_yes_and_is_kept_after_it(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        youth = await made(app)
        await opened_file(app, youth, "barriers")
        screen = app.screen
        await screen.tap("barriers.card.mobility")
        await screen.tap("barriers.card.health")
        assert await screen.is_chosen("barriers.card.health")
        assert [row.code for row in await app.vault.run(barriers_of, youth)] == ["mobility"]
        await screen.tap("barriers.ask.P05")
        await screen.tap("consent.give")
        assert await screen.exists("consent.give"), "a yes before the check question counts for nothing"
        await screen.tap("consent.readback.wrong")
        await screen.tap("consent.readback.right")
        await screen.tap("consent.give")
        await screen.wait_for("barriers.card.health")
        assert {row.code for row in await app.vault.run(barriers_of, youth)} == {"mobility", "health"}
        assert not await screen.exists("barriers.ask.P05")


async def test_weight_mechanism_and_the_workers_words_are_kept_apart_from_the_youths(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        youth = await made(app)
        await opened_file(app, youth, "barriers")
        screen = app.screen
        await screen.tap("barriers.card.mobility")
        await screen.tap("barriers.weight.2")
        await screen.tap("barriers.mechanism.kunnen")
        await screen.tap("barriers.mechanism.mogen")
        await screen.tap("barriers.mechanism.mogen")
        await screen.type_into("barriers.words", "De bus rijdt 's avonds niet")
        await screen.type_into("barriers.thinks", "Hij wil niet met de bus")
        await screen.tap("barriers.save")
        await screen.settle()
        row = (await app.vault.run(barriers_of, youth))[0]
        assert (row.weight, row.mechanisms, row.words) == (2, ("kunnen",), "De bus rijdt 's avonds niet")
        app.desk.go(f"together/{app.desk.number_of(youth)}")
        await screen.wait_for("together.stop")
        await screen.settle()
        await until_said(app.screen, "De bus rijdt 's avonds niet")
        assert "Hij wil niet" not in all_words(app.screen)


async def test_together_has_no_other_name_and_no_way_to_the_list(tmp_path: Path) -> None:
    async with opened_app(tmp_path, size=LAPTOP) as app:
        youth = await made(app, "Zaki")
        await made(app, "Noor")
        await opened_file(app, youth)
        await app.screen.tap("youth.together")
        await app.screen.wait_for("together.stop")
        await app.screen.settle()
        await until_said(app.screen, "Zaki")
        assert "Noor" not in all_words(app.screen)
        assert not any(name.startswith("nav.") for name in await app.screen.identifiers())
        for way, there in (("copy", "copy.opening"), ("reply", "reply.save")):
            await app.screen.tap(f"together.{way}")
            await app.screen.wait_for(there)
            assert not any(name.startswith("nav.") for name in await app.screen.identifiers())
            await app.screen.tap("page.back")
            await app.screen.wait_for("together.stop")
        await app.screen.tap("together.stop")
        await app.screen.wait_for("youth.tab.timeline")


async def test_cards_are_in_another_order_for_another_youth_and_the_same_for_the_same() -> None:
    from domain.codes.barriers import BARRIERS
    from views.screens.barrier_cards import mixed

    codes = [row.code for row in BARRIERS]
    firsts = {mixed(codes, youth=f"{number:032x}")[0] for number in range(60)}
    assert len(firsts) > 8
    assert mixed(codes, youth="a") == mixed(codes, youth="a")


async def test_youth_page_of_cards_keeps_every_tap_and_klaar_works_with_none(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        youth = await made(app)
        await opened_file(app, youth, "barriers")
        await app.screen.tap("barriers.hand_over")
        await app.screen.wait_for("barriers.card.poverty")
        assert not any(name.startswith(("nav.", "barriers.row")) for name in await app.screen.identifiers())
        await app.screen.tap("barriers.card.poverty")
        assert [row.code for row in await app.vault.run(barriers_of, youth)] == ["poverty"]
        await app.screen.tap("barriers.card.poverty")
        await app.screen.tap("barriers.save")
        await app.screen.wait_for("youth.tab.barriers")
        assert await app.vault.run(barriers_of, youth) == []


async def test_a_youth_is_found_by_the_place_where_they_were_met(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        met, other = await made(app, "Zaki"), await made(app, "Noor")
        place = await app.vault.run(add_place, name="Skatepark Élan", kind="park")
        await app.vault.run(log_contact, ContactDraft(place=place, place_kind="park", youths=(met,)))
        rows = await app.vault.run(youth_rows, text="elan")
        assert [row.id for row in rows] == [met]
        assert other not in {row.id for row in rows}


async def test_what_was_searched_stays_while_looking_into_a_file(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        for alias in ("Zaki", "Noor"):
            await made(app, alias)
        screen = app.screen
        await screen.tap("nav.youths")
        await screen.type_into("youths.search", "noor")
        await screen.wait_gone("youths.row.2")
        await screen.tap("youths.row.1")
        await screen.wait_for("youth.tab.timeline")
        await screen.back()
        await screen.wait_for_text("youths.search", "noor")
        assert not await screen.exists("youths.row.2")


async def test_a_file_that_is_not_here_says_so_instead_of_failing(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        for route in ("youths/99", "together/99", "cards/99", "consent/99/P05", "consent/1/P99", "youths/x/details"):
            app.desk.go(route)
            await app.screen.settle()
        app.desk.go("youths/99")
        await app.screen.wait_for("youths.back")


async def test_sub_codes_are_barriers_of_their_own_under_their_row(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        youth = await made(app)
        await opened_file(app, youth, "barriers")
        await app.screen.tap("barriers.card.care")
        await app.screen.tap("barriers.sub.care.childcare")
        await app.screen.settle()
        rows = await app.vault.run(barriers_of, youth)
        assert {(row.code, row.row) for row in rows} == {("care", "care"), ("care.childcare", "care")}
