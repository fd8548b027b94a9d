"""The worker's side of one barrier: weight and words as the youth says it, then what the worker thinks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import flet as ft

from domain.clockwords import erased_words
from domain.codes import barrier_states, barriers, mechanisms, weights
from domain.sets import Edited
from storage.actions.barriers import pick_barrier, unpick_barrier
from storage.queries.youth_file import BarrierRow
from storage.queries.youth_view import YouthView
from views import parts
from views.desk import Desk
from views.screens.detail_form import labelled
from views.screens.file_words import barrier_words


@ft.component
def barrier_form(
    desk: Desk, view: YouthView, row: BarrierRow, changed: dict[str, Any], change: Callable[[str, Any], None]
) -> ft.Control:
    """`changed`: what is not saved yet; `change(name, value)` adds to it."""
    t, alias = desk.t, view.file.alias
    weight = str(changed.get("weight", row.weight))
    state = changed.get("state", row.state)
    edited: Edited = changed.get("mechanisms", Edited(seen=row.mechanisms, left=row.mechanisms))
    at_work = edited.left
    weighed = [parts.Choice(each.code, t(each.label)) for each in weights.WEIGHTS if each.code != "0"]
    states = [parts.Choice(each.code, t(each.label)) for each in barrier_states.BARRIER_STATES[:3]]
    behind = [parts.Choice(each.code, t(each.label)) for each in mechanisms.MECHANISMS]
    hints = " ".join(t(each.hint) for each in mechanisms.MECHANISMS if each.code in at_work)

    def toggle_mechanism(code: str) -> None:
        left = tuple(each for each in (*at_work, code) if code not in at_work or each != code)
        change("mechanisms", Edited(seen=edited.seen, left=left))

    def weigh(code: str) -> None:
        change("weight", 0 if code == weight else int(code))

    erased = [parts.erased_on(erased_words(row.erased_on, texts=desk.texts))] if row.erased_on else []
    return parts.card(
        ft.Column(
            [
                parts.strong(barrier_words(row.code, texts=desk.texts)),
                *_below(desk, view, row),
                labelled(
                    t("Hoe zwaar weegt dit voor {name}?", name=alias),
                    parts.chips("barriers.weight", weighed, chosen=[weight], on_choose=weigh),
                ),
                labelled(
                    t("Hoe staat het nu?"),
                    parts.chips("barriers.state", states, chosen=[state], on_choose=lambda code: change("state", code)),
                ),
                parts.field(
                    "barriers.words",
                    t("In de woorden van {name}", name=alias),
                    value=changed.get("words", row.words),
                    on_change=lambda typed: change("words", typed),
                    max_length=200,
                    sentences=True,
                ),
                labelled(
                    t("Wat speelt er volgens jou?"),
                    parts.chips("barriers.mechanism", behind, chosen=at_work, on_choose=toggle_mechanism),
                ),
                *([parts.small(hints)] if hints else []),
                parts.field(
                    "barriers.thinks",
                    t("Wat jij denkt"),
                    value=changed.get("thinks", row.thinks),
                    on_change=lambda typed: change("thinks", typed),
                    helper=t("Alleen voor je team. Bij Samen kijken staat dit er niet."),
                    max_length=200,
                    sentences=True,
                ),
                *erased,
            ],
            spacing=16,
            tight=True,
            horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
        ),
        padding=20,
    )


def _below(desk: Desk, view: YouthView, row: BarrierRow) -> list[ft.Control]:
    """What lies below the row, each a barrier of its own that counts under it."""
    subs = [each for each in barriers.SUB_BARRIERS if each.row == row.row]
    if not subs or row.code != row.row:
        return []
    picked = {each.code for each in view.barriers if each.state in ("open", "working")}

    async def toggle(code: str) -> None:
        await desk.act(unpick_barrier if code in picked else pick_barrier, view.file.id, code=code)

    choices = [parts.Choice(each.code, desk.t(each.label)) for each in subs]
    return [labelled(desk.t("Is het dit?"), parts.chips("barriers.sub", choices, chosen=picked, on_choose=toggle))]
