"""Start: make a vault, or join a team with an invitation. Three fields at most."""

from __future__ import annotations

import flet as ft

from views import parts, shell
from views.desk import Desk
from views.parts import Window
from views.parts.identified import Handler
from views.practice import practice_link
from views.screens.form_page import Asked, form_page
from views.screens.join import join

NAME_LETTERS = 60


@ft.component
def start(desk: Desk, window: Window) -> ft.Control:
    """The first screen of a device without a vault."""
    page, set_page = ft.use_state("")
    if page == "create":
        return create(desk, window, lambda: set_page(""))
    if page == "join":
        return join(desk, window, lambda: set_page(""))
    body: list[ft.Control] = [
        ft.Row([parts.mark(size=60)]),
        parts.headline(desk.t("Welkom bij Vindplaats")),
        parts.second(
            desk.t("Noteer een ontmoeting in een paar tellen. Ook zonder netwerk. Alleen je team kan het lezen.")
        ),
        ft.Container(height=8),
        parts.filled("start.create", desk.t("Begin hier"), on_click=lambda: set_page("create"), tall=True),
        parts.tonal("start.join", desk.t("Ik heb een uitnodiging"), on_click=lambda: set_page("join"), tall=True),
        practice_link(desk),
        parts.small(desk.t("Werkt je team al met Vindplaats? Vraag je coördinator om een uitnodiging.")),
    ]
    return shell.centred_page(window=window, body=body)


def create(desk: Desk, window: Window, on_back: Handler) -> ft.Control:
    """A vault of one's own, with a team of one in it."""

    async def make(name: str, passphrase: str, device: str) -> None:
        await desk.vault.create(passphrase, worker_name=name[:NAME_LETTERS], device_name=device)

    asked = Asked(
        prefix="create",
        heading=desk.t("Maak je kluis"),
        line=desk.t("Wat je noteert, gaat in een kluis op dit toestel."),
        field="name",
        label=desk.t("Je voornaam"),
        missing=desk.t("Vul je voornaam in. Je team ziet die bij wat je noteert."),
        passphrase=desk.t("Wachtzin"),
        after=desk.t("Zonder deze wachtzin kan niemand je kluis openen. Wij ook niet."),
        submit=desk.t("Maak de kluis"),
    )
    return form_page(desk, window, asked, make, on_back)
