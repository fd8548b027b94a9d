"""Fingers that are faster than the screen: nothing is lost, and nothing lands on what was not there when it was aimed.

Both touches are sent before anything is drawn again, as a browser sends them on a slow device.
"""

import asyncio
from pathlib import Path
from typing import Any

import pytest

from domain.codes.barriers import purpose_of
from storage.actions.youths import create_youth
from storage.queries.youth_file import barriers_of, ledger_of
from storage.queries.youths import youth_rows
from tests.views.desks import App, closed_app, opened_app
from tests.views.harness import Screen
from views import touches


def aimed(screen: Screen, *identifiers: str) -> list[tuple[int, str]]:
    """The controls under the fingers, by the number that the browser knows them by now."""
    found = [screen._tappable(identifier) for identifier in identifiers]
    return [(control._i, event) for control, event in found]


async def send(screen: Screen, *touches: tuple[int, str]) -> None:
    """All at once: each is a task of its own, as Flet makes it."""
    await asyncio.gather(*(screen.session.dispatch_event(control, event, None) for control, event in touches))
    await screen.settle()


async def youth_at(app: App, route: str) -> str:
    youth = await app.vault.run(create_youth, alias="Zaki")
    app.office.changed()
    app.desk.go(route.format(app.desk.number_of(youth)))
    return youth


async def test_yes_straight_after_the_right_answer_counts(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        screen = app.screen
        youth = await youth_at(app, "consent/{}/P05")
        await screen.tap("consent.readback.wrong")
        await send(screen, *aimed(screen, "consent.readback.right", "consent.give"))
        await screen.wait_gone("consent.give")
        assert (await app.vault.run(ledger_of, youth))["P05", ""].state == "given"


async def test_touch_aimed_at_a_button_that_moved_finds_it_where_it_stands_now(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        screen = app.screen
        youth = await youth_at(app, "consent/{}/P05")
        await screen.wait_for("consent.give")
        await screen.tap("consent.readback.right")
        old = aimed(screen, "consent.give")
        await screen.tap("consent.readback.wrong")  # a sentence comes above the button
        await screen.tap("consent.readback.right")
        await send(screen, *old)
        await screen.wait_gone("consent.give")
        assert (await app.vault.run(ledger_of, youth))["P05", ""].state == "given"


async def test_touch_aimed_at_one_question_never_answers_the_next(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        screen = app.screen
        youth = await youth_at(app, "consent/{}/P05")
        await screen.wait_for("consent.give")
        await screen.tap("consent.readback.right")
        old = aimed(screen, "consent.give", "consent.refuse", "page.back")
        app.desk.go(f"consent/{app.desk.number_of(youth)}/P02")
        await screen.wait_for("consent.give")
        await screen.settle()
        await screen.tap("consent.readback.right")
        await send(screen, *old)
        assert await screen.exists("consent.give")
        ledger = await app.vault.run(ledger_of, youth)
        assert not {("P05", ""), ("P02", "")} & set(ledger)


async def test_button_straight_after_the_last_letter_knows_that_letter(tmp_path: Path) -> None:
    async with closed_app(tmp_path) as app:
        screen = app.screen
        await screen.tap("start.create")
        await screen.type_into("create.name", "Sofie")
        await screen.type_into("create.passphrase", "maan boom fiets water")
        await screen.type_into("create.passphrase2", "maan boom fiets wate")
        field = screen._field("create.passphrase2")
        submit = aimed(screen, "create.submit")[0]
        screen.session.apply_patch(field._i, {"value": "maan boom fiets water"})
        await send(screen, (field._i, "change"), submit)
        await screen.wait_for("nav.today")


async def test_letters_typed_while_the_screen_is_drawn_are_not_set_back(tmp_path: Path) -> None:
    async with closed_app(tmp_path) as app:
        screen = app.screen
        await screen.tap("start.create")
        await app.office.syncer.stop()  # a word of its first turn would draw the screen between two letters
        await screen.wait_for_text("create.words", " ")
        field = screen._field("create.name")
        sent: list[Any] = []
        send_message = screen.terminal.send_message

        def hear(message: Any) -> None:
            sent.append(repr(message.body))
            send_message(message)

        screen.terminal.send_message = hear  # type: ignore[method-assign]
        screen.session.apply_patch(field._i, {"value": "So"})
        await screen.session.dispatch_event(field._i, "change", "So")
        screen.session.apply_patch(field._i, {"value": "Sof"})  # before "So" was drawn
        await screen.settle()
        await screen.session.dispatch_event(field._i, "change", "Sof")
        await screen.settle()
        assert "Sof" in await screen.text_of("create.name")
        assert not [body for body in sent if "'So'" in body]


async def test_two_cards_that_wait_for_a_yes_are_both_held(tmp_path: Path) -> None:
    assert purpose_of("health") != "P01"
    assert purpose_of("detention") != "P01"
    async with opened_app(tmp_path) as app:
        screen = app.screen
        await youth_at(app, "cards/{}")
        await screen.wait_for("barriers.card.health")
        await send(screen, *aimed(screen, "barriers.card.health", "barriers.card.detention", "barriers.card.mobility"))
        for code in ("health", "detention", "mobility"):
            await screen.wait_for_chosen(f"barriers.card.{code}")


async def test_cards_of_the_tab_that_move_under_the_finger_are_all_picked(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        screen = app.screen
        await youth_at(app, "youths/{}/barriers")
        await screen.wait_for("barriers.card.housing")
        first, second = aimed(screen, "barriers.card.mobility", "barriers.card.housing")
        await send(screen, first)
        await screen.wait_for("barriers.row.1")  # the cards stand lower now
        await send(screen, second)
        await screen.wait_for("barriers.row.2")


async def test_chips_of_a_contact_tapped_in_one_moment_are_all_chosen(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        screen = app.screen
        app.desk.go("contact")
        names = ("contact.topic.work", "contact.topic.school", "contact.topic.chat", "contact.count.more")
        await screen.wait_for("contact.topic.work")
        before = await screen.text_of("contact.count")
        await send(screen, *aimed(screen, *names))
        for name in names[:3]:
            assert await screen.is_chosen(name), name
        assert await screen.text_of("contact.count") != before


@pytest.fixture
def slow_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """However long this machine takes, the second tap comes in time to be a second one."""
    monkeypatch.setattr(touches, "SECOND_TAP_SECONDS", 600)


@pytest.mark.usefixtures("slow_machine")
async def test_a_double_tap_on_a_chip_chooses_it_once_drawn_between_or_not(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        screen = app.screen
        app.desk.go("contact")
        await screen.wait_for("contact.topic.work")
        await send(screen, *aimed(screen, "contact.topic.work", "contact.topic.work"))
        assert await screen.is_chosen("contact.topic.work")
        for _ in range(2):  # the first was drawn by then, and nobody saw it yet
            await send(screen, *aimed(screen, "contact.topic.school"))
            assert await screen.is_chosen("contact.topic.school")
        await screen.tap("contact.topic.school")  # seen, and taken back
        assert not await screen.is_chosen("contact.topic.school")


async def test_a_tap_that_comes_later_takes_back_what_the_first_did(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(touches, "SECOND_TAP_SECONDS", 0)
    async with opened_app(tmp_path) as app:
        app.desk.go("contact")
        await app.screen.wait_for("contact.topic.work")
        await send(app.screen, *aimed(app.screen, "contact.topic.work", "contact.topic.work"))
        assert not await app.screen.is_chosen("contact.topic.work")


@pytest.mark.usefixtures("slow_machine")
async def test_a_double_tap_on_a_card_picks_it_and_keeps_it(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        screen = app.screen
        await youth_at(app, "youths/{}/barriers")
        await screen.wait_for("barriers.card.mobility")
        await send(screen, *aimed(screen, "barriers.card.mobility"))
        await screen.wait_for("barriers.row.1")  # it is kept, and drawn as picked
        await send(screen, *aimed(screen, "barriers.card.mobility"))
        await screen.wait_for_chosen("barriers.card.mobility")
        youths = await app.vault.run(youth_rows)
        assert [row.state for row in await app.vault.run(barriers_of, youths[0].id)] == ["open"]


@pytest.mark.usefixtures("slow_machine")
async def test_a_button_that_is_neither_on_nor_off_counts_every_tap(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        screen = app.screen
        app.desk.go("contact")
        await screen.wait_for("contact.count.more")
        before = await screen.text_of("contact.count")
        more = aimed(screen, "contact.count.more")
        await send(screen, *more)
        once = await screen.text_of("contact.count")
        await send(screen, *more)
        assert len({before, once, await screen.text_of("contact.count")}) == 3


async def test_vandaag_tapped_while_the_screen_changes_leads_to_vandaag(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        screen = app.screen
        await screen.tap("nav.youths")
        await screen.wait_for("youths.new")
        old = aimed(screen, "nav.today")
        app.desk.go("round")
        await screen.wait_gone("youths.new")
        await send(screen, *old)
        assert app.desk.route == "today"
