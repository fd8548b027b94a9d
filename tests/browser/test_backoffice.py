"""The back office in a real Chromium: log in, look, at a phone's and a laptop's width, by day and by night."""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pyotp
import pytest
import uvicorn
from playwright.async_api import Browser, Page

from central.app import create_app
from central.settings import Settings
from central.users import add_user
from tests.browser.screen import LAPTOP, PHONE
from tests.central.backoffice.conftest import BEFORE, NAME, PASSWORD, PERIOD, store_figures

# What a page may not do: be wider than the window, or hold a target that a finger misses.
WIDER = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
SMALL_TARGETS = """() => [...document.querySelectorAll('button, select, input:not([type=hidden]), summary, .files a')]
  .filter(each => each.getClientRects().length && each.getBoundingClientRect().height < 48)
  .map(each => each.outerHTML.slice(0, 80))"""
LETTERS = "() => document.fonts.ready.then(() => [...document.fonts].filter(f => f.status === 'loaded').length)"


class Server(uvicorn.Server):
    """Says when it listens."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.is_up = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets=sockets)
        self.is_up.set()


class Office:
    """A centre on this machine, with a user and two quarters."""

    def __init__(self, address: str, secret: str) -> None:
        self.address, self.secret = address, secret


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[Office]:
    app = create_app(Settings(data=tmp_path / "centre"))
    secret = add_user(app.state.database, NAME, password=PASSWORD, now_millis=0)
    store_figures(app, teams=3, period=BEFORE, size=23, is_final=True)
    store_figures(app, teams=3, period=PERIOD, size=23)
    listener = socket.create_server(("127.0.0.1", 0))
    server = Server(uvicorn.Config(app, log_level="error", lifespan="on"))
    task = asyncio.create_task(server.serve(sockets=[listener]))
    async with asyncio.timeout(60):
        await server.is_up.wait()
    yield Office(f"http://127.0.0.1:{listener.getsockname()[1]}", secret)
    server.should_exit = True
    await task
    listener.close()


async def log_in(page: Page, office: Office) -> None:
    await page.goto(office.address)
    await page.get_by_label("Naam").fill(NAME)
    await page.get_by_label("Wachtwoord").fill(PASSWORD)
    await page.get_by_label("Code").fill(pyotp.TOTP(office.secret).at(int(time.time())))
    await page.get_by_role("button", name="Aanmelden").click()
    await page.wait_for_url("**/cijfers")


@pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["phone", "laptop"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_the_page_fits_and_complains_of_nothing(
    chromium: Browser, office: Office, size: tuple[int, int], scheme: str
) -> None:
    context = await chromium.new_context(
        viewport={"width": size[0], "height": size[1]},
        color_scheme="dark" if scheme == "dark" else "light",
        java_script_enabled=True,
    )
    page = await context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("requestfailed", lambda request: said.append(request.url))
    await log_in(page, office)
    assert await page.evaluate(WIDER) <= 0
    assert await page.evaluate(SMALL_TARGETS) == []
    assert await page.evaluate(LETTERS) == 2
    drawn = page.locator("figure svg").filter(visible=True)
    assert await drawn.count() == 3, "contacts, quarters, barriers: each once, for this width"
    for picture in await drawn.all():
        box = await picture.bounding_box()
        assert box is not None
        assert box["width"] > 240
    for summary in await page.locator("details.more > summary").all():
        await summary.click()
    assert await page.evaluate(WIDER) <= 0
    assert said == []
    await context.close()


async def test_it_works_without_any_script(chromium: Browser, office: Office) -> None:
    context = await chromium.new_context(java_script_enabled=False)
    page = await context.new_page()
    await log_in(page, office)
    await page.get_by_label("Kwartaal").select_option(BEFORE)
    await page.get_by_role("button", name="Toon").click()
    await page.wait_for_url(f"**/cijfers?kwartaal={BEFORE}")
    assert await page.get_by_text("Definitief.").is_visible()
    async with page.expect_download() as started:
        await page.get_by_role("link", name="CSV voor Excel van Drempels per leeftijd").click()
    file = await asyncio.to_thread(Path(await (await started.value).path()).read_bytes)
    assert file.startswith(b"\xef\xbb\xbftabel;kwartaal;")
    await page.get_by_role("button", name="Afmelden").click()
    await page.wait_for_url("**/aanmelden")
    await page.go_back()
    await page.reload()
    assert page.url.endswith("/aanmelden")
    await context.close()
