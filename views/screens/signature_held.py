"""A signature that was drawn and may not be kept yet: in the memory of this desk until the youth says so, or no."""

from __future__ import annotations

from msgspec import Struct

from storage.queries.youth_view import YouthView
from views.desk import Desk
from views.screens.receipt import Piece


class Held(Struct, frozen=True, kw_only=True):
    """What was drawn, the receipt of the answer it stands under, and how that conversation went: it goes on."""

    strokes: tuple[int, ...]
    piece: Piece
    language: str
    interpreter: str
    understands: bool | None


def _key(youth: str) -> str:
    return f"signature.held/{youth}"


def hold_signature(desk: Desk, youth: str, held: Held) -> None:
    """Until the question whether it may be kept is answered; locking forgets it."""
    desk.memory[_key(youth)] = held


def held_signature(desk: Desk, youth: str) -> Held | None:
    """What waits, if anything does."""
    held: Held | None = desk.memory.get(_key(youth))
    return held


def drop_signature(desk: Desk, youth: str) -> None:
    """It was kept, or may not be."""
    desk.memory.pop(_key(youth), None)


def may_ask_to_keep(view: YouthView) -> bool:
    """Not when it was asked and refused: nobody is asked the same again and again."""
    return all(row.state not in ("refused", "withdrawn") for row in view.purposes if row.purpose == "P13")
