"""The free-text guard on the screen: after the save one chip with its ways out, and never in the way of the save."""

from pathlib import Path
from typing import Any

import pytest

from storage.actions.consents import Answer, record_answer
from storage.actions.contacts import ContactDraft, log_contact
from storage.actions.places import add_place
from storage.actions.rounds import start_round
from storage.actions.youths import change_youth, create_youth
from storage.store import Store
from tests.views.desks import App, opened_app
from tests.views.harness import LAPTOP, PHONE
from tests.views.said import until_said
from tests.views.test_quick_taps import aimed, send
from views.guarding import FOR_THE_YOUTH
from views.screens import SCREENS

NUMBER = "0470 00 07 99"


def notes(store: Store, kind: str = "contact") -> list[str]:
    return [row["note"] or "" for row in store.book.rows(f"SELECT note FROM {kind} ORDER BY first")]


def field(store: Store, youth: str, name: str) -> Any:
    return (store.book.record("youth", youth) or {}).get(name)


async def saved_note(app: App, note: str) -> None:
    await app.desk.act(log_contact, ContactDraft(note=note))


async def chip_says(app: App) -> str:
    await app.screen.wait_for("guard.chip")
    return await app.screen.text_of("guard.chip")


@pytest.mark.parametrize("size", [PHONE, LAPTOP])
async def test_note_typed_at_contact_is_saved_first_and_then_brings_one_chip_that_takes_the_number_out(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with opened_app(tmp_path, size=size, is_laptop=size == LAPTOP) as app:
        place = await app.desk.act(add_place, name="Plein", kind="square", municipality="44021")
        await app.desk.act(start_round, place=place)
        app.desk.go("contact")
        if size == PHONE:
            await app.screen.tap("contact.more")
        await app.screen.type_into("contact.note", f"Bel {NUMBER} na 16u")
        assert not await app.screen.exists("guard.chip")
        await app.screen.tap("contact.save")
        assert NUMBER in await chip_says(app)
        assert await app.vault.run(notes) == [f"Bel {NUMBER} na 16u"]
        await app.screen.tap("guard.chip.remove")
        await app.screen.wait_gone("guard.chip")
        assert await app.vault.run(notes) == ["Bel na 16u"]


async def test_chip_names_each_piece_in_turn_and_a_name_becomes_its_letter(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        await saved_note(app, f"Zineb wil werk, {NUMBER}")
        assert "Zineb" in await chip_says(app)
        assert "(en nog 1)" in await chip_says(app)
        await app.screen.tap("guard.chip.initials")
        await until_said(app.screen, NUMBER)
        assert not await app.screen.exists("guard.chip.initials")
        assert not await app.screen.exists("guard.chip.move")  # nobody's note: no file to put it in
        await app.screen.tap("guard.chip.remove")
        await app.screen.wait_gone("guard.chip")
        assert await app.vault.run(notes) == ["Z. wil werk"]


@pytest.mark.parametrize("order", ["together", "one by one", "drawn between"])
async def test_second_tap_on_the_chip_does_not_answer_the_piece_that_comes_after(tmp_path: Path, order: str) -> None:
    async with opened_app(tmp_path) as app:
        await saved_note(app, f"Zineb wil werk, {NUMBER}")
        assert "Zineb" in await chip_says(app)
        first, second = aimed(app.screen, "guard.chip.remove", "guard.chip.remove")
        if order == "together":
            await send(app.screen, first, second)
        else:
            await app.screen.session.dispatch_event(*first, None)
            if order == "drawn between":
                await until_said(app.screen, NUMBER)
            await send(app.screen, second)
        await until_said(app.screen, NUMBER)
        assert await app.vault.run(notes) == [f"wil werk, {NUMBER}"]
        await app.screen.tap("guard.chip.remove")
        await app.screen.wait_gone("guard.chip")
        assert await app.vault.run(notes) == ["wil werk"]


async def test_number_in_the_note_of_a_youth_goes_to_telefoon_once_the_youth_was_asked(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        youth = await app.desk.act(create_youth, alias="Bo")
        await app.desk.act(log_contact, ContactDraft(youths=(youth,), note=f"nieuw nr {NUMBER}"))
        await app.screen.wait_for("guard.chip")
        await app.screen.tap("guard.chip.move")
        await app.screen.wait_for("consent.give")
        assert app.desk.route.startswith("consent/")
        assert not await app.screen.exists("guard.chip")  # the youth reads along here
        answer = Answer(youth=youth, purpose="P02", state="given", understood=True)
        await app.desk.act(record_answer, answer)
        app.desk.back()
        await app.screen.wait_for("guard.chip")
        await app.screen.tap("guard.chip.move")
        await app.screen.wait_gone("guard.chip")
        assert await app.vault.run(field, youth, "phone") == NUMBER
        assert await app.vault.run(notes, "presence") == ["nieuw nr"]


async def test_what_is_left_standing_brings_no_chip_on_that_record_again(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        youth = await app.desk.act(create_youth, alias="Bo")
        await app.desk.act(change_youth, youth, goal="Zineb helpt met cv")
        await app.screen.wait_for("guard.chip")
        await app.screen.tap("guard.chip.leave")
        await app.screen.wait_gone("guard.chip")
        await app.desk.act(change_youth, youth, goal="Zineb helpt met cv en brief")
        await app.desk.act(change_youth, youth, next_step=f"bellen {NUMBER}")
        assert NUMBER in await chip_says(app)
        assert "en nog" not in await chip_says(app)
        assert await app.vault.run(field, youth, "goal") == "Zineb helpt met cv en brief"


async def test_chip_is_gone_when_the_vault_locks_and_an_undo_is_not_offered_for_words_written_anew(
    tmp_path: Path,
) -> None:
    async with opened_app(tmp_path) as app:
        await saved_note(app, f"Zineb, {NUMBER}")
        await app.screen.wait_for("guard.chip")
        app.desk.say("Bewaard", action="Ongedaan maken", on_action=lambda: None)
        await app.screen.wait_for("contact.undo")
        await app.screen.tap("guard.chip.initials")
        await until_said(app.screen, NUMBER)
        assert not await app.screen.exists("contact.undo")
        await app.office.close()
        await app.screen.wait_gone("guard.chip")
        assert app.desk.alarm is None
        assert app.desk.typed == ()


async def test_on_a_round_the_chip_lies_above_the_screen_and_bewaar_stays_where_it_is(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        place = await app.desk.act(add_place, name="Station", kind="station", municipality="44021")
        await app.desk.act(start_round, place=place)
        app.desk.go("contact")
        await app.screen.wait_for("contact.save")
        await saved_note(app, f"Bel {NUMBER}")
        await app.screen.wait_for("guard.chip")
        drawn = [getattr(control, "identifier", None) for control in app.screen.controls()]
        assert drawn.index("guard.chip") < drawn.index("contact.close") < drawn.index("contact.save")


async def test_national_number_at_contact_is_refused_with_a_sentence_that_does_not_repeat_it(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        await saved_note(app, "rr 97.06.02-904.48")
        await until_said(app.screen, "rijksregisternummer")
        assert "97.06.02" not in await app.screen.text_of("bar.said")
        assert await app.vault.run(notes) == []


async def test_number_typed_at_the_lock_is_refused_before_it_is_sealed(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        await app.screen.tap("lock.now")
        await app.screen.tap("lock.quick")
        await app.screen.tap("quick.place_kind.station")
        await app.screen.type_into("quick.note", "iban BE70 5392 0417 4825")
        await app.screen.tap("quick.save")
        await app.screen.wait_for("quick.error")
        said = await app.screen.text_of("quick.error")
        assert "rekeningnummer" in said
        assert "BE70" not in said


async def test_clean_save_brings_no_chip(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        youth = await app.desk.act(create_youth, alias="Zineb")
        await app.desk.act(change_youth, youth, goal="Rijbewijs halen")
        await app.screen.settle()
        assert not await app.screen.exists("guard.chip")


def test_pages_for_the_youth_are_pages_that_there_are() -> None:
    first = {screen.route.split("/")[0] for screen in SCREENS}
    assert set(FOR_THE_YOUTH) <= first
