"""What import-linter cannot say: main.py stands above all rooms, and the rooms start without what phones lack."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ROOMS = ("views", "sync", "storage", "domain", "central")
NOT_ON_PHONES = ("fastapi", "uvicorn", "starlette", "flet_web", "sqlalchemy", "playwright", "central")


PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def declared(*extras: str) -> set[str]:
    lines = [*PROJECT["dependencies"]]
    for extra in extras:
        lines += PROJECT["optional-dependencies"][extra]
    return {re.split(r"[^\w.-]", line)[0].lower().replace("_", "-") for line in lines}


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


@pytest.mark.parametrize("room", ROOMS)
def test_nothing_imports_main_tools_or_tests(room: str) -> None:
    for path in (ROOT / room).rglob("*.py"):
        strangers = {name.split(".")[0] for name in imported(path)} & {"main", "tools", "tests"}
        assert not strangers, path


def test_domain_starts_without_screens_disks_networks_or_keys() -> None:
    modules = [".".join(path.relative_to(ROOT).with_suffix("").parts) for path in (ROOT / "domain").rglob("*.py")]
    names = sorted(name.removesuffix(".__init__") for name in modules)
    forbidden = ("flet", "httpx", "sqlite3", "sqlite_utils", "cryptography", "socket", *NOT_ON_PHONES)
    script = f"import sys, importlib\nfor name in {names}: importlib.import_module(name)\n"
    script += f"found = [name for name in {forbidden} if name in sys.modules]\nassert not found, found"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_device_rooms_start_without_what_phones_lack() -> None:
    script = "import sys, pkgutil, importlib, storage, sync, views\n"
    script += "for room in (storage, sync, views):\n"
    script += "    for found in pkgutil.walk_packages(room.__path__, room.__name__ + '.'):\n"
    script += "        importlib.import_module(found.name)\n"
    script += f"found = [name for name in {NOT_ON_PHONES} if name in sys.modules]\nassert not found, found"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    ("room", "extras"),
    [
        ("domain", ()),
        ("storage", ()),
        ("sync", ()),
        ("views", ("laptop",)),
        ("central", ("central",)),
        ("tools", ("laptop", "central", "dev")),
        ("tests", ("laptop", "central", "dev")),
    ],
)
def test_every_package_that_a_room_imports_is_declared_for_it(room: str, extras: tuple[str, ...]) -> None:
    known = declared(*extras)
    of_package = packages_distributions()
    for path in (ROOT / room).rglob("*.py"):
        for name in {name.split(".")[0] for name in imported(path)}:
            distributions = {found.lower().replace("_", "-") for found in of_package.get(name, [])}
            ours = name in {*ROOMS, "main", "tools", "tests"} or name in sys.stdlib_module_names
            assert ours or distributions & known, f"{path.relative_to(ROOT)} imports {name}"
