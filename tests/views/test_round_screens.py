"""A round in process, on a real vault: its start, its next place, its close; and the quick ways of noting."""

from pathlib import Path

from storage.actions.contacts import ContactDraft, log_contact
from storage.actions.places import add_place
from storage.actions.rounds import start_round
from storage.actions.youths import create_youth
from storage.pace import pace
from storage.queries.contacts import ContactRow, contacts_of_day, open_round
from storage.queries.rounds import closing
from storage.store import Store
from tests.views.desks import PASSPHRASE, App, opened_app


def logged(store: Store) -> list[ContactRow]:
    return contacts_of_day(store, store.today())


async def two_places(app: App) -> tuple[str, str]:
    made = [await app.desk.act(add_place, name=name, kind="square") for name in ("Plein", "Park")]
    return str(made[0]), str(made[1])


async def test_zitdag_begins_with_place_team_and_partner_set_once(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        plein, _park = await two_places(app)
        screen = app.screen
        await screen.tap("nav.round")
        await screen.wait_for("round.start")
        assert not await screen.exists("round.partner.vdab")
        await screen.tap("round.kind.zitdag")
        await screen.tap(f"round.place.{app.desk.number_of(plein)}")
        await screen.type_into("round.companions", "Ilse")
        await screen.tap("round.partner.vdab")
        assert not await screen.exists("round.partner.gtb")  # its name alone tells about who comes there
        await screen.tap("round.start")
        await screen.wait_for("zitdag.arrive")
        running = await app.desk.ask(open_round)
        assert running is not None
        assert (running.kind, running.companions, running.partner) == ("zitdag", "Ilse", "vdab")
        await screen.tap("nav.today")
        await screen.wait_for_text("today.new_contact", "Plein · op de zitdag")
        await screen.tap("round.close")
        await screen.tap("round.skip")
        await screen.tap("nav.round")
        await screen.tap("round.with.1")  # as last time
        await screen.tap("round.start")
        again = await app.desk.ask(open_round)
        assert again is not None
        assert again.companions == "Ilse"


async def test_next_place_is_one_tap_and_contact_follows(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        plein, park = await two_places(app)
        await app.desk.act(start_round, place=plein)
        await app.screen.tap("nav.round")
        await app.screen.tap(f"round.hop.{app.desk.number_of(park)}")
        await app.screen.wait_for(f"round.hop.{app.desk.number_of(plein)}")
        await app.screen.tap("today.new_contact")
        await app.screen.wait_for_text("contact.save", "Park")


async def test_close_takes_one_tap_and_skipping_the_questions_another(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        plein, _park = await two_places(app)
        made = await app.desk.act(start_round, place=plein)
        await app.desk.act(log_contact, ContactDraft(place=plein, count=3, round=made))
        await app.screen.wait_for("round.close")
        await app.screen.tap("round.close")
        await app.screen.wait_for_text("round.spoken", "3")
        assert await app.desk.ask(open_round) is None
        await app.screen.tap("round.skip")
        await app.screen.wait_for("today.new_contact")
        found = await app.desk.ask(closing, made)
        assert found is not None
        assert (found.came, found.spoken, found.went_well) == (3, 3, "")


async def test_head_counts_and_answers_are_kept_and_a_name_is_refused(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        plein, _park = await two_places(app)
        await app.desk.act(create_youth, alias="Zaki")
        made = await app.desk.act(start_round, place=plein)
        screen = app.screen
        await screen.wait_for("round.close")
        await screen.tap("round.close")
        for _head in range(2):
            await screen.tap("round.came.more")
        for _head in range(4):
            await screen.tap("round.spoken.more")
        await screen.wait_for_text("round.came", "4")  # never fewer than were spoken to
        await screen.type_into("round.went_well", "Zaki was er")
        await screen.tap("round.keep")
        assert await screen.exists("round.keep")
        await screen.type_into("round.went_well", "Goede babbels")
        await app.office.close()  # what was typed survives the lock
        await screen.type_into("lock.passphrase", PASSPHRASE)
        await screen.tap("lock.open")
        await screen.wait_for("nav.today")
        app.desk.go(f"round/close/{app.desk.number_of(made)}")
        await screen.wait_for_text("round.went_well", "Goede babbels")
        for _head in range(4):
            await screen.tap("round.spoken.more")
        await screen.tap("round.keep")
        await screen.wait_gone("round.keep")
        found = await app.desk.ask(closing, made)
        assert found is not None
        assert (found.came, found.spoken, found.went_well) == (4, 4, "Goede babbels")
        (row,) = await app.desk.ask(logged)
        assert (row.count, row.place_name, row.youths) == (4, "Plein", ())


async def test_round_closed_too_soon_goes_on_in_one_tap(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        plein, _park = await two_places(app)
        await app.desk.act(start_round, place=plein)
        await app.screen.wait_for("round.close")
        await app.screen.tap("round.close")
        await app.screen.tap("round.reopen")
        await app.screen.wait_for("round.close")
        assert await app.desk.ask(open_round) is not None


async def test_group_activity_employer_and_partner_are_each_two_taps_on_contact(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        await two_places(app)
        screen = app.screen
        for kind in ("activity", "employer", "partner"):
            await screen.tap("today.new_contact")
            await screen.tap("contact.who_more")
            await screen.tap(f"contact.who.{kind}")
            if kind == "activity":
                for _head in range(3):
                    await screen.tap("contact.count.more")
                await screen.wait_for_text("contact.save", "4 jongeren")
            else:
                assert not await screen.exists("contact.count")
            await screen.tap("contact.save")
            await screen.wait_gone("contact.save")
        rows = {row.kind: row.count for row in await app.desk.ask(logged)}
        assert rows == {"activity": 4, "employer": 0, "partner": 0}


async def test_naming_a_youth_after_a_kind_without_one_is_a_contact_with_that_youth(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        await two_places(app)
        zaki = await app.desk.act(create_youth, alias="Zaki")
        screen = app.screen
        await screen.tap("today.new_contact")
        await screen.tap("contact.who_more")
        await screen.tap("contact.who.employer")
        await screen.wait_for_text("contact.save", "Werkgever")
        await screen.tap(f"contact.who.{app.desk.number_of(zaki)}")
        await screen.wait_for_text("contact.save", "Zaki")
        await screen.tap("contact.save")
        await screen.wait_for("contact.undo")
        (row,) = await app.desk.ask(logged)
        assert (row.kind, row.count, row.youths) == ("youths", 1, ("Zaki",))


async def test_time_it_takes_to_note_is_told_to_this_worker_only(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        plein, _park = await two_places(app)
        await app.desk.act(start_round, place=plein)
        operations = []
        for _contact in range(3):
            await app.screen.tap("today.new_contact")
            await app.screen.wait_for_text("contact.save", "Plein")  # filled in: before that it rests
            await app.screen.tap("contact.save")
            await app.screen.wait_gone("contact.save")
            operations.append(await app.desk.ask(lambda store: store.log.last_position()))
        found = await app.desk.ask(pace)
        assert found is not None
        assert found.count == 3
        assert await app.desk.ask(lambda store: store.log.last_position()) == operations[-1]
        await app.screen.tap("round.close")
        await app.screen.wait_for_text("round.pace", "alleen jij")
