"""A page that is emptied while its tab is away: Flet gives whoever comes back all that was drawn last, and draws after.

A laptop that slept comes back to a vault that locked meanwhile; nothing of a youth may be on the wire, or in a picture,
before the lock is.
"""

# ruff: noqa: SLF001 - the version of Flet is pinned; what is used of its inside is used here only

from __future__ import annotations

import contextvars

import flet as ft
from flet.controls.context import _context_page


def is_away(page: ft.Page) -> bool:
    """Does no browser and no screen hear what is drawn?"""
    return getattr(page.session, "connection", None) is None


def empty_page(page: ft.Page) -> None:
    """Take every control from it, sheets too. Nothing is sent: nobody is there."""

    def leave() -> None:
        _context_page.set(page)  # type: ignore[arg-type]
        page.views[0].controls = []
        page._dialogs.controls.clear()
        page.update()

    contextvars.copy_context().run(leave)
