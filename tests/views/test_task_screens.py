"""Tasks of one's own, in process on a real vault: made, changed, ticked off, and typed words that outlive the lock."""

import datetime as dt
from pathlib import Path

from storage.actions.places import add_place
from storage.actions.tasks import add_task
from tests.views.desks import opened_app
from tests.views.followed_up import due, handle, shown, tick
from tests.views.on_the_road import made, today
from tests.views.said import until_said

DAY = dt.timedelta(days=1)


async def test_new_task_is_kept_with_its_day_youth_and_place_and_is_ticked_off_and_back(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        youth = await made(app)
        place = await app.vault.run(add_place, name="Plein", kind="square")
        await shown(app)
        screen, number = app.screen, app.desk.number_of
        await screen.tap("task.new")
        await screen.type_into("task.what", "Samen naar de fietsbib")
        await screen.tap("task.when.tomorrow")
        await screen.tap(f"task.youth.{number(youth)}")
        await screen.tap(f"task.place.{number(place)}")
        await screen.tap("task.save")
        await screen.wait_for("task.new")
        day = await today(app)
        assert await due(app) == []
        (row,) = await due(app, until=day + DAY)
        assert (row.what, row.youth, row.place, row.day) == ("Samen naar de fietsbib", youth, place, day + DAY)
        await screen.tap("followup.ahead")
        await screen.wait_for(await handle(app, "row", row))
        await until_said(screen, "Morgen")
        await tick(app, row)
        await screen.wait_gone(await handle(app, "row", row))
        await screen.tap("followup.undo")
        await screen.wait_for(await handle(app, "row", row))


async def test_task_without_words_or_with_a_day_that_is_none_says_so_and_keeps_nothing(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        app.desk.go("tasks/new")
        screen = app.screen
        await screen.tap("task.save")
        await screen.wait_for_text("task.what", "Schrijf kort")
        await screen.type_into("task.what", "Iets")
        await screen.tap("task.when.other")
        await screen.type_into("task.day", "31/2/2027")
        await screen.tap("task.save")
        await screen.wait_for_text("task.day", "dag, maand, jaar")
        await screen.type_into("task.day", "1/1/2099")
        await screen.tap("task.save")
        await screen.wait_for_text("task.day", "dag, maand, jaar")
        assert await due(app, until=dt.date(2100, 1, 1)) == []


async def test_task_is_changed_and_a_task_that_is_gone_says_so(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        await app.vault.run(add_task, what="Bel de school")
        (row,) = await due(app)
        await shown(app)
        await app.screen.tap(await handle(app, "row", row))  # about nobody: the sheet
        await app.screen.tap("followup.change")
        await app.screen.wait_for_text("task.what", "Bel de school")
        await app.screen.type_into("task.what", "Mail de school")
        await app.screen.tap("task.whose.team")
        await app.screen.tap("task.save")
        await app.screen.wait_for("task.new")
        (row,) = await due(app)
        assert (row.what, row.is_mine) == ("Mail de school", True)
        task = await app.vault.run(lambda store: store.book.record("task", row.task))
        assert task is not None
        assert not task.get("worker")
        app.desk.go("tasks/99")
        await until_said(app.screen, "Deze taak is er niet meer")


async def test_typed_task_is_there_again_after_the_lock(tmp_path: Path) -> None:
    async with opened_app(tmp_path) as app:
        app.desk.go("tasks/new")
        await app.screen.type_into("task.what", "Bel de bakker")
        await app.office.close()
        await app.screen.wait_for("lock.passphrase")
        await app.screen.type_into("lock.passphrase", "maan boom fiets water")
        await app.screen.tap("lock.open", timeout_seconds=20)
        await app.screen.wait_for("nav.today", timeout_seconds=20)
        app.desk.go("tasks/new")
        await app.screen.wait_for_text("task.what", "Bel de bakker")
