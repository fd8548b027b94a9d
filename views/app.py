"""What is drawn: the vault's state decides, then the route. Also what the page tells: keys, life cycle, back."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace

import flet as ft

from views import lean_diff, pauses, touches
from views.desk import Desk
from views.frame import Keys, windowed
from views.guarding import under_chip
from views.office import Office
from views.parts import Window
from views.practice import banded
from views.screens import DOORS, screen_of

_AWAY = (ft.AppLifecycleState.HIDE, ft.AppLifecycleState.PAUSE, ft.AppLifecycleState.INACTIVE)
_BACK = (ft.AppLifecycleState.SHOW, ft.AppLifecycleState.RESUME)


def entry(office: Office) -> Callable[[ft.Page], Awaitable[None]]:
    """Flet's entry for `office`: called once for a phone, once for every tab on a laptop."""

    async def begin(page: ft.Page) -> None:
        lean_diff.install()
        await office.begin()
        desk = Desk(page, office)
        office.desks.append(desk)
        desk.dress()
        desk.keys.listen(page)
        page.views[0].padding = 0
        _listen(desk)
        _render(desk)

    return begin


def _render(desk: Desk) -> None:
    """Draw the whole page: at the beginning, and when a tab comes back that was emptied meanwhile."""
    desk.keys.push(
        Keys(search=when_open(desk, desk.find), new=when_open(desk, lambda: desk.go("contact")), back=desk.back)
    )
    desk.is_emptied = False
    desk.page.render(lambda: windowed(lambda window: root(desk, window)))


def start_phone(office: Office) -> None:
    """The app on the screen of a phone or tablet, until the system ends it."""
    pauses.set_program_apart()
    ft.run(entry(office))


def when_open(desk: Desk, call: Callable[[], None]) -> Callable[[], None]:
    """What a key does on every screen, once the vault is open."""

    def lead() -> None:
        if desk.state == "open":
            call()

    return lead


def _listen(desk: Desk) -> None:
    page, office = desk.page, desk.office

    def left() -> None:
        if desk in office.desks:
            office.desks.remove(desk)

    async def life_cycle(event: ft.AppLifecycleStateChangeEvent) -> None:
        if event.state in _BACK:
            await office.show()
            desk.is_veiled = False
            desk.draw()
        elif event.state in _AWAY and not (office.is_laptop and event.state is ft.AppLifecycleState.INACTIVE):
            office.hide()
            # Blank before the system takes its picture for the list of apps.
            desk.is_veiled = not office.is_laptop
            desk.draw()

    # Everything a finger does that Python hears of passes here; Flet has no event for "something was touched".
    touches.listen(page, on_touch=office.touch)
    page.on_close = lambda _event: left()
    page.on_connect = lambda _event: _render(desk) if desk.is_emptied else desk.draw()
    page.on_app_lifecycle_state_change = life_cycle
    page.on_route_change = lambda event: desk.follow(event.route)
    page.on_view_pop = lambda _event: desk.back()


@ft.component
def root(desk: Desk, window: Window) -> ft.Control:
    """One of the doors, or the screen of the route."""
    _version, set_version = ft.use_state(0)
    desk.on_redraw(lambda: set_version(lambda now: now + 1))
    window = replace(window, text_scale=window.text_scale * desk.settings.text_scale)
    if desk.is_veiled:
        return ft.Container(bgcolor=ft.Colors.SURFACE, expand=True)
    return banded(desk, shown(desk, window), window=window) if desk.office.is_practising else shown(desk, window)


def shown(desk: Desk, window: Window) -> ft.Control:
    """A door, or a screen."""
    state = desk.state
    if state != "open":
        return ft.Container(DOORS[state](desk, window), expand=True, key=state)
    screen, places = screen_of(desk.route)
    content = ft.Container(screen.build(desk, window, **places), expand=True, key=desk.route)
    return under_chip(content, desk.chip(window))
