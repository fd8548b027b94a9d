"""A tab that was closed: the other one goes on, and the closed one is up to date when it comes back."""

from pathlib import Path

from storage.actions.youths import create_youth
from tests.views.desks import PASSPHRASE, opened_app
from tests.views.harness import shown
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
