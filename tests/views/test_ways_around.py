"""Keys, Escape and the back button of the browser: ways through the app without a finger."""

from pathlib import Path

import pytest

from tests.views.desks import App, opened_app
from tests.views.harness import LAPTOP
from tests.views.test_day_screens import at_the_station


async def test_keys_of_a_laptop_search_begin_save_and_go_back(tmp_path: Path) -> None:
    async with opened_app(tmp_path, size=LAPTOP, is_laptop=True) as app:
        await at_the_station(app)

        def press(key: str, *, ctrl: bool = True) -> object:
            handler = app.desk.keys.handler_of(key, ctrl=ctrl, alt=False, meta=False)
            assert handler is not None
            return handler()

        press("N")
        await app.screen.wait_for_text("contact.place", "Station")
        saving = press("S")
        if hasattr(saving, "__await__"):
            await saving
        await app.screen.wait_for("contact.undo")
        press("K")
        await app.screen.wait_for("youths.search")
        app.desk.go("settings")
        await app.screen.wait_for("settings.code")
        press("Escape", ctrl=False)
        await app.screen.wait_gone("settings.code")


async def test_escape_takes_the_sheet_away_first_and_the_screen_only_then(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("views.sheet.SAME_PRESS_SECONDS", 3600)  # a slow machine is no second press
    async with opened_app(tmp_path, size=LAPTOP, is_laptop=True) as app:
        await at_the_station(app)
        await app.screen.tap("today.new_contact")
        await app.screen.tap("contact.place")
        await app.screen.wait_for("places.name")
        await escape(app)
        await app.screen.wait_gone("places.name")
        await escape(app)  # the same press, heard a second time
        assert await app.screen.exists("contact.save")
        monkeypatch.setattr("views.sheet.SAME_PRESS_SECONDS", 0)
        await escape(app)
        await app.screen.wait_gone("contact.save")


async def escape(app: App) -> None:
    handler = app.desk.keys.handler_of("Escape", ctrl=False, alt=False, meta=False)
    assert handler is not None
    result = handler()
    if result is not None:
        await result
    await app.screen.settle()


async def test_browser_that_goes_back_shows_the_former_screen_and_an_unknown_address_vandaag(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        await app.screen.tap("nav.more")
        await app.screen.tap("more.settings")
        await app.screen.wait_for("settings.code")
        await app.screen.back()
        await app.screen.wait_for("more.settings")
        app.desk.follow("/nergens/9")
        await app.screen.wait_for("today.new_contact")
