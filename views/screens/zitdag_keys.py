"""The keyboard of a zitdag: what each key does, and when it belongs to the field or the button in focus."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import flet as ft

from views import parts
from views.desk import Desk
from views.parts.identified import Handler

UP, DOWN = ("Arrow Up",), ("Arrow Down",)
ENTER = ("Enter", "Numpad Enter")
ARROWS = ""  # drawn as two pictures: the letters of the app have no arrows


@dataclass
class Hands:
    """Where the hands are: `types` in a field, or `tabs` from button to button, where Enter presses the button."""

    types: bool = False
    tabs: bool = False

    def begin_typing(self) -> None:
        """A field has the focus: letters are text."""
        self.types = True

    def end_typing(self, _value: object = None) -> None:
        """It has no more."""
        self.types = False


@dataclass(frozen=True)
class QueueKeys:
    """What the keys of the queue do now; None rests."""

    new: Handler = None
    enter: Handler = None
    up: Handler = None
    down: Handler = None
    skip: Handler = None
    left: Handler = None
    back: Handler = None
    link: Handler = None


def key_map(hands: Hands, keys: QueueKeys) -> Callable[[str], Handler]:
    """For `Keys.other`: a key that is pressed alone."""

    def pressed(key: str) -> Handler:
        if key == "Tab":
            hands.tabs = True
            return None
        if hands.types:
            return None
        if key in ENTER:
            return None if hands.tabs else keys.enter
        table = {"N": keys.new, "S": keys.skip, "W": keys.left, "T": keys.back, "K": keys.link}
        if key in (*UP, *DOWN) or key.upper() in table:
            hands.tabs = False
        return keys.up if key in UP else keys.down if key in DOWN else table.get(key.upper())

    return pressed


def legend(desk: Desk, *, at_table: bool) -> ft.Control:
    """The keys, drawn small beside the words."""
    lines = [("N", desk.t("Iemand komt binnen"))]
    if at_table:
        lines += [("Ctrl S", desk.t("Bewaar en volgende")), ("Esc", desk.t("Uit het tekstvak"))]
        lines += [("T", desk.t("Zet terug in de rij")), ("W", desk.t("Ging weg")), ("K", desk.t("Wie is dit?"))]
    else:
        lines += [("Enter", desk.t("Roep de volgende")), (ARROWS, desk.t("Kies iemand in de rij"))]
        lines += [("S", desk.t("Overslaan")), ("W", desk.t("Ging weg")), ("K", desk.t("Wie is dit?"))]
    return parts.quiet_card(
        ft.Column([parts.strong(desk.t("Toetsen")), *key_lines(lines)], spacing=6, tight=True), padding=16
    )


def key_lines(lines: Sequence[tuple[str, str]]) -> list[ft.Control]:
    """A cap and what it does, a line each."""

    def line(key: str, words: str) -> ft.Control:
        said = parts.small(words)
        said.expand = True
        caps = [parts.key_hint(key)] if key != ARROWS else [arrow(True), arrow(False)]
        return ft.Row([ft.Container(ft.Row(caps, spacing=4, tight=True), width=68), said], spacing=8)

    return [line(key, words) for key, words in lines]


def arrow(is_up: bool) -> ft.Control:  # noqa: FBT001 - one of two pictures
    """A key with an arrow on it."""
    icon = ft.Icons.ARROW_UPWARD_ROUNDED if is_up else ft.Icons.ARROW_DOWNWARD_ROUNDED
    return ft.Container(
        ft.Icon(icon, size=14, color=ft.Colors.ON_SURFACE_VARIANT),
        border=ft.Border.all(1, ft.Colors.OUTLINE),
        border_radius=6,
        padding=ft.Padding.symmetric(horizontal=5, vertical=3),
    )
