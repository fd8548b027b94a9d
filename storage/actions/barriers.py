"""Barriers of a youth: picked as a card, worked on, lifted. A sensitive card is kept only after its own consent."""

from __future__ import annotations

from typing import Any

from domain.codes import barriers
from domain.errors import BadInput
from domain.fields import cleaned
from storage.door import Change, Saved, new_id, save
from storage.store import Store


def pick_barrier(store: Store, youth: str, *, code: str, says: str = "youth") -> str:
    """Keep a card the youth (or the worker) picked; its id. One that was there comes back. Raises NeedsConsent."""
    barriers.row_of(code)
    known = store.book.row("SELECT id, state FROM barrier WHERE youth = ? AND code = ? AND says = ?", youth, code, says)
    if known is not None:
        if known["state"] in ("dropped", "lifted"):
            change_barrier(store, known["id"], state="open")
        return str(known["id"])
    barrier = new_id()
    values: dict[str, Any] = {"youth": youth, "code": code, "says": says, "state": "open", "since": store.today()}
    save(store, [Change(kind="barrier", id=barrier, values=values)])
    return barrier


def change_barrier(store: Store, barrier: str, /, **values: Any) -> Saved:
    """Change weight, mechanisms, state, words. Lifting notes the day. Raises BadInput for one that is not here."""
    known = store.book.record("barrier", barrier)
    if known is None or {"youth", "code"} & set(values):
        raise BadInput
    tidy = {name: cleaned(value) if isinstance(value, str) else value for name, value in values.items()}
    if tidy.get("state") == "lifted" and "lifted" not in tidy:
        tidy["lifted"] = store.today()
    return save(store, [Change(kind="barrier", id=barrier, values=tidy)])


def unpick_barrier(store: Store, youth: str, *, code: str, says: str = "youth") -> None:
    """The card was put back: it was no barrier after all."""
    known = store.book.row("SELECT id FROM barrier WHERE youth = ? AND code = ? AND says = ?", youth, code, says)
    if known is not None:
        change_barrier(store, str(known["id"]), state="dropped")
