"""What taps and keys do on a zitdag: coming in, calling, skipping, putting back, going away, saying who it is."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import flet as ft

from storage.queries.contacts import RoundRow
from storage.queries.rounds import Expected
from storage.queue import Queue, Waiter, arrive, come_back, leave, link, put_back, skip, take, talk_with
from views.desk import Desk
from views.parts import Window
from views.parts.identified import Handler
from views.screens.round_close import end_round
from views.screens.zitdag_keys import ENTER, Hands, QueueKeys, key_map
from views.screens.zitdag_queue import Acts
from views.screens.zitdag_sheets import Typed
from views.screens.zitdag_talk import Talk
from views.screens.zitdag_words import called, on_device


@dataclass(frozen=True)
class Round:
    """The zitdag of this draw: itself, its queue, and who may come."""

    running: RoundRow
    now: Queue
    people: list[Expected]


class Moves:
    """Everything a tap or a key does on this screen, with what it needs to know of this draw."""

    def __init__(self, desk: Desk, window: Window, drawn: Round) -> None:
        self.desk, self.window = desk, window
        self.running, self.now, self.people = drawn.running, drawn.now, drawn.people
        self.hands = Hands()
        self.typed: Typed = [""]
        self.chosen = ""
        self.choose_row: Any = lambda _code: None
        self.open_sheet: Any = lambda _name: None
        self.sheet = ""
        self.linking = 0
        self.talk: Talk | None = None
        self.note: ft.Control | None = None
        self.rest: ft.KeyboardListener | None = None

    # --- the rows

    def codes(self) -> list[str]:
        """The rows that the arrows go along."""
        waiting = [f"w{waiter.number}" for waiter in self.now.waiting]
        return [*waiting, *(f"e{self.desk.number_of(person.id)}" for person in self.people)]

    def step(self, by: int) -> Handler:
        """One row up or down."""

        def move() -> None:
            codes = self.codes()
            if codes:
                place = codes.index(self.chosen) + by if self.chosen in codes else 0 if by > 0 else len(codes) - 1
                self.choose_row(codes[max(0, min(place, len(codes) - 1))])

        return move

    def choose(self, code: str) -> Handler:
        """A tap on a row: chosen, or no more."""
        return lambda: self.choose_row("" if code == self.chosen else code)

    def number(self) -> int:
        """The chosen one who waits, else the one at the table, else 0."""
        if self.chosen.startswith("w"):
            return int(self.chosen[1:])
        return self.now.at_table.number if self.now.at_table else 0

    # --- the queue

    def open_arrival(self) -> None:
        """Somebody comes in."""
        self.typed[0] = ""
        self.open_sheet("arrive")

    def open_places(self) -> None:
        """On to another place."""
        self.open_sheet("places")

    async def add(self) -> None:
        """By a word, or by the next number."""
        word, self.typed[0] = self.typed[0], ""
        self.open_sheet("")
        await on_device(self.desk, arrive, word=word)

    def come(self, youth: str) -> Handler:
        """A youth with a file comes in."""

        async def came() -> None:
            self.open_sheet("")
            self.choose_row("")
            await on_device(self.desk, arrive, youth=youth)

        return came

    def call(self, number: int) -> Handler:
        """To the table."""

        async def calling() -> None:
            self.choose_row("")
            if await on_device(self.desk, take, number) and not self.window.two_panes:
                self.desk.go("round/talk")

        return calling

    def skip(self, number: int) -> Handler:
        """One place further down."""

        async def skipping() -> None:
            await on_device(self.desk, skip, number)

        return skipping

    def left(self, number: int) -> Handler:
        """Went away, with ten seconds to take it back."""

        async def leaving() -> None:
            talk = self.talk
            form = await self.kept(number) if talk is not None else {}
            gone = await on_device(self.desk, leave, number)
            self.choose_row("")
            if not isinstance(gone, Waiter):
                return

            async def undo() -> None:
                await on_device(self.desk, come_back, gone, talk=form)

            words = self.desk.t("{name} ging weg", name=called(self.desk, gone))
            self.desk.say(words, action=self.desk.t("Ongedaan maken"), on_action=undo, identifier="zitdag.undo")
            if self.desk.route == "round/talk":
                self.desk.go("round")

        return leaving

    async def kept(self, number: int) -> dict[str, Any]:
        """What was typed with this number, sealed just now."""
        if self.talk is not None:
            await self.talk.keep()
        answer = await on_device(self.desk, talk_with, number)
        return answer if isinstance(answer, dict) else {}

    async def back(self) -> None:
        """From the table to the front of the row, with what was typed."""
        if self.talk is not None:
            await self.talk.keep()
        await on_device(self.desk, put_back)
        if self.desk.route == "round/talk":
            self.desk.go("round")

    # --- who it is

    def link(self, number: int) -> Handler:
        """A search among the files."""

        def ask() -> None:
            self.linking = number
            self.open_sheet("link")

        return ask

    def linked(self, youth: str) -> Handler:
        """Found."""

        async def link_it() -> None:
            self.open_sheet("")
            if self.talk is not None:
                await self.talk.keep()
            await on_device(self.desk, link, self.linking, youth=youth)

        return link_it

    # --- the end

    async def end(self) -> None:
        """Close, after one question when people wait."""
        await end_round(self.desk, self.running)

    async def end_surely(self) -> None:
        """Close, and the queue is gone."""
        self.open_sheet("")
        await end_round(self.desk, self.running, sure=True)

    # --- the keyboard

    def key_pressed(self, key: str) -> Handler:
        """A key alone: under a sheet only Enter of the one that lets somebody in."""
        if self.sheet:
            return self.add if self.sheet == "arrive" and key in ENTER else None
        number = self.number()
        keys = QueueKeys(
            new=self.open_arrival,
            enter=self.enter(),
            up=self.step(-1),
            down=self.step(1),
            skip=self.skip(number) if self.chosen.startswith("w") else None,
            left=self.left(number) if number else None,
            back=self.back if self.now.at_table else None,
            link=self.link(number) if number else None,
        )
        return key_map(self.hands, keys)(key)

    async def escape(self) -> None:
        """Out of the field, else no row is chosen."""
        if self.hands.types:
            await self.to_rest()
        else:
            self.choose_row("")

    async def save(self) -> None:
        """Ctrl+S: keep it and call the next."""
        if self.talk is not None:
            await self.talk.save(True)

    # --- for the draw

    def acts(self, *, more: Handler) -> Acts:
        """What the rows do."""

        def talk() -> None:
            self.desk.go("round/talk")

        return Acts(
            arrive=self.open_arrival,
            call=self.call,
            skip=self.skip,
            left=self.left,
            link=self.link,
            come=self.come,
            choose=self.choose,
            talk=talk,
            more=more,
        )

    def asked(self, drawn: tuple[list[ft.Control], ft.Control]) -> list[ft.Control]:
        """The questions; the note is held, so that it can take the focus."""
        body, self.note = drawn
        return body

    def enter(self) -> Handler:
        """Enter: the chosen row, else the one who waits longest; with somebody at the table, the field."""
        if self.chosen.startswith("e"):
            return self.come(self.desk.id_of(self.chosen[1:]) or "")
        if self.now.at_table is not None:
            return self.to_note
        return self.call(int(self.chosen[1:]) if self.chosen else 0)

    async def to_note(self) -> None:
        """The hands go to the note."""
        inner: Any = self.note
        while isinstance(inner, ft.MergeSemantics | ft.Semantics):
            inner = inner.content
        if inner is not None:
            with suppress(TimeoutError, RuntimeError):  # gone meanwhile
                await inner.focus()

    async def to_rest(self) -> None:
        """The hands leave the field: the keys are those of the queue again."""
        self.hands.end_typing()
        if self.rest is not None:
            with suppress(TimeoutError, RuntimeError):
                await self.rest.focus()
