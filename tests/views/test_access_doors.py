"""The doors, which are no rows of SCREENS: start and its two forms, waiting to be let in, the lock, Snel contact, the
cover; for who hears the page, reads large letters, or reads from right to left.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from domain.connect_code import ConnectCode, write
from tests.views.desks import PASSPHRASE, App, closed_app, opened_app
from tests.views.harness import LAPTOP, PHONE
from tests.views.test_access import faults_of, sides_of
from views.screens import DOORS

SIZES = pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["phone", "laptop"])
Way = Callable[[App], Awaitable[None]]


async def at_start(app: App) -> None:
    await app.screen.wait_for("start.join")


async def at_create(app: App) -> None:
    await app.screen.tap("start.create")
    await app.screen.tap("create.submit")
    await app.screen.wait_for_text("create.name", "Vul je voornaam")


async def at_join(app: App) -> None:
    await app.screen.tap("start.join")
    await app.screen.tap("join.submit")
    await app.screen.wait_for_text("join.code", "Vul de code")


async def at_waiting(app: App) -> None:
    """Nobody answers at that address: the page says so, and waits."""
    code = write(ConnectCode(kind="invitation", address="http://127.0.0.1:9", secret=bytes(16)))
    await app.vault.create_joining(PASSPHRASE, code=code)
    app.desk.admit()
    await app.screen.wait_for("join.waiting")


WITHOUT_A_VAULT: dict[str, Way] = {"start": at_start, "create": at_create, "join": at_join, "waiting": at_waiting}


async def at_lock(app: App) -> None:
    await app.desk.lock()
    await app.screen.wait_for("lock.passphrase")


async def at_wrong_lock(app: App) -> None:
    await at_lock(app)
    await app.screen.tap("lock.open")
    await app.screen.settle()


async def at_quick(app: App) -> None:
    await at_lock(app)
    await app.screen.tap("lock.quick")
    await app.screen.tap("quick.save")
    await app.screen.wait_for("quick.error")


async def at_cover(app: App) -> None:
    await app.vault.set_cover_code("402938")
    await app.office.cover()
    await app.screen.wait_for("cover.code")


WITH_A_VAULT: dict[str, Way] = {"lock": at_lock, "empty": at_wrong_lock, "quick": at_quick, "cover": at_cover}


def test_every_door_is_walked_through_here() -> None:
    assert set(DOORS) == {"absent", "joining", "closed", "covered"}, "a new door: a way to it above"


@SIZES
@pytest.mark.parametrize("door", [*WITHOUT_A_VAULT, *WITH_A_VAULT])
async def test_every_door_is_named_readable_grows_and_mirrors(tmp_path: Path, size: tuple[int, int], door: str) -> None:
    way = WITHOUT_A_VAULT.get(door) or WITH_A_VAULT[door]
    opened = opened_app if door in WITH_A_VAULT else closed_app
    async with opened(tmp_path, size=size, is_laptop=size == LAPTOP) as app:
        await way(app)
        assert faults_of(app.screen) == []
        usual = sides_of(app.screen)
        app.office.change_settings(language="ar")
        await app.screen.settle()
        assert sides_of(app.screen) == sorted((what, right, left) for what, left, right in usual)
