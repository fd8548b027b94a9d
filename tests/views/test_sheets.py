"""Sheets and dialogs come and go with the state of their screen."""

from __future__ import annotations

import flet as ft
import pytest

from tests.views.harness import shown
from views import parts


@ft.component
def asking(kind: str) -> ft.Control:
    is_open, set_open = ft.use_state(False)
    close = parts.link("ask.close", "Sluit", on_click=lambda: set_open(False))
    overlay: ft.DialogControl | None = None
    if is_open and kind == "sheet":
        overlay = parts.bottom_sheet("Welke plek?", [close], on_close=lambda: set_open(False))
    elif is_open:
        overlay = parts.dialog("Wissen?", "Dit komt niet terug.", actions=[close], on_close=lambda: set_open(False))
    ft.use_dialog(overlay)
    return parts.filled("ask.open", "Vraag", on_click=lambda: set_open(True))


@pytest.mark.parametrize("kind", ["sheet", "dialog"])
async def test_an_overlay_opens_and_its_button_closes_it(kind: str) -> None:
    async with shown(lambda page: page.render(lambda: asking(kind))) as screen:
        assert not await screen.exists("ask.close")
        await screen.tap("ask.open")
        await screen.wait_for("ask.close")
        await screen.tap("ask.close")
        # Flutter lets it slide away and then says so; here nobody does, so it is asked to close and stays listed.
        assert [dialog.open for dialog in screen.page._dialogs.controls] == [False]
