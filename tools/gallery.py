"""All parts in example screens, to look at: `python -m tools.gallery --port 8990`, then
`/?screen=vandaag&theme=night&rtl=1&text=2`.

`python -m tools.gallery --pictures DIR` starts it on a free port and writes a picture of every screen at 390x844 and
1366x768, in light, and of some in dark, night, at 200 % text and right to left.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import flet as ft
from playwright.async_api import Browser, async_playwright

from tools.gallery_screens import SCREENS
from views import theme
from views.frame import windowed

ROOT = Path(__file__).resolve().parent.parent
SIZES = {"phone": (390, 844), "laptop": (1366, 768)}
# name of the variant: query, root font size in pixels (the system's text size in a browser), screens it is shown on
VARIANTS: dict[str, tuple[str, int, tuple[str, ...]]] = {
    "light": ("theme=light", 16, tuple(name for name in SCREENS if name != "toestemming-ar")),
    "dark": ("theme=dark", 16, ("vandaag", "contact", "jongere", "synchronisatie", "drempels")),
    "night": ("theme=night", 16, ("vandaag", "contact", "slot", "toestemming")),
    "text200": (
        "theme=light",
        32,
        ("vandaag", "contact", "jongere", "drempels", "toestemming", "synchronisatie", "slot", "samen-kijken"),
    ),
    "rtl": ("theme=light&rtl=1", 16, ("vandaag", "contact", "toestemming-ar", "jongere", "synchronisatie")),
}


def show(page: ft.Page) -> None:
    """One screen, as the address asks."""
    asked = {name: values[0] for name, values in parse_qs(urlsplit(page.route).query).items()}
    theme.apply_theme(page, name=asked.get("theme", "light"), text_scale=float(asked.get("text", "1")))
    page.title = "Vindplaats"
    page.rtl = asked.get("rtl") == "1"
    page.views[0].padding = 0
    build = SCREENS.get(asked.get("screen", "vandaag"), SCREENS["vandaag"])
    page.render(lambda: windowed(build, text_scale=float(asked.get("text", "1"))))


async def _picture(browser: Browser, *, address: str, size: tuple[int, int], font_pixels: int, target: Path) -> None:
    page = await browser.new_page(viewport={"width": size[0], "height": size[1]})
    if font_pixels != 16:
        await page.add_init_script(
            "document.addEventListener('DOMContentLoaded',"
            f"()=>document.documentElement.style.fontSize='{font_pixels}px')"
        )
    await page.goto(address)
    await page.wait_for_selector("flt-semantics-placeholder", state="attached", timeout=60_000)
    await page.evaluate("document.querySelector('flt-semantics-placeholder').click()")
    await page.wait_for_selector('flt-semantics-host [flt-semantics-identifier*="."]', state="attached", timeout=60_000)
    await page.wait_for_timeout(2000)
    await page.screenshot(path=str(target))
    await page.close()


async def pictures(folder: Path, *, port: int, only: str | None) -> None:
    """Write the pictures; `only` is a part of the names wanted."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for variant, (query, font_pixels, screens) in VARIANTS.items():
            for screen in screens:
                for size_name, size in SIZES.items():
                    name = f"{screen}-{variant}-{size_name}"
                    if only and only not in name:
                        continue
                    address = f"http://127.0.0.1:{port}/?screen={screen}&{query}"
                    await _picture(
                        browser, address=address, size=size, font_pixels=font_pixels, target=folder / f"{name}.png"
                    )
        await browser.close()


def serve(port: int) -> None:
    """Serve the gallery on 127.0.0.1 until stopped."""
    ft.run(show, host="127.0.0.1", port=port, view=None, no_cdn=True, assets_dir=str(ROOT / "assets"))


def main() -> int:
    """Run the command line; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8990)
    parser.add_argument("--pictures", type=Path)
    parser.add_argument("--only")
    options = parser.parse_args()
    if options.pictures is None:
        serve(options.port)
        return 0
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    command = [sys.executable, "-m", "tools.gallery", "--port", str(port)]
    server = subprocess.Popen(command, cwd=ROOT, env=dict(os.environ))
    try:
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.2)
        options.pictures.mkdir(parents=True, exist_ok=True)
        asyncio.run(pictures(options.pictures, port=port, only=options.only))
    finally:
        server.terminate()
        server.wait(timeout=10)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
