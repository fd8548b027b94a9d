"""Screens in process: Flet's real Page and Session over a connection of our own, without Flutter.

    async with shown(main) as screen:
        await screen.type_into("create.name", "Team Noord")
        await screen.tap("create.submit")
        await screen.wait_for("nav.today")

The methods are those of the browser harness (tests/browser/screen.py), so that a test can move from one to the other.
What it does not know: layout, what is covered or scrolled away, focus, and Flutter's own refusals.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import fields
from typing import Any

import flet as ft
from flet.components.public_utils import unwrap_component
from flet.controls.base_control import BaseControl
from flet.controls.context import _context_page, context
from flet.messaging.protocol import (
    Message,
    MessageAction,
    RegisterClientResponseBody,
)
from flet.messaging.session import Session

from tests.views.terminal import Crashed, Terminal, first_page
from tests.views.walking import children_in, visible

PHONE = (390, 844)
LAPTOP = (1366, 768)
TIMEOUT_SECONDS = 5.0
# What the finger of a person reaches, and the event that Flutter sends for it.
TAPS = ("click", "tap", "select", "change")
TEXTS = ("label", "value", "text", "title", "subtitle", "content", "hint_text", "error")


class Screen:
    """What a person sees and does, by Semantics identifier. Every method fails when the app has crashed."""

    def __init__(self, session: Session, terminal: Terminal) -> None:
        self.session = session
        self.terminal = terminal
        self.page = session.page
        self.touched_seconds = 0.0
        """When the last event was sent, by `time.perf_counter`."""

    async def tap(self, identifier: str, *, timeout_seconds: float = TIMEOUT_SECONDS) -> None:
        """Tap the first thing under the identifier that listens.

        Raises:
            AssertionError: nothing there listens, or it is disabled.
        """
        await self.wait_for(identifier, timeout_seconds=timeout_seconds)
        if (fingers := getattr(self.session, "fingers", None)) is not None:
            fingers.look()  # as a person does between two taps, however quick the test is
        control, event = self._tappable(identifier)
        data = None
        if event in {"select", "change"}:
            attribute = "selected" if event == "select" else "value"
            data = not getattr(control, attribute, False)
            self.session.apply_patch(control._i, {attribute: data})
        await self._dispatch(control, event, data)

    async def type_into(self, identifier: str, text: str, *, timeout_seconds: float = TIMEOUT_SECONDS) -> None:
        """Replace the text of the field under the identifier."""
        await self.wait_for(identifier, timeout_seconds=timeout_seconds)
        field = self._field(identifier)
        assert_enabled(field, identifier)
        await self._dispatch(field, "focus", None)
        self.session.apply_patch(field._i, {"value": text})
        await self._dispatch(field, "change", text)

    async def press_enter(self, identifier: str) -> None:
        """Enter in the field under the identifier."""
        field = self._field(identifier)
        await self._dispatch(field, "submit", field.value)

    async def text_of(self, identifier: str) -> str:
        """Every word under the identifier, a line each; what a password field holds is not shown."""
        await self.settle()
        return "\n".join(word for part in visible(self._semantics(identifier)) for word in words(part))

    def reads(self, identifier: str, text: str) -> bool:
        """Whether `text` stands under the identifier now, whatever the case of the letters."""
        found = self._found(identifier)
        spoken = "\n".join(word for part in visible(found[-1]) for word in words(part)) if found else ""
        return text.casefold() in spoken.casefold()

    def stands(self, identifier: str) -> bool:
        """Whether it is on the topmost screen at this very moment."""
        return bool(self._found(identifier))

    async def exists(self, identifier: str) -> bool:
        """Whether it is on the topmost screen now."""
        await self.settle()
        return bool(self._found(identifier))

    async def is_chosen(self, identifier: str) -> bool:
        """Whether a chip, a checkbox or a switch is on."""
        await self.settle()
        parts = list(visible(self._semantics(identifier)))
        states = [getattr(part, name, None) for part in parts for name in ("selected", "checked", "toggled")]
        states += [part.value for part in parts if isinstance(part, ft.Checkbox | ft.Switch)]
        return any(state is True for state in states)

    async def identifiers(self) -> list[str]:
        """All identifiers on the topmost screen now."""
        await self.settle()
        return sorted({part.identifier for part in self._reachable() if part.identifier})

    async def wait_for(self, identifier: str, *, timeout_seconds: float = TIMEOUT_SECONDS) -> None:
        """Until it is there."""
        await self._until(lambda: bool(self._found(identifier)), f"{identifier} did not come", timeout_seconds)

    async def wait_gone(self, identifier: str, *, timeout_seconds: float = TIMEOUT_SECONDS) -> None:
        """Until it is no more."""
        await self._until(lambda: not self._found(identifier), f"{identifier} did not go", timeout_seconds)

    async def wait_for_text(self, identifier: str, text: str, *, timeout_seconds: float = TIMEOUT_SECONDS) -> None:
        """Until `text` stands under the identifier, whatever the case of the letters."""
        await self._until(lambda: self.reads(identifier, text), f"{identifier} does not read {text!r}", timeout_seconds)

    async def wait_for_chosen(self, identifier: str, *, timeout_seconds: float = TIMEOUT_SECONDS) -> None:
        """Until a chip, a checkbox or a switch is on."""
        deadline = time.monotonic() + timeout_seconds
        await self.wait_for(identifier, timeout_seconds=timeout_seconds)
        while not await self.is_chosen(identifier):
            assert time.monotonic() < deadline, f"{identifier} was not chosen"
            await asyncio.sleep(0.005)

    async def life_cycle(self, state: ft.AppLifecycleState) -> None:
        """What a phone does: HIDE, PAUSE, INACTIVE, RESUME, SHOW."""
        await self._dispatch(self.page, "app_lifecycle_state_change", {"state": state.value})

    async def back(self) -> None:
        """The back button of the phone, or of the app bar: Flutter asks for the topmost screen to go."""
        await self._dispatch(self.page, "view_pop", {"route": getattr(self._topmost(), "route", "/")})

    async def resize(self, size: tuple[int, int]) -> None:
        """Turn the phone, or drag the window; width and height in logical pixels."""
        width, height = size
        self.session.apply_page_patch({"width": width, "height": height})
        await self._dispatch(self.page, "resize", {"width": width, "height": height})

    async def settle(self) -> None:
        """Let everything that waits for nothing but its turn have its turn."""
        for _turn in range(20):
            await asyncio.sleep(0)
        self.fail_if_crashed()

    def fail_if_crashed(self) -> None:
        """Raise what the app would have shown in red."""
        if self.terminal.crashes:
            raise Crashed(self.terminal.crashes.pop(0))

    def controls(self) -> Iterator[BaseControl]:
        """Every visible control of the topmost screen and of open dialogs; for tests that walk all of it."""
        yield from visible(self._topmost())
        for other in fields(self.page):
            if other.name not in {"views", "_parent"}:
                yield from (
                    part for child in children_in(getattr(self.page, other.name, None)) for part in visible(child)
                )

    async def _dispatch(self, control: BaseControl, event: str, data: Any) -> None:
        self.touched_seconds = time.perf_counter()
        await self.session.dispatch_event(control._i, event, data)
        await self.settle()

    async def _until(self, there: Callable[[], bool], complaint: str, timeout_seconds: float) -> None:
        deadline = time.monotonic() + timeout_seconds
        await self.settle()
        while not there():
            if time.monotonic() > deadline:
                raise AssertionError(f"{complaint}; on the screen: {', '.join(await self.identifiers())}")
            await asyncio.sleep(0.005)
            self.fail_if_crashed()

    def _topmost(self) -> BaseControl:
        views = unwrap_component(self.page.views)
        top = unwrap_component(views[-1])
        assert isinstance(top, BaseControl)
        return top

    def _reachable(self) -> Iterator[ft.Semantics]:
        yield from (part for part in self.controls() if isinstance(part, ft.Semantics))

    def _found(self, identifier: str) -> list[ft.Semantics]:
        return [part for part in self._reachable() if part.identifier == identifier]

    def _semantics(self, identifier: str) -> ft.Semantics:
        found = self._found(identifier)
        if len(found) != 1:
            raise AssertionError(f"{identifier} stands {len(found)} times on the screen")
        return found[0]

    def _field(self, identifier: str) -> ft.TextField:
        for part in visible(self._semantics(identifier)):
            if isinstance(part, ft.TextField):
                return part
        raise AssertionError(f"{identifier} holds no text field")

    def _tappable(self, identifier: str) -> tuple[BaseControl, str]:
        for part in visible(self._semantics(identifier)):
            assert_enabled(part, identifier)
            for event in TAPS:
                if getattr(part, f"on_{event}", None) is not None and not isinstance(part, ft.TextField):
                    return part, event
        raise AssertionError(f"{identifier} holds nothing to tap")


def assert_enabled(control: BaseControl, identifier: str) -> None:
    if getattr(control, "disabled", False):
        raise AssertionError(f"{identifier} is disabled")


def words(control: BaseControl) -> Iterator[str]:
    """What one control says by itself."""
    for name in TEXTS:
        value = getattr(control, name, None)
        if isinstance(value, str) and value and not (name == "value" and getattr(control, "password", False)):
            yield value


@asynccontextmanager
async def shown(
    main: Callable[[ft.Page], Awaitable[Any] | Any],
    *,
    size: tuple[int, int] = PHONE,
    dark: bool = False,
    locale: str = "nl",
    answers: dict[str, Any] | None = None,
) -> AsyncIterator[Screen]:
    """Start an app as a client would, and end it as closing the tab does.

    Args:
        main: the app's entry, as for `ft.run`.
        size: width and height in logical pixels.
        dark: what the system prefers.
        locale: the language that the device reports.
        answers: results of client methods by name, or a function of their arguments; all others answer None.
    """
    terminal = Terminal(answers or {})
    session = terminal.session = Session(terminal)
    session.apply_page_patch(known_fields(session.page, first_page(size, dark=dark, locale=locale)))
    _context_page.set(session.page)
    context.reset_auto_update()
    body = RegisterClientResponseBody(session_id=session.id, page_patch=session.get_page_patch(), error="")
    terminal.send_message(Message(MessageAction.REGISTER_CLIENT, body))
    started = main(session.page)
    if isinstance(started, Awaitable):
        await started
    await session.after_event(session.page)
    screen = Screen(session, terminal)
    await screen.settle()
    try:
        yield screen
        await screen.settle()
    finally:
        session.close()
        await asyncio.sleep(0)
        terminal.dispose()


def known_fields(page: ft.Page, told: dict[str, Any]) -> dict[str, Any]:
    """Only what this version of Flet has a field for."""
    names = {each.name for each in fields(page)}
    return {name: value for name, value in told.items() if name in names}
