"""Settings, the code of the cover, another passphrase and the self-test, in process on a real vault."""

from pathlib import Path

from tests.views.desks import PASSPHRASE, opened_app


async def test_settings_are_kept_and_shown_at_once(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        screen = app.screen
        app.desk.go("settings")
        await screen.tap("settings.theme.night")
        await screen.tap("settings.text.160")
        await screen.tap("settings.lock_minutes.10")
        await screen.tap("settings.language.en")
        assert await screen.is_chosen("settings.language.en")
        assert app.desk.texts.language == "en"
        assert app.office.lock_times().idle_seconds == 600
    async with opened_app(tmp_path / "other") as other:
        assert other.desk.texts.language == "nl"


async def test_code_of_a_row_of_digits_is_refused_and_another_taken_away_again(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        screen = app.screen
        app.desk.go("settings/code")
        await screen.type_into("settings.code.new", "123456")
        await screen.tap("settings.code.save")
        await screen.wait_for_text("settings.code.new", "makkelijk te raden")
        await screen.type_into("settings.code.new", "482915")
        await screen.tap("settings.code.save")
        await screen.wait_gone("settings.code.save")
        assert app.vault.has_cover_code
        app.desk.go("settings/code")
        await screen.tap("settings.code.clear")
        await screen.wait_gone("settings.code.clear")
        assert not app.vault.has_cover_code


async def test_other_passphrase_opens_and_the_old_one_no_longer(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        screen = app.screen
        app.desk.go("settings/passphrase")
        await screen.type_into("settings.passphrase.old", "maan boom fiets steen")
        await screen.type_into("settings.passphrase.new", "zon regen wind wolken")
        await screen.type_into("settings.passphrase.new2", "zon regen wind wolken")
        await screen.tap("settings.passphrase.save")
        await screen.wait_for_text("settings.passphrase.old", "klopt niet")
        await screen.type_into("settings.passphrase.old", PASSPHRASE)
        await screen.tap("settings.passphrase.save")
        await screen.wait_gone("settings.passphrase.save")
        await app.desk.lock()
        await screen.type_into("lock.passphrase", PASSPHRASE)
        await screen.tap("lock.open")
        await screen.wait_for_text("lock.passphrase", "klopt niet")
        await screen.type_into("lock.passphrase", "zon regen wind wolken")
        await screen.tap("lock.open")
        await screen.wait_for("nav.today")


async def test_self_test_is_readable_on_the_device(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        app.desk.go("about")
        await app.screen.wait_for_text("about.selftest", "Alles werkt op dit toestel")
