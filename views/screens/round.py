"""Ronde or zitdag: place and people set once, and every contact is filled in from it."""

from __future__ import annotations

import flet as ft

from domain.datewords import local_day
from storage.actions.rounds import close_round, start_round
from storage.queries.contacts import PlaceRow, RoundRow, contacts_of_day, open_round
from storage.queries.contacts import places as places_query
from views import parts, shell
from views.desk import Desk, use_query
from views.parts import Choice, Window
from views.parts.identified import Handler
from views.screens.place_picker import new_place, place_rows, place_sheet
from views.screens.round_words import how_phrase, round_line, round_title
from views.sheet import use_sheet


@ft.component
def round_(desk: Desk, window: Window) -> ft.Control:
    """The running one, or the start of one."""
    running, known = use_query(desk, open_round), use_query(desk, places_query)
    sheet, set_sheet = use_sheet(desk, back=desk.back)
    place, set_place = ft.use_state("")
    kind, set_kind = ft.use_state("round")
    companions, set_companions = ft.use_state("")
    busy, set_busy = ft.use_state(False)
    ft.use_dialog(
        place_sheet(desk, known or [], running=running, on_close=lambda: set_sheet("")) if sheet and running else None
    )

    async def begin() -> None:
        if busy:
            return
        set_busy(True)
        made = await desk.act(start_round, kind=kind, place=place, companions=companions)
        set_busy(False)
        if made is not None:
            desk.go("today")

    body: list[ft.Control] = []
    dock: ft.Control | None = None
    if running is not None:
        body = [*running_body(desk, running, window=window, on_move=lambda: set_sheet("place")), today_list(desk)]
        dock = parts.big_action("today.new_contact", desk.t("Contact"), on_click=lambda: desk.go("contact"))
    elif known is not None:
        kinds = [Choice("round", desk.t("Ronde op straat")), Choice("zitdag", desk.t("Zitdag"))]
        body = [
            parts.segmented("round.kind", kinds, chosen=kind, on_choose=set_kind, window=window),
            parts.section(desk.t("Waar begin je?")),
            where(desk, known, place=place, on_choose=set_place),
            parts.section(desk.t("Met wie ga je?")),
            parts.field(
                "round.companions",
                desk.t("Collega's, als er zijn"),
                value=companions,
                on_change=set_companions,
                max_length=120,
            ),
        ]
        words = desk.t("Start de zitdag") if kind == "zitdag" else desk.t("Start de ronde")
        dock = parts.big_action("round.start", words, icon=ft.Icons.ROUTE_OUTLINED, on_click=begin, disabled=busy)
    return shell.home_page(
        window=window,
        navigation=desk.navigation("round"),
        header=parts.home_header(
            desk.t("Ronde"), window=window, sync=desk.sync_word(), on_lock=desk.lock, lock_label=desk.t("Op slot")
        ),
        body=parts.stacked(body),
        dock=dock,
        snack=desk.bar(),
        spacing=0,
    )


def running_body(desk: Desk, running: RoundRow, *, window: Window, on_move: Handler) -> list[ft.Control]:
    """Where it is, and what can be done with it."""

    async def end() -> None:
        await desk.act(close_round, running.id)

    actions = [
        ("round.close", desk.t("Ronde afsluiten"), end),
        ("round.next", desk.t("Volgende plek"), on_move),
    ]
    return [parts.round_card(round_title(desk, running), round_line(desk, running), actions=actions, window=window)]


@ft.component
def today_list(desk: Desk) -> ft.Control:
    """What was noted today, newest first."""
    rows = use_query(desk, contacts_of_day, local_day(desk.vault.now())) or []
    listed = []
    for place, row in enumerate(rows[:20], start=1):
        people = desk.n("{count} jongere", "{count} jongeren", row.count)
        names = ", ".join(name for name in row.youths if name)
        who = desk.t("Niemand gevonden") if row.outcome == "attempt" else names or people
        where_ = row.place_name or how_phrase(desk, row.how)
        listed.append(parts.Row(who, where_, ft.Icons.EVENT_AVAILABLE_OUTLINED, identifier=f"round.contact.{place}"))
    if not listed:
        return parts.second(desk.t("Nog niets genoteerd vandaag."))
    return ft.Column(
        [parts.section(desk.t("Vandaag genoteerd")), parts.card_rows(listed)],
        spacing=0,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


@ft.component
def where(desk: Desk, known: list[PlaceRow], *, place: str, on_choose: Handler) -> ft.Control:
    """The five places visited last, or a new one."""
    is_open, set_open = ft.use_state(False)

    def take(chosen: str) -> None:
        set_open(False)
        if on_choose is not None:
            on_choose(chosen)

    def choose(chosen: str) -> Handler:
        return lambda: take("" if chosen == place else chosen)

    shown = [row for number, row in enumerate(known) if number < 5 or row.id == place]
    rows = place_rows(desk, shown, prefix="round.place", selected=place, on_choose=choose)
    listed: list[ft.Control] = [parts.card(ft.Column(parts.divided(rows), spacing=0), padding=0)] if rows else []
    adding = new_place(desk, take, False) if is_open or not rows else None
    more = parts.link(
        "round.place.new", desk.t("Nieuwe plek"), icon=ft.Icons.ADD_ROUNDED, on_click=lambda: set_open(True)
    )
    return ft.Column(
        [*listed, adding or ft.Row([more])],
        spacing=12,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
