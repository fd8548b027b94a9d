"""The system's Chromium, cut off from every host but this machine: a font or a script from a CDN would be missed."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from playwright.async_api import Browser, async_playwright

from tests.browser.screen import PHONE, Screen
from tools.chromium import MISSING, found

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--font-render-hinting=none",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


@asynccontextmanager
async def running_chromium() -> AsyncIterator[Browser]:
    """A browser without a profile.

    Raises:
        AssertionError: there is none on this machine.
    """
    path = found()
    assert path is not None, MISSING
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        try:
            yield browser
        finally:
            await browser.close()


async def new_screen(
    browser: Browser,
    *,
    size: tuple[int, int] = PHONE,
    dark: bool = False,
    locale: str = "nl-BE",
    touch: bool = False,
) -> Screen:
    """A tab with a profile of its own: its cookies and storage are no other tab's."""
    context = await browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        color_scheme="dark" if dark else "light",
        locale=locale,
        timezone_id="Europe/Brussels",
        has_touch=touch,
        accept_downloads=True,
        reduced_motion="reduce",
    )
    return Screen(await context.new_page())


async def second_tab(screen: Screen) -> Screen:
    """Another tab of the same browser profile."""
    return Screen(await screen.page.context.new_page())
