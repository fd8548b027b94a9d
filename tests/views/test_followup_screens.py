"""Opvolging and what Vandaag asks, in process on a real vault."""

import datetime as dt
from pathlib import Path

import pytest

from storage.actions.contacts import ContactDraft, log_contact
from storage.actions.names import note_name
from storage.actions.offers import propose_offer, start_offer
from storage.actions.people import add_person
from storage.actions.places import add_place
from storage.actions.referrals import move_referral, propose_referral
from storage.actions.tasks import add_task
from storage.actions.youths import change_youth
from storage.queries.people import people_of
from tests.views.desks import opened_app
from tests.views.followed_up import due, handle, shown, tick
from tests.views.harness import LAPTOP, PHONE
from tests.views.on_the_road import agreed, made, today
from tests.views.said import all_words, until_said

DAY = dt.timedelta(days=1)


async def test_opvolging_is_reached_from_meer_and_says_what_to_do_when_nothing_is_due(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        await app.screen.tap("nav.more")
        await app.screen.tap("more.followup")
        await app.screen.wait_for("task.new")
        await until_said(app.screen, "Niets op te volgen")


async def test_snooze_takes_a_row_away_until_the_day_that_was_chosen_and_undo_brings_it_back(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        await app.vault.run(add_task, what="Bel de school")
        (row,) = await due(app)
        day = await today(app)
        await shown(app)
        screen = app.screen
        await screen.tap(await handle(app, "more", row))
        await screen.tap("followup.later.when.week")
        await screen.wait_gone(await handle(app, "row", row))
        assert await due(app, until=day + 6 * DAY) == []
        assert [each.day for each in await due(app, until=day + 7 * DAY)] == [day + 7 * DAY]
        await screen.tap("followup.undo")
        await screen.wait_for(await handle(app, "row", row))
        await screen.tap(await handle(app, "more", row))
        await screen.tap("followup.later.when.other")
        await screen.type_into("followup.later.day", f"{day.day}/{day.month}/{day.year}")
        await screen.tap("followup.later.save")
        await until_said(screen, "Kies een dag die nog komt")
        later = day + 3 * DAY
        await screen.type_into("followup.later.day", f"{later.day}/{later.month}/{later.year}")
        await screen.tap("followup.later.save")
        await screen.wait_gone(await handle(app, "row", row))
        assert [each.day for each in await due(app, until=later)] == [later]


async def test_number_is_called_only_after_a_yes_for_that_channel_and_the_others_lead_to_the_question(
    tmp_path: Path,
) -> None:
    async with opened_app(tmp_path) as app:
        youth = await made(app)
        await agreed(app, youth, "P02")
        await agreed(app, youth, "P03", "call")
        await app.vault.run(change_youth, youth, phone="0470 12 34 56")
        await app.vault.run(add_task, what="Vraag naar de stage", youth=youth)
        (row,) = await due(app)
        await shown(app)
        screen = app.screen
        await screen.tap(await handle(app, "call", row))
        launched = [call for call in screen.terminal.invoked if call[0] == "launch_url"]
        assert [call[1]["url"] for call in launched] == ["tel:+32470123456"]
        await screen.tap(await handle(app, "more", row))
        await screen.wait_for_text("followup.text", "Vraag of sms mag")
        await screen.wait_for_text("followup.whatsapp", "Vraag of WhatsApp mag")
        await screen.tap("followup.text")
        await screen.wait_for("consent.give")
        assert app.desk.route.startswith("consent/")
        assert "0470" not in app.desk.route
        assert len([call for call in screen.terminal.invoked if call[0] == "launch_url"]) == 1


async def test_laptop_shows_the_number_to_read_and_without_a_yes_no_number_at_all(tmp_path: Path) -> None:
    async with opened_app(tmp_path, size=LAPTOP, is_laptop=True) as app:
        youth = await made(app)
        await agreed(app, youth, "P02")
        await app.vault.run(change_youth, youth, phone="0470 12 34 56")
        await app.vault.run(add_task, what="Vraag naar de stage", youth=youth)
        (row,) = await due(app)
        await shown(app)
        await app.screen.tap(await handle(app, "more", row))
        await app.screen.wait_for_text("followup.call", "Vraag of je mag bellen")
        assert "0470" not in all_words(app.screen)
        await agreed(app, youth, "P03", "call")
        app.office.changed()
        await app.screen.wait_for_text("followup.call", "Bellen: 0470 12 34 56")
        assert not [call for call in app.screen.terminal.invoked if call[0] == "launch_url"]


async def test_name_that_somebody_gave_is_not_ticked_off_but_asked_or_erased_after_a_second_tap(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        await app.vault.run(note_name, name="Jef F.", body="school")
        (row,) = await due(app)
        await shown(app)
        screen = app.screen
        await screen.wait_for_text(await handle(app, "row", row), "Iemand gaf de naam Jef F.")
        assert not await screen.exists(await handle(app, "done", row))
        await screen.tap(await handle(app, "row", row))
        await screen.wait_for("followup.third.file")
        assert not await screen.exists("followup.later.when.tomorrow")
        await screen.tap("followup.third.erase")
        assert [each.origin for each in await due(app)] == ["third_party"]
        await screen.tap("followup.third.sure")
        await screen.wait_gone(await handle(app, "row", row))
        assert await due(app) == []


async def test_person_whose_name_was_noted_is_told_from_here_and_comes_back_with_undo(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        youth = await made(app)
        await agreed(app, youth, "P02")
        await app.vault.run(add_person, youth, role="parent", name="Fatma")
        (row,) = await due(app)
        await shown(app)
        screen = app.screen
        await screen.wait_for_text(await handle(app, "row", row), "Zeg aan Fatma dat we de naam noteerden.")
        await tick(app, row)
        await screen.wait_gone(await handle(app, "row", row))
        assert (await app.vault.run(people_of, youth))[0].told == await today(app)
        await screen.tap("followup.undo")
        await screen.wait_for(await handle(app, "row", row))
        assert (await app.vault.run(people_of, youth))[0].told is None


@pytest.mark.parametrize("size", [PHONE, LAPTOP])
async def test_every_origin_is_one_sentence_and_a_tap_leads_to_what_it_is_about(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with opened_app(tmp_path, size=size, is_laptop=size == LAPTOP) as app:
        day = await today(app)
        youth = await made(app, clock_start=day - 100 * DAY, clock_reason="left_school")
        place = await app.vault.run(add_place, name="Station", kind="station")
        await app.vault.run(log_contact, ContactDraft(place=place, place_kind="station", youths=(youth,)))
        other = await made(app, "Noor")
        await agreed(app, other, "P11")
        offer = await app.vault.run(propose_offer, other, kind="work", day=day - 20 * DAY)
        await app.vault.run(start_offer, offer, day=day - 10 * DAY)
        referral = await app.vault.run(propose_referral, other, partner_kind="caw", day=day - 30 * DAY)
        await app.vault.run(move_referral, referral, state="together", day=day - 20 * DAY)
        await shown(app)
        await until_said(app.screen, "dagen voor Zaki. ")
        words = all_words(app.screen)
        for said in ("Dan zijn de vier maanden om. Er is nog geen aanbod.", "Vraag Noor hoe het gaat.", "Werk, sinds"):
            assert said in words
        assert "Vraag na bij CAW over Noor. Nog geen bericht sinds" in words
        rows = {row.origin: row for row in await due(app)}
        assert set(rows) == {"clock", "aftercare", "referral"}
        await app.screen.tap("followup.by.place")
        await until_said(app.screen, "Zonder plek")
        await until_said(app.screen, "Station")
        await app.screen.tap(await handle(app, "row", rows["referral"]))
        await app.screen.wait_for("youth.tab.timeline")
        number = app.desk.number_of(other)
        assert (app.desk.route, app.desk.memory[f"youth.tab/{number}"]) == (f"youths/{number}", "referrals")
        app.desk.back()
        await app.screen.wait_for("followup.by.place")
        assert await app.screen.is_chosen("followup.by.place")


async def test_what_is_another_workers_stands_only_under_the_whole_team(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        await app.vault.run(add_task, what="Bel de school", worker="f" * 32)
        (row,) = await due(app, only_mine=False)
        await shown(app)
        await until_said(app.screen, "Niets op te volgen")
        await app.screen.tap("followup.whose.team")
        await app.screen.wait_for(await handle(app, "row", row))


async def test_wide_window_has_the_tick_on_the_row_itself(tmp_path: Path) -> None:
    async with opened_app(tmp_path, size=LAPTOP, is_laptop=True) as app:
        await app.vault.run(add_task, what="Bel de school")
        (row,) = await due(app)
        await shown(app)
        await app.screen.tap(await handle(app, "done", row))
        await app.screen.wait_gone(await handle(app, "row", row))
        assert await due(app) == []


async def test_vandaag_shows_five_and_the_rest_in_opvolging(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        for number in range(8):
            await app.vault.run(add_task, what=f"Taak {number}")
        app.office.changed()
        await app.screen.wait_for_text("today.followup", "nog 3")
        rows = [name for name in await app.screen.identifiers() if name.startswith("today.due.row.")]
        assert len(rows) == 5
        await app.screen.tap("today.followup")
        await app.screen.wait_for("followup.row.8")
        rows = [name for name in await app.screen.identifiers() if name.startswith("followup.row.")]
        assert len(rows) == 8


async def test_a_thing_is_ticked_off_on_vandaag_itself(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        await app.vault.run(add_task, what="Bel de school")
        app.office.changed()
        (row,) = await due(app)
        number = app.desk.number_of(row.key)
        await tick(app, row, prefix="today.due")
        await app.screen.wait_gone(f"today.due.row.{number}")
        await app.screen.tap("followup.undo")
        await app.screen.wait_for(f"today.due.row.{number}")
