"""What Flet looks at when it draws: only the fields that hold something, not every field a control might have.

For every control that is new on the screen Flet 1.0.5 reads each of its fifty-odd fields, one call and one generator a
field, to find the controls within. A list of fifty youths was 30,000 calls, a third of the time of a tap. A control
keeps what differs from its defaults apart (`_values`), so the same controls are found, in the same order, by reading
those. `tests/views/test_lean_diff.py` compares with Flet's own, screen by screen. Decision 0240.
"""

# ruff: noqa: SLF001 - the version of Flet is pinned; what is used of its inside is used here only

from __future__ import annotations

import dataclasses
import weakref
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from flet.controls import object_patch
from flet.controls.base_control import BaseControl
from flet.controls.object_patch import DiffBuilder, ObjectPatchException

_PLAIN = (str, int, float, bool, type(None))


class LeanDiff(DiffBuilder):
    """Flet's comparison of two drawings, with its two walks over all fields replaced."""

    def _configure_dataclass(
        self,
        item: Any,
        parent: Any,
        frozen: bool,  # noqa: FBT001 - Flet's
        configure_setattr_only: bool = False,  # noqa: FBT001, FBT002 - Flet's
    ) -> Iterator[Any]:
        found: list[Any] = []
        self._configure(item, parent, frozen=frozen, alone=configure_setattr_only, found=found)
        return iter(found)

    def _configure(self, item: Any, parent: Any, *, frozen: bool, alone: bool, found: list[Any]) -> None:
        """Give `item` and what is under it parent and mark; controls go into `found`, each before its children."""
        if isinstance(item, list | dict):
            for each in listed(item):
                self._configure(each, parent, frozen=frozen, alone=False, found=found)
        if not dataclasses.is_dataclass(item):
            return
        known: Any = item
        parent, frozen = _held_by(known, parent), _marked(known, frozen=frozen)
        kind: Any = type(known)
        if getattr(kind, "__flet_control_cls__", None) is None:
            kind.__flet_control_cls__ = self.control_cls
        if is_control := isinstance(known, BaseControl):
            if not alone:
                known.build()
                known._before_update_safe()
                object.__setattr__(known, "_initialized", True)
            found.append(known)
        if not alone:
            below = known if is_control else parent
            for value in inside(known):
                self._configure(value, below, frozen=frozen, alone=False, found=found)
        if not frozen:
            _watch_changes(known)

    def _removed_controls(self, item: Any, recurse: bool) -> Iterator[Any]:  # noqa: FBT001 - Flet's
        found: list[Any] = []
        self._removed(item, recurse=recurse, found=found)
        return iter(found)

    def _removed(self, item: Any, *, recurse: bool, found: list[Any]) -> None:
        """Controls that go, into `found`, each after its children."""
        values: Iterable[Any] = ()
        if isinstance(item, list | dict):
            values = listed(item)
        elif isinstance(item, BaseControl):
            if hasattr(item, "__prev_lists"):
                kept = (getattr(item, name, {}) for name in ("__prev_lists", "__prev_dicts", "__prev_classes"))
                values = (value for each in kept for value in each.values())
            elif recurse:
                values = inside(item)
        for value in values:
            self._removed(value, recurse=recurse, found=found)
        if isinstance(item, BaseControl):
            found.append(item)


def listed(item: list[Any] | dict[Any, Any]) -> Iterable[Any]:
    """What stands in a list, or the values of a dictionary."""
    return item.values() if isinstance(item, dict) else item


def inside(item: Any) -> list[Any]:
    """Values of a dataclass that may be or hold a control, in the order of its fields."""
    kind: Any = type(item)
    values: dict[str, Any] | None = getattr(item, "_values", None)
    if values is None:
        return [getattr(item, name) for name in _places(kind)]
    places, always = _places(kind), _always(kind)
    names = {name for name, value in values.items() if not isinstance(value, _PLAIN) and name in places}
    return [getattr(item, name) for name in sorted(names | always, key=places.__getitem__)]


@cache
def _places(kind: Any) -> dict[str, int]:
    """Each field that Flet looks at, and its place among them."""
    shown = (each for each in dataclasses.fields(kind) if not each.metadata.get("skip", False))
    return {each.name: place for place, each in enumerate(shown)}


@cache
def _always(kind: Any) -> frozenset[str]:
    """Fields to look at though nothing was given for them: those outside `_values`, and defaults with an inside."""
    given: dict[str, Any] = getattr(kind, "_prop_defaults", {})
    return frozenset(
        name
        for name in _places(kind)
        if name not in given or isinstance(given[name], dict | list) or dataclasses.is_dataclass(given[name])
    )


def _held_by(item: Any, parent: Any) -> Any:
    """The parent of `item`: the one given, which is noted, else the one it had."""
    if parent is None:
        before = getattr(item, "_parent", None)
        parent = before() if before else None
    if parent:
        if parent is item:
            raise ObjectPatchException(f"Parent is the same as item: {item}")
        item._parent = weakref.ref(parent)
    return parent


def _marked(item: Any, *, frozen: bool) -> bool:
    """Whether `item` may not change any more: as it says itself, else as what it stands in."""
    if hasattr(item, "_frozen"):
        return bool(item._frozen)
    if frozen:
        item._frozen = frozen
    return frozen


def _watch_changes(item: Any) -> None:
    """From here on a change of `item` is noted."""
    changed = getattr(item, "_dirty", None)
    if changed is not None:
        changed.clear()
        return
    kind: Any = type(item)
    if kind.__setattr__ is not object_patch._control_setattr:
        kind.__setattr__ = object_patch._control_setattr
    object.__setattr__(item, "__changes", {})


def install() -> None:
    """From now on Flet compares this way."""
    object_patch.DiffBuilder = LeanDiff  # type: ignore[misc]
