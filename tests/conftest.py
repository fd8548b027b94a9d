"""No test sees the machine's home, its settings or its language; each process has a folder of its own."""

import os
import tempfile
from pathlib import Path

import pytest

HOME = pytest.StashKey[tempfile.TemporaryDirectory[str]]()
FOLDERS = (
    "HOME",
    "USERPROFILE",
    "APPDATA",
    "LOCALAPPDATA",
    "XDG_DATA_HOME",
    "XDG_CONFIG_HOME",
    "XDG_CACHE_HOME",
    "XDG_STATE_HOME",
)
OURS = ("FLET_", "VINDPLAATS_", "UVICORN_", "PYTEST_ADDOPTS")
KEPT = ("VINDPLAATS_CHROMIUM",)


def pytest_configure(config: pytest.Config) -> None:
    """Before any module of ours is imported: some read their folders once."""
    home = tempfile.TemporaryDirectory(prefix="vindplaats-home-")
    config.stash[HOME] = home
    for name in [name for name in os.environ if name.startswith(OURS) and name not in KEPT]:
        del os.environ[name]
    for name in FOLDERS:
        folder = Path(home.name) / name.lower()
        folder.mkdir()
        os.environ[name] = str(folder)
    os.environ["LANG"] = os.environ["LC_ALL"] = "C.UTF-8"
    os.environ["NO_PROXY"] = "127.0.0.1,localhost"


def pytest_unconfigure(config: pytest.Config) -> None:
    config.stash[HOME].cleanup()
