"""Every file leaves by one road: kept where the worker says, and shared on a phone only; never the key of the team."""

from pathlib import Path

import flet as ft
import pytest

from storage.actions.contacts import ContactDraft, log_contact
from storage.actions.places import add_place
from tests.views.desks import App, opened_app
from tests.views.pdf_text import text_of
from views.handing_out import PDF

VIEWS = Path(__file__).parents[2] / "views"


def sources() -> dict[str, str]:
    return {str(path.relative_to(VIEWS)): path.read_text(encoding="utf-8") for path in VIEWS.rglob("*.py")}


def test_no_screen_opens_a_way_out_of_its_own() -> None:
    for name, text in sources().items():
        if name != "handing_out.py":
            assert "save_file(" not in text, name
            assert "ft.Share(" not in text, name
            assert "ShareFile" not in text, name


def test_the_key_of_the_team_is_never_shared() -> None:
    assert "share" not in sources()["screens/recovery.py"].split('"""', 2)[2]


async def on_the_street(app: App) -> None:
    place = await app.desk.act(add_place, name="Station", kind="station")
    await app.desk.act(log_contact, ContactDraft(place=place, place_kind="station", count=9))
    app.desk.go("figures/street")
    await app.screen.wait_for("street.save")


async def test_in_a_browser_there_is_nothing_to_share(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        await on_the_street(app)
        assert not await app.screen.exists("street.share")


@pytest.mark.parametrize("platform", [ft.PagePlatform.ANDROID, ft.PagePlatform.IOS])
async def test_on_a_phone_the_same_sheet_can_be_shared(tmp_path: Path, platform: ft.PagePlatform) -> None:
    async with opened_app(tmp_path) as app:
        app.desk.page.web, app.desk.page.platform = False, platform
        app.screen.terminal.answers["share_files"] = {"status": "success", "raw": ""}
        await on_the_street(app)
        await app.screen.tap("street.save")
        await app.screen.tap("street.share")
        await app.screen.settle()
        calls = dict(app.screen.terminal.invoked)
        kept, shared = calls["save_file"], calls["share_files"]
        [file] = shared["files"]
        assert text_of(file.data) == text_of(kept["src_bytes"])
        assert (file.name, file.mime_type) == (kept["file_name"], PDF)
        # A text or a title beside the file would say more than the file.
        assert not {"text", "title", "subject"} & {key for key, value in shared.items() if value}
