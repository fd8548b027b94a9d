"""A signature drawn in the field, as Flutter sends it, and what a file says of its answers."""

from collections.abc import Sequence

import flet as ft

from storage.queries.consent_history import Happened, consent_history
from tests.views.desks import App

CURL = [(20, 90), (60, 30), (100, 120), (140, 40), (180, 110), (220, 60)]


async def draw(app: App, spots: Sequence[tuple[float, float]]) -> None:
    """What Flutter sends while a finger draws in the field."""
    await app.screen.wait_for("consent.signature.pad")
    field = next(part for part in app.screen.controls() if isinstance(part, ft.GestureDetector))
    at = {"k": "touch", "l": {"x": 0.0, "y": 0.0}, "g": {"x": 0.0, "y": 0.0}}
    for place, (x, y) in enumerate(spots):
        event = "pan_start" if place == 0 else "pan_update"
        await app.screen._dispatch(field, event, at | {"l": {"x": float(x), "y": float(y)}})
        await app.screen.settle()
        field = next(part for part in app.screen.controls() if isinstance(part, ft.GestureDetector))
    await app.screen._dispatch(field, "pan_end", at | {"v": {"x": 0.0, "y": 0.0}})
    await app.screen.settle()


async def history(app: App, youth: str, purpose: str) -> list[Happened]:
    return await app.vault.run(lambda store: consent_history(store, youth, purpose=purpose))


async def signed_yes(app: App) -> None:
    """P07: the check, the field, the yes."""
    await app.screen.tap("consent.readback.right")
    await app.screen.tap("consent.sign")
    await draw(app, CURL)
    await app.screen.tap("consent.signature.done")
    await app.screen.wait_for("consent.signature")
    await app.screen.tap("consent.give")
