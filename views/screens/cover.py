"""Cover: the vault is open, the screen is not. Six digits uncover; five wrong ones close."""

from __future__ import annotations

import flet as ft

from storage.cover import CODE_DIGITS, TRIES, Answer
from views import parts, shell
from views.desk import Desk
from views.parts import Window


@ft.component
def cover(desk: Desk, window: Window) -> ft.Control:
    """Asks the code as soon as six digits stand there."""
    typed, set_typed = ft.use_state("")
    wrong, set_wrong = ft.use_state(0)

    async def typing(text: str) -> None:
        if len(text) < CODE_DIGITS:
            set_typed(text)
            return
        set_typed("")
        if await desk.office.uncover(text) is Answer.WRONG:
            set_wrong(lambda now: now + 1)

    left = TRIES - wrong
    error = desk.n("Deze code klopt niet. Nog {count} poging.", "Deze code klopt niet. Nog {count} pogingen.", left)
    body: list[ft.Control] = [
        ft.Row([parts.mark(size=60)], alignment=ft.MainAxisAlignment.CENTER),
        ft.Container(height=4),
        parts.title(desk.t("Geef je code"), centred=True),
        parts.code_field(
            "cover.code", desk.t("Code van 6 cijfers"), value=typed, on_change=typing, error=error if wrong else None
        ),
        ft.Row(
            [parts.link("cover.passphrase", desk.t("Liever je wachtzin"), on_click=desk.lock)],
            alignment=ft.MainAxisAlignment.CENTER,
        ),
    ]
    return shell.centred_page(window=window, body=body, width=360)
