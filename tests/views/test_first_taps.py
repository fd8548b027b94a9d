"""A finger that is there before the first screen has come to rest: what it aimed at happens."""

import asyncio
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from flet.controls.base_control import BaseControl

from tests.views.desks import closed_app
from tests.views.harness import Screen
from tests.views.test_quick_taps import aimed


def probe(screen: Screen) -> BaseControl:
    """The letter by which the system's text size is measured; it tells its size in the first moments."""
    return next(control for control in screen.controls() if getattr(control, "on_size_change", None) is not None)


@pytest.mark.parametrize("order", list(permutations(("tap", "resize", "letters"))), ids="-".join)
@pytest.mark.parametrize("button", ["start.join", "start.create"])
async def test_a_tap_between_the_first_drawings_of_the_start_leads_on(
    tmp_path: Path, button: str, order: tuple[str, ...]
) -> None:
    async with closed_app(tmp_path) as app:
        screen = app.screen
        await screen.wait_for(button)
        control, event = aimed(screen, button)[0]
        screen.session.apply_page_patch({"width": 1366, "height": 768})
        told: dict[str, tuple[int, str, Any]] = {
            "tap": (control, event, None),
            "resize": (screen.page._i, "resize", {"width": 1366, "height": 768}),
            "letters": (probe(screen)._i, "size_change", {"w": 10, "h": 15}),
        }
        await asyncio.gather(*(screen.session.dispatch_event(*told[name]) for name in order))
        await screen.wait_for("join.code" if button == "start.join" else "create.name")


async def test_a_tap_before_the_office_has_begun_to_watch_is_not_lost(tmp_path: Path) -> None:
    async with closed_app(tmp_path) as app:
        screen = app.screen
        control, event = aimed(screen, "start.join")[0]
        app.desk.draw()
        await screen.session.dispatch_event(control, event, None)
        app.desk.draw()
        await screen.wait_for("join.code")
