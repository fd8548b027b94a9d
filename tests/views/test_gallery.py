"""The example screens, drawn in process by Flet's real page and session: parts, frames and hooks work together."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft
import pytest

from tests.views.harness import LAPTOP, PHONE, shown
from tests.views.tree import below, unnamed
from tools.gallery_screens import SCREENS
from views import theme
from views.frame import windowed


def started(screen: str) -> Callable[[ft.Page], None]:
    def main(page: ft.Page) -> None:
        theme.apply_theme(page, name="night")
        page.render(lambda: windowed(SCREENS[screen]))

    return main


@pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["phone", "laptop"])
@pytest.mark.parametrize("name", SCREENS)
async def test_an_example_screen_is_drawn_and_every_control_on_it_has_a_handle(
    name: str, size: tuple[int, int]
) -> None:
    async with shown(started(name), size=size) as screen:
        drawn = list(below_page(screen.page))
        assert len(drawn) > 20
        assert unnamed_on(screen.page) == []


def below_page(page: ft.Page) -> list[ft.BaseControl]:
    found: list[ft.BaseControl] = []
    for control in below([page.views[0].controls]):
        body = getattr(control, "_b", None)
        found += [control, *(below_body(body) if body is not None else [])]
    return found


def below_body(body: object) -> list[ft.BaseControl]:
    found: list[ft.BaseControl] = []
    for control in below(body):
        inner = getattr(control, "_b", None)
        found += [control, *(below_body(inner) if inner is not None else [])]
    return found


def unnamed_on(page: ft.Page) -> list[str]:
    bodies = [getattr(control, "_b", None) for control in below_page(page)]
    return [fault for body in bodies if body is not None for fault in unnamed(body)]


async def test_a_tap_on_a_chip_and_on_plus_changes_what_is_shown() -> None:
    async with shown(started("contact")) as screen:
        assert not await screen.is_chosen("contact.topic.school")
        await screen.tap("contact.topic.school")
        assert await screen.is_chosen("contact.topic.school")
        await screen.tap("contact.count.more")
        assert "5" in await screen.text_of("contact.count")


async def test_the_way_back_after_saving_goes_when_it_is_taken() -> None:
    async with shown(started("bewaard")) as screen:
        await screen.wait_for("contact.undo")
        await screen.tap("contact.undo")
        assert not await screen.exists("contact.undo")


async def test_a_laptop_has_its_lock_in_the_rail_and_a_phone_in_the_head() -> None:
    for size in (PHONE, LAPTOP):
        async with shown(started("vandaag"), size=size) as screen:
            assert await screen.exists("lock.now")
            assert await screen.exists("nav.round")


async def test_a_window_that_grows_gets_the_rail_and_keeps_what_was_chosen() -> None:
    async with shown(started("contact")) as screen:
        await screen.tap("contact.topic.school")
        assert not await screen.exists("nav.today")
        await screen.resize(LAPTOP)
        assert await screen.exists("nav.today")
        assert await screen.is_chosen("contact.topic.school")


async def test_the_big_action_drops_its_small_line_when_the_system_text_is_large() -> None:
    async with shown(started("vandaag")) as screen:
        assert "Station" in await screen.text_of("today.new_contact")
        probe = next(c for c in below_page(screen.page) if getattr(c, "on_size_change", None) is not None)
        await screen._dispatch(probe, "size_change", {"w": 12.0, "h": 20.0})
        assert await screen.text_of("today.new_contact") == "Contact"
