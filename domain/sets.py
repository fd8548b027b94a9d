"""Merging of lists to which people add and from which they remove: wishes, languages, mechanisms (protocol.md).

An addition is named by the operation that made it and its place in that operation's list, so a removal says which
additions it takes away without repeating a word of them. It takes away all that its device had seen, and none that it
had not; what only says an erased addition again (docs/decisions/0180, 0280) goes with the one it stands for.

A changed set travels as `{"+": [values], "-": [[op id, place], ...]}`, and where it says erased additions again with
`"was": [[own place, [[op id, place], ...]], ...]`. Before decision 0280 "-" was `{value: [op ids]}`; it is still read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from domain.errors import BadRecord
from domain.fields import Field, checked

MAX_NAMES = 400
_MAX_VALUES = 100  # of a removal as it was before decision 0280

Name = tuple[str, int]


class Again(msgspec.Struct, frozen=True, kw_only=True):
    """The value at `place` of this operation says erased additions again. `names`: every name one of those ever had."""

    place: int
    names: tuple[Name, ...]


class Added(msgspec.Struct, frozen=True, kw_only=True):
    """One operation on a set: what it added, which additions it took away, and what it only says again.

    `gone_by_value`: additions it took away as that was written before decision 0280: by value and operation.
    """

    op: str
    add: tuple[str, ...] = ()
    gone: tuple[Name, ...] = ()
    again: tuple[Again, ...] = ()
    gone_by_value: Mapping[str, tuple[str, ...]] = {}


class Addition(msgspec.Struct, frozen=True, kw_only=True, order=True):
    """An addition that stands. `stands_for`: the erased ones it says again, each with every name it ever had."""

    name: Name
    stands_for: tuple[tuple[Name, ...], ...] = ()

    @property
    def lives(self) -> tuple[tuple[Name, ...], ...]:
        """What says this addition again once it is erased too stands for these."""
        return tuple((*names, self.name) for names in self.stands_for) or ((self.name,),)


class Edited(msgspec.Struct, frozen=True, kw_only=True):
    """A list as a person saw it when they began, and as they left it: what they changed is the difference."""

    seen: tuple[str, ...]
    left: tuple[str, ...]

    def applied_to(self, now: Iterable[str]) -> list[str]:
        """The list as it stands by now, with only the person's own changes made to it."""
        standing = [value for value in now if value in self.left or value not in self.seen]
        return standing + [value for value in self.left if value not in self.seen and value not in standing]


def fold_set(changes: Iterable[Added]) -> dict[str, tuple[Addition, ...]]:
    """Members with the additions that make them one, in any order of arrival."""
    changes = list({change.op: change for change in changes}.values())
    gone = {name for change in changes for name in change.gone}
    by_value = {(value, op) for change in changes for value, ops in change.gone_by_value.items() for op in ops}
    members: dict[str, list[Addition]] = {}
    for change in changes:
        for place, value in enumerate(change.add):
            stands_for = tuple(again.names for again in change.again if again.place == place and again.names)
            names = (((change.op, place),), *stands_for)
            dead = [any(name in gone or (value, name[0]) in by_value for name in each) for each in names]
            if not dead[0] and (not stands_for or not all(dead[1:])):
                members.setdefault(value, []).append(Addition(name=(change.op, place), stands_for=stands_for))
    return {value: tuple(sorted(additions)) for value, additions in sorted(members.items())}


def names_of(additions: Iterable[Addition]) -> list[Name]:
    """What a removal names: the additions, then what they stand for, so that whoever else says those again goes too."""
    additions = list(additions)
    behind = [name for addition in additions for names in addition.stands_for for name in names]
    return list(dict.fromkeys([*(addition.name for addition in additions), *behind]))


def write_set(*, add: Sequence[str], gone: Sequence[Name], again: Sequence[Again] = ()) -> dict[str, Any]:
    """A changed set as it travels. More than MAX_NAMES are not read: the rest goes with the next change."""
    raw: dict[str, Any] = {"+": list(add), "-": [list(name) for name in gone[:MAX_NAMES]]}
    room = MAX_NAMES
    was: list[Any] = []
    for each in again:
        room -= len(each.names)
        if room >= 0:
            was.append([each.place, [list(name) for name in each.names]])
    return raw | ({"was": was} if was else {})


def read_set(field: Field, raw: Any, *, op: str) -> Added:
    """What travelled in operation `op`. Raises BadRecord."""
    if not isinstance(raw, dict) or set(raw) - {"was"} != {"+", "-"}:
        raise BadRecord
    add, again = tuple(checked(field, raw["+"])), _again(raw.get("was", []))
    if isinstance(raw["-"], dict):
        return Added(op=op, add=add, again=again, gone_by_value=_by_value(raw["-"]))
    return Added(op=op, add=add, again=again, gone=_names(raw["-"]))


def kept(change: Added) -> dict[str, Any]:
    """A change as the book keeps it: as it travelled, with nothing else in it."""
    raw = write_set(add=change.add, gone=change.gone, again=change.again)
    by_value = {value: list(ops) for value, ops in change.gone_by_value.items()}
    return raw | ({"-": by_value} if by_value else {})


def _again(raw: Any) -> tuple[Again, ...]:
    if not isinstance(raw, list) or not all(isinstance(each, list) and len(each) == 2 for each in raw):
        raise BadRecord
    found = tuple(Again(place=_place(place), names=_names(names)) for place, names in raw)
    if sum(len(again.names) for again in found) > MAX_NAMES or len(found) > MAX_NAMES:
        raise BadRecord
    return found


def _names(raw: Any) -> tuple[Name, ...]:
    if not isinstance(raw, list) or len(raw) > MAX_NAMES:
        raise BadRecord
    if not all(isinstance(each, list) and len(each) == 2 for each in raw):
        raise BadRecord
    return tuple((_op(op), _place(place)) for op, place in raw)


def _op(raw: Any) -> str:
    if not isinstance(raw, str) or len(raw) != 64:
        raise BadRecord
    return raw


def _place(raw: Any) -> int:
    if type(raw) is not int or not 0 <= raw < MAX_NAMES:
        raise BadRecord
    return raw


def _by_value(raw: Mapping[Any, Any]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for value, ops in list(raw.items())[:_MAX_VALUES]:
        if not isinstance(ops, list) or len(ops) > _MAX_VALUES:
            raise BadRecord
        found[str(value)] = tuple(map(_op, ops))
    return found
