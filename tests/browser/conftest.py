"""The whole app in a real browser: `start` runs programs, `show` opens tabs on them; both are cleaned up."""

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser

from tests.browser.chromium import new_screen, running_chromium
from tests.browser.program import Program, started
from tests.browser.screen import LAPTOP, Screen

Start = Callable[..., Awaitable[Program]]
Show = Callable[..., Awaitable[Screen]]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "/browser/" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)


@pytest.fixture
async def chromium() -> AsyncIterator[Browser]:
    async with running_chromium() as browser:
        yield browser


@pytest.fixture
async def start(tmp_path: Path) -> AsyncIterator[Start]:
    """`await start()` or `await start(data, central=…, arguments=["--demo"])`: a running app, see program.py."""
    running: list[Program] = []

    async def begin(data: Path | None = None, **options: Any) -> Program:
        program = await started(data or tmp_path / f"device{len(running)}", **options)
        running.append(program)
        return program

    yield begin
    for program in running:
        await program.kill()


@pytest.fixture
async def show(chromium: Browser) -> AsyncIterator[Show]:
    """`await show(program, size=…, dark=…)`: a tab with the app in it, see screen.py."""
    shown: list[tuple[Program, Screen]] = []

    async def open_tab(program: Program, **options: Any) -> Screen:
        screen = await new_screen(chromium, **options)
        shown.append((program, screen))
        await screen.open(program.address)
        return screen

    yield open_tab
    # When a program ends, Flet's page throws for the websocket it lost; that is no fault of a screen.
    errors = [error for program, screen in shown if program.process.returncode is None for error in screen.errors]
    assert not errors, errors


@pytest.fixture
async def phone(start: Start, show: Show) -> Screen:
    """A new app, as small as a phone."""
    return await show(await start())


@pytest.fixture
async def laptop(start: Start, show: Show) -> Screen:
    """A new app in a laptop's window."""
    return await show(await start(), size=LAPTOP)
