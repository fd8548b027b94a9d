"""A quiet card on Vandaag, once a quarter at most: three questions to the worker, easily put away."""

from __future__ import annotations

import flet as ft

from storage.survey import is_survey_time, leave_survey
from views import parts
from views.desk import Desk, use_query


@ft.component
def survey_card(desk: Desk) -> ft.Control:
    """Nothing at all while it is not the time."""
    is_time = use_query(desk, is_survey_time)
    is_away, put_away = ft.use_state(False)
    if not is_time or is_away or desk.office.is_practising:
        return ft.Container(visible=False)

    async def later() -> None:
        put_away(True)
        await desk.act(leave_survey)

    buttons = ft.Row(
        [
            parts.link("today.survey.later", desk.t("Niet nu"), on_click=later),
            parts.tonal(
                "today.survey.open", desk.t("Drie vragen"), on_click=lambda: desk.go("feedback/worker"), snug=True
            ),
        ],
        alignment=ft.MainAxisAlignment.END,
        wrap=True,
    )
    said: list[ft.Control] = [
        parts.strong(desk.t("Hoe gaat het met jouw werk?")),
        parts.second(desk.t("Drie korte vragen, zonder je naam. Eén keer per kwartaal.")),
        buttons,
    ]
    card = parts.quiet_card(ft.Column(said, spacing=8, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH))
    return ft.Container(card, padding=ft.Padding.only(top=12))
