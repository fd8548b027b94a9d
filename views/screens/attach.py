"""Somebody who was at a contact gets a name afterwards: the contact stays as it is, the file gets its line."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from storage.actions.contacts import SavedContact, add_presence, undo_contact
from storage.queries.youths import YouthRow, youth_rows
from views import parts, shell
from views.desk import Desk, use_query
from views.frame import Keys, use_keys
from views.once import use_once

SHOWN = 20


@ft.component
def attach(desk: Desk, window: parts.Window, contact: str) -> ft.Control:
    """Who was there (`contact`: a number of this desk): a file there is, or a new one, which begins with asking."""
    text, set_text = ft.use_state("")
    found = use_query(desk, youth_rows, text=text)
    use_keys(desk.keys, Keys(back=desk.back))

    once = use_once(desk)

    def taking(row: YouthRow) -> Callable[[], object]:
        @once
        async def take() -> None:
            named = desk.id_of(contact) or ""
            saved = await desk.act(add_presence, named, youth=row.id)
            if saved is None:
                return

            async def undo() -> None:
                await desk.act(undo_contact, SavedContact(contact=named, saved=saved))

            desk.back()
            if saved.op_ids:
                desk.say(desk.t("{name} staat erbij.", name=row.alias), action=desk.t("Ongedaan maken"), on_action=undo)

        return take

    listing: list[ft.Control] = [
        parts.youth_row(
            parts.whose(f"attach.found.{place}", desk.number_of(row.id)), row.alias, None, on_click=taking(row)
        )
        for place, row in enumerate((found or [])[:SHOWN], start=1)
    ]
    if found is not None and not listing:
        listing = [parts.second(desk.t("Niemand gevonden met die naam."))]
    new = parts.link(
        "attach.new", desk.t("Nieuwe jongere"), icon=ft.Icons.ADD_ROUNDED, on_click=lambda: desk.go("youths/new")
    )
    return shell.inner_page(
        window=window,
        navigation=desk.navigation("round"),
        header=parts.page_header(
            desk.t("Wie was erbij?"), window=window, on_back=desk.back, back_label=desk.t("Terug")
        ),
        body=[
            parts.search_field(
                "attach.search", desk.t("Naam, plek of woord"), value=text, on_change=set_text, autofocus=True
            ),
            *listing,
            ft.Row([new]),
            parts.small(desk.t("Alleen wie een bladzijde heeft en ja zei. Het contact zelf verandert niet.")),
        ],
        snack=desk.bar(),
        reading=True,
    )
