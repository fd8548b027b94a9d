"""What a caller asks of the door: changes, and what one operation is to say anew."""

from __future__ import annotations

from typing import Any

import msgspec

from domain.records import Drawer
from storage.crypto import random_bytes


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """A whole event, or the changed fields of a patch kind (of a set field: all its members). `id`: 32 hex digits."""

    kind: str
    id: str
    values: dict[str, Any]


class Rewritten(msgspec.Struct, frozen=True, kw_only=True):
    """What one operation is to say anew, in one drawer: `fields` as they travel, `values` as the gate reads them."""

    kind: str
    id: str
    drawer: Drawer
    fields: dict[str, Any]
    values: dict[str, Any]


def new_id() -> str:
    """A random record id: never time-ordered, so that it tells nothing."""
    return random_bytes(16).hex()


def event(kind: str, record: msgspec.Struct, *, record_id: str | None = None) -> Change:
    """An event as a change; empty fields stay out."""
    values = {name: getattr(record, name) for name in record.__struct_fields__}
    values = {name: value for name, value in values.items() if value is not None and value not in ("", ())}
    return Change(kind=kind, id=record_id or new_id(), values=values)
