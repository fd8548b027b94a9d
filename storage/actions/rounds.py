"""A round or zitdag: place and people set once, then every contact is filled in from it."""

from __future__ import annotations

from domain.fields import cleaned
from storage.door import Change, Saved, new_id, save
from storage.store import Store


def start_round(store: Store, *, kind: str = "round", place: str = "", companions: str = "") -> str:
    """Start one; one that was still open is closed first."""
    closing = [
        Change(kind="round", id=row["id"], values={"is_open": False})
        for row in store.book.rows("SELECT id FROM round WHERE worker = ? AND is_open = 1", store.worker)
    ]
    made = new_id()
    values = {"day": store.today(), "kind": kind, "worker": store.worker, "is_open": True, "place": place}
    save(store, [*closing, Change(kind="round", id=made, values=values | {"companions": cleaned(companions)})])
    return made


def move_round(store: Store, made: str, *, place: str) -> Saved:
    """On to the next place."""
    return save(store, [Change(kind="round", id=made, values={"place": place})])


def close_round(store: Store, made: str) -> Saved:
    """Done for today."""
    return save(store, [Change(kind="round", id=made, values={"is_open": False})])
