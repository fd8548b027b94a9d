"""The recovery key from the screens: asked for, made, printed, and typed on a new device when the only one is lost."""

import datetime as dt
import re
import zlib
from pathlib import Path
from typing import Any

import pytest

from domain.languages import LANGUAGES
from storage.actions.youths import create_youth
from storage.moment import device_moment
from storage.recovery import Sheet, on_paper
from storage.words.recovery import words_of
from tests.journeys.conftest import PASSPHRASE, Central, Device, central, make_device, one_device
from tests.journeys.test_team import youth_of
from tests.views.harness import PHONE, shown
from tests.views.said import until_said
from tests.views.test_second_taps import tapped_twice
from views.app import entry
from views.office import Office
from views.paper import texts_on_paper
from views.recovery_sheet import recovery_pdf
from views.texts import fonts_folder, load_texts

__all__ = ["central", "one_device"]  # fixtures


async def test_lost_only_device_is_recovered_from_the_screens_alone(
    central: Central, one_device: Device, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, make = [], one_device.syncer.make_recovery_key

    async def counted() -> None:
        made.append("key")
        await make()

    monkeypatch.setattr(one_device.syncer, "make_recovery_key", counted)
    await one_device.syncer.connect(central.place_code())
    youth = await one_device.vault.run(create_youth, alias="Lowie")
    await one_device.syncer.sync_now()
    office = Office(one_device.vault, one_device.syncer, is_laptop=False, moment=device_moment)
    async with shown(entry(office), size=PHONE) as screen:
        desk = office.desks[0]
        desk.admit()
        await screen.wait_for("today.recovery")
        await screen.tap("today.recovery")
        await screen.wait_for("sync.recovery.make")
        await tapped_twice(screen, "sync.recovery.make", order="one by one")
        await screen.wait_for("sync.recovery.words", timeout_seconds=20)
        assert made == ["key"], "the second would make the words on this sheet worthless"
        numbered = await screen.text_of("sync.recovery.words")
        words = re.findall(r"\d+\. ([a-z]+)", numbered)
        address = await screen.text_of("sync.recovery.address")
        await screen.tap("sync.recovery.save")
        saved = await saved_file(screen.terminal.invoked, screen)
        assert saved["file_name"].endswith(".pdf")
        assert saved["src_bytes"].startswith(b"%PDF")
        await screen.tap("sync.recovery.done")
        await screen.wait_for("today.new_contact")
        await screen.wait_gone("today.recovery")
    assert len(words) == 24

    lina = make_device(tmp_path / "lina", central.transport())
    office = Office(lina.vault, lina.syncer, is_laptop=False, moment=device_moment)
    async with shown(entry(office), size=PHONE) as screen:
        await screen.tap("start.join")
        await screen.type_into("join.code", f"{address} {' '.join(words)}")
        await screen.type_into("join.passphrase", PASSPHRASE)
        await screen.type_into("join.passphrase2", PASSPHRASE)
        await screen.tap("join.submit")
        await screen.wait_for("join.waiting", timeout_seconds=20)
        assert (await lina.syncer.join_step()).stage == "in"
        await screen.wait_for("today.recovery", timeout_seconds=20)  # the new sheet wants to be printed
        await lina.syncer.sync_now()
        assert (await lina.vault.run(youth_of, youth))["alias"] == "Lowie"
        await screen.tap("today.recovery")
        await screen.wait_for("sync.recovery.words")
        assert re.findall(r"\d+\. ([a-z]+)", await screen.text_of("sync.recovery.words")) != words
    await lina.end()


async def saved_file(invoked: list[tuple[str, Any]], screen: Any) -> dict[str, Any]:
    """What the app asked the device to save."""
    for _ in range(400):
        found = [args for name, args in invoked if name == "save_file"]
        if found:
            return dict(found[0])
        await screen.settle()
    raise AssertionError("nothing was saved")


async def test_without_a_centre_a_sheet_is_not_offered(one_device: Device) -> None:
    office = Office(one_device.vault, one_device.syncer, is_laptop=False, moment=device_moment)
    async with shown(entry(office), size=PHONE) as screen:
        desk = office.desks[0]
        desk.admit()
        await screen.wait_for("today.new_contact")
        assert not await screen.exists("today.recovery")
        desk.go("sync/recovery")
        await until_said(screen, "Dit doet een coördinator")
    assert await one_device.vault.run(on_paper) == []


@pytest.mark.parametrize("code", [row.code for row in LANGUAGES])
def test_sheet_is_one_page_of_real_text_in_a_language_the_font_has(code: str) -> None:
    sheet = Sheet(
        address="https://centrale.example",
        words=words_of(bytes(range(27))),
        code="https://centrale.example#ABCDE-FGHJK",
    )
    texts = texts_on_paper(load_texts(code))
    raw = recovery_pdf(sheet, texts=texts, day=dt.date(2026, 11, 21), fonts=fonts_folder())
    assert raw.count(b"/Type /Page\n") == 1
    assert f"/Lang ({texts.language})".encode() in raw
    assert texts.language == (code if code in ("nl", "fr", "en") else "nl")
    streams = [zlib.decompress(found) for found in re.findall(rb"stream\n(\x78.*?)\nendstream", raw, re.DOTALL)]
    drawn = b"".join(stream for stream in streams if b" Tf" in stream)
    assert drawn.count(b" Tj") >= 24 + 24  # each word and its number is text, not a picture
