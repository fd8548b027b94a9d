"""From a control to everything below it, as Flet holds it."""

from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from typing import Any

import flet as ft
from flet.controls.base_control import BaseControl

LEFT_OUT = frozenset({"_parent", "_parent_component", "args", "kwargs", "data"})


def children_in(value: Any) -> Iterator[BaseControl]:
    """The controls that a field holds: itself, or those in its lists."""
    if isinstance(value, BaseControl):
        yield value
    elif isinstance(value, list | tuple):
        for item in value:
            yield from children_in(item)


def visible(control: BaseControl) -> Iterator[BaseControl]:
    """A control and all below it, in the order of their fields, without the hidden ones."""
    if getattr(control, "visible", True) is False or (isinstance(control, ft.DialogControl) and not control.open):
        return
    yield control
    for value in held_by(control):
        for child in children_in(value):
            yield from visible(child)


def held_by(control: BaseControl) -> list[Any]:
    """What stands in the fields of a control and may be a control, in the order of the fields."""
    kind: Any = type(control)
    order, outside = places(kind)
    given = (name for name, value in control._values.items() if isinstance(value, BaseControl | list | tuple))
    return [getattr(control, name, None) for name in sorted({*given, *outside} & order.keys(), key=order.__getitem__)]


@cache
def places(kind: Any) -> tuple[dict[str, int], frozenset[str]]:
    """The place of each field, and the fields that Flet does not keep among a control's `_values`."""
    order = {each.name: place for place, each in enumerate(fields(kind)) if each.name not in LEFT_OUT}
    return order, frozenset(order) - frozenset(getattr(kind, "_prop_defaults", {}))
