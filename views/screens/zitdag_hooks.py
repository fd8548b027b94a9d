"""The hooks of a zitdag: its acts with the keys that do the same, and the sheet that lies over it."""

from __future__ import annotations

from typing import Any

import flet as ft

from storage.queries.contacts import places
from views.desk import Desk, use_query
from views.parts import Window
from views.parts.identified import Handler
from views.screens.place_picker import place_sheet
from views.screens.round_close import ASK_FIRST
from views.screens.zitdag_moves import Moves, Round
from views.screens.zitdag_sheets import arrive_sheet, close_dialog, link_sheet
from views.screens.zitdag_talk import Talk
from views.screens.zitdag_words import called
from views.sheet import use_sheet


def use_moves(desk: Desk, window: Window, drawn: Round, talk: Talk) -> Moves:
    """Hook: the acts of this screen, its keys, its sheets."""
    first = Moves(desk, window, drawn)
    moves = ft.use_state(first)[0]
    moves.running, moves.now, moves.people, moves.window, moves.talk = (
        drawn.running,
        drawn.now,
        drawn.people,
        window,
        talk,
    )
    chosen, moves.choose_row = ft.use_state("")
    moves.chosen = chosen if chosen in moves.codes() else ""
    sheet, set_sheet = use_sheet(
        desk, back=moves.escape, save=moves.save, new=moves.open_arrival, other=moves.key_pressed
    )
    moves.sheet, moves.open_sheet = sheet, set_sheet
    use_sheets(desk, moves, close=lambda: set_sheet(""))

    async def place_hands() -> None:
        if window.laptop:
            await (moves.to_note() if talk.number else moves.to_rest())

    def ask_first() -> None:
        if desk.memory.pop(ASK_FIRST, False):
            set_sheet("close")

    ft.use_effect(place_hands, [talk.number])
    ft.use_effect(ask_first, [desk.memory.get(ASK_FIRST, False)])
    return moves


def use_sheets(desk: Desk, moves: Moves, *, close: Handler) -> None:
    """Hook: the sheet that lies over the screen, if one does."""
    known_places = use_query(desk, places) or []
    now, number, sheet = moves.now, moves.linking, moves.sheet
    named = next((w for w in (*now.waiting, *([now.at_table] if now.at_table else ())) if w.number == number), None)

    def make() -> None:
        moves.open_sheet("")
        desk.go("youths/new")

    shown: Any = None
    if sheet == "arrive":
        shown = arrive_sheet(desk, moves.window, moves.typed, on_add=moves.add, on_youth=moves.come, on_close=close)
    elif sheet == "link" and named is not None:
        shown = link_sheet(desk, moves.window, called(desk, named), on_youth=moves.linked, on_new=make, on_close=close)
    elif sheet == "places":
        shown = place_sheet(desk, known_places, running=moves.running, on_close=close)
    elif sheet == "close":
        count = len(now.waiting) + (now.at_table is not None)
        shown = close_dialog(desk, count=count, on_sure=moves.end_surely, on_stay=close)
    ft.use_dialog(shown)
