"""Practising from the screens: in from Start and Instellingen, a band everywhere, out without a trace."""

from pathlib import Path

import pytest

from storage.actions.youths import create_youth
from storage.practice.vault import PracticeVault
from storage.queries.youths import youth_rows
from tests.views.desks import PASSPHRASE, bytes_in, closed_app, opened_app
from tests.views.drawn import unnamed_on
from tests.views.harness import LAPTOP, PHONE
from tests.views.said import until_said
from views.screens import SCREENS

BAND = "Oefenen: niets hiervan is echt"


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


async def test_newcomer_practises_before_there_is_a_vault_and_leaves_no_trace(tmp_path: Path) -> None:
    async with closed_app(tmp_path) as app:
        await app.screen.tap("start.practice")
        await app.screen.wait_for("practice.band")
        await app.screen.wait_for("today.new_contact")
        assert BAND in await app.screen.text_of("practice.band")
        await app.screen.tap("nav.youths")
        await until_said(app.screen, "Zaki")
        await app.screen.tap("practice.stop")
        await app.screen.wait_for("start.create")
        assert not await app.screen.exists("practice.band")
        assert app.vault.state == "absent"
    assert names_in(tmp_path) == []


async def test_own_vault_is_locked_while_somebody_practises_and_stays_as_it_was(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        await app.desk.act(create_youth, alias="Echte Lowie")
        own = app.vault
        app.desk.go("settings")
        await app.screen.tap("settings.practice")
        await app.screen.wait_for("practice.band")
        assert own.state == "closed"
        before = bytes_in(tmp_path)
        assert isinstance(app.vault, PracticeVault)
        assert await app.desk.act(create_youth, alias="Geoefende Lowie") is not None
        assert "Echte Lowie" not in [row.alias for row in await app.desk.ask(youth_rows)]
        app.desk.go("settings")
        await app.screen.tap("settings.practice")
        await app.screen.wait_for("lock.passphrase")
        assert not await app.screen.exists("practice.band")
        assert bytes_in(tmp_path) == before
        assert not [name for name in names_in(tmp_path) if name.startswith("practice")]
        await app.screen.type_into("lock.passphrase", PASSPHRASE)
        await app.screen.tap("lock.open")
        await app.screen.wait_for("nav.today")
        assert [row.alias for row in await app.desk.ask(youth_rows)] == ["Echte Lowie"]


@pytest.mark.parametrize("size", [PHONE, LAPTOP], ids=["phone", "laptop"])
async def test_band_stands_on_every_screen_of_a_practice(tmp_path: Path, size: tuple[int, int]) -> None:
    async with closed_app(tmp_path, size=size, is_laptop=size == LAPTOP) as app:
        await app.screen.tap("start.practice")
        await app.screen.wait_for("practice.band")
        youth = app.desk.number_of((await app.desk.ask(youth_rows))[0].id)
        for screen in SCREENS:
            route = screen.route
            for name, need in screen.needs.items():
                route = route.replace("{" + name + "}", youth if need == "youth" else need)
            app.desk.go(route)
            await app.screen.settle()
            assert BAND in await app.screen.text_of("practice.band"), route
            assert unnamed_on(app.screen.page) == [], route


async def test_lock_and_idleness_end_a_practice(tmp_path: Path) -> None:
    async with closed_app(tmp_path) as app:
        await app.screen.tap("start.practice")
        await app.screen.wait_for("practice.band")
        await app.screen.tap("lock.now")
        await app.screen.wait_for("start.create")
        await app.screen.tap("start.practice")
        await app.screen.wait_for("practice.band")
        app.clocks.shift_seconds += 3600
        await app.office.check()
        await app.screen.wait_for("start.create")
        assert names_in(tmp_path) == []


async def test_start_of_the_app_removes_what_a_killed_practice_left(tmp_path: Path) -> None:
    (tmp_path / "practice-0123").mkdir()
    (tmp_path / "practice-0123" / "log.sqlite").write_bytes(b"sealed")
    async with closed_app(tmp_path) as app:
        assert await app.screen.exists("start.create")
        assert names_in(tmp_path) == []


async def test_settings_changed_while_practising_are_those_of_the_device(tmp_path: Path) -> None:
    async with closed_app(tmp_path) as app:
        await app.screen.tap("start.practice")
        await app.screen.wait_for("practice.band")
        app.desk.go("settings")
        await app.screen.tap("settings.theme.dark")
        assert not await app.screen.exists("settings.passphrase")
        await app.screen.tap("practice.stop")
        await app.screen.wait_for("start.create")
        assert app.desk.settings.theme == "dark"
    assert names_in(tmp_path) == ["settings.json"]
