"""What stands on a drawn page, components opened up: for tests that look at every control."""

from __future__ import annotations

from dataclasses import fields

import flet as ft
from flet.controls.base_control import BaseControl

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


def repeated_keys(control: BaseControl) -> list[str]:
    """Keys that stand twice in one list of a control: Flet and Flutter tell those two apart by nothing."""
    lists = (getattr(control, each.name, None) for each in fields(control) if each.name not in {"args", "kwargs"})
    found: list[str] = []
    for items in lists:
        keys = [str(item.key) for item in items if getattr(item, "key", None)] if isinstance(items, list) else []
        found += [key for key in sorted(set(keys)) if keys.count(key) > 1]
    return found
