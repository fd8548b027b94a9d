"""Settling a field on which two values stand: what a person chose is written on top of both."""

from __future__ import annotations

from typing import Any

from domain.errors import BadInput
from storage.book.same import standing_open
from storage.door import Change, Saved, save
from storage.store import Store


def settle(store: Store, *, kind: str, record: str, field: str, value: Any) -> Saved:
    """Keep one of the values (or another). Raises BadInput when nothing stands open there."""
    if (kind, record, field) not in standing_open(store.book):
        raise BadInput
    return save(store, [Change(kind=kind, id=record, values={field: value})])
