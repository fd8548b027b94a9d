"""People near a youth: a role under P01; a name only under P02, and then the person is told within a month."""

from __future__ import annotations

import datetime as dt
from typing import Any

from domain.codes import network_roles
from domain.errors import BadInput
from domain.fields import cleaned
from domain.texts import N_
from storage.door import Change, Saved, new_id, save
from storage.store import Store

_NO_ROLE = N_("Kies wie het is voor de jongere.")


def add_person(store: Store, youth: str, *, role: str, name: str = "", is_mentor: bool = False) -> str:
    """Note somebody near the youth; the id. Raises NeedsConsent (P02) when a name is given without it, BadInput."""
    if role not in network_roles.BY_CODE:
        raise BadInput(_NO_ROLE)
    person = new_id()
    values: dict[str, Any] = {"youth": youth, "role": role, "is_mentor": is_mentor or role == "mentor"}
    save(store, [Change(kind="person", id=person, values=values | _named(store, name))])
    return person


def change_person(store: Store, person: str, /, **values: Any) -> Saved:
    """Change role, is_mentor, is_gone or name. A new name starts the month in which the person is told."""
    known = _known(store, person)
    if not set(values) <= {"role", "is_mentor", "is_gone", "name"} or values.get("role", "parent") not in (
        network_roles.BY_CODE
    ):
        raise BadInput(_NO_ROLE)
    name = cleaned(str(values.pop("name", known.get("name", ""))))
    if name != known.get("name", ""):
        values |= _named(store, name) if name else {"name": "", "named": None, "told": None}
    return save(store, [Change(kind="person", id=person, values=values)])


def told_person(store: Store, person: str, *, day: dt.date | None = None) -> Saved:
    """The person was told that the name was noted, and by whom."""
    if not _known(store, person).get("name"):
        raise BadInput
    return save(store, [Change(kind="person", id=person, values={"told": day or store.today()})])


def not_told(store: Store, person: str) -> Saved:
    """The person was not told after all: it comes up again."""
    _known(store, person)
    return save(store, [Change(kind="person", id=person, values={"told": None})])


def _known(store: Store, person: str) -> dict[str, Any]:
    known = store.book.record("person", person)
    if known is None or "youth" not in known:
        raise BadInput
    return known


def _named(store: Store, name: str) -> dict[str, Any]:
    tidy = cleaned(name)
    return {"name": tidy, "named": store.today(), "told": None} if tidy else {}
