"""Krachten en plan, in the youth's words: what goes well, what they want, one small step soon and one goal later."""

from __future__ import annotations

import flet as ft

from domain.clockwords import erased_words
from storage.actions.youths import change_youth
from storage.queries.youth_file import YouthFile
from storage.queries.youth_view import YouthView
from views import parts
from views.desk import Desk
from views.frame import Keys, use_keys
from views.screens.edits import use_edits
from views.screens.people_card import people_card


@ft.component
def plan_tab(desk: Desk, window: parts.Window, view: YouthView) -> ft.Control:
    """Four things, each optional; lists are one line each."""
    file = view.file
    edits = use_edits(desk, file.id, screen="plan")

    async def save() -> None:
        if edits.values and await desk.act(change_youth, file.id, **edits.fields) is not None:
            edits.clear()
            desk.say(desk.t("Bewaard"))

    use_keys(desk.keys, Keys(save=save))
    erased = [parts.erased_on(erased_words(file.erased_on, texts=desk.texts))] if file.erased_on else []
    return ft.Column(
        [
            ft.Container(),  # the label of a field stands on its border, and the page cuts above the first thing
            parts.field(
                "plan.next_step",
                desk.t("Een kleine stap, binnenkort"),
                value=edits.text("next_step", file),
                on_change=edits.changing("next_step"),
                hint=desk.t("Dinsdag samen naar de fietsbib"),
                max_length=200,
                sentences=True,
            ),
            parts.field(
                "plan.goal",
                desk.t("Een doel voor later"),
                value=edits.text("goal", file),
                on_change=edits.changing("goal"),
                max_length=200,
                sentences=True,
            ),
            parts.field(
                "plan.strengths",
                desk.t("Waar {name} goed in is", name=file.alias),
                value=edits.lines("strengths", file),
                on_change=edits.changing_lines("strengths", file),
                helper=desk.t("Eén ding per lijn"),
                lines=3,
                sentences=True,
            ),
            parts.field(
                "plan.wishes",
                desk.t("Wat {name} graag wil", name=file.alias),
                value=edits.lines("wishes", file),
                on_change=edits.changing_lines("wishes", file),
                helper=desk.t("Eén ding per lijn"),
                lines=3,
                sentences=True,
            ),
            *erased,
            parts.filled("youth.save", desk.t("Bewaar"), on_click=save, disabled=not edits.values, tall=True),
            people_card(desk, window, view),
        ],
        spacing=16,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def plan_summary(desk: Desk, file: YouthFile) -> ft.Control | None:
    """Next step and strengths beside the timeline of a laptop, so that a file is not a list of problems."""
    lines: list[ft.Control] = []
    if file.details.get("next_step"):
        lines += [parts.strong(desk.t("Volgende stap")), parts.words(file.details["next_step"])]
    if file.details.get("strengths"):
        strong = ". ".join(file.details["strengths"])
        lines += [parts.strong(desk.t("Waar {name} goed in is", name=file.alias)), parts.words(f"{strong}.")]
    return parts.card(ft.Column(lines, spacing=4, tight=True), padding=20) if lines else None
