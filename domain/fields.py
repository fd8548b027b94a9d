"""What every field of every record kind declares: the purpose it serves, the drawer it lies in, how it merges.

These declarations are the only source for the gate (domain/gate.py), for sealing (one operation holds fields of one
drawer), for merging (domain/patches.py) and for search. A field without one fails a test.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

import msgspec

from domain.codes import drawers, purposes
from domain.errors import BadRecord

Merge = Literal["newest", "ask", "set"]


class Serves(msgspec.Struct, frozen=True, kw_only=True):
    """The declaration of one field.

    `purpose`: P00-P15, or "" for what is not about a youth (places, settings). `drawer`: class in domain.codes.drawers;
    "" where the row decides (a barrier). `merge`: two values at once -> newest wins quietly, a person is asked, or a
    set.
    `is_text`: typed by a person, so the free-text guard reads it. `is_searched`: folded into the search text.
    `is_inside`: for the team only; left out of Samen kijken and of every road out. `is_counted`: may feed tables.
    `is_owed`: inside, and yet the youth's own to have in a copy (AVG/GDPR article 15, docs/decisions/0220).
    `is_label`: what a file is found by and who asks, seen when the yes ran out, so that its youth can be asked again.
    `is_handed`: may be a line on the sheet for a partner.
    `is_way`: reaches the youth, so it may go to a channel that was agreed to (road "message").
    """

    purpose: str
    drawer: str
    merge: Merge = "newest"
    is_text: bool = False
    is_searched: bool = False
    is_inside: bool = False
    is_owed: bool = False
    is_counted: bool = False
    is_label: bool = False
    is_handed: bool = False
    is_way: bool = False


class Field(msgspec.Struct, frozen=True, kw_only=True):
    """A declared field: its name, its declaration, and the type a value has to have."""

    name: str
    serves: Serves
    type: Any


def fields_of(shape: type[msgspec.Struct]) -> dict[str, Field]:
    """Read the declarations of a record struct. Raises TypeError when a field has none, or one that cannot be."""
    hints = get_type_hints(shape, include_extras=True)
    found: dict[str, Field] = {}
    for name in shape.__struct_fields__:
        hint = hints[name]
        serves = [m for m in get_args(hint)[1:] if isinstance(m, Serves)] if get_origin(hint) is Annotated else []
        if len(serves) != 1:
            raise TypeError(f"{shape.__name__}.{name} names no purpose")
        if flaw := _flaw(serves[0]):
            raise TypeError(f"{shape.__name__}.{name}: {flaw}")
        found[name] = Field(name=name, serves=serves[0], type=_bare(hint))
    return found


def _flaw(serves: Serves) -> str:
    """What cannot be about a declaration. Purpose or drawer "" is what the row decides, or what is about no youth."""
    if serves.purpose and serves.purpose not in purposes.BY_CODE:
        return f"there is no such purpose as {serves.purpose}"
    if serves.drawer and serves.drawer not in drawers.BY_CODE:
        return f"there is no such drawer as {serves.drawer}"
    if serves.purpose and serves.purpose not in drawers.BY_CODE[serves.drawer].purposes:
        return f"drawer {serves.drawer} does not serve {serves.purpose}"
    return ""


def _bare(hint: Any) -> Any:
    """The type without our declaration, with msgspec's limits kept."""
    base, *extras = get_args(hint)
    metas = tuple(extra for extra in extras if isinstance(extra, msgspec.Meta))
    return Annotated[(base, *metas)] if metas else base


def checked(field: Field, value: Any) -> Any:
    """A plain value (JSON types) as the field wants it. Raises BadRecord on a wrong type, size, or treacherous text."""
    try:
        typed = msgspec.convert(value, field.type)
    except (msgspec.ValidationError, RecursionError, OverflowError, ValueError):
        raise BadRecord from None
    if isinstance(typed, dt.date) and not 1900 <= typed.year <= 2199:
        raise BadRecord
    plain = msgspec.to_builtins(typed)
    for text in _texts(plain):
        if not is_plain_text(text):
            raise BadRecord
    return list(plain) if isinstance(plain, tuple) else plain


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, (list, tuple)):
        return [text for item in value for text in _texts(item)]
    return []


# Bidirectional overrides and isolates can make a name read as another one; no language needs them in a short field.
# With them: NUL and other control characters but line break and tab, and lone surrogates.
_TREACHEROUS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufeff]")


def is_plain_text(text: str) -> bool:
    """No NUL or other control characters (line break and tab are fine), no lone surrogates, no bidi overrides."""
    return _TREACHEROUS.search(text) is None


def cleaned(text: str) -> str:
    """What a person typed, made fit to keep: composed (NFC), trimmed, without characters that cannot be seen."""
    return unicodedata.normalize("NFC", _TREACHEROUS.sub("", text)).strip()


def folded(text: str) -> str:
    """For search: case and accents dropped (é -> e), so that "jose" finds "José"."""
    if text.isascii():
        return text.lower()
    stripped = unicodedata.normalize("NFD", text.casefold())
    return "".join(letter for letter in stripped if not unicodedata.combining(letter))
