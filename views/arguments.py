"""The command line of the laptop: read strictly, refused in one clear line."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import NoReturn
from urllib.parse import urlsplit

LAST_PORT = 65535


class Arguments(argparse.ArgumentParser):
    """Wrong use: one line on standard error, exit code 2."""

    def error(self, message: str) -> NoReturn:
        """Say it and end."""
        self.exit(2, f"{self.prog}: {message} (see {self.prog} --help)\n")


def data_folder(text: str) -> Path:
    """A folder that is there or may be made. Raises ArgumentTypeError for a file."""
    folder = Path(text).expanduser().resolve()
    if not text or (folder.exists() and not folder.is_dir()):
        raise argparse.ArgumentTypeError("is not a folder")
    return folder


def port_number(text: str) -> int:
    """0 to 65535. Raises ArgumentTypeError."""
    if not (text.isascii() and text.isdecimal() and int(text[:6]) <= LAST_PORT):
        raise argparse.ArgumentTypeError(f"is not a port from 0 to {LAST_PORT}")
    return int(text)


def web_address(text: str) -> str:
    """An http or https address with a host. Raises ArgumentTypeError."""
    try:
        parts = urlsplit(text)
        is_good = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        is_good = False
    if not is_good:
        raise argparse.ArgumentTypeError("is not a web address")
    return text.rstrip("/")
