"""One wrapper gives every control a person acts on its stable identifier and its name for screen readers.

On the web the identifier shows as `[flt-semantics-identifier="…"]`. The wrapper merges the control and its words into
one node, so that
a reader hears "Contact, button" once, and a test that clicks the node hits the control (tried on Flet 1.0.5; `key=`
does not reach the page and a bare `tooltip=` gives no name).
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

import flet as ft

from views.parts.whose import key_of

Handler = Callable[..., Any] | None
"""Called without arguments, or with the one value its part documents; may be async. None leaves the part inactive."""


def identified(
    content: ft.Control,
    identifier: str | None,
    *,
    label: str | None = None,
    button: bool | None = None,
    selected: bool | None = None,
    checked: bool | None = None,
    expanded: bool | None = None,
    header: bool | None = None,
    live: bool | None = None,
    value: str | None = None,
    expand: bool | int | None = None,
) -> ft.MergeSemantics:
    """Wrap `content` so that it carries `identifier` and a name.

    Give `label` only when the control shows no words itself (an icon), since the words inside are read as well.
    """
    return ft.MergeSemantics(
        key=key_of(identifier),  # so that what moves in its page stays the control it was (views/touches.py)
        expand=expand,
        content=ft.Semantics(
            content=content,
            identifier=identifier,
            label=label,
            button=button,
            selected=selected,
            checked=checked,
            expanded=expanded,
            header=header,
            live_region=live,
            value=value,
        ),
    )


def on_tap(handler: Handler) -> Callable[[], Any] | None:
    """A Flet handler for a tap: awaits `handler` when it is async.

    None stays None, which leaves the control at rest.
    """
    if handler is None:
        return None

    async def tapped() -> None:
        result = handler()
        if inspect.isawaitable(result):
            await result

    return tapped


def on_value(handler: Handler) -> Callable[[Any], Any] | None:
    """A Flet handler that hands `event.control.value` to `handler`, awaiting it when it is async."""
    if handler is None:
        return None

    async def changed(event: Any) -> None:
        result = handler(event.control.value)
        if inspect.isawaitable(result):
            await result

    return changed
