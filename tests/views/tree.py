"""Walking the controls a part gives back, as Flet does before it sends them."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

import flet as ft

HANDLERS = ("on_click", "on_change", "on_select")
WORDS = ("label", "hint_text")


def below(value: Any) -> Iterator[ft.BaseControl]:
    """`value` and every control inside it."""
    if isinstance(value, ft.BaseControl):
        yield value
        for field in dataclasses.fields(value):
            if not field.metadata.get("skip") and not field.name.startswith("_"):
                yield from below(getattr(value, field.name, None))
    elif isinstance(value, list | tuple):
        for item in value:
            yield from below(item)


def says(control: ft.BaseControl) -> str:
    """The words a screen reader gets of a control and what is in it."""
    found: list[object] = []
    for inside in below(control):
        if isinstance(inside, ft.Text):
            found.append(inside.value)
        elif isinstance(inside, ft.Semantics | ft.TextField):
            found += [getattr(inside, name, None) for name in WORDS]
    return " ".join(word for word in found if isinstance(word, str) and word).strip()


def unnamed(control: Any, inside: ft.Semantics | None = None) -> list[str]:
    """Controls that act but have no identifier or no name, described."""
    if isinstance(control, ft.Semantics):
        inside = control if control.identifier else inside
    faults: list[str] = []
    if isinstance(control, ft.BaseControl):
        acts = any(getattr(control, handler, None) is not None for handler in HANDLERS)
        if acts and (inside is None or not says(inside)):
            faults.append(f"{type(control).__name__} in {inside.identifier if inside else 'nothing'}")
        for field in dataclasses.fields(control):
            if not field.metadata.get("skip") and not field.name.startswith("_"):
                faults += unnamed(getattr(control, field.name, None), inside)
    elif isinstance(control, list | tuple):
        for item in control:
            faults += unnamed(item, inside)
    return faults
