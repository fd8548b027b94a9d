"""Who is near a youth, as far as the gate lets it through."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec

from domain import gate
from domain.deadlines import add_months
from storage.queries.youth_file import Road
from storage.store import Store


class PersonRow(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody near a youth. `name` is "" without P02. `tell_by`: the last day to tell the person, None if told."""

    id: str
    role: str
    is_mentor: bool
    name: str
    named: dt.date | None
    told: dt.date | None
    tell_by: dt.date | None


def people_of(store: Store, youth: str, *, road: Road = "team") -> list[PersonRow]:
    """In the order they were noted; those no longer near left out."""
    ledger = store.book.ledger(youth, today=store.today())
    rows = []
    for file in store.book.files_of(youth):
        sql = "SELECT id FROM person WHERE youth = ? AND coalesce(is_gone, 0) = 0 ORDER BY first"
        for found in store.book.rows(sql, file):
            record = store.book.record("person", found["id"]) or {}
            shown = gate.visible(road, kind="person", record=record, ledger=ledger)
            if "role" in shown:
                rows.append(_row(found["id"], shown))
    return rows


def _row(person: str, shown: dict[str, Any]) -> PersonRow:
    named, told = (dt.date.fromisoformat(shown[n]) if shown.get(n) else None for n in ("named", "told"))
    return PersonRow(
        id=person,
        role=shown["role"],
        is_mentor=bool(shown.get("is_mentor")),
        name=shown.get("name", ""),
        named=named,
        told=told,
        tell_by=add_months(named, months=1) if named is not None and told is None else None,
    )
