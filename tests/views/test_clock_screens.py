"""The clocks of a file, its pauses, tasks and the people around a youth, in process on a real vault."""

import datetime as dt
from pathlib import Path

import pytest

from storage.actions.contacts import ContactDraft, log_contact
from storage.actions.offers import propose_offer, start_offer
from storage.actions.pauses import pause_clock
from storage.actions.places import add_place
from storage.actions.tasks import add_task
from storage.queries.clocks import pauses_of
from storage.queries.due import tasks_of
from storage.queries.people import people_of
from storage.queries.youth_file import youth_file
from storage.queries.youths import youth_rows
from storage.store import Store
from tests.views.desks import App, opened_app
from tests.views.harness import LAPTOP, PHONE
from tests.views.on_the_road import agreed, made, today
from tests.views.said import all_words, until_said

DAY = dt.timedelta(days=1)


async def opened_file(app: App, youth: str, tab: str = "") -> None:
    app.desk.go(f"youths/{app.desk.number_of(youth)}")
    await app.screen.wait_for("youth.task")
    if tab:
        await app.screen.tap(f"youth.tab.{tab}")


async def later(app: App, days: int) -> None:
    """So many days on: the calendar of the vault, not the clock that locks it."""

    def now() -> dt.datetime:
        return dt.datetime.now(dt.UTC) + dt.timedelta(days=days)

    def move(store: Store) -> None:
        store.now = now

    app.vault.now = now
    await app.vault.run(move)
    app.office.changed()


def typed(day: dt.date) -> str:
    return f"{day.day}/{day.month}/{day.year}"


@pytest.mark.parametrize("size", [PHONE, LAPTOP])
async def test_clock_stands_still_for_a_reason_and_runs_again(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened_app(tmp_path, size=size) as app:
        day = await today(app)
        youth = await made(app, clock_start=day - 60 * DAY, clock_reason="unemployed")
        await opened_file(app, youth)
        screen = app.screen
        await until_said(screen, "Er is nog geen aanbod.")
        before = await app.vault.run(youth_file, youth)
        assert before is not None
        assert before.clock is not None
        await screen.tap("youth.clock.pause")
        await screen.tap("pause.save")
        await until_said(screen, "Kies waarom de vier maanden stilstaan")
        await screen.tap("pause.reason.abroad")
        await screen.type_into("pause.start", typed(day + DAY))
        await screen.tap("pause.save")
        await screen.wait_for_text("pause.start", "moet nog komen")
        await screen.type_into("pause.start", typed(day - 10 * DAY))
        await screen.tap("pause.save")
        await until_said(screen, "De vier maanden staan stil")
        await until_said(screen, "In het buitenland")
        paused = await app.vault.run(youth_file, youth)
        assert paused is not None
        assert paused.clock is not None
        assert (paused.clock.state, paused.clock.due) == ("paused", before.clock.due + 10 * DAY)
        await screen.tap("youth.clock.pause")
        await screen.tap("pause.resume")
        await until_said(screen, "dagen tot vier maanden")
        (row,) = await app.vault.run(pauses_of, youth)
        assert (row.start, row.end) == (day - 10 * DAY, day)
        await screen.tap("youth.clock.pause")
        await until_said(screen, "Wordt gewist op")
        await screen.tap(f"pause.drop.{app.desk.number_of(row.id)}")
        await screen.wait_gone("pause.save")
        assert await app.vault.run(pauses_of, youth) == []


async def test_reason_that_tells_health_leads_to_its_question_and_keeps_nothing(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        youth = await made(app, clock_start=await today(app) - 60 * DAY)
        await opened_file(app, youth)
        await app.screen.tap("youth.clock.pause")
        await app.screen.tap("pause.reason.ill")
        await app.screen.tap("pause.save")
        await app.screen.wait_for("consent.refuse")
        assert app.desk.route == f"consent/{app.desk.number_of(youth)}/P05"
        assert await app.vault.run(pauses_of, youth) == []


async def test_pause_whose_agreement_ended_still_counts_but_its_reason_is_not_shown(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        day = await today(app)
        youth = await made(app, clock_start=day - 60 * DAY)
        await agreed(app, youth, "P05")
        await app.vault.run(pause_clock, youth, reason="ill", start=day - 5 * DAY)
        app.office.changed()
        await opened_file(app, youth)
        await until_said(app.screen, "Ziek of in behandeling")
        await later(app, 200)
        await app.vault.run(log_contact, ContactDraft(youths=(youth,)))
        app.office.changed()
        await until_said(app.screen, "Gezien vandaag")
        assert "Ziek of in behandeling" not in all_words(app.screen)


async def test_offer_in_time_is_said_and_no_longer_that_there_is_none(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        day = await today(app)
        youth = await made(app, clock_start=day - 60 * DAY, clock_reason="left_school")
        await app.vault.run(propose_offer, youth, kind="work", day=day - 2 * DAY)
        app.office.changed()
        await opened_file(app, youth)
        await until_said(app.screen, "Er was een aanbod binnen vier maanden")
        assert "Er is nog geen aanbod." not in all_words(app.screen)
        assert not await app.screen.exists("youth.clock.pause")


async def test_out_of_sight_the_next_call_and_what_ends_soon_are_said_in_the_file(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        day = await today(app)
        place = await app.vault.run(add_place, name="Plein", kind="square")
        youth = await made(app)
        await app.vault.run(log_contact, ContactDraft(place=place, place_kind="square", youths=(youth,)))
        await agreed(app, youth, "P11")
        offer = await app.vault.run(propose_offer, youth, kind="work", day=day)
        await app.vault.run(start_offer, offer, day=day)
        app.office.changed()
        await opened_file(app, youth)
        await app.screen.wait_for_text("youth.clock.call", "Vraag Zaki hoe het gaat")
        await later(app, 60)
        await app.screen.wait_for_text("youth.clock.seen", "Zaki is acht weken uit beeld.")
        await app.screen.wait_for_text("youth.clock.call", "Dat was voor")
        assert not await app.screen.exists("youth.clock.consent")
        await later(app, 360)
        await app.screen.wait_for_text("youth.clock.consent", "Vraag opnieuw of het nog mag")
        await app.screen.tap("youth.clock.consent")
        await app.screen.wait_for("consent.purpose.P02")


async def test_task_made_from_the_file_stands_there_until_it_is_done(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        youth = await made(app)
        await opened_file(app, youth)
        await app.screen.tap("youth.task")
        await app.screen.type_into("task.what", "Samen naar de fietsbib")
        await app.screen.tap("task.when.week")
        await app.screen.tap("task.save")
        (row,) = await app.vault.run(tasks_of, youth)
        number = app.desk.number_of(row.key)
        await app.screen.wait_for_text(f"youth.task.{number}", "Samen naar de fietsbib")
        await app.screen.tap(f"youth.task.done.{number}")
        await app.screen.wait_gone(f"youth.task.{number}")
        assert await app.vault.run(tasks_of, youth) == []
        await app.screen.tap("followup.undo")
        await app.screen.wait_for(f"youth.task.{number}")


async def test_file_without_a_start_leads_to_where_it_is_filled_in(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        youth = await made(app)
        await opened_file(app, youth)
        await app.screen.tap("youth.clock.begin")
        screen = app.screen
        await screen.type_into("youth.school", "Zesde beroeps hout")
        await screen.type_into("youth.neet_since", "31/2/2026")
        await screen.tap("youth.save")
        await screen.wait_for_text("youth.neet_since", "dag, maand, jaar")
        await screen.type_into("youth.neet_since", "8/8/2026")
        await screen.tap("youth.vdab_known.no")
        await screen.tap("youth.save")
        await until_said(screen, "Bewaard")
        file = await app.vault.run(youth_file, youth)
        assert file is not None
        kept = {name: file.details[name] for name in ("school", "neet_since", "vdab_known")}
        assert kept == {"school": "Zesde beroeps hout", "neet_since": "2026-08-08", "vdab_known": "no"}


async def test_person_is_a_role_until_the_youth_agrees_to_a_name_and_is_then_to_be_told(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        youth = await made(app)
        await opened_file(app, youth, "plan")
        screen = app.screen
        await screen.tap("people.new")
        assert not await screen.exists("people.name")
        await screen.tap("people.save")
        await screen.wait_for("people.role.missing")
        await screen.tap("people.role.parent")
        await screen.tap("people.mentor")
        await screen.tap("people.save")
        await screen.wait_gone("people.save")
        (row,) = await app.vault.run(people_of, youth)
        assert (row.role, row.name, row.is_mentor) == ("parent", "", True)
        handle = f"people.row.{app.desk.number_of(row.id)}"
        await screen.wait_for_text(handle, "Ouder")
        await screen.tap(handle)
        await screen.tap("people.ask")
        await screen.wait_for("consent.refuse")
        assert app.desk.route == f"consent/{app.desk.number_of(youth)}/P02"
        await agreed(app, youth, "P02")
        app.desk.back()
        await screen.wait_for(handle)
        await screen.tap(handle)
        await screen.type_into("people.name", "Fatma")
        await screen.tap("people.save")
        await screen.wait_for_text(handle, "Fatma · Ouder")
        await screen.wait_for_text(handle, "dat we de naam noteerden")
        await screen.tap(handle)
        await screen.tap("people.told")
        await screen.wait_for_text(handle, "Weet het sinds")
        await screen.tap(handle)
        await screen.tap("people.gone")
        await screen.wait_gone(handle)
        await screen.tap("people.undo")
        await screen.wait_for(handle)


async def test_filters_and_words_of_the_list_narrow_and_widen_it(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        zaki, noor = await made(app), await made(app, "Noor")
        await app.vault.run(propose_offer, noor, kind="work", words="bij de bakker")
        await app.vault.run(add_task, what="Vraag naar de fiets", youth=zaki)
        app.office.changed()
        screen = app.screen
        await screen.tap("nav.youths")
        await screen.wait_for("youths.row.2")
        for code, alias in (("no_offer", "Zaki"), ("due", "Zaki")):
            await screen.tap(f"youths.filter.{code}")
            await screen.wait_gone("youths.row.2")
            await screen.wait_for_text("youths.row.1", alias)
            await screen.tap(f"youths.filter.{code}")
            await screen.wait_for("youths.row.2")
        await screen.type_into("youths.search", "bakker")
        await screen.wait_for_text("youths.row.1", "Noor")
        await screen.wait_gone("youths.row.2")
        await screen.type_into("youths.search", "fiets")
        await screen.wait_for_text("youths.row.1", "Zaki")
        assert [row.alias for row in await app.vault.run(youth_rows, only="no_offer")] == ["Zaki"]
