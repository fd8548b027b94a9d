"""Which sheet lies over a screen, and Esc: it takes the sheet away first, and the screen only when none lies there."""

from __future__ import annotations

import inspect
import time
from collections.abc import Callable
from typing import Any

import flet as ft

from views.desk import Desk
from views.frame import Keys, use_keys
from views.parts.identified import Handler

# Esc closes a sheet on the screen's side and reaches Python as a key too, in either order.
SAME_PRESS_SECONDS = 0.4


def use_sheet(
    desk: Desk,
    *,
    back: Handler,
    save: Handler = None,
    new: Handler = None,
    other: Callable[[str], Handler] | None = None,
) -> tuple[str, Callable[[str], None]]:
    """Hook: (name of the open sheet or "", a call that opens one by name and closes it by ""), with its keys.

    `other` hears the keys that are pressed alone, also while a sheet lies there.
    """
    name, set_name = ft.use_state("")
    never: list[float] = [-SAME_PRESS_SECONDS]
    closed_at = ft.use_state(never)[0]

    def show(wanted: str) -> None:
        if not wanted:
            closed_at[0] = time.monotonic()
        set_name(wanted)

    async def escape() -> None:
        if name:
            show("")
        elif time.monotonic() - closed_at[0] >= SAME_PRESS_SECONDS and back is not None:
            result: Any = back()
            if inspect.isawaitable(result):
                await result

    use_keys(desk.keys, Keys(save=save, new=new, back=escape, other=other))
    return name, show
