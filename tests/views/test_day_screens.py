"""A worker's day in process, on a real vault: Vandaag, Contact, places, round, settings."""

import asyncio
from pathlib import Path

from storage.actions.places import add_place
from storage.actions.workers import own_name
from storage.actions.youths import create_youth
from storage.queries.contacts import ContactRow, contacts_of_day, open_round, places
from storage.queries.timeline import timeline
from storage.store import Store
from tests.views.desks import PASSPHRASE, App, bytes_in, closed_app, opened_app
from views.screens.contact import DRAFT_SECONDS
from views.screens.contact_form import kept_form


def logged(store: Store) -> list[ContactRow]:
    return contacts_of_day(store, store.today())


async def at_the_station(app: App) -> str:
    place = await app.desk.act(add_place, name="Station, achterkant", kind="station")
    await app.screen.wait_for_text("today.new_contact", "Station")
    return str(place)


async def test_first_place_is_added_from_the_empty_vandaag(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        await app.screen.tap("today.new_place")
        await app.screen.tap("places.save")
        await app.screen.wait_for_text("places.name", "naam")
        await app.screen.type_into("places.name", "Plein")
        await app.screen.tap("places.save")
        await app.screen.wait_for_text("places.kind.missing", "wat voor plek")
        await app.screen.tap("places.kind.square")
        await app.screen.tap("places.save")
        await app.screen.wait_for_text("today.new_contact", "Plein · op straat")
        assert [row.name for row in await app.desk.ask(places)] == ["Plein"]


async def test_contact_at_a_known_place_is_two_taps_and_undo_takes_it_back(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        await at_the_station(app)
        await app.screen.tap("today.new_contact")
        await app.screen.wait_for_text("contact.save", "1 jongere · Station, achterkant")
        await app.screen.tap("contact.save")
        await app.screen.wait_for("contact.undo")
        (row,) = await app.desk.ask(logged)
        assert (row.place_name, row.how, row.count, row.topics) == ("Station, achterkant", "street", 1, ())
        await app.screen.tap("contact.undo")
        await app.screen.wait_gone("contact.undo")
        assert await app.desk.ask(logged) == []


async def test_two_quick_taps_on_bewaar_keep_one_contact(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        await at_the_station(app)
        await app.screen.tap("today.new_contact")
        await app.screen.wait_for_text("contact.save", "Station")
        control, event = app.screen._tappable("contact.save")
        for _tap in range(2):
            await app.screen.session.dispatch_event(control._i, event, None)
        await app.screen.wait_for("contact.undo")
        assert len(await app.desk.ask(logged)) == 1


async def test_group_topics_note_and_next_step_are_kept_as_they_stood(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        await at_the_station(app)
        screen = app.screen
        await screen.tap("today.new_contact")
        for _more in range(4):
            await screen.tap("contact.count.more")
        await screen.tap("contact.topic.work")
        await screen.tap("contact.topics_more")
        await screen.tap("contact.topic.training")
        await screen.tap("contact.more")
        await screen.type_into("contact.note", "Rustige avond")
        await screen.tap("contact.next.ask")
        await screen.wait_for_text("contact.save", "5 jongeren")
        await screen.tap("contact.save")
        await screen.wait_for("contact.undo")
        (row,) = await app.desk.ask(logged)
        assert (row.count, row.topics) == (5, ("work", "training"))
        core = await app.desk.ask(lambda store: store.book.record("contact", row.id))
        assert core is not None
        assert (core["note"], core["next_step"]) == ("Rustige avond", "ask")


async def test_each_of_two_youths_gets_a_note_of_their_own(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        await at_the_station(app)
        zaki = await app.desk.act(create_youth, alias="Zaki")
        noor = await app.desk.act(create_youth, alias="Noor")
        screen, number = app.screen, app.desk.number_of
        await screen.tap("today.new_contact")
        await screen.tap(f"contact.who.{number(zaki)}")
        await screen.wait_for_text("contact.save", "Zaki · Station")
        await screen.tap(f"contact.who.{number(noor)}")
        await screen.wait_for_text("contact.save", "Zaki en Noor")
        assert not await screen.is_chosen("contact.who.none")
        await screen.tap("contact.more")
        await screen.type_into(f"contact.note.{number(zaki)}", "Zoekt een fiets")
        await screen.type_into(f"contact.note.{number(noor)}", "Wil naar school")
        await screen.tap("contact.save")
        await screen.wait_for("contact.undo")
        (row,) = await app.desk.ask(logged)
        assert (row.count, sorted(row.youths)) == (2, ["Noor", "Zaki"])
        assert [m.text for m in await app.desk.ask(timeline, zaki) if m.kind == "contact"] == ["Zoekt een fiets"]
        assert [m.text for m in await app.desk.ask(timeline, noor) if m.kind == "contact"] == ["Wil naar school"]


async def test_attempt_that_found_nobody_counts_no_heads(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        await at_the_station(app)
        await app.screen.tap("today.new_contact")
        await app.screen.tap("contact.who.nobody")
        assert not await app.screen.exists("contact.count")
        await app.screen.tap("contact.save")
        await app.screen.wait_for("contact.undo")
        (row,) = await app.desk.ask(logged)
        assert (row.outcome, row.count) == ("attempt", 0)


async def test_home_visit_keeps_no_place(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        await at_the_station(app)
        await app.screen.tap("today.new_contact")
        await app.screen.tap("contact.how.home_visit")
        assert not await app.screen.exists("contact.place")
        await app.screen.tap("contact.save")
        await app.screen.wait_for("contact.undo")
        (row,) = await app.desk.ask(logged)
        assert (row.place_name, row.place_kind) == ("", "home_visit")


async def test_place_is_added_on_the_spot_and_chosen(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        await at_the_station(app)
        await app.screen.tap("today.new_contact")
        await app.screen.tap("contact.place")
        await app.screen.type_into("places.name", "Skatepark")
        await app.screen.tap("places.kind.park")
        await app.screen.tap("places.save")
        await app.screen.wait_for_text("contact.save", "Skatepark")


async def test_closing_contact_keeps_a_sealed_draft_that_comes_back_also_after_a_lock(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        await at_the_station(app)
        screen = app.screen
        await screen.tap("today.new_contact")
        await screen.tap("contact.count.more")
        await screen.tap("contact.more")
        await screen.type_into("contact.note", "kanariegeel fietsslot")
        await screen.tap("contact.close")
        await screen.tap("today.new_contact")
        await screen.wait_for_text("contact.note", "kanariegeel")
        await screen.wait_for_text("contact.save", "2 jongeren")
        await screen.type_into("contact.note", "kanariegeel fietsslot, later meer")
        await app.office.close()
        assert b"kanariegeel" not in bytes_in(tmp_path)
        await screen.type_into("lock.passphrase", PASSPHRASE)
        await screen.tap("lock.open")
        await screen.tap("today.new_contact")
        await screen.wait_for_text("contact.note", "later meer")
        await screen.tap("contact.discard")
        await screen.wait_for_text("contact.save", "1 jongere")
        await screen.tap("contact.close")
        await screen.tap("today.new_contact")
        await screen.wait_for_text("contact.save", "1 jongere")


async def test_opening_contact_from_a_file_names_that_youth(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        zaki = await app.desk.act(create_youth, alias="Zaki")
        app.desk.go(f"contact/{app.desk.number_of(zaki)}")
        await app.screen.wait_for_text("contact.save", "Zaki")
        place = await app.desk.act(add_place, name="Plein", kind="square")
        app.desk.go(f"contact/{app.desk.number_of(place)}")  # an address that names something else
        await app.screen.wait_for_text("contact.save", "1 jongere")


async def test_round_fills_in_contact_and_moves_on(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        await at_the_station(app)
        await app.desk.act(add_place, name="Plein", kind="square")
        plein = next(row for row in await app.desk.ask(places) if row.name == "Plein")
        screen, number = app.screen, app.desk.number_of
        await screen.tap("nav.round")
        await screen.tap("round.kind.zitdag")
        await screen.tap(f"round.place.{number(plein.id)}")
        await screen.type_into("round.companions", "Bilal")
        await screen.tap("round.start")
        await screen.wait_for("zitdag.arrive")
        await screen.tap("nav.today")
        await screen.wait_for_text("today.new_contact", "Plein · op de zitdag")
        await screen.tap("round.next")
        station = next(row for row in await app.desk.ask(places) if row.name != "Plein")
        await screen.tap(f"round.place.{number(station.id)}")
        await screen.wait_for_text("today.new_contact", "Station")
        await screen.tap("round.close")
        await screen.wait_gone("round.close")
        assert await app.desk.ask(open_round) is None


async def test_place_is_changed_closed_and_opened_again(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        place = await at_the_station(app)
        screen, number = app.screen, app.desk.number_of(place)
        await screen.tap("nav.more")
        await screen.tap("more.places")
        await screen.tap(f"places.row.{number}")
        await screen.type_into("places.hours", "elke vrijdag")
        await screen.tap("places.save")
        await screen.tap(f"places.row.{number}")
        await screen.wait_for_text("places.hours", "elke vrijdag")
        await screen.tap("places.close")
        await screen.wait_gone(f"places.row.{number}")
        assert await app.desk.ask(places) == []
        await screen.tap("places.undo")
        await screen.wait_for(f"places.row.{number}")


async def test_worker_without_a_name_is_asked_once(tmp_path: Path) -> None:
    async with closed_app(tmp_path) as app:
        await app.vault.create(PASSPHRASE, worker_name="", memory_short=True)
        app.desk.admit()
        await app.screen.wait_for("today.name")
        await app.screen.tap("today.name.save")
        await app.screen.wait_for("today.new_contact")
        assert app.desk.snack is not None
        await app.screen.type_into("today.name", "Bilal")
        await app.screen.tap("today.name.save")
        await app.screen.wait_gone("today.name")
        assert await app.desk.ask(own_name) == "Bilal"


async def test_what_was_saved_does_not_come_back_as_a_draft_and_what_was_left_does(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        await at_the_station(app)
        await app.screen.tap("today.new_contact")
        await app.screen.tap("contact.count.more")
        await app.screen.tap("contact.save")
        await app.screen.wait_for("contact.undo")
        await asyncio.sleep(DRAFT_SECONDS + 0.3)  # the draft of the last change would have been kept by now
        assert await app.desk.ask(kept_form) is None
        await app.screen.tap("today.new_contact")
        await app.screen.tap("contact.count.more")
        app.desk.go("today")  # away by another road than the closing cross
        await app.screen.tap("today.new_contact")
        await app.screen.wait_for("contact.discard")
