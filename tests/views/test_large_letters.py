"""Letters of 200 % on a phone: what cannot be drawn there leaves a grey page, which no test without a browser sees."""

from pathlib import Path

import flet as ft

from tests.views import access
from tests.views.desks import App, closed_app, opened_app
from tests.views.test_access import routes, stands, worked
from views.settings import Settings, keep_settings


def undrawable(app: App) -> list[str]:
    """Flutter draws grey where a child of what wraps says about growing, be it False."""
    found = []
    for control, around in access.drawn(app.screen._topmost()):
        if isinstance(control, ft.Row) and control.wrap:
            near = around.handle.identifier if around.handle else ""
            found += [
                f"in {type(control).__name__} {near}"
                for child in control.controls
                if getattr(child, "expand", None) is not None
            ]
    return found


async def test_no_screen_turns_grey_at_200_percent(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        found = routes(await worked(app))
        app.desk.go("settings")
        await app.screen.tap("settings.text.200")
        wrong = {}
        for route in found:
            app.desk.go(route)
            await stands(app)
            if faults := undrawable(app):
                wrong[route] = faults
    assert wrong == {}


async def test_the_band_of_the_practice_is_drawn_at_200_percent(tmp_path: Path) -> None:
    keep_settings(tmp_path, Settings(text_scale=2.0))
    async with closed_app(tmp_path) as app:
        await app.screen.tap("start.practice")
        await app.screen.wait_for("practice.band")
        assert undrawable(app) == []


async def test_a_label_that_takes_two_lines_at_200_percent_stands_above_its_field(tmp_path: Path) -> None:
    keep_settings(tmp_path, Settings(text_scale=2.0))
    async with opened_app(tmp_path) as app:
        app.desk.go("organisation/details")
        await stands(app)
        fields = [control for control in app.screen.controls() if isinstance(control, ft.TextField)]
        assert [str(each.label) for each in fields if each.label] == ["Adres", "E-mail", "Telefoon"]
        assert "Naam van de organisatie" in await app.screen.text_of("organisation.name")
