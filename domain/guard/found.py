"""What the guard finds in a text: a kind, and where it stands."""

from __future__ import annotations

from typing import Literal

import msgspec

FoundKind = Literal["national_number", "iban", "email", "handle", "phone", "birth_date", "address", "name", "sensitive"]
ORDER: tuple[FoundKind, ...] = (
    "national_number",
    "iban",
    "email",
    "handle",
    "phone",
    "birth_date",
    "address",
    "name",
    "sensitive",
)
"""Where two lie over each other, the earlier kind stands."""

FORBIDDEN: frozenset[FoundKind] = frozenset(("national_number", "iban"))
"""These cannot be saved at all (consent.md, "Free text")."""


class Found(msgspec.Struct, frozen=True, order=True):
    """A piece of a text, `start` up to and without `end`, in characters. Never the words themselves."""

    start: int
    end: int
    kind: FoundKind
