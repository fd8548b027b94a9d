"""Draw the app icons from assets/mark.svg with the Chromium of the system, so that every size comes from one drawing.

Use: python tools/icons.py [--chromium /usr/bin/chromium]
"""

from __future__ import annotations

import argparse
from pathlib import Path

from playwright.sync_api import sync_playwright

ASSETS = Path(__file__).resolve().parent.parent / "assets"
PAPER = "#FAF7F0"
# name: (pixels, share of the square the mark takes, background); a maskable icon keeps its middle 80 % free.
ICONS = {
    "icon.png": (512, 0.74, PAPER),
    "favicon.png": (64, 1.0, "transparent"),
    "splash.png": (512, 0.6, "transparent"),
    "icons/icon-192.png": (192, 0.74, PAPER),
    "icons/icon-512.png": (512, 0.74, PAPER),
    "icons/icon-maskable-192.png": (192, 0.58, PAPER),
    "icons/icon-maskable-512.png": (512, 0.58, PAPER),
    "icons/apple-touch-icon-192.png": (192, 0.7, PAPER),
    "icons/loading-animation.png": (192, 0.9, "transparent"),
}


def draw(chromium: str) -> None:
    """Write every icon of ICONS below assets/."""
    mark = (
        (ASSETS / "mark.svg")
        .read_text(encoding="utf-8")
        .replace('width="40" height="33"', 'width="100%" height="100%"')
    )
    (ASSETS / "icons").mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page()
        for name, (pixels, share, background) in ICONS.items():
            page.set_viewport_size({"width": pixels, "height": pixels})
            page.set_content(
                f"<body style='margin:0;background:{background};display:grid;place-items:center;height:100vh'>"
                f"<div style='width:{share * 100}%;height:{share * 100}%'>{mark}</div></body>"
            )
            page.screenshot(path=str(ASSETS / name), omit_background=background == "transparent")
        browser.close()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--chromium", default="/usr/bin/chromium")
    draw(parser.parse_args().chromium)
