"""Lists that a person edited while colleagues did: only the person's own additions and removals are made."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from domain.sets import Edited
from storage.store import Store


def with_own_changes(store: Store, kind: str, record_id: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """Each `Edited` among the values becomes the list as it stands now, with what this person changed in it.

    A form stands open, or its draft sleeps, while a pull brings what a colleague added and took away. Saved whole, the
    list would bring back the one and take away the other.
    """
    files = store.book.files_of(record_id) if kind == "youth" else (record_id,)
    return {
        name: value.applied_to(store.book.members_of(files, name)) if isinstance(value, Edited) else value
        for name, value in values.items()
    }
