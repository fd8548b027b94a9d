"""The tab Drempels: what was picked with the worker's side of it, and the cards to pick from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import flet as ft

from domain.codes import barrier_states, weights
from storage.actions.barriers import change_barrier
from storage.queries.youth_file import BarrierRow
from storage.queries.youth_view import YouthView
from views import parts
from views.desk import Desk
from views.frame import Keys, use_keys
from views.parts.barriers import BARRIER_ICONS
from views.screens.barrier_cards import card_grids, held_notices, use_cards
from views.screens.barrier_form import barrier_form
from views.screens.file_words import barrier_words

Changes = dict[str, dict[str, Any]]


@ft.component
def barriers_tab(desk: Desk, window: parts.Window, view: YouthView) -> ft.Control:
    """Rows on top, the form of the one that is open under them, the cards below; `barriers.save` keeps the forms."""
    nothing: Changes = {}
    changes, set_changes = ft.use_state(nothing)
    active, set_active = ft.use_state("")
    waits = desk.t("Dit staat alleen op het scherm. Bovenaan kan je het vragen.")
    cards = use_cards(desk, view.file.id, view.barriers, on_pick=set_active, on_hold=lambda: desk.say(waits))
    row = next((row for row in view.barriers if row.id == active), None)

    def change(name: str, value: Any) -> None:
        set_changes(lambda now: now | {active: now.get(active, {}) | {name: value}})

    async def save() -> None:
        for barrier, values in changes.items():
            if await desk.act(change_barrier, barrier, **values) is None:
                return
        set_changes({})
        set_active("")
        desk.say(desk.t("Bewaard"))

    use_keys(desk.keys, Keys(save=save))
    number = desk.number_of(view.file.id)
    hand_over = parts.tonal(
        "barriers.hand_over",
        desk.t("Geef {name} het scherm", name=view.file.alias),
        icon=ft.Icons.DOOR_FRONT_DOOR_OUTLINED,
        on_click=lambda: desk.go(f"cards/{number}"),
    )
    form = [barrier_form(desk, view, row, changes.get(row.id, {}), change)] if row else []
    grid_window = replace(window, width=min(window.width, 760))  # beside a list there is room for three
    return ft.Column(
        [
            *held_notices(desk, cards, texts=desk.texts),
            *_picked(desk, view, changes, active, set_active),
            *form,
            *_report(desk, number, is_told="discrimination" in cards.chosen | cards.held),
            ft.Row([hand_over], wrap=True),
            *card_grids(cards, window=grid_window, texts=desk.texts),
            parts.filled("barriers.save", desk.t("Klaar"), on_click=save, tall=True),
        ],
        spacing=12,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def _picked(
    desk: Desk, view: YouthView, changes: Changes, active: str, open_row: Callable[[str], None]
) -> list[ft.Control]:
    def opening(barrier: str) -> Callable[[], None]:
        return lambda: open_row("" if barrier == active else barrier)

    rows = [
        parts.row(
            parts.Row(
                barrier_words(row.code, texts=desk.texts),
                _line(desk, row, changes.get(row.id, {})),
                BARRIER_ICONS[row.row],
                tone="strong" if row.id == active else "quiet",
                identifier=parts.whose(f"barriers.row.{place}", desk.number_of(row.id)),
                on_click=opening(row.id),
            )
        )
        for place, row in enumerate(view.barriers, start=1)
    ]
    return [parts.card_rows(rows)] if rows else []


def _report(desk: Desk, youth: str, *, is_told: bool) -> list[ft.Control]:
    """With the card about discrimination: the way to write down what happened."""
    if not is_told:
        return []
    entry = parts.Row(
        desk.t("Melding van discriminatie"),
        desk.t("Samen opschrijven wat er gebeurde. Unia alleen na een ja."),
        ft.Icons.FRONT_HAND_OUTLINED,
        identifier="barriers.report",
        on_click=lambda: desk.go(f"reports/{youth}"),
    )
    return [parts.card_rows([entry])]


def _line(desk: Desk, row: BarrierRow, changed: dict[str, Any]) -> str:
    state = barrier_states.BY_CODE.get(changed.get("state", row.state))
    weight = weights.BY_CODE.get(str(changed.get("weight", row.weight)))
    said = [desk.t(weight.label)] if weight and weight.code != "0" else []
    said += [desk.t(state.label)] if state else []
    return " · ".join(said)
