"""Three questions, answered without a name, on a page where nobody else is one tap away."""

from pathlib import Path
from typing import Any

import pytest

from storage.actions.contacts import ContactDraft, log_contact
from storage.actions.feedback import answer_survey
from storage.actions.youths import create_youth
from storage.queries.unnamed import answered
from storage.store import Store
from storage.survey import FEWEST_CONTACTS
from tests.views.desks import App, opened_app
from tests.views.harness import LAPTOP, PHONE
from tests.views.said import all_words, until_said


def given(store: Store) -> list[dict[str, Any]]:
    return [store.book.record("answer", row["id"]) or {} for row in store.book.rows("SELECT id FROM answer")]


@pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["phone", "laptop"])
async def test_youth_says_yes_answers_and_hands_back_a_screen_that_shows_nobody(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with opened_app(tmp_path, size=size, is_laptop=size == LAPTOP) as app:
        await app.desk.act(create_youth, alias="Zwaluwjong")
        app.desk.go("more")
        await app.screen.tap("more.feedback")
        await app.screen.tap("feedback.ask.youth")
        await until_said(app.screen, "Wil je drie korte vragen beantwoorden?")
        await until_said(app.screen, "Je team kan wel zien: van welk toestel, en in welk kwartaal.")
        assert not await app.screen.exists("nav.youths")
        await app.screen.tap("feedback.yes")
        await app.screen.tap("feedback.save")
        await app.screen.wait_for_text("feedback.error", "Schrijf minstens één antwoord.")
        await app.screen.type_into("feedback.answer.1", "Iemand die luistert.")
        await app.screen.type_into("feedback.answer.3", "Meer uitstappen.")
        assert not await app.screen.exists("nav.youths")
        await app.screen.tap("feedback.save")
        await until_said(app.screen, "Geef het scherm nu terug.")
        assert "Zwaluwjong" not in all_words(app.screen)
        assert not await app.screen.exists("nav.youths")
        [answer] = await app.vault.run(given)
        assert answer["answers"] == ["Iemand die luistert.", "", "Meer uitstappen."]
        assert set(answer) == {"day", "survey", "version", "agreed", "answers"}
        assert answer["day"][5:] in ("01-01", "04-01", "07-01", "10-01")
        await app.screen.tap("feedback.done")
        await app.screen.wait_for("feedback.ask.youth")


async def test_youth_who_says_no_is_thanked_and_nothing_is_kept(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        app.desk.go("feedback/youth")
        await app.screen.tap("feedback.no")
        await until_said(app.screen, "Dank je")
        assert await app.vault.run(given) == []


async def test_with_a_code_the_screen_is_covered_when_the_youth_is_done(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        await app.vault.set_cover_code("482915")
        app.desk.go("feedback/youth")
        await app.screen.tap("feedback.no")
        await app.screen.tap("feedback.done")
        await app.screen.wait_for("cover.code")


async def test_answers_are_read_from_three_on_and_never_three_of_one_person_together(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        for texts in (["Zeta", "a1", ""], ["Alfa", "z9", ""]):
            await app.desk.act(answer_survey, survey="youth", answers=texts, agreed=True)
        app.desk.go("feedback")
        await until_said(app.screen, "2 keer ingevuld dit jaar")
        assert "Zeta" not in all_words(app.screen)
        assert (await app.vault.run(answered, survey="youth")).answers == ((), (), ())
        await app.desk.act(answer_survey, survey="youth", answers=["Midden", "m5", ""], agreed=True)
        await app.screen.wait_for("feedback.answers.1")
        assert (await app.screen.text_of("feedback.answers.1")).split("\n") == ["Alfa", "Midden", "Zeta"]
        assert (await app.screen.text_of("feedback.answers.2")).split("\n") == ["a1", "m5", "z9"]
        assert "Nog geen antwoord." in await app.screen.text_of("feedback.answers.3")
        await app.screen.tap("feedback.survey.worker")
        await until_said(app.screen, "0 keer ingevuld dit jaar")


async def busy_worker(app: App) -> None:
    for _ in range(FEWEST_CONTACTS):
        await app.desk.act(log_contact, ContactDraft(place_kind="park"))


async def test_worker_is_asked_quietly_once_a_quarter_and_can_put_it_away(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        await app.screen.settle()
        assert not await app.screen.exists("today.survey.open"), "somebody who has just begun"
        await busy_worker(app)
        await app.screen.wait_for("today.survey.later")
        said = all_words(app.screen)
        assert said.index("Kaartje uitdelen") < said.index("Hoe gaat het met jouw werk?"), "the day comes first"
        await app.screen.tap("today.survey.later")
        await app.screen.wait_gone("today.survey.open")
        app.desk.go("more")
        await app.screen.wait_for("more.sync")
        app.desk.go("today")
        await app.screen.wait_for("today.new_contact")
        await app.screen.settle()
        assert not await app.screen.exists("today.survey.open")
        assert await app.vault.run(given) == []


async def test_worker_answers_and_is_not_asked_again(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        await busy_worker(app)
        await app.screen.tap("today.survey.open")
        await until_said(app.screen, "Je team leest dit, zonder je naam.")
        await app.screen.type_into("feedback.answer.2", "Te weinig tijd.")
        await app.screen.tap("feedback.save")
        await app.screen.wait_for("today.new_contact")
        await app.screen.wait_gone("today.survey.open")
        [answer] = await app.vault.run(given)
        assert (answer["survey"], answer["answers"]) == ("worker", ["", "Te weinig tijd.", ""])
