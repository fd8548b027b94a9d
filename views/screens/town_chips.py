"""A municipality picked from the list, never typed: where a name could be typed, a name would be.

The few that the team uses stand there; the other 280 come by a few letters.
"""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from domain.codes import municipalities
from domain.datewords import local_day
from storage.queries.towns import towns_used
from views import parts
from views.desk import Desk, use_query

MOST_FOUND = 8


@ft.component
def town_chips(desk: Desk, identifier: str, *, chosen: str, on_choose: Callable[[str], object]) -> ft.Control:
    """Chips `<identifier>.<NIS code>`; a second tap on the chosen one takes it away (""). `<identifier>.other` opens
    the field that finds any other, `<identifier>.search`.
    """
    used = use_query(desk, towns_used) or ()
    is_open, set_open = ft.use_state(False)
    typed, set_typed = ft.use_state("")

    def choose(code: str) -> object:
        set_open(False)
        set_typed("")
        return on_choose("" if code == chosen else code)

    here = [*used, *([chosen] if chosen and chosen not in used else [])]
    near = [parts.Choice(code, town_name(code)) for code in here if town_name(code)]
    other = parts.chip(
        f"{identifier}.other",
        desk.t("Andere gemeente"),
        icon=ft.Icons.SEARCH_OUTLINED,
        quiet=True,
        on_click=lambda: set_open(not is_open),
    )
    controls = [parts.chips(identifier, near, chosen=[chosen], on_choose=choose, more=other)]
    if is_open:
        controls += _finding(desk, identifier, typed=typed, known=here, on_type=set_typed, on_choose=choose)
    return ft.Column(controls, spacing=8, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


def _finding(
    desk: Desk,
    identifier: str,
    *,
    typed: str,
    known: list[str],
    on_type: Callable[[str], None],
    on_choose: Callable[[str], object],
) -> list[ft.Control]:
    """The field, and what fits; a name from before the mergers leads to the one of today."""
    found = municipalities.search(typed, day=local_day(desk.vault.now()), most=MOST_FOUND + len(known))
    others = [hit for hit in found if hit.code not in known][:MOST_FOUND]
    controls: list[ft.Control] = [
        parts.search_field(
            f"{identifier}.search", desk.t("Typ enkele letters"), value=typed, on_change=on_type, autofocus=True
        )
    ]
    if others:
        fitting = [parts.Choice(hit.code, f"{hit.name} ({hit.former})" if hit.former else hit.name) for hit in others]
        controls.append(parts.chips(identifier, fitting, on_choose=on_choose))
    elif typed.strip():
        there = desk.t("Die staat er al bij.") if found else desk.t("Geen gemeente gevonden met die naam.")
        controls.append(parts.identified(parts.second(there), f"{identifier}.none"))
    return controls


def town_name(code: str) -> str:
    """Its name, "" for none."""
    row = municipalities.BY_CODE.get(code)
    return row.name if row is not None else ""
