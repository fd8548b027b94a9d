"""No test sees the machine's home, its settings or its language; each process has a folder of its own.

Hypothesis takes the same examples at every run of `make test`, so that red and green mean the code; `make test-long`
takes new ones, and many more. No deadlines: the machine may be busy.

Compiled modules are kept beside their sources, whatever the machine says of that: the suite begins a hundred programs,
and each would compile all it imports, which takes longer than it then runs (docs/decisions/0270).
"""

import os
import sys
import tempfile
from pathlib import Path

import hypothesis
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
OURS = ("FLET_", "VINDPLAATS_", "UVICORN_", "PYTEST_ADDOPTS", "PYTHONDONTWRITEBYTECODE")
KEPT = ("VINDPLAATS_CHROMIUM",)


hypothesis.settings.register_profile("same", deadline=None, derandomize=True)
hypothesis.settings.register_profile("long", deadline=None, max_examples=2000, print_blob=True)


def pytest_configure(config: pytest.Config) -> None:
    """Before any module of ours is imported: some read their folders once."""
    hypothesis.settings.load_profile("long" if config.getoption("markexpr") == "long" else "same")
    sys.dont_write_bytecode = False
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
