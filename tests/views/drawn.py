"""What stands on a drawn page, components opened up: for tests that look at every control."""

from __future__ import annotations

import flet as ft

from tests.views.tree import below, unnamed


def below_page(page: ft.Page) -> list[ft.BaseControl]:
    """Every control of the page's view, the bodies of its components included."""
    return _opened([page.views[0].controls])


def unnamed_on(page: ft.Page) -> list[str]:
    """Controls a person acts on that have no handle or no name."""
    bodies = [getattr(control, "_b", None) for control in below_page(page)]
    return [fault for body in bodies if body is not None for fault in unnamed(body)]


def _opened(body: object) -> list[ft.BaseControl]:
    found: list[ft.BaseControl] = []
    for control in below(body):
        inner = getattr(control, "_b", None)
        found += [control, *(_opened(inner) if inner is not None else [])]
    return found
