"""A Chromium for the browser tests and the pictures: the system's, else Debian's when we may install it.

Playwright's own download is not used: it fetches a binary at run time from a host that is not a package registry.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")
PLACES = (
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
)
MISSING = (
    "The browser tests need Chromium or Google Chrome, and this machine has neither (Debian: apt-get install chromium)."
)


def found() -> Path | None:
    """The system's browser, or nothing; `VINDPLAATS_CHROMIUM` names another."""
    if named := os.environ.get("VINDPLAATS_CHROMIUM"):
        return Path(named)
    for name in NAMES:
        if path := shutil.which(name):
            return Path(path)
    return next((place for place in PLACES if place.exists()), None)


def installed() -> Path | None:
    """Debian's browser, installed now; nothing if we are not root there or it fails."""
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        return None
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", "chromium"]):
        if subprocess.run(["apt-get", *arguments], env=environment, stdout=sys.stderr, check=False).returncode:
            return None
    return found()


def main() -> int:
    """Say where it is; exit 1 with one line when there is none."""
    path = found() or installed()
    if path is None:
        print(MISSING, file=sys.stderr)
        return 1
    print(f"Chromium: {path}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
