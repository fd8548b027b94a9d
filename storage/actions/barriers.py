"""Barriers of a youth: picked as a card, worked on, lifted. A sensitive card is kept only after its own consent."""

from __future__ import annotations

from typing import Any

from domain.codes import barriers
from domain.errors import BadInput
from domain.fields import cleaned
from storage.actions.edited import with_own_changes
from storage.door import Change, Saved, new_id, save
from storage.store import Store


def pick_barrier(store: Store, youth: str, *, code: str, says: str = "youth") -> str:
    """Keep a card the youth (or the worker) picked; its id. One that was there comes back. Raises NeedsConsent."""
    barriers.row_of(code)
    known = _picked(store, youth, code=code, says=says)
    standing = [one for one, state in known if state not in ("dropped", "lifted")]
    if known and not standing:
        change_barrier(store, known[0][0], state="open")
    if known:
        return (standing or [known[0][0]])[0]
    barrier, youth = new_id(), store.book.file_of(youth)
    values: dict[str, Any] = {"youth": youth, "code": code, "says": says, "state": "open", "since": store.today()}
    save(store, [Change(kind="barrier", id=barrier, values=values)])
    return barrier


def change_barrier(store: Store, barrier: str, /, **values: Any) -> Saved:
    """Change weight, mechanisms (all, or a domain.sets.Edited), state, words. Lifting notes the day.

    Raises BadInput for one that is not here.
    """
    known = store.book.record("barrier", barrier)
    if known is None or {"youth", "code"} & set(values):
        raise BadInput
    own = with_own_changes(store, "barrier", barrier, values)
    tidy = {name: cleaned(value) if isinstance(value, str) else value for name, value in own.items()}
    if tidy.get("state") == "lifted" and "lifted" not in tidy:
        tidy["lifted"] = store.today()
    return save(store, [Change(kind="barrier", id=barrier, values=tidy)])


def unpick_barrier(store: Store, youth: str, *, code: str, says: str = "youth") -> None:
    """The card was put back: it was no barrier after all."""
    for barrier, _ in _picked(store, youth, code=code, says=says):
        change_barrier(store, barrier, state="dropped")


def _picked(store: Store, youth: str, *, code: str, says: str) -> list[tuple[str, str]]:
    """(id, state) of this card, in each file of the youth; the leading one first."""
    return [
        (str(row["id"]), str(row["state"]))
        for file in store.book.files_of(youth)
        for row in store.book.rows(
            "SELECT id, state FROM barrier WHERE youth = ? AND code = ? AND says = ?", file, code, says
        )
    ]
