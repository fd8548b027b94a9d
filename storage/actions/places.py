"""The team's own list of places."""

from __future__ import annotations

from domain.codes import places
from domain.errors import BadInput
from domain.fields import cleaned
from domain.texts import N_
from storage.door import Change, Saved, new_id, save
from storage.store import Store

_NO_NAME = N_("Geef de plek een naam.")
_NO_HOME = N_("Een woning komt niet in de lijst. Kies bij Contact voor Thuis.")


def add_place(store: Store, *, name: str, kind: str, municipality: str = "", hours: str = "", ask_for: str = "") -> str:
    """Add a public place on the spot; its id. Raises BadInput: a home is never a place (consent.md)."""
    row = places.BY_CODE.get(kind)
    if row is None or not cleaned(name):
        raise BadInput(_NO_NAME)
    if not row.is_public:
        raise BadInput(_NO_HOME)
    place = new_id()
    values = {"name": cleaned(name), "kind": kind, "municipality": municipality}
    values |= {"hours": cleaned(hours), "ask_for": cleaned(ask_for)}
    save(store, [Change(kind="place", id=place, values={k: v for k, v in values.items() if v})])
    return place


def change_place(store: Store, place: str, **values: str | bool) -> Saved:
    """Change a place, or close it (`is_closed=True`): it is not offered any more, old contacts keep it."""
    if store.book.record("place", place) is None:
        raise BadInput
    tidy = {name: cleaned(value) if isinstance(value, str) else value for name, value in values.items()}
    if tidy.get("name") == "":
        raise BadInput(_NO_NAME)
    return save(store, [Change(kind="place", id=place, values=tidy)])
