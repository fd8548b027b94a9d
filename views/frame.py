"""What the frame hears from the page.

Its size and text size, its keys, and the ten seconds in which something can be undone.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import flet as ft

from views.parts.identified import Handler
from views.parts.window import Window

_PROBE_PIXELS = 10


@ft.component
def windowed(build: Callable[[Window], Any], *, text_scale: float = 1.0) -> ft.Control:
    """Build the app for the window it stands in, and again when its width class or the system's text size changes.
    Once, at the root.

    Flet does not tell the system's text size: a letter of 10 pixels, drawn invisibly, is measured. `text_scale` is
    the app's own setting and multiplies it.
    """
    page = ft.context.page
    window, set_window = ft.use_state(Window(width=page.width or 390, height=page.height or 844))

    def listen() -> None:
        def resized(event: Any) -> None:
            set_window(lambda known: replace(known, width=event.width, height=event.height))

        page.on_resize = resized

    def measured(event: Any) -> None:
        scale = round(event.height / _PROBE_PIXELS, 2)
        if scale > 0:
            set_window(lambda known: known if known.text_scale == scale else replace(known, text_scale=scale))

    ft.use_effect(listen, [])
    probe = ft.Container(
        ft.Container(
            ft.Semantics(
                exclude_semantics=True,
                content=ft.Text("0", style=ft.TextStyle(size=_PROBE_PIXELS, height=1.0)),
            ),
            on_size_change=measured,  # not on the placed container itself: Flutter refuses that (a grey veil)
        ),
        left=0,
        top=0,
        opacity=0,
        ignore_interactions=True,
    )
    content = build(replace(window, text_scale=window.text_scale * text_scale))
    return ft.Stack([content, probe], expand=True, fit=ft.StackFit.EXPAND)


@dataclass(frozen=True)
class Keys:
    """What the keys of a laptop do on one screen; None passes the key on to the screen below.

    `other` is asked for a key that is pressed alone ("N", "Enter", "Arrow Down"): what it does, or None.
    """

    search: Handler = None
    new: Handler = None
    save: Handler = None
    back: Handler = None
    other: Callable[[str], Handler] | None = None


_NAMES = {"K": "search", "N": "new", "S": "save"}


class KeyStack:
    """Screens that listen to the keyboard, the one on top first. One per session: `KeyStack().listen(page)`."""

    def __init__(self) -> None:
        self._screens: list[Keys] = []

    def push(self, keys: Keys) -> Callable[[], None]:
        """Put a screen on top; the returned call takes it away again."""
        self._screens.append(keys)

        def release() -> None:
            self._screens = [known for known in self._screens if known is not keys]

        return release

    def clear(self) -> None:
        """No screen is there any more."""
        self._screens = []

    def handler_of(self, key: str, *, ctrl: bool, alt: bool, meta: bool) -> Handler:
        """What a key press means now. Ctrl, Alt and Cmd do the same, since a browser keeps Ctrl+N for itself."""
        wanted = "back" if key == "Escape" else _NAMES.get(key.upper()) if ctrl or alt or meta else None
        if wanted is None:
            return None if ctrl or alt or meta else self._other(key)
        found = (getattr(keys, wanted) for keys in reversed(self._screens))
        return next((handler for handler in found if handler is not None), None)

    def _other(self, key: str) -> Handler:
        top = next((keys.other for keys in reversed(self._screens) if keys.other is not None), None)
        return top(key) if top is not None else None

    def listen(self, page: ft.Page) -> None:
        """Hear the page's keyboard."""

        async def pressed(event: ft.KeyboardEvent) -> None:
            handler = self.handler_of(event.key, ctrl=event.ctrl, alt=event.alt, meta=event.meta)
            if handler is not None:
                result = handler()
                if inspect.isawaitable(result):
                    await result

        page.on_keyboard_event = pressed


def use_keys(stack: KeyStack, keys: Keys) -> None:
    """Hook: this screen's keys, for as long as it is there. Handlers may change between renders."""
    first: list[Keys] = [keys]
    held = ft.use_state(first)[0]
    held[0] = keys
    none: list[Callable[[], None]] = []
    released = ft.use_state(none)[0]

    def live(name: str) -> Handler:
        def call() -> Any:
            handler = getattr(held[0], name)
            return handler() if handler is not None else None

        return call if getattr(keys, name) is not None else None

    def other(key: str) -> Handler:
        asked = held[0].other
        return asked(key) if asked is not None else None

    def listen() -> None:
        named = {name: live(name) for name in ("search", "new", "save", "back")}
        released.append(stack.push(Keys(**named, other=other if keys.other is not None else None)))

    def leave() -> None:
        while released:
            released.pop()()

    # The cleanup is named, not returned by `listen`: Flet forgets a returned one at the next draw.
    said = (keys.search, keys.new, keys.save, keys.back, keys.other)
    ft.use_effect(listen, [handler is None for handler in said], cleanup=leave)


@dataclass(frozen=True)
class Snack:
    """What the bar says, and the way back if there is one."""

    text: str
    action: str | None = None
    on_action: Handler = None
    identifier: str = "contact.undo"
