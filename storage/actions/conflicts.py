"""Settling a field on which two values stand: what a person chose is written on top of both."""

from __future__ import annotations

from typing import Any

from domain.errors import BadInput
from storage.door import Change, Saved, save
from storage.store import Store


def settle(store: Store, *, kind: str, record: str, field: str, value: Any) -> Saved:
    """Keep one of the values (or another). Raises BadInput when nothing stands open there."""
    if store.book.row("SELECT 1 FROM conflict WHERE record = ? AND field = ?", record, field) is None:
        raise BadInput
    return save(store, [Change(kind=kind, id=record, values={field: value})])
