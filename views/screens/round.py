"""Ronde or zitdag: the start of one, the running round, or the sitting of a service."""

from __future__ import annotations

import flet as ft

from domain.datewords import local_day
from storage.actions.rounds import move_round
from storage.queries.contacts import RoundRow, contacts_of_day, open_round
from storage.queries.contacts import places as places_query
from storage.queries.rounds import before, next_places, tally
from storage.queue import sweep_queue
from views import parts, shell
from views.desk import Desk, use_query
from views.parts import Choice, Window
from views.parts.identified import Handler
from views.screens.place_picker import place_sheet
from views.screens.round_close import end_round
from views.screens.round_start import use_start
from views.screens.round_words import how_phrase, round_line, round_title, tally_words, who_words
from views.screens.zitdag import zitdag
from views.sheet import use_sheet


@ft.component
def round_(desk: Desk, window: Window) -> ft.Control:
    """The running one, or the start of one."""
    running = use_query(desk, open_round)
    # A zitdag that was closed on this worker's other device leaves no queue here.
    use_query(desk, sweep_queue)
    if running is not None and running.kind == "zitdag":
        return ft.Container(zitdag(desk, window, running), expand=True, key="zitdag")
    return ft.Container(street(desk, window, running), expand=True, key="street")


@ft.component
def street(desk: Desk, window: Window, running: RoundRow | None) -> ft.Control:
    """A round on the street, or the page that starts one."""
    known, was = use_query(desk, places_query), use_query(desk, before)
    sheet, set_sheet = use_sheet(desk, back=desk.back)
    body, dock = use_start(desk, known, was, window=window)
    ft.use_dialog(
        place_sheet(desk, known or [], running=running, on_close=lambda: set_sheet("")) if sheet and running else None
    )
    if running is not None:
        body = [*running_body(desk, running, window=window, on_move=lambda: set_sheet("place")), today_list(desk)]
        dock = parts.big_action("today.new_contact", desk.t("Contact"), on_click=lambda: desk.go("contact"))
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
        await end_round(desk, running)

    actions = [
        ("round.close", desk.t("Ronde afsluiten"), end),
        ("round.next", desk.t("Andere plek"), on_move),
    ]
    card = parts.round_card(round_title(desk, running), round_line(desk, running), actions=actions, window=window)
    return [card, on_to(desk, running)]


@ft.component
def on_to(desk: Desk, running: RoundRow) -> ft.Control:
    """What was noted so far, and the next place in one tap."""
    noted, nearby = use_query(desk, tally, running.id), use_query(desk, next_places, running) or []
    ids = {desk.number_of(place.id): place.id for place in nearby}

    async def move(number: str) -> None:
        await desk.act(move_round, running.id, place=ids[number])

    choices = [Choice(desk.number_of(place.id), place.name, ft.Icons.PLACE_OUTLINED) for place in nearby]
    chips = [parts.section(desk.t("Volgende plek")), parts.chips("round.hop", choices, on_choose=move)]
    said = parts.second(tally_words(desk, noted)) if noted else ft.Container()
    return ft.Column(
        [ft.Container(said, padding=ft.Padding(left=4, right=4, top=12, bottom=0)), *(chips if nearby else [])],
        spacing=0,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


@ft.component
def today_list(desk: Desk) -> ft.Control:
    """What was noted today, newest first."""
    rows = use_query(desk, contacts_of_day, local_day(desk.vault.now())) or []

    def naming(contact: str) -> Handler:
        return lambda: desk.go(f"attach/{desk.number_of(contact)}")

    listed = [
        parts.Row(
            who_words(desk, row),
            row.place_name or how_phrase(desk, row.how),
            ft.Icons.EVENT_AVAILABLE_OUTLINED,
            identifier=parts.whose(f"round.contact.{place}", desk.number_of(row.id)),
            on_click=naming(row.id) if row.outcome == "reached" else None,
        )
        for place, row in enumerate(rows[:20], start=1)
    ]
    if not listed:
        return parts.second(desk.t("Nog niets genoteerd vandaag."))
    return ft.Column(
        [parts.section(desk.t("Vandaag genoteerd")), parts.card_rows(listed)],
        spacing=0,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
