"""The sheets of a zitdag: somebody comes in, somebody turns out to be known, closing while people wait."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from storage.queries.youths import youth_rows
from storage.queue import WORD_LETTERS
from views import parts
from views.desk import Desk, use_query
from views.parts import Window
from views.parts.identified import Handler

MOST_FOUND = 6

Typed = list[str]
"""One word: what stands in the field of the sheet, also between a letter and the draw of it."""


def arrive_sheet(
    desk: Desk,
    window: Window,
    typed: Typed,
    *,
    on_add: Handler,
    on_youth: Callable[[str], Handler],
    on_close: Handler,
) -> ft.BottomSheet:
    """A number by itself, with a word of their own choice, or a youth with a file."""
    return parts.bottom_sheet(
        desk.t("Wie komt binnen?"),
        [arrival(desk, window, typed, on_add, on_youth)],
        on_close=on_close,
        tall=not window.laptop,
    )


@ft.component
def arrival(
    desk: Desk, window: Window, typed: Typed, on_add: Handler, on_youth: Callable[[str], Handler]
) -> ft.Control:
    """The field, its button, and the files it finds."""
    text, set_text = ft.use_state("")

    def change(value: str) -> None:
        typed[0] = value
        set_text(value)

    field = parts.field(
        "zitdag.word",
        desk.t("Een woord, als ze willen"),
        value=text,
        on_change=change,
        # On a laptop Enter is heard as a key of the page, and must not be heard twice.
        on_submit=None if window.laptop else (lambda _value: on_add() if on_add is not None else None),
        helper=desk.t("Zonder woord krijgen ze een nummer. Dit blijft op dit toestel en gaat weg als je afsluit."),
        max_length=WORD_LETTERS,
        autofocus=True,
    )
    add = parts.filled(
        "zitdag.add", desk.t("Zet in de rij"), on_click=on_add, key="Enter" if window.laptop else None, tall=True
    )
    return ft.Column(
        [field, add, youths_found(desk, text, "zitdag.youth", on_youth)],
        spacing=12,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


@ft.component
def youths_found(desk: Desk, text: str, prefix: str, on_youth: Callable[[str], Handler]) -> ft.Control:
    """Files that fit what is typed; nothing for nothing."""
    rows = use_query(desk, youth_rows, text=text) or []
    if not text.strip() or not rows:
        return ft.Container()
    listed = [
        parts.youth_row(f"{prefix}.{desk.number_of(row.id)}", row.alias, None, on_click=on_youth(row.id))
        for row in rows[:MOST_FOUND]
    ]
    return ft.Column(
        [parts.section(desk.t("Of iemand met een dossier"), first=True), *listed],
        spacing=4,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def link_sheet(
    desk: Desk, window: Window, name: str, *, on_youth: Callable[[str], Handler], on_new: Handler, on_close: Handler
) -> ft.BottomSheet:
    """Who the number turns out to be."""
    new = parts.link("zitdag.new", desk.t("Nieuwe jongere"), icon=ft.Icons.ADD_ROUNDED, on_click=on_new)
    return parts.bottom_sheet(
        desk.t("Wie is {name}?", name=name),
        [linking(desk, on_youth), ft.Row([new])],
        on_close=on_close,
        tall=not window.laptop,
    )


@ft.component
def linking(desk: Desk, on_youth: Callable[[str], Handler]) -> ft.Control:
    """A search among the files."""
    text, set_text = ft.use_state("")
    field = parts.search_field(
        "zitdag.search", desk.t("Naam, plek of woord"), value=text, on_change=set_text, autofocus=True
    )
    return ft.Column(
        [field, youths_found(desk, text, "zitdag.youth", on_youth)],
        spacing=12,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def close_dialog(desk: Desk, *, count: int, on_sure: Handler, on_stay: Handler) -> ft.AlertDialog:
    """The queue cannot come back, so this one question is asked."""
    return parts.dialog(
        desk.n("Er is nog iemand in de rij", "Er zijn nog {count} mensen in de rij", count),
        desk.t("Sluit je af, dan wissen we de rij. Wie kwam, blijft geteld."),
        actions=[
            parts.link("zitdag.stay", desk.t("Blijf open"), on_click=on_stay),
            parts.link("zitdag.close_sure", desk.t("Sluit af en wis de rij"), on_click=on_sure),
        ],
        on_close=on_stay,
    )
