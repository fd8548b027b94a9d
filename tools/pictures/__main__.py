"""`python -m tools.pictures [--data .data-demo] [--into docs/pictures] [--only phone-light]`."""

import argparse
import asyncio
import shutil
import sys
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path

from PIL import Image
from playwright.async_api import Browser

from tests.browser.chromium import new_screen, running_chromium
from tests.browser.program import started
from tests.browser.screen import Screen
from tools.pictures import tour
from tools.run import demo_once, started_service, stopped

SIZES = {"phone": (390, 844), "laptop": (1366, 768)}
THEMES = {"light": False, "dark": True}
STILL_TRIES = 12
SPLASH_MS = 3000  # the splash fades after the tree is there
COLOURS = 192  # of the palette: a picture of paper and ink needs no more, and the repository stays small

Walk = Callable[[Screen, tour.Take], Awaitable[None]]


async def photograph(browser: Browser, data: Path, into: Path, *, only: str) -> None:
    """Every size and theme, each in a browser profile of its own."""
    for size_name, size in SIZES.items():
        for theme, dark in THEMES.items():
            if only not in f"{size_name}-{theme}":
                continue
            suffix = f"{size_name}-{theme}"
            with tempfile.TemporaryDirectory() as empty:
                await walk(browser, Path(empty), into, suffix, (tour.before_a_vault,), size=size, dark=dark)
            with tempfile.TemporaryDirectory() as copied:
                device = Path(copied) / "device"
                shutil.copytree(data / "device", device)
                await walk(browser, device, into, suffix, tour.WHOLE, size=size, dark=dark)


async def walk(
    browser: Browser, data: Path, into: Path, suffix: str, parts: tuple[Walk, ...], *, size: tuple[int, int], dark: bool
) -> None:
    """Start the app on `data` and go through the parts of the tour."""
    app = await started(data)
    screen = await new_screen(browser, size=size, dark=dark)

    async def take(name: str) -> None:
        path = into / f"{name}-{suffix}.png"
        await standing_still(screen, path)
        Image.open(path).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
        print(path.name, flush=True)

    try:
        await screen.open(app.address)
        await screen.page.wait_for_timeout(SPLASH_MS)
        for part in parts:
            await part(screen, take)
    finally:
        await screen.page.context.close()
        await app.stop()


async def standing_still(screen: Screen, path: Path) -> None:
    """A picture of what no longer moves: the same twice, nothing under the mouse, nothing in focus."""
    await screen.page.mouse.move(1, 1)
    before = b""
    for _ in range(STILL_TRIES):
        await screen.picture(path)
        now = await asyncio.to_thread(path.read_bytes)
        if now == before:
            return
        before = now


async def main(data: Path, into: Path, *, only: str) -> None:
    """Make the demo when it is not there, then walk with its centre running."""
    central = data / "central"
    central.mkdir(parents=True, exist_ok=True)
    service, _ = started_service(central)
    try:
        demo_once(central, device=data / "device")
        async with running_chromium() as browser:
            await photograph(browser, data, into, only=only)
    finally:
        stopped(service)


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(prog="make pictures", description=__doc__)
    arguments.add_argument("--data", type=Path, default=Path(".data-demo"), help="the demo's folder")
    arguments.add_argument("--into", type=Path, default=Path("docs/pictures"), help="where the pictures go")
    arguments.add_argument("--only", default="", help="such as phone, dark or laptop-light")
    chosen = arguments.parse_args()
    sys.exit(asyncio.run(main(chosen.data.resolve(), chosen.into, only=chosen.only)))
