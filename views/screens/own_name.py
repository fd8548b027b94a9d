"""A worker who joined with a code has no name yet: asked once, on Vandaag."""

from __future__ import annotations

import flet as ft

from storage.actions.workers import name_worker
from storage.actions.workers import own_name as own_name_query
from views import parts
from views.desk import Desk, use_query


@ft.component
def own_name(desk: Desk) -> ft.Control:
    """A card with one field; nothing once the name is known."""
    known = use_query(desk, own_name_query)
    name, set_name = ft.use_state("")
    if known is None or known:
        return ft.Container(visible=False)

    async def keep() -> None:
        await desk.act(name_worker, name=name)

    return parts.card(
        ft.Column(
            [
                parts.strong(desk.t("Hoe noemt je team jou?")),
                parts.field(
                    "today.name",
                    desk.t("Je voornaam"),
                    value=name,
                    on_change=set_name,
                    on_submit=lambda _text: keep(),
                    max_length=60,
                ),
                parts.tonal("today.name.save", desk.t("Bewaar"), on_click=keep),
            ],
            spacing=12,
            tight=True,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        )
    )
