"""The browser harness does with the sample app what a person would."""

from pathlib import Path

import pytest

from tests.browser.chromium import second_tab
from tests.browser.conftest import Show, Start
from tests.browser.screen import LAPTOP

SAMPLE = ("-m", "tests.browser.sample_app")
DEAF_UNTIL_LEFT = """() => {
  const kinds = ['input', 'beforeinput', 'selectionchange', 'keyup'];
  const deaf = event => event.stopImmediatePropagation();
  kinds.forEach(kind => window.addEventListener(kind, deaf, true));
  window.addEventListener('blur', event => {
    if (event.target.tagName === 'INPUT') kinds.forEach(kind => window.removeEventListener(kind, deaf, true));
  }, true);
}"""


async def test_person_types_taps_scrolls_and_sees_it_all_offline(start: Start, show: Show, tmp_path: Path) -> None:
    program = await start(program=SAMPLE)
    screen = await show(program)
    assert program.address not in screen.page.url

    await screen.type_into("sample.name", "Yusuf Élise van 't Veld")
    await screen.wait_for_text("sample.echo", "naam=Yusuf Élise van 't Veld")
    await screen.type_into("sample.name", "Anna")
    await screen.type_into("sample.note", "twee\nregels")
    await screen.wait_for_text("sample.echo", "naam=Anna nota=11")
    assert "Anna" in await screen.text_of("sample.name")

    await screen.tap("sample.chip.work")
    await screen.wait_for_text("sample.echo", "keuze=work")
    assert await screen.is_chosen("sample.chip.work")
    assert not await screen.is_chosen("sample.chip.school")

    assert not await screen.exists("sample.row.70")
    await screen.tap("sample.row.70")
    await screen.wait_for_text("sample.echo", "keuze=rij70")
    await screen.tap("sample.row.1")
    await screen.wait_for_text("sample.echo", "keuze=rij1")

    with pytest.raises(AssertionError, match="disabled"):
        await screen.tap("sample.off")
    with pytest.raises(AssertionError, match=r"sample\.nothing did not come.*sample\.echo"):
        await screen.wait_for("sample.nothing", timeout_seconds=0.1)

    await screen.tap("sample.other")
    await screen.wait_for("other.title")
    await screen.picture(tmp_path / "other.png")
    assert (tmp_path / "other.png").stat().st_size > 1000
    await screen.back()
    await screen.wait_for("sample.save")
    assert await program.stop() == 0


async def test_second_tab_and_reload_need_no_token_and_dark_is_dark(start: Start, show: Show, tmp_path: Path) -> None:
    program = await start(program=SAMPLE)
    light = await show(program, size=LAPTOP)
    dark = await show(program, size=LAPTOP, dark=True)
    other = await second_tab(light)
    await other.open(light.page.url)
    await light.reload()
    await light.wait_for("sample.save")
    await light.picture(tmp_path / "light.png")
    await dark.picture(tmp_path / "dark.png")
    assert (tmp_path / "light.png").read_bytes() != (tmp_path / "dark.png").read_bytes()


async def test_field_that_shows_what_the_app_never_heard_is_left_and_typed_into_again(start: Start, show: Show) -> None:
    screen = await show(await start(program=SAMPLE))
    await screen.page.evaluate(DEAF_UNTIL_LEFT)
    await screen.type_into("sample.name", "Anna")
    await screen.wait_for_text("sample.echo", "naam=Anna")
    assert screen.fields == 1
