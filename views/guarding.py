"""The free-text guard on a desk: after a save it looks at what was typed, and shows one chip with its ways out.

Never before a save and never in its way: the look runs on the storage thread after the action came back. The chip lies
above the screen, so that what stands under the thumb moves nowhere; on a page for the youth it waits.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import flet as ft

from domain.codes import purposes
from domain.errors import VindplaatsError
from domain.guard import FoundKind
from domain.texts import N_
from storage.actions.mending import initials, move_to_file, replace_by_initials, take_out
from storage.queries.guarding import Alarm, Piece, Typed, alarm_of, leave_standing
from views import parts
from views.frame import Snack
from views.parts import Window
from views.roads import Roads

SAID: dict[FoundKind, str] = {
    "phone": N_("Er staat een telefoonnummer in je tekst:"),
    "email": N_("Er staat een e-mailadres in je tekst:"),
    "handle": N_("Er staat een naam van sociale media in je tekst:"),
    "address": N_("Er staat een adres in je tekst:"),
    "birth_date": N_("Er staat een geboortedatum in je tekst:"),
    "name": N_("Er staat een naam in je tekst:"),
    "sensitive": N_("Er staat iets gevoeligs in je tekst:"),
}
TO: dict[str, tuple[str, str]] = {
    "phone": (N_("Zet in Telefoon"), N_("Vervang wat in Telefoon staat")),
    "address": (N_("Zet in Adres"), N_("Vervang wat in Adres staat")),
    "handle": (N_("Zet bij sociale media"), N_("Vervang wat bij sociale media staat")),
}
# Pages that the youth holds or reads along on: what was found in somebody's note is not shown there.
FOR_THE_YOUTH = (
    "consent",
    "together",
    "receipt",
    "heard",
    "proof",
    "cards",
    "stop_text",
    "hand_out",
    "copy",
    "reply",
    "feedback",
)


class Guarding(Roads):
    """The part of a desk that shows the chip. `typed`: the fields it is about."""

    snack: Snack | None
    t: Callable[..., str]
    ask: Callable[..., Any]
    act: Callable[..., Any]

    def __init__(self) -> None:
        super().__init__()
        self.alarm: Alarm | None = None
        self.typed: tuple[Typed, ...] = ()
        self._pieces = 0
        self._answered: Alarm | None = None

    def forget_guard(self) -> None:
        """Nothing of it stays when the vault locks."""
        self.alarm, self.typed = None, ()

    async def look(self, typed: tuple[Typed, ...]) -> None:
        """Look at what was just written, and at what still waits for an answer; one chip for all of it."""
        typed = tuple(dict.fromkeys((*self.typed, *typed)))
        try:
            alarm = await self.ask(alarm_of, typed)
        except VindplaatsError:  # locked meanwhile: nothing is shown of what is closed
            alarm = None
        if alarm is not None and (self.alarm is None or self.alarm.piece != alarm.piece):
            self._pieces += 1
        self.alarm, self.typed = alarm, typed if alarm is not None else ()
        self.draw()

    def chip(self, window: Window) -> ft.Control | None:
        """The chip, where one has to be shown now."""
        alarm = self.alarm
        if alarm is None or self.route.split("/")[0] in FOR_THE_YOUTH:
            return None
        piece = alarm.piece
        said = self.t(SAID.get(piece.what, SAID["sensitive"]))
        more = self.t("(en nog {count})", count=alarm.more) if alarm.more else ""
        ways: list[tuple[str, str, Any]] = []
        if piece.field_to in TO:
            free, taken = TO[piece.field_to]
            is_taken = bool(piece.standing) and piece.standing != piece.words
            mend = self._answer(alarm, lambda: self._mend(move_to_file, piece))
            ways.append(("move", self.t(taken if is_taken else free), mend))
        if piece.what == "name":
            by = initials(piece.words)
            label = self.t("Vervang door {letters}", letters=by)
            ways.append(("initials", label, self._answer(alarm, lambda: self._mend(replace_by_initials, piece))))
        ways += [
            ("remove", self.t("Haal weg"), self._answer(alarm, lambda: self._mend(take_out, piece))),
            ("leave", self.t("Laat staan"), self._answer(alarm, self._leave)),
        ]
        shown = f"{piece.words} {more}".strip()
        return parts.guard_chip("guard.chip", said, piece=shown, ways=ways, margin=window.margin, number=self._pieces)

    def _answer(self, alarm: Alarm, act: Callable[[], Awaitable[None]]) -> Callable[[], Awaitable[None]]:
        """`act` for one drawing of the chip: a second tap on it answers nothing, also not the piece that came after."""

        async def answer() -> None:
            if self.alarm is not alarm or self._answered is alarm:
                return
            self._answered = alarm
            try:
                await act()
            finally:
                self._answered = None  # the chip that is drawn after it is another alarm, or this one once more

        return answer

    async def _mend(self, action: Callable[..., Any], piece: Piece) -> None:
        def ask(purpose: str) -> None:
            if piece.youth and purpose in purposes.BY_CODE:
                self.go(f"consent/{self.number_of(piece.youth)}/{purpose}")

        typed = self.typed
        done = await self.act(action, piece, on_ask=ask)
        if done is not None:
            self.snack = None  # what could be undone was written anew: taking that back would leave the rest behind
            self.typed = typed
        await self.look(())

    async def _leave(self) -> None:
        typed = self.typed
        if await self.act(leave_standing, typed) is not None:
            self.forget_guard()
            self.draw()


def under_chip(content: ft.Control, chip: ft.Control | None) -> ft.Control:
    """A screen under the place of the chip. The place is there at rest too, so that no screen is built anew."""
    place = ft.Container(chip, visible=chip is not None)
    whole = ft.Column([place, content], spacing=0, expand=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
    return ft.SafeArea(whole, expand=True, avoid_intrusions_bottom=False)
