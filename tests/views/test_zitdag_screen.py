"""A zitdag in process, on a real vault: the queue of this device, the conversation, the keyboard, the close."""

import asyncio
import inspect
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from storage.actions.contacts import ContactDraft, log_contact
from storage.actions.places import add_place
from storage.actions.rounds import start_round
from storage.actions.youths import create_youth
from storage.queries.contacts import ContactRow, contacts_of_day, open_round
from storage.queries.timeline import timeline
from storage.queue import Queue, arrive, has_queue, queue
from storage.store import Store
from tests.views.desks import PASSPHRASE, App, bytes_in, opened_app
from tests.views.harness import LAPTOP, PHONE


@asynccontextmanager
async def sitting(folder: Path, *, size: tuple[int, int] = LAPTOP) -> AsyncIterator[App]:
    """A zitdag that has just begun in the youth centre."""
    async with opened_app(folder, size=size, is_laptop=size == LAPTOP) as app:
        place = await app.desk.act(add_place, name="De Brug", kind="youth_centre")
        await app.desk.act(start_round, kind="zitdag", place=place, companions="Ilse", partner="vdab")
        app.desk.go("round")
        await app.screen.wait_for("zitdag.arrive")
        yield app


async def press(app: App, key: str, *, ctrl: bool = False) -> None:
    handler = app.desk.keys.handler_of(key, ctrl=ctrl, alt=False, meta=False)
    assert handler is not None, f"{key} rests"
    result = handler()
    if inspect.isawaitable(result):
        await result
    await app.screen.settle()


def rests(app: App, key: str) -> bool:
    return app.desk.keys.handler_of(key, ctrl=False, alt=False, meta=False) is None


def logged(store: Store) -> list[ContactRow]:
    return contacts_of_day(store, store.today())


async def now(app: App) -> Queue:
    return await app.desk.ask(queue)


async def rows_drawn(app: App, *numbers: int) -> None:
    """Until who waits stands on the screen in this order: a key acts on what is drawn."""

    def drawn() -> bool:
        names = (getattr(control, "identifier", None) or "" for control in app.screen.controls())
        return [name for name in names if name.startswith("zitdag.row.")] == [f"zitdag.row.{n}" for n in numbers]

    await app.screen._until(drawn, f"the rows are not {numbers}", 5.0)


async def test_keyboard_alone_lets_in_calls_saves_and_calls_the_next(tmp_path: Path) -> None:
    async with sitting(tmp_path) as app:
        await press(app, "N")
        await app.screen.wait_for("zitdag.word")
        await press(app, "Enter")  # a number by itself
        await app.screen.wait_for_text("zitdag.row.1", "Nummer 1")
        await press(app, "N", ctrl=True)
        await app.screen.type_into("zitdag.word", "rode pet")
        await press(app, "Enter")
        await app.screen.wait_for_text("zitdag.row.2", "rode pet")
        await press(app, "Enter")
        await app.screen.wait_for_text("zitdag.at_table", "Nummer 1")
        await app.screen.type_into("zitdag.note", "Zoekt werk in de buurt")
        await app.screen.tap("contact.topic.work")
        await press(app, "S", ctrl=True)
        await app.screen.wait_for_text("zitdag.at_table", "rode pet")
        await app.screen.wait_for("contact.undo")
        (row,) = await app.desk.ask(logged)
        assert (row.how, row.place_name, row.count, row.topics, row.youths) == ("zitdag", "De Brug", 1, ("work",), ())
        core = await app.desk.ask(lambda store: store.book.record("contact", row.id))
        assert core is not None
        assert core["note"] == "Zoekt werk in de buurt"
        running = await app.desk.ask(open_round)
        assert running is not None
        assert core["round"] == running.id
        assert "Zoekt" not in await app.screen.text_of("zitdag.note")


async def test_letters_are_text_while_the_note_has_the_focus_and_escape_gives_the_keys_back(tmp_path: Path) -> None:
    async with sitting(tmp_path) as app:
        await app.desk.ask(arrive)
        await app.desk.ask(arrive)
        app.office.changed()
        await app.screen.wait_for("zitdag.row.2")
        await press(app, "Enter")
        await app.screen.wait_for("zitdag.note")
        await app.screen.type_into("zitdag.note", "n")
        assert rests(app, "N")
        assert rests(app, "T")
        await press(app, "Escape")
        assert not rests(app, "N")
        await press(app, "T")
        await app.screen.wait_for("zitdag.row.1")
        assert [waiter.number for waiter in (await now(app)).waiting] == [1, 2]
        await press(app, "Enter")
        await app.screen.wait_for_text("zitdag.note", "n")  # what was typed waited with the number
        assert rests(app, "Tab")
        assert rests(app, "Enter")  # Enter presses the button that has the focus


async def test_arrows_choose_and_skip_went_away_and_undo_work_on_the_chosen_one(tmp_path: Path) -> None:
    async with sitting(tmp_path) as app:
        for _ in range(3):
            await app.desk.ask(arrive)
        app.office.changed()
        await app.screen.wait_for("zitdag.row.3")
        await press(app, "Arrow Down")
        await app.screen.wait_for("zitdag.skip")
        await press(app, "S")
        await rows_drawn(app, 2, 1, 3)
        await press(app, "Arrow Down")
        await press(app, "W")  # number 3
        await app.screen.wait_gone("zitdag.row.3")
        assert (await now(app)).came == 3
        await app.screen.tap("zitdag.undo")
        await app.screen.wait_for("zitdag.row.3")
        await press(app, "Arrow Up")
        await press(app, "Enter")
        await app.screen.wait_for("zitdag.at_table")


async def test_roll_call_brings_a_known_youth_to_the_table_and_the_note_lands_in_the_file(tmp_path: Path) -> None:
    async with sitting(tmp_path) as app:
        running = await app.desk.ask(open_round)
        assert running is not None
        assert running.place is not None
        noor = await app.desk.act(create_youth, alias="Noor")
        before = (await app.desk.ask(lambda store: store.today())).replace(day=1)
        await app.desk.act(
            log_contact, ContactDraft(youths=(noor,), place=running.place.id, day=before, note="Was trots")
        )
        number = app.desk.number_of(noor)
        await app.screen.wait_for_text(f"zitdag.expected.{number}", "Noor")
        await press(app, "Arrow Down")
        await press(app, "Enter")
        await app.screen.wait_for_text("zitdag.row.1", "Noor")
        await app.screen.wait_gone(f"zitdag.expected.{number}")
        await press(app, "Enter")
        await app.screen.wait_for_text("zitdag.at_table", "Noor")
        await app.screen.wait_for("zitdag.together")
        await app.screen.type_into("zitdag.note", "Wil blijven werken")
        await app.screen.tap("zitdag.save_next")
        await app.screen.wait_gone("zitdag.note")
        texts = [m.text for m in await app.desk.ask(timeline, noor) if m.kind == "contact"]
        assert texts == ["Wil blijven werken", "Was trots"]
        assert (await now(app)).is_empty
        await app.screen.tap("contact.undo")
        await app.screen.wait_for_text("zitdag.row.1", "Noor")
        assert len(await app.desk.ask(timeline, noor)) < len(texts) + 2


async def test_a_word_turns_out_to_be_a_youth_and_the_link_stays_on_this_device_until_saved(tmp_path: Path) -> None:
    async with sitting(tmp_path) as app:
        zaki = await app.desk.act(create_youth, alias="Zaki")
        await app.desk.ask(arrive, word="rode pet")
        app.office.changed()
        await app.screen.wait_for("zitdag.row.1")
        await press(app, "Enter")
        await app.screen.wait_for("zitdag.note")
        await app.screen.type_into("zitdag.note", "Vraagt een fiets")
        operations = await app.desk.ask(lambda store: store.log.last_position())
        await app.screen.tap("zitdag.link")
        await app.screen.type_into("zitdag.search", "zak")
        await app.screen.tap(f"zitdag.youth.{app.desk.number_of(zaki)}")
        await app.screen.wait_for_text("zitdag.at_table", "Zaki")
        await app.screen.wait_for_text("zitdag.note", "Vraagt een fiets")
        assert await app.desk.ask(lambda store: store.log.last_position()) == operations
        await app.screen.tap("zitdag.save_next")
        await app.screen.wait_gone("zitdag.note")
        assert [m.text for m in await app.desk.ask(timeline, zaki) if m.kind == "contact"] == ["Vraagt een fiets"]


async def test_closing_with_people_in_the_queue_asks_once_and_wipes_it(tmp_path: Path) -> None:
    async with sitting(tmp_path) as app:
        await app.desk.ask(arrive, word="kanariegeel")
        await app.desk.ask(arrive)
        app.office.changed()
        await app.screen.wait_for("zitdag.row.2")
        await app.screen.tap("round.close")
        await app.screen.tap("zitdag.stay")
        assert await app.desk.ask(open_round) is not None
        await app.screen.tap("round.close")
        await app.screen.tap("zitdag.close_sure")
        await app.screen.wait_for("round.keep")
        assert not await app.desk.ask(lambda store: has_queue(store.drafts.names()))
        assert await app.screen.text_of("round.came") == "2"
        await app.screen.tap("round.spoken.more")
        await app.screen.tap("round.keep")
        await app.screen.wait_gone("round.keep")
        (row,) = await app.desk.ask(logged)
        assert (row.count, row.how, row.youths) == (1, "zitdag", ())
        assert b"kanariegeel" not in bytes_in(tmp_path)


async def test_what_is_typed_at_the_table_survives_a_lock_and_lies_nowhere_in_plain(tmp_path: Path) -> None:
    async with sitting(tmp_path) as app:
        await app.desk.ask(arrive, word="kanariegeel")
        app.office.changed()
        await app.screen.wait_for("zitdag.row.1")
        await press(app, "Enter")
        await app.screen.wait_for("zitdag.note")
        await app.screen.type_into("zitdag.note", "fietsslot")
        await app.office.close()
        found = bytes_in(tmp_path)
        assert b"kanariegeel" not in found
        assert b"fietsslot" not in found
        await app.screen.type_into("lock.passphrase", PASSPHRASE)
        await app.screen.tap("lock.open")
        await app.screen.tap("nav.round")
        await app.screen.wait_for_text("zitdag.at_table", "kanariegeel")
        await app.screen.wait_for_text("zitdag.note", "fietsslot")


async def test_phone_shows_the_queue_first_and_the_conversation_as_a_page(tmp_path: Path) -> None:
    async with sitting(tmp_path, size=PHONE) as app:
        screen = app.screen
        for word in ("pet", ""):
            await screen.tap("zitdag.arrive")
            await screen.type_into("zitdag.word", word)
            await screen.press_enter("zitdag.word")
            await screen.wait_gone("zitdag.word")
        await screen.tap("zitdag.row.2")
        await screen.tap("zitdag.take")
        await screen.type_into("zitdag.note", "Kort")
        await screen.tap("zitdag.save_next")  # and the next one sits down
        await screen.wait_for("zitdag.back")
        await screen.wait_for_text("zitdag.note", "")
        assert [row.count for row in await app.desk.ask(logged)] == [1]
        await screen.tap("zitdag.back")
        await screen.tap("zitdag.call")
        await screen.tap("zitdag.left_table")
        await screen.wait_for("zitdag.arrive")
        assert (await now(app)).is_empty
        await screen.wait_for_text("zitdag.came", "2")


async def test_two_quick_saves_keep_one_conversation(tmp_path: Path) -> None:
    async with sitting(tmp_path) as app:
        await app.desk.ask(arrive)
        app.office.changed()
        await app.screen.wait_for("zitdag.row.1")
        await press(app, "Enter")
        await app.screen.wait_for("zitdag.note")
        handler = app.desk.keys.handler_of("S", ctrl=True, alt=False, meta=False)
        assert handler is not None
        await asyncio.gather(handler(), handler())
        await app.screen.wait_gone("zitdag.note")
        assert len(await app.desk.ask(logged)) == 1
