"""The in-process harness sees, taps and types, and does not let a crash pass."""

import pytest

from tests.views.harness import shown
from tests.views.sample import main
from tests.views.terminal import Crashed


async def test_typed_text_reaches_the_app_and_comes_back() -> None:
    async with shown(main) as screen:
        await screen.type_into("sample.name", "Yusuf")
        assert "naam=Yusuf" in await screen.text_of("sample.echo")
        assert "Yusuf" in await screen.text_of("sample.name")


async def test_tap_runs_the_handler_and_waits_for_what_it_draws() -> None:
    async with shown(main) as screen:
        await screen.tap("sample.save")
        await screen.tap("sample.save")
        assert "taps=2" in await screen.text_of("sample.echo")
        await screen.tap("sample.later")
        await screen.wait_for_text("sample.echo", "TAPS=102")


async def test_chip_reads_as_chosen_after_a_tap_and_the_other_does_not() -> None:
    async with shown(main) as screen:
        await screen.tap("sample.chip.work")
        assert await screen.is_chosen("sample.chip.work")
        assert not await screen.is_chosen("sample.chip.school")
        await screen.tap("sample.row.70")
        assert not await screen.is_chosen("sample.chip.work")
        assert "keuze=rij70" in await screen.text_of("sample.echo")


async def test_pushed_route_shows_its_screen_and_covers_the_one_below() -> None:
    async with shown(main) as screen:
        assert not await screen.exists("other.title")
        await screen.tap("sample.other")
        await screen.wait_for("other.title")
        assert not await screen.exists("sample.save")
        await screen.back()
        await screen.wait_for("sample.save")
        assert not await screen.exists("other.title")


async def test_disabled_button_cannot_be_tapped() -> None:
    async with shown(main) as screen:
        with pytest.raises(AssertionError, match="disabled"):
            await screen.tap("sample.off")


async def test_exception_in_a_handler_fails_the_test() -> None:
    async with shown(main) as screen:
        with pytest.raises(Crashed, match="the handler failed"):
            await screen.tap("sample.fail")


async def test_missing_identifier_is_named_with_those_on_the_screen() -> None:
    async with shown(main) as screen:
        with pytest.raises(AssertionError, match=r"sample\.nothing did not come.*sample\.echo"):
            await screen.wait_for("sample.nothing", timeout_seconds=0.05)
