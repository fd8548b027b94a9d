"""What Vandaag says of the team itself: this device is out of it, or losing one device would lose everything."""

from __future__ import annotations

import flet as ft

from storage.recovery import should_print
from views import parts
from views.desk import Desk, use_query
from views.screens.sync import out_notice
from views.screens.sync_calls import use_sync


@ft.component
def out_card(desk: Desk) -> ft.Control:
    """Above all: what is written here reaches nobody any more."""
    state = use_sync(desk)
    if not state.is_out:
        return ft.Container(visible=False)
    return ft.Container(out_notice(desk, state), margin=ft.Margin.only(bottom=12))


@ft.component
def print_card(desk: Desk) -> ft.Control:
    """Below the day's work: nothing in most teams on most days."""
    state = use_sync(desk)
    is_asked = use_query(desk, should_print)
    if not is_asked or state.is_out:
        return ft.Container(visible=False)
    return ft.Container(_asking(desk), margin=ft.Margin.only(top=12))


def _asking(desk: Desk) -> ft.Control:
    return parts.quiet_card(
        ft.Column(
            [
                parts.strong(desk.t("Je team hangt aan één toestel")),
                parts.second(
                    desk.t("Is het weg, dan is alles weg. Druk een herstelsleutel af, of maak een collega coördinator.")
                ),
                ft.Row(
                    [
                        parts.link(
                            "today.recovery.colleague", desk.t("Kies een collega"), on_click=lambda: desk.go("sync")
                        ),
                        parts.tonal(
                            "today.recovery",
                            desk.t("Herstelsleutel"),
                            on_click=lambda: desk.go("sync/recovery"),
                            snug=True,
                        ),
                    ],
                    alignment=ft.MainAxisAlignment.END,
                    wrap=True,
                ),
            ],
            spacing=4,
            tight=True,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        )
    )
