"""How long a file is kept, keeping it longer with a reason, and what goes soon."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from domain.kinds.retention import Ending
from storage.actions.consents import Answer, record_answer
from storage.actions.youths import change_youth, create_youth
from storage.door import event, save
from storage.queries.retention import kept_until
from storage.retention.running import keep_house
from storage.store import Store
from tests.views.desks import App, opened_app
from tests.views.said import all_words, until_said


async def made(app: App) -> str:
    """Noted eleven months and two weeks ago, and marked."""

    def then(store: Store) -> str:
        now = store.now
        store.now = lambda: now() - dt.timedelta(days=351)
        youth = create_youth(store, alias="Zaki")
        record_answer(store, Answer(youth=youth, purpose="P05", state="given", understood=True))
        change_youth(store, youth, disability="yes")
        store.now = now
        return youth

    youth = await app.vault.run(then)

    def mark(store: Store) -> None:
        [drawer] = store.book.drawers(youth, "file")
        goes = store.today() + dt.timedelta(days=20)
        save(store, [event("ending", Ending(of=drawer.scope.hex(), day=goes, made=store.today()))])

    await app.vault.run(mark)
    return youth


async def test_a_marked_file_says_when_it_goes_and_a_reason_keeps_it(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        youth = await made(app)
        app.desk.go(f"youths/{app.desk.number_of(youth)}")
        await app.screen.tap("youth.kept")
        await until_said(app.screen, "houdt dit tegen")
        assert "Wordt gewist op" in all_words(app.screen)
        assert "Gezondheid" not in all_words(app.screen), "what is sensitive is not named before a tap"
        await app.screen.tap("kept.longer")
        await until_said(app.screen, "Kies waarom je het langer bewaart.")
        before = next(row.day for row in await app.vault.run(kept_until, youth) if row.purpose == "P01")
        await app.screen.tap("kept.why.looking")
        await app.screen.tap("kept.longer")
        await until_said(app.screen, "Langer bewaard: We zoeken deze jongere nog.")
        row = next(row for row in await app.vault.run(kept_until, youth) if row.purpose == "P01")
        assert row.day > before + dt.timedelta(days=80)
        assert not row.is_marked


async def test_what_goes_soon_leads_to_the_file_and_says_how_this_device_erases(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        await made(app)
        app.desk.go("retention")
        await until_said(app.screen, "op zijn eigen klok")
        await until_said(app.screen, "Zaki: De hele bladzijde")
        assert not await app.screen.exists("retention.approve")
        await app.screen.tap("retention.row.1")
        await until_said(app.screen, "Langer bewaren")


def aged(store: Store) -> list[str]:
    """Thirteen files of more than a year: ten went by themselves today, three wait for a coordinator."""
    youths = [create_youth(store, alias=f"Jongere {number}") for number in range(1, 14)]
    first = store.now()
    for days in (340, 365, 366):  # marked, seen due, and a day later erased
        store.now = lambda days=days: first + dt.timedelta(days=days)  # type: ignore[misc]
        keep_house(store)
    return youths


def files_left(store: Store, youths: list[str]) -> int:
    return sum(bool(store.book.drawers(youth, "file")) for youth in youths)


async def test_what_waits_for_a_coordinator_goes_after_one_question(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        youths = await app.vault.run(aged)
        assert await app.vault.run(files_left, youths) == 3
        app.desk.go("retention")
        await until_said(app.screen, "3 dingen wachten op een coördinator")
        assert all_words(app.screen).count("De hele bladzijde") == 3
        await app.screen.tap("retention.held.3")
        await until_said(app.screen, "Hoe lang we dit bewaren")
        app.desk.back()
        await app.screen.tap("retention.approve")
        await until_said(app.screen, "Dit kan je niet terugdraaien")
        assert await app.vault.run(files_left, youths) == 3, "asked first: erasing has no way back"
        await app.screen.tap("retention.sure")
        await until_said(app.screen, "3 dingen zijn gewist")
        await app.screen.wait_gone("retention.held.1")
        assert await app.vault.run(files_left, youths) == 0
        assert "Jongere" not in all_words(app.screen)
