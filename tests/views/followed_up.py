"""Opvolging as a test works with it: what is due, its controls, and a tick."""

from typing import Any

from storage.queries.due import DueRow, due_rows
from tests.views.desks import App


async def due(app: App, **more: Any) -> list[DueRow]:
    return await app.vault.run(due_rows, **more)


async def handle(app: App, name: str, row: DueRow) -> str:
    """The identifier of one of a row's controls."""
    return f"followup.{name}.{app.desk.number_of(row.key)}"


async def tick(app: App, row: DueRow, *, prefix: str = "followup") -> None:
    """Done, as on a phone: the dots, then the button."""
    await app.screen.tap(f"{prefix}.more.{app.desk.number_of(row.key)}")
    await app.screen.tap("followup.finish")


async def shown(app: App) -> None:
    app.office.changed()
    app.desk.go("followup")
    await app.screen.wait_for("task.new")
