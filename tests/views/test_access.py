"""Every row of SCREENS, and every door, for who hears the page, reads large letters, or works by keyboard."""

from __future__ import annotations

import inspect
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from flet.controls.base_control import BaseControl

from storage.actions.barriers import pick_barrier
from storage.actions.consents import Answer, record_answer
from storage.actions.contacts import ContactDraft, log_contact
from storage.actions.offers import propose_offer
from storage.actions.partners import add_partner
from storage.actions.places import add_place
from storage.actions.referrals import propose_referral
from storage.actions.requests import note_request
from storage.actions.rounds import start_round
from storage.actions.tasks import add_task
from storage.actions.youths import create_youth
from storage.store import Store
from tests.views import access
from tests.views.desks import App, opened_app
from tests.views.harness import LAPTOP, PHONE, Screen
from tests.views.test_palette import THEMES, contrast
from views.parts.identified import Handler
from views.screens import SCREENS

SIZES = pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["phone", "laptop"])
TABS = ("timeline", "barriers", "plan", "referrals", "consent", "details")
HOMES = ("today", "youths", "round", "more")
ROLES = {name.replace("_", ""): name for name in next(iter(THEMES.values()))}


def agree(store: Store, youth: str) -> None:
    for purpose in ("P02", "P03"):
        record_answer(store, Answer(youth=youth, purpose=purpose, state="given", understood=True))


async def worked(app: App) -> dict[str, str]:
    """Something behind every name that a route needs: the numbers of this desk, and codes."""
    act = app.desk.act
    youth = await act(create_youth, alias="Zaki")
    other = await act(create_youth, alias="Zakki")
    await act(agree, youth)
    place = await act(add_place, name="Station", kind="station")
    saved = await act(
        log_contact, ContactDraft(place=place, place_kind="station", youths=(youth,), note="Even gebabbeld.")
    )
    partner = await act(add_partner, name="Ilse", kind="vdab")
    made = {
        "youth": youth,
        "other": other,
        "place": place,
        "contact": saved.contact,
        "partner": partner,
        "task": await act(add_task, what="Bel terug", youth=youth),
        "offer": await act(propose_offer, youth, kind="training"),
        "referral": await act(propose_referral, youth, partner=partner),
        "round": await act(start_round, place=place),
        "request": (await act(note_request, "access", youth=youth)).id,
        "device": (await app.desk.ask(lambda store: store.identity.device)).hex(),
    }
    await act(pick_barrier, youth, code="motivation")
    assert all(made.values()), made
    return {name: app.desk.number_of(record) for name, record in made.items()} | {"purpose": "P04"}


def routes(numbers: dict[str, str]) -> list[str]:
    """Every row, the tabs of a file each; a name nobody filled stands for itself and leads to a page that says so."""
    found: list[str] = []
    for screen in SCREENS:
        for tab in TABS if "tab" in screen.needs else ("",):
            route = screen.route
            for name in screen.needs:
                number = tab if name == "tab" else numbers.get(name, name)
                route = route.replace("{" + name + "}", number)
            found.append(route)
    return found


async def stands(app: App) -> None:
    """Until every query of this screen was answered and drawn: the vault answers one after the other."""
    for _turn in range(4):  # an answer may ask again
        await app.desk.ask(lambda store: None)
        await app.screen.settle()


@asynccontextmanager
async def every_screen(folder: Path, size: tuple[int, int]) -> AsyncIterator[tuple[App, list[str]]]:
    async with opened_app(folder, size=size, is_laptop=size == LAPTOP) as app:
        yield app, routes(await worked(app))


def on(screen: Screen) -> list[tuple[BaseControl, access.Around]]:
    return [found for part in (screen._topmost(),) for found in access.drawn(part)]


def faults_of(screen: Screen) -> list[str]:
    """What is wrong for eyes and ears on what is drawn now."""
    found: list[str] = []
    for control, around in on(screen):
        found += [access.unnamed(control, around), access.wordless_picture(control, around)]
        found += [access.cut_off(control, around), *unreadable(control, around)]
    return sorted({fault for fault in found if fault})


def unreadable(control: BaseControl, around: access.Around) -> list[str]:
    """Pairs of colours that are too near each other in one of the three themes, or that no palette holds."""
    found: list[str] = []
    for front, ground, lowest in access.pairs(control, around):
        if front not in ROLES or ground not in ROLES:
            found.append(f"{front} on {ground} is not of the palette")
            continue
        for theme, palette in THEMES.items():
            ratio = contrast(palette[ROLES[front]], palette[ROLES[ground]])
            if ratio < lowest:
                found.append(f"{front} on {ground} in {theme}: {ratio:.1f}")
    return found


@SIZES
async def test_every_screen_is_named_readable_and_grows(tmp_path: Path, size: tuple[int, int]) -> None:
    wrong: dict[str, list[str]] = {}
    async with every_screen(tmp_path, size) as (app, found):
        for route in found:
            app.desk.go(route)
            await stands(app)
            if faults := faults_of(app.screen):
                wrong[route] = faults
    assert wrong == {}


@SIZES
async def test_from_right_to_left_every_screen_is_its_own_mirror(tmp_path: Path, size: tuple[int, int]) -> None:
    wrong: dict[str, list[str]] = {}
    async with every_screen(tmp_path, size) as (app, found):
        for route in found:
            app.desk.go(route)
            await stands(app)
            usual = sides_of(app.screen)
            app.office.change_settings(language="ar")
            await stands(app)
            mirrored = sides_of(app.screen)
            app.office.change_settings(language="nl")
            if mirrored != sorted((what, right, left) for what, left, right in usual):
                wrong[route] = [f"{what}: {left} and {right}" for what, left, right in usual]
    assert wrong == {}


def sides_of(screen: Screen) -> list[tuple[str, float, float]]:
    return sorted(found for control, _around in on(screen) for found in access.sided(control))


async def test_keys_find_a_youth_begin_something_new_keep_and_lead_back_from_every_screen(tmp_path: Path) -> None:
    wrong: list[str] = []
    async with every_screen(tmp_path, LAPTOP) as (app, found):
        for route in found:
            app.desk.go(route)
            await stands(app)
            keeps = [name for name in await app.screen.identifiers() if name.endswith(".save")]
            if len(keeps) == 1 and key(app, "s") is None:
                wrong.append(f"Ctrl+S rests at {route}, which has {keeps[0]}")
            for letter in ("k", "n", "Escape"):
                came = await led(app, route, letter)
                if not leads(letter, came=came, route=route):
                    wrong.append(f"{letter} at {route} leads to {came}")
    assert wrong == []


def key(app: App, letter: str) -> Handler:
    return app.desk.keys.handler_of(letter, ctrl=letter != "Escape", alt=False, meta=False)


def leads(letter: str, *, came: str, route: str) -> bool:
    """To the search, to Contact (on a list to a new row of that list), and one step back."""
    if letter == "k":
        return came.partition("/")[0] == "youths"  # on a laptop the search stands beside the file
    return came.startswith("contact") or came.endswith("/new") if letter == "n" else came != route or route in HOMES


async def led(app: App, route: str, letter: str) -> str:
    """Where a key leads, straight from that screen; waits only for the screen's keys."""
    app.desk.go(route)
    await app.screen.settle()
    handler = key(app, letter)
    result = handler() if handler is not None else None
    if inspect.isawaitable(result):
        await result
    await app.screen.settle()
    return app.desk.route
