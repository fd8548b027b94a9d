"""A touch reaches what is drawn now, though it was aimed at what was drawn a moment ago.

Flet sends a touch with the number of a control. Between the screen and Python lies a moment, and in it the screen may
be drawn again. Found by trying (Flet 1.0.5, a busy machine):

* A control that moved in its page gets another number, and Flet drops a touch that bears the old one. So it goes to
  the control that stands in its place: same screen, same identifier, same kind. What is numbered by its place in a
  list may be another person by then: such a touch stays dropped.
* A handler knows the state of the drawing it was made for: "Maak de kluis" straight after the last letter compared a
  passphrase without that letter. So what waits to be drawn is drawn first.
* A chip is on or off, and a finger that comes down twice means one thing: the second tap was under way before the
  first was seen. Drawn first, it would take back what the first did. So within SECOND_TAP_SECONDS it does nothing.
* A field that is drawn again with a text older than what was typed meanwhile is set back. So it is drawn before the
  newer text is taken in.
"""

# ruff: noqa: SLF001, BLE001 - the version of Flet is pinned; what is used of its inside is used here only

from __future__ import annotations

import contextvars
import dataclasses
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Iterator, Sequence
from typing import Any

import flet as ft
from flet.controls.base_control import BaseControl
from flet.controls.context import _context_page

REMEMBERED = 2_000
SECOND_TAP_SECONDS = 0.4  # nobody sees what a tap did, and decides to take it back, sooner than that
SAME_EVERYWHERE = ("nav.", "lock.now")  # they lead to one and the same place from whatever screen
Place = tuple[tuple[str, ...], str]


class Fingers:
    """What was tapped last on one screen, for a second tap that was not meant as another."""

    def __init__(self) -> None:
        self._chip: object = None
        self._at_seconds = 0.0

    def is_second(self, control: BaseControl, event: str) -> bool:
        """Is this a tap on the on or off that was tapped a moment ago, and nothing else since?"""
        chip = (place_of(control) or control._i) if event == "click" and is_on_or_off(control) else None
        now, before = time.monotonic(), self._at_seconds
        is_again = chip is not None and chip == self._chip and now - before < SECOND_TAP_SECONDS
        self._chip, self._at_seconds = chip, now
        return is_again

    def look(self) -> None:
        """Whoever taps next saw what stands there (a test that takes its time in no time)."""
        self._chip = None


def listen(page: ft.Page, *, on_touch: Callable[[], None]) -> None:
    """Stand between the wire and the controls of `page`; `on_touch` is told of every event, whatever becomes of it."""
    session: Any = page.session
    gone: OrderedDict[int, Place] = OrderedDict()
    dispatch: Callable[[int, str, Any], Awaitable[None]] = session.dispatch_event
    take_in: Callable[[int, dict[str, Any]], None] = session.apply_patch
    compare = session._Session__get_update_control_patch
    fingers = session.fingers = Fingers()

    def compared(*args: Any, **kwargs: Any) -> tuple[Any, Sequence[BaseControl], Sequence[BaseControl]]:
        message, added, removed = compare(*args, **kwargs)
        staying = {control._i for control in added}
        for control in removed:
            if control._i not in staying and listens(control) and (place := place_of(control)):
                gone[control._i] = place
        while len(gone) > REMEMBERED:
            gone.popitem(last=False)
        return message, added, removed

    async def touched(control: int, event: str, data: Any) -> None:
        on_touch()
        draw_what_waits(page)
        if control in gone and session.index.get(control) is None:
            now = next(standing_at(page, gone[control], event=event), None)
            control = control if now is None else now._i
        tapped = session.index.get(control)
        if tapped is None or not fingers.is_second(tapped, event):
            await dispatch(control, event, data)

    def taken_in(control: int, values: dict[str, Any]) -> None:
        draw_what_waits(page)
        take_in(control, values)

    session._Session__get_update_control_patch = compared
    session.dispatch_event = touched
    session.apply_patch = taken_in


def draw_what_waits(page: ft.Page) -> None:
    """What Flet would draw when its turn comes, now."""
    waiting: set[BaseControl] = page.session._Session__pending_updates  # type: ignore[attr-defined]

    def draw() -> None:
        _context_page.set(page)  # type: ignore[arg-type]
        for control in list(waiting):
            waiting.discard(control)
            try:
                control.update()
            except Exception:  # it fails again where Flet draws it, and is told there as ever
                waiting.add(control)

    if waiting:
        contextvars.copy_context().run(draw)


def listens(control: BaseControl) -> bool:
    """Does it have a handler?"""
    return any(name.startswith("on_") and value is not None for name, value in control._values.items())


def is_on_or_off(control: BaseControl) -> bool:
    """Does the part it is the hand of say that it is on, or off (a chip, a card that is picked)?"""
    above: BaseControl | None = control
    while above is not None and not isinstance(above, ft.Semantics):
        above = above.parent
    return isinstance(above, ft.Semantics) and above.checked is not None


def place_of(control: BaseControl) -> Place | None:
    """The keys above it, the screen's and the identifiers', and its kind; None without one, or in a numbered row."""
    keys: list[str] = []
    above: BaseControl | None = control
    while above is not None:
        if above.key is not None:
            keys.append(str(above.key))
        above = above.parent
    if not keys or any(step.isdecimal() for step in keys[0].split(".")):
        return None
    if keys[0].startswith(SAME_EVERYWHERE):
        keys = keys[:1]
    return tuple(keys), type(control).__name__


def standing_at(page: ft.Page, place: Place, *, event: str) -> Iterator[BaseControl]:
    """The controls at a place that hear such an event."""
    for control in drawn(page, seen=set()):
        if getattr(control, f"on_{event}", None) is not None and place_of(control) == place:
            yield control


def drawn(value: Any, *, seen: set[int]) -> Iterator[BaseControl]:
    """Every control in or under a value."""
    if isinstance(value, list | tuple):
        for item in value:
            yield from drawn(item, seen=seen)
    elif isinstance(value, BaseControl) and id(value) not in seen:
        seen.add(id(value))
        yield value
        for field in dataclasses.fields(value):
            if not field.metadata.get("skip", False) and field.name != "_parent":
                yield from drawn(getattr(value, field.name, None), seen=seen)
