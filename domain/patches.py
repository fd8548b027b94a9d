"""Merging: the value of a field from all that was written to it, on any device, in any order (protocol.md, "Patches").

A patch travels as `{field: {"v": value, "on": [op ids it was based on, hex]}}`, with `"was"` where it only says
again what erased operations (op ids) said (docs/decisions/0180). Of a list to which people add and from which they
remove: domain/sets.py. Folding does not depend on arrival.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from domain.clock import Stamp
from domain.errors import BadRecord
from domain.fields import Field, checked

MAX_BASES = 100


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """One value written to a field: by which operation, on top of which, when and by which device.

    `was`: the erased operations it stands for; who built on one of those built on this.
    """

    op: str
    value: Any
    on: tuple[str, ...] = ()
    was: tuple[str, ...] = ()
    clock: Stamp
    device: str


class Folded(msgspec.Struct, frozen=True, kw_only=True):
    """`value` is shown; `heads` are what a next change is based on; `rivals` are the other values that still stand."""

    value: Any
    heads: tuple[str, ...]
    rivals: tuple[Written, ...] = ()


def fold_field(written: Iterable[Written]) -> Folded:
    """Values nobody built on stand. One, or all equal: that is it. Else the newest by (clock, device, op) is shown."""
    entries = {entry.op: entry for entry in written}
    built_on = {earlier for entry in entries.values() for earlier in entry.on}
    for again in [entry for entry in entries.values() if entry.was]:
        if any(not set(again.was).isdisjoint(entry.on) for entry in entries.values() if entry.op != again.op):
            built_on.add(again.op)
    standing = sorted(
        (entry for entry in entries.values() if entry.op not in built_on),
        key=lambda entry: (entry.clock, entry.device, entry.op),
    )
    if not standing:  # a cycle, which only a dishonest device can write: all of them stand
        standing = sorted(entries.values(), key=lambda entry: (entry.clock, entry.device, entry.op))
    shown = standing[-1]
    rivals = tuple(entry for entry in standing[:-1] if entry.value != shown.value)
    return Folded(value=shown.value, heads=tuple(sorted(entry.op for entry in standing)), rivals=rivals)


def write_value(value: Any, *, on: Sequence[str], was: Sequence[str] = ()) -> dict[str, Any]:
    """A changed field as it travels."""
    return {"v": value, "on": list(on)} | ({"was": list(was)} if was else {})


def read_value(field: Field, raw: Any) -> tuple[Any, tuple[str, ...]]:
    """(value, bases) of what travelled. Raises BadRecord."""
    if not isinstance(raw, dict) or set(raw) - {"was"} != {"v", "on"}:
        raise BadRecord
    return checked(field, raw["v"]), _ids(raw["on"])


def said_again(raw: dict[str, Any]) -> tuple[str, ...]:
    """The erased operations that a value stands for. Raises BadRecord."""
    return _ids(raw.get("was", []))


def _ids(raw: Any) -> tuple[str, ...]:
    good = isinstance(raw, list) and len(raw) <= MAX_BASES and all(isinstance(i, str) and len(i) == 64 for i in raw)
    if not good:
        raise BadRecord
    return tuple(raw)
