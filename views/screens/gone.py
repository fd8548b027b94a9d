"""A page of something that is not here: erased, never arrived, or an address of another day."""

from __future__ import annotations

import flet as ft

from views import parts, shell
from views.desk import Desk
from views.parts import Window


def gone_page(desk: Desk, window: Window, found: object) -> ft.Control:
    """`found`: None while the book was not asked yet, and then the page is only empty."""
    body: list[ft.Control] = []
    if found is not None:
        body = [
            parts.empty(
                desk.t("Deze bladzijde is er niet meer"),
                desk.t("Ze is gewist, of ze staat niet op dit toestel."),
                icon=ft.Icons.AUTO_DELETE_OUTLINED,
                action=parts.tonal("gone.youths", desk.t("Naar de lijst"), on_click=lambda: desk.go("youths")),
            )
        ]
    return shell.inner_page(
        window=window,
        navigation=desk.navigation("youths"),
        header=parts.page_header("", window=window, on_back=desk.back, back_label=desk.t("Terug")),
        body=body,
        snack=desk.bar(),
    )
