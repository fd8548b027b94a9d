"""`python -m tools.pictures [--data .data-demo] [--into docs/pictures] [--only phone-light]`."""

import argparse
import asyncio
import shutil
import sys
import tempfile
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image
from playwright.async_api import Browser

from tests.browser.chromium import new_screen, running_chromium
from tests.browser.program import started
from tests.browser.screen import Screen
from tools.pictures import tour
from tools.pictures.held import held_vault
from tools.run import demo_once, started_service, stopped
from views.settings import Settings, changed, keep_settings

PHONE, TABLET, LAPTOP = (390, 844), (820, 1180), (1366, 768)
STILL_TRIES = 12
SPLASH_MS = 3000  # the splash fades after the tree is there
COLOURS = 64  # of the palette: a picture of paper and ink needs no more, and the repository stays small

Walk = Callable[[Screen, tour.Take], Awaitable[None]]


@dataclass(frozen=True, kw_only=True)
class Look:
    """One way to look at every screen. `settings`: of the device (views.settings), beside what the system says."""

    name: str
    size: tuple[int, int]
    dark: bool = False
    settings: dict[str, object] = field(default_factory=dict)


LOOKS = (
    Look(name="phone-light", size=PHONE),
    Look(name="phone-dark", size=PHONE, dark=True),
    Look(name="phone-night", size=PHONE, dark=True, settings={"theme": "night"}),
    Look(name="phone-large", size=PHONE, settings={"text_scale": 2.0}),
    Look(name="phone-rtl", size=PHONE, settings={"language": "ar"}),
    Look(name="tablet-light", size=TABLET),
    Look(name="laptop-light", size=LAPTOP),
    Look(name="laptop-dark", size=LAPTOP, dark=True),
)


async def photograph(browser: Browser, data: Path, into: Path, *, only: str) -> None:
    """Every look, each in a browser profile of its own and on copies of its own: none sees what another left."""
    for look in LOOKS:
        if only not in look.name:
            continue
        with tempfile.TemporaryDirectory() as folder:
            await walk(browser, Path(folder) / "empty", into, look, (tour.before_a_vault,))
            await held_vault(Path(folder) / "held")
            await walk(browser, Path(folder) / "held", into, look, tour.WAITING)
            for part in ("device", "central"):
                shutil.copytree(data / part, Path(folder) / part)
            with serving(Path(folder) / "central"):
                await walk(browser, Path(folder) / "device", into, look, tour.WHOLE)


@contextmanager
def serving(central: Path) -> Iterator[None]:
    """Its service runs, at the port that `central` remembers: the devices know no other."""
    service, _ = started_service(central)
    try:
        yield
    finally:
        stopped(service)


async def walk(browser: Browser, data: Path, into: Path, look: Look, parts: tuple[Walk, ...]) -> None:
    """Start the app on `data` with the settings of the look, and go through the parts of the tour."""
    keep_settings(data, changed(Settings(), **look.settings))
    app = await started(data)
    screen = await new_screen(browser, size=look.size, dark=look.dark)

    async def take(name: str) -> None:
        path = into / f"{name}-{look.name}.png"
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
    """Make the demo when it is not there, then walk."""
    central = data / "central"
    central.mkdir(parents=True, exist_ok=True)
    with serving(central):
        demo_once(central, device=data / "device")
    async with running_chromium() as browser:
        await photograph(browser, data, into, only=only)


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(prog="make pictures", description=__doc__)
    arguments.add_argument("--data", type=Path, default=Path(".data-demo"), help="the demo's folder")
    arguments.add_argument("--into", type=Path, default=Path("docs/pictures"), help="where the pictures go")
    arguments.add_argument("--only", default="", help="such as phone, dark or laptop-light")
    chosen = arguments.parse_args()
    sys.exit(asyncio.run(main(chosen.data.resolve(), chosen.into, only=chosen.only)))
