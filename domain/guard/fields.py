"""Which field of which kind of record is for what, so that a telephone number in Telefoon is nothing to speak of.

A partner is a service, not a person: how to reach it belongs there. National numbers and IBANs belong in no field.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from domain.errors import BadInput
from domain.guard import NO_NUMBER, forbidden
from domain.guard.found import FORBIDDEN, FoundKind
from domain.records import KINDS, purpose_of

_SERVICE: frozenset[FoundKind] = frozenset(("phone", "email", "handle", "address", "sensitive"))
_NAMED_SERVICE: frozenset[FoundKind] = frozenset(("name", *_SERVICE))
HOLDS: dict[tuple[str, str], frozenset[FoundKind]] = {
    ("youth", "alias"): frozenset(("name", "handle")),
    ("youth", "name"): frozenset(("name",)),
    ("youth", "phone"): frozenset(("phone",)),
    ("youth", "address"): frozenset(("address", "name")),
    ("youth", "handle"): frozenset(("handle", "name", "email")),
    ("youth", "school"): frozenset(("address",)),
    ("youth", "languages"): frozenset(("sensitive",)),
    ("person", "name"): frozenset(("name",)),
    ("named", "name"): frozenset(("name",)),
    ("round", "companions"): frozenset(("name",)),
    ("place", "name"): frozenset(("name", "address", "sensitive")),
    ("place", "hours"): frozenset(("phone",)),
    ("place", "ask_for"): frozenset(("name", "phone", "email")),
    ("partner", "name"): _NAMED_SERVICE,
    ("partner", "organisation"): _NAMED_SERVICE,
    ("partner", "municipality"): _NAMED_SERVICE,
    ("partner", "phone"): _NAMED_SERVICE,
    ("partner", "email"): _NAMED_SERVICE,
    ("partner", "hours"): _SERVICE,
    ("partner", "ask_for"): _NAMED_SERVICE,
    ("partner", "conditions"): _SERVICE,
    ("partner", "note"): _SERVICE,
}
# Where an explicit yes stands behind the words, a sensitive word is what they are for.
_EXPLICIT = frozenset(("P05", "P06", "P07", "P15"))


def is_guarded(kind: str, field: str) -> bool:
    """Is this a field that a person types in?"""
    return kind in KINDS and field in KINDS[kind].fields and KINDS[kind].fields[field].serves.is_text


def belongs(kind: str, field: str, found: FoundKind, *, record: Mapping[str, Any]) -> bool:
    """Is a thing of this kind what the field is for? Never a national number or an IBAN."""
    if found in FORBIDDEN:
        return False
    if found in HOLDS.get((kind, field), ()):
        return True
    return found == "sensitive" and purpose_of(kind, field, record) in _EXPLICIT


def check_numbers(kind: str, values: Mapping[str, Any], known: Mapping[str, Any], *, today: dt.date) -> None:
    """No field takes a national number or an IBAN; what stands there already, from another device, may stay.

    Raises BadInput.
    """
    for name, value in values.items():
        if is_guarded(kind, name) and value != known.get(name):
            stood = texts_of(known.get(name))
            if any(forbidden(text, today=today) for text in texts_of(value) if text not in stood):
                raise BadInput(NO_NUMBER)


def texts_of(value: object) -> tuple[str, ...]:
    """The texts in a plain value of a record: itself, or those of a list."""
    if isinstance(value, str):
        return (value,)
    return tuple(text for text in value if isinstance(text, str)) if isinstance(value, (list, tuple)) else ()
