"""Vindplaatsen: the team's own list. Add, change, close (old contacts keep it)."""

from __future__ import annotations

from typing import Any

import flet as ft

from domain.codes import places as place_codes
from domain.datewords import day_words, local_day
from storage.actions.places import change_place
from storage.queries.contacts import PlaceRow
from storage.queries.contacts import places as places_query
from views import parts, shell
from views.desk import Desk, use_query
from views.frame import Keys, use_keys
from views.parts import Choice, Window
from views.screens.detail_form import labelled
from views.screens.place_picker import new_place
from views.screens.town_chips import town_chips


@ft.component
def places(desk: Desk, window: Window) -> ft.Control:
    """All places, those visited last first; closed ones at the end when asked for."""
    with_closed, set_closed = ft.use_state(False)
    found = use_query(desk, places_query, with_closed=with_closed)
    use_keys(desk.keys, Keys(back=desk.back))
    rows = [place_row(desk, place) for place in found or []]
    body: list[ft.Control] = []
    if rows:
        body.append(parts.card_rows(rows, window=window))
        words = desk.t("Verberg gesloten plekken") if with_closed else desk.t("Toon ook gesloten plekken")
        body.append(ft.Row([parts.link("places.closed", words, on_click=lambda: set_closed(not with_closed))]))
    elif found is not None:
        body.append(
            parts.empty(
                desk.t("Nog geen plekken"),
                desk.t("Waar vind je jongeren? Voeg je eerste plek toe."),
                icon=ft.Icons.PLACE_OUTLINED,
            )
        )
    return shell.inner_page(
        window=window,
        navigation=desk.navigation("more"),
        header=parts.page_header(desk.t("Vindplaatsen"), window=window, on_back=desk.back, back_label=desk.t("Terug")),
        body=parts.stacked(body),
        dock=parts.big_action("places.new", desk.t("Nieuwe plek"), on_click=lambda: desk.go("places/new")),
        snack=desk.bar(),
        spacing=0,
        reading=True,
    )


def place_row(desk: Desk, place: PlaceRow) -> parts.Row:
    """Name, kind, and when someone of the team was there."""
    kind = place_codes.BY_CODE.get(place.kind)
    pieces = [desk.t(kind.label)] if kind else []
    if place.is_closed:
        pieces.append(desk.t("gesloten"))
    elif place.last_visit is not None:
        day = day_words(place.last_visit, today=local_day(desk.vault.now()), texts=desk.texts)
        pieces.append(desk.t("laatst {day}", day=day))
    number = desk.number_of(place.id)
    return parts.Row(
        place.name,
        " · ".join(pieces),
        ft.Icons.PLACE_OUTLINED,
        identifier=f"places.row.{number}",
        on_click=lambda: desk.go(f"places/{number}"),
    )


@ft.component
def add(desk: Desk, window: Window) -> ft.Control:
    """A new place."""
    use_keys(desk.keys, Keys(back=desk.back))

    def added(_place: str) -> None:
        desk.back()
        desk.say(desk.t("Plek bewaard"))

    return shell.inner_page(
        window=window,
        navigation=desk.navigation("more"),
        header=parts.page_header(desk.t("Nieuwe plek"), window=window, on_back=desk.back, back_label=desk.t("Terug")),
        body=parts.stacked(
            [
                parts.second(desk.t("Een straat, plein of huis waar je jongeren ontmoet. Nooit bij iemand thuis.")),
                new_place(desk, added, False),
            ]
        ),
        snack=desk.bar(),
        spacing=0,
        reading=True,
    )


@ft.component
def edit(desk: Desk, window: Window, *, place: str) -> ft.Control:
    """One place, by its number on this desk."""
    found = use_query(desk, places_query, with_closed=True)
    known = next((row for row in found or [] if row.id == desk.id_of(place)), None)
    header = parts.page_header(
        known.name if known else desk.t("Plek"), window=window, on_back=desk.back, back_label=desk.t("Terug")
    )
    gone = found is not None and known is None
    body: list[ft.Control] = (
        [parts.empty(desk.t("Deze plek is er niet."), icon=ft.Icons.PLACE_OUTLINED)] if gone else []
    )
    if known is not None:
        body = [edit_form(desk, known)]
    return shell.inner_page(
        window=window,
        navigation=desk.navigation("more"),
        header=header,
        body=parts.stacked(body),
        snack=desk.bar(),
        spacing=0,
        reading=True,
    )


@ft.component
def edit_form(desk: Desk, known: PlaceRow) -> ft.Control:
    """Its fields; Bewaar writes what was changed."""
    name, set_name = ft.use_state(known.name)
    kind, set_kind = ft.use_state(known.kind)
    hours, set_hours = ft.use_state(known.hours)
    ask_for, set_ask_for = ft.use_state(known.ask_for)
    town, set_town = ft.use_state(known.municipality)

    async def save() -> None:
        now = {"name": name, "kind": kind, "hours": hours, "ask_for": ask_for, "municipality": town}
        former = {field: getattr(known, field) for field in now}
        values: dict[str, Any] = {field: value for field, value in now.items() if value.strip() != former[field]}
        if not values or await desk.act(change_place, known.id, **values) is not None:
            desk.back()

    async def close() -> None:
        async def open_again() -> None:
            await desk.act(change_place, known.id, is_closed=False)

        if await desk.act(change_place, known.id, is_closed=not known.is_closed) is not None:
            desk.back()
            if not known.is_closed:
                desk.say(
                    desk.t("Plek gesloten"),
                    action=desk.t("Ongedaan maken"),
                    on_action=open_again,
                    identifier="places.undo",
                )

    use_keys(desk.keys, Keys(save=save, back=desk.back))
    kinds = [Choice(row.code, desk.t(row.label)) for row in place_codes.PLACE_KINDS if row.is_public]
    words = desk.t("Terug openen") if known.is_closed else desk.t("Plek sluiten")
    return ft.Column(
        [
            parts.field("places.name", desk.t("Naam van de plek"), value=name, on_change=set_name, max_length=80),
            parts.chips("places.kind", kinds, chosen={kind}, on_choose=set_kind),
            labelled(desk.t("Gemeente"), town_chips(desk, "places.town", chosen=town, on_choose=set_town)),
            parts.field("places.hours", desk.t("Wanneer open"), value=hours, on_change=set_hours, max_length=80),
            parts.field(
                "places.ask_for", desk.t("Naar wie vraag je"), value=ask_for, on_change=set_ask_for, max_length=80
            ),
            parts.filled("places.save", desk.t("Bewaar"), on_click=save, tall=True),
            ft.Row([parts.link("places.close", words, on_click=close)], alignment=ft.MainAxisAlignment.CENTER),
        ],
        spacing=12,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
