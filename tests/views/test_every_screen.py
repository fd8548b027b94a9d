"""Every row of SCREENS draws, on a phone and on a laptop, with something in the vault; and no field is a bare one."""

from collections.abc import Iterable
from pathlib import Path

import flet as ft
import pytest

from storage.actions.contacts import ContactDraft, log_contact
from storage.actions.offers import propose_offer
from storage.actions.partners import add_partner
from storage.actions.places import add_place
from storage.actions.referrals import propose_referral
from storage.actions.requests import note_request
from storage.actions.youths import create_youth
from tests.views.desks import opened_app
from tests.views.drawn import below_page, repeated_keys, unnamed_on
from tests.views.harness import LAPTOP, PHONE
from views.app import root
from views.screens import SCREENS, Screen, screen_of


@pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["phone", "laptop"])
async def test_every_screen_draws_and_names_what_a_person_acts_on(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened_app(tmp_path, size=size, is_laptop=size == LAPTOP) as app:
        youth = await app.desk.act(create_youth, alias="Zaki")
        place = await app.desk.act(add_place, name="Station", kind="station")
        await app.desk.act(log_contact, ContactDraft(place=place, place_kind="station", youths=(youth,)))
        partner = await app.desk.act(add_partner, name="CAW Noord", kind="caw", ask_for="Ilse")
        referral = await app.desk.act(propose_referral, youth, partner=partner, asks="Een kamer.")
        offer = await app.desk.act(propose_offer, youth, kind="work", is_started=True)
        noted = await app.desk.act(note_request, "access", youth=youth)
        records = {"youth": youth, "place": place, "partner": partner, "referral": referral, "offer": offer}
        records |= {"request": noted.id}
        numbers = {name: app.desk.number_of(record) for name, record in records.items()}
        for screen in SCREENS:
            app.desk.go(filled(screen, numbers))
            await app.screen.settle()
            for _turn in range(20):
                if await app.screen.identifiers():
                    break
            assert await app.screen.identifiers(), screen.route
            assert unnamed_on(app.screen.page) == [], screen.route
            for control in app.screen.controls():
                assert repeated_keys(control) == [], screen.route
                if isinstance(control, ft.TextField):
                    assert control.autocorrect is False, screen.route
                    assert control.enable_suggestions is False, screen.route


def filled(screen: Screen, numbers: dict[str, str]) -> str:
    """The route with something behind each name: a number of the desk, or a code as `needs` says."""
    route = screen.route
    for name, need in screen.needs.items():
        route = route.replace("{" + name + "}", numbers.get(need, need))
    assert "{" not in route, f"{screen.route} does not say what it needs"
    return route


def test_unknown_route_leads_to_vandaag_and_every_route_to_itself() -> None:
    assert screen_of("nergens/9")[0].route == "today"
    for screen in SCREENS:
        found, places = screen_of(screen.route)
        assert found is screen
        assert set(places) == set(screen.needs)
    assert callable(root)


async def test_a_window_that_grows_gets_the_rail_and_keeps_what_was_chosen(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        await app.desk.act(add_place, name="Station", kind="station")
        app.desk.go("contact")
        await app.screen.tap("contact.topic.school")
        assert not await app.screen.exists("nav.today")
        await app.screen.resize(LAPTOP)
        assert await app.screen.exists("nav.today")
        assert await app.screen.is_chosen("contact.topic.school")


async def test_the_big_action_drops_its_small_line_when_the_system_text_is_large(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        await app.desk.act(add_place, name="Station", kind="station")
        await app.screen.wait_for_text("today.new_contact", "Station")
        probe = next(c for c in below_page(app.screen.page) if getattr(c, "on_size_change", None) is not None)
        await app.screen._dispatch(probe, "size_change", {"w": 12.0, "h": 20.0})
        assert await app.screen.text_of("today.new_contact") == "Contact"


async def test_what_is_typed_grows_with_the_letters_too(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        app.desk.go("places/new")
        await app.screen.settle()
        usual = typed_sizes(app.screen.controls())
        app.desk.go("settings")
        await app.screen.tap("settings.text.200")
        app.desk.go("places/new")
        await app.screen.settle()
        assert usual
        assert typed_sizes(app.screen.controls()) == [size * 2 for size in usual]


def typed_sizes(controls: Iterable[ft.BaseControl]) -> list[float]:
    styles = [control.text_style for control in controls if isinstance(control, ft.TextField)]
    return [float(style.size or 0) for style in styles if style is not None]
