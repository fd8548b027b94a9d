"""What Vandaag says of the team itself: this device is out of it, or losing one device would lose everything."""

from __future__ import annotations

import flet as ft

from storage.recovery import should_print
from views import parts
from views.desk import Desk, use_query
from views.screens.sync import out_notice
from views.screens.sync_calls import use_sync


@ft.component
def team_cards(desk: Desk) -> ft.Control:
    """Nothing in most teams on most days."""
    state = use_sync(desk)
    is_asked = use_query(desk, should_print)
    cards: list[ft.Control] = []
    if state.is_out:
        cards.append(out_notice(desk, state))
    elif is_asked:
        cards.append(_print_card(desk))
    return ft.Column(
        [ft.Container(card, margin=ft.Margin.only(bottom=12)) for card in cards],
        spacing=0,
        tight=True,
        visible=bool(cards),
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def _print_card(desk: Desk) -> ft.Control:
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
