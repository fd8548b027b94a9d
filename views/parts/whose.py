"""A control in a numbered row that writes: its identifier says its place, its key says whose row it is.

Rows move when something new comes in. Flet goes by keys, so with a key of its own a button never passes to the record
that took its place: a tap that was on its way finds the button of its own record, wherever that stands now, or nothing
(views/touches.py; docs/decisions/0251-whose-row-it-is.md).
"""

from __future__ import annotations


class Whose(str):
    """An identifier (`inbox.keep.2`) with the key of its record (`inbox.keep.~7`)."""

    __slots__ = ("key",)

    key: str


def whose(identifier: str, record: object) -> Whose:
    """`record`: what names it inside this app: an id, a number of the desk, a code. It is drawn nowhere."""
    steps = [step for step in identifier.split(".") if not step.isdecimal()]
    made = Whose(identifier)
    made.key = ".".join([*steps, f"~{record}"])
    return made


def key_of(identifier: str | None) -> str | None:
    """What Flet knows a part by."""
    return identifier.key if isinstance(identifier, Whose) else identifier
