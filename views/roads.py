"""Where the worker is and came from, in words and numbers of this desk: an address in the history names nobody."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from typing import Any

import flet as ft

from views.office import Office

HOME = "today"


class Roads(ABC):
    """The part of a desk that leads from screen to screen. `route` is words and numbers of this desk, never an id."""

    page: ft.Page
    office: Office

    def __init__(self) -> None:
        self.route = HOME
        # What a screen wants to find again when the worker comes back to it: a filter, a search, an open tab.
        self.memory: dict[str, Any] = {}
        self._came_from: list[str] = []
        self._ids: list[str] = []
        self._numbers: dict[str, str] = {}

    @abstractmethod
    def draw(self) -> None:
        """Draw again: the desk knows how."""

    @abstractmethod
    def run(self, task: Callable[..., Any], *args: Any) -> None:
        """Start a coroutine function: the desk knows where."""

    def forget_roads(self) -> None:
        """Back at the start, with nothing behind."""
        self.route = HOME
        self._came_from.clear()
        self._ids.clear()
        self._numbers.clear()
        self.memory.clear()

    def go(self, route: str) -> None:
        """Show another screen; `back` leads here again. A home tab begins anew."""
        self.office.touch()
        if route == self.route:
            return
        if "/" not in route and route in ("today", "youths", "round", "more"):
            self._came_from.clear()
        else:
            self._came_from.append(self.route)
        self._show(route)

    def find(self, *, is_here: bool = False) -> None:
        """To the search of the youths (Ctrl+K), which takes the focus; `is_here` when it stands on this screen."""
        self.memory["youths.find"] = self.memory.get("youths.found", 0) + 1
        if is_here or self.route == "youths":
            self.draw()
        else:
            self.go("youths")

    def replace(self, route: str) -> None:
        """Show another screen in the place of this one: `back` does not lead here again."""
        self.office.touch()
        self._show(route)

    def back(self) -> None:
        """Where the worker came from, else the screen above, else Vandaag."""
        self.office.touch()
        above = self.route.rpartition("/")[0] or HOME
        self._show(self._came_from.pop() if self._came_from else above)

    def follow(self, route: str) -> None:
        """The browser went back or forward, or someone typed an address."""
        wanted = route.partition("?")[0].strip("/") or HOME
        if wanted == self.route:
            return
        if self._came_from and self._came_from[-1] == wanted:
            self._came_from.pop()
        self.route = wanted
        self.draw()

    def _show(self, route: str) -> None:
        self.route = route
        self.draw()
        self.run(self.page.push_route, f"/{route}")

    def number_of(self, record: str) -> str:
        """The number of a record on this desk, for a route: an address in the history names nobody."""
        if record not in self._numbers:
            self._ids.append(record)
            self._numbers[record] = str(len(self._ids))
        return self._numbers[record]

    def id_of(self, number: str) -> str | None:
        """The record behind a number; None when this desk never gave it out (an address of another day)."""
        place = int(number) if number.isascii() and number.isdecimal() and len(number) < 9 else 0
        return self._ids[place - 1] if 0 < place <= len(self._ids) else None
