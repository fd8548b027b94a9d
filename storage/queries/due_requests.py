"""Requests by right that wait for an answer: from the day they came, until the day of the law."""

from __future__ import annotations

from collections.abc import Iterator

from storage.queries.due_sources import Coming
from storage.queries.requests import request_row
from storage.store import Store


def asked_by_right(store: Store) -> Iterator[Coming]:
    """Each open request; one that is in nobody's file is anybody's to answer."""
    for found in store.book.rows("SELECT id FROM request WHERE done IS NULL"):
        row = request_row(store, found["id"])
        if row is not None:
            yield Coming(
                key=f"request:{row.id}:{row.clock.due.isoformat()}",
                origin="request",
                youth=row.youth,
                day=row.clock.due,
                from_day=row.day,
                record=row.id,
                what=row.right,
            )
