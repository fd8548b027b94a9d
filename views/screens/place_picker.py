"""Choosing a place, or adding one on the spot: the sheets of Contact and of the running round, and their form."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

import flet as ft

from domain.codes import places
from storage.actions.places import add_place
from storage.actions.rounds import move_round
from storage.queries.contacts import PlaceRow, RoundRow
from views import parts
from views.desk import Desk
from views.frame import Keys, use_keys
from views.once import use_once
from views.parts import Choice
from views.parts.identified import Handler
from views.screens.detail_form import labelled
from views.screens.town_chips import town_chips
from views.theme import RADIUS_CARD

Chosen = Callable[[str], Awaitable[None] | None]
MOST_SHOWN = 30
MOST_SHORT = 4


def place_rows(
    desk: Desk, known: Sequence[PlaceRow], *, prefix: str, selected: str, on_choose: Callable[[str], Handler]
) -> list[ft.Control]:
    """The places as rows to tap, last visited first: `<prefix>.<n>`."""

    def row(place: PlaceRow) -> ft.Control:
        kind = places.BY_CODE.get(place.kind)
        line = " · ".join(part for part in (desk.t(kind.label) if kind else "", place.hours) if part)
        return parts.row(
            parts.Row(
                place.name,
                line or None,
                ft.Icons.CHECK_ROUNDED if place.id == selected else ft.Icons.PLACE_OUTLINED,
                tone="strong" if place.id == selected else "quiet",
                identifier=f"{prefix}.{desk.number_of(place.id)}",
                on_click=on_choose(place.id),
            ),
            radius=RADIUS_CARD,
        )

    return [row(place) for place in known[:MOST_SHOWN]]


def place_sheet(desk: Desk, known: Sequence[PlaceRow], *, running: RoundRow, on_close: Handler) -> ft.BottomSheet:
    """On to the next place of the round."""

    def choose(place: str) -> Handler:
        async def moved() -> None:
            if on_close is not None:
                on_close()
            await desk.act(move_round, running.id, place=place)

        return moved

    here = running.place.id if running.place else ""
    rows = place_rows(desk, known, prefix="round.place", selected=here, on_choose=choose)
    more = parts.link(
        "round.place.new", desk.t("Nieuwe plek"), icon=ft.Icons.ADD_ROUNDED, on_click=lambda: desk.go("places/new")
    )
    return parts.bottom_sheet(
        desk.t("Waar ga je nu naartoe?"), [*rows, ft.Row([more])], on_close=on_close, tall=len(rows) > MOST_SHORT
    )


@ft.component
def new_place(desk: Desk, on_added: Chosen, is_first: bool) -> ft.Control:  # noqa: FBT001 - a component's argument
    """A place added on the spot: its name and its kind."""
    name, set_name = ft.use_state("")
    kind, set_kind = ft.use_state("")
    town, set_town = ft.use_state("")
    once = use_once(desk)
    error, set_error = ft.use_state("")
    unchosen, set_unchosen = ft.use_state(False)

    @once
    async def add() -> None:
        if not name.strip():
            set_error(desk.t("Geef de plek een naam."))
            return
        set_unchosen(not kind)
        if not kind:
            return
        made = await desk.act(add_place, name=name, kind=kind, municipality=town)
        if made is not None:
            answer = on_added(made)
            if answer is not None:
                await answer

    use_keys(desk.keys, Keys(save=add))
    missing = unchosen and not kind
    kinds = [Choice(row.code, desk.t(row.label)) for row in places.PLACE_KINDS if row.is_public]
    return ft.Column(
        [
            parts.field(
                "places.name",
                desk.t("Naam van de plek"),
                value=name,
                on_change=set_name,
                on_submit=lambda _text: add(),
                error=error or None,
                max_length=80,
                sentences=True,
                autofocus=not is_first,
            ),
            parts.chips("places.kind", kinds, chosen={kind} if kind else (), on_choose=set_kind),
            *(
                [parts.error_box(desk.t("Kies wat voor plek het is."), identifier="places.kind.missing")]
                if missing
                else []
            ),
            labelled(desk.t("Gemeente"), town_chips(desk, "places.town", chosen=town, on_choose=set_town)),
            parts.filled("places.save", desk.t("Voeg toe"), on_click=add),
        ],
        spacing=12,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
