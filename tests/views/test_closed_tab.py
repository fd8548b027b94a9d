"""A tab that was closed: the other one goes on, and the closed one is up to date when it comes back."""

from pathlib import Path

import pytest

from storage.actions.youths import create_youth
from storage.cover import Answer
from tests.views.desks import PASSPHRASE, opened_app
from tests.views.harness import shown
from tests.views.said import all_words, until_said
from tests.views.terminal import Terminal
from views.app import entry


async def test_a_closed_tab_does_not_stop_the_other_and_finds_the_news_when_it_is_back(tmp_path: Path) -> None:
    async with opened_app(tmp_path, is_laptop=True) as app, shown(entry(app.office)) as other:
        app.desk.go("youths")
        await app.screen.wait_for("youths.new")
        await app.screen.session.disconnect(600)

        await other.type_into("lock.passphrase", PASSPHRASE)
        await other.tap("lock.open")
        await other.wait_for("nav.today", timeout_seconds=20)
        assert await app.office.desks[1].act(create_youth, alias="Zaki") is not None
        await other.tap("nav.youths")
        await other.wait_for_text("youths.row.1", "Zaki")

        back = Terminal({})
        back.session = app.screen.session
        await app.screen.session.connect(back)
        app.screen.terminal = back
        await app.screen.wait_for_text("youths.row.1", "Zaki")


@pytest.mark.parametrize("door", ["close", "cover"])
async def test_a_tab_that_was_away_while_the_vault_locked_brings_nothing_of_before_back(
    tmp_path: Path, door: str
) -> None:
    """A laptop that slept: Flet gives whoever comes back the whole page as it was drawn last, and draws anew after."""
    async with opened_app(tmp_path, is_laptop=True) as app, shown(entry(app.office)) as other:
        youth = await app.desk.act(create_youth, alias="Kwikstaartje")
        await app.vault.set_cover_code("481516")
        app.desk.go(f"youths/{app.desk.number_of(youth)}")
        await app.screen.wait_for("youth.tab.consent")
        assert "Kwikstaartje" in all_words(app.screen)
        await app.screen.session.disconnect(600)
        await getattr(app.office, door)()
        await other.wait_for("lock.passphrase")
        assert "Kwikstaartje" not in all_words(app.screen)
        assert app.desk._keepers == []

        back = Terminal({})
        back.session = app.screen.session
        await app.screen.session.connect(back)
        app.screen.terminal = back
        if door == "cover":
            await app.screen.wait_for("cover.code")
            assert await app.office.uncover("481516") is Answer.OPENS
            await until_said(app.screen, "Kwikstaartje")
        else:
            await app.screen.type_into("lock.passphrase", PASSPHRASE)
            await app.screen.tap("lock.open")
            await app.screen.wait_for("nav.today", timeout_seconds=60)
        app.desk.go("youths")
        await app.screen.wait_for_text("youths.row.1", "Kwikstaartje")
