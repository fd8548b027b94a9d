"""What only stood on a screen when the youth said no: gone from the memory of the desk, whatever is said later."""

from pathlib import Path

from storage.actions.consents import Answer, record_answer, withdraw, withdraw_all
from storage.actions.youths import create_youth
from storage.queries.youth_file import barriers_of
from tests.views.desks import App, opened_app
from tests.views.said import all_words, until_said

SAID = "De baas wou mij niet zien."


async def says(app: App, youth: str, purpose: str, state: str) -> None:
    answer = Answer(youth=youth, purpose=purpose, state=state, understood=True)
    assert await app.desk.act(record_answer, answer) is not None


async def test_card_that_waited_for_a_yes_is_gone_after_a_no_and_no_later_yes_keeps_it(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        youth = await app.desk.act(create_youth, alias="Zaki")
        app.desk.go(f"youths/{app.desk.number_of(youth)}")
        await app.screen.tap("youth.tab.barriers")
        await app.screen.tap("barriers.card.health")
        await app.screen.tap("barriers.ask.P05")
        await app.screen.tap("consent.refuse")
        await app.screen.wait_for("barriers.card.health")
        assert not await app.screen.exists("barriers.ask.P05")
        assert "health" not in repr(app.desk.memory)
        await app.screen.tap("youth.tab.consent")
        await app.screen.tap("consent.purpose.P05")
        await app.screen.tap("consent.readback.right")
        await app.screen.tap("consent.give")
        await app.screen.wait_for("consent.purpose.P05")
        assert await app.vault.run(barriers_of, youth) == []


async def test_words_of_a_report_go_with_the_yes_they_were_typed_under(tmp_path: Path) -> None:
    """Typed and not saved; stopped; agreed to again: a new page, as if nothing was ever typed."""
    async with opened_app(tmp_path) as app:
        youth = await app.desk.act(create_youth, alias="Zaki")
        await says(app, youth, "P15", "given")
        route = f"report/{app.desk.number_of(youth)}"
        app.desk.go(route)
        await app.screen.type_into("report.what", SAID)
        await app.desk.act(withdraw, youth, purpose="P15")
        await until_said(app.screen, "Eerst vragen")
        assert SAID not in repr(app.desk.memory)
        await says(app, youth, "P15", "given")
        await app.screen.wait_for("report.what")
        assert SAID not in all_words(app.screen)


async def test_words_of_a_form_go_with_the_file_and_those_of_another_youth_stay(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        made = [await app.desk.act(create_youth, alias=alias) for alias in ("Zaki", "Bilal")]
        for youth, words in zip(made, ("woorden van Zaki", "woorden van Bilal"), strict=True):
            app.desk.go(f"reply/{app.desk.number_of(youth)}")
            await app.screen.type_into("reply.words", words)
            app.desk.go("today")
        await app.desk.act(withdraw_all, made[0])
        # Asked of the vault after the change, so a settled screen is no sign that it is answered.
        await app.screen._until(lambda: "woorden van Zaki" not in repr(app.desk.memory), "Zaki's words stay", 10)
        assert "woorden van Bilal" in repr(app.desk.memory)


async def test_receipt_of_a_file_that_is_gone_is_shown_until_it_is_closed_and_no_longer(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        youth = await app.desk.act(create_youth, alias="Zaki")
        app.desk.go(f"youths/{app.desk.number_of(youth)}")
        await app.screen.tap("youth.tab.consent")
        await app.screen.tap("consent.withdraw_all")
        await app.screen.tap("receipt.done")
        await app.screen.wait_for("nav.youths")
        app.desk.go("receipt")
        await until_said(app.screen, "Hier is niets meer")
        assert "Zaki" not in repr(app.desk.memory)
