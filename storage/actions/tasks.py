"""Things to do: written down, ticked off, put off. What is derived gets a written task only when a person says so."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable
from typing import Any

from domain.codes import task_origins
from domain.errors import BadInput
from domain.fields import cleaned
from domain.texts import N_
from storage.door import Change, Saved, new_id, save
from storage.queries.due import DueRow
from storage.store import Store

TOLD_DAYS = 14  # within this time a youth hears who the new fixed contact is
_NO_WORDS = N_("Schrijf kort wat er te doen is.")
_NOT_BACK = N_("Kies een dag die nog komt.")
_CANNOT_WAIT = {
    "third_party": N_("Dit kan niet wachten. Vraag het aan de persoon zelf, of wis de naam."),
    "request": N_("Dit kan niet wachten. Open de vraag en noteer wat je antwoordt."),
}


def add_task(
    store: Store, *, what: str, due: dt.date | None = None, youth: str = "", place: str = "", worker: str | None = None
) -> str:
    """Note something to do, of a youth or of nobody; its id. `worker`: whose, default mine, "" for anybody.

    Raises NeedsConsent for a youth without a file, BadInput.
    """
    if not cleaned(what):
        raise BadInput(_NO_WORDS)
    task = new_id()
    whose = store.worker if worker is None else worker
    values: dict[str, Any] = {"origin": "own", "made": store.today(), "youth": youth, "what": cleaned(what)}
    values |= {"due": due, "place": place, "worker": whose}
    save(store, [Change(kind="task", id=task, values={n: v for n, v in values.items() if v})])
    return task


def change_task(store: Store, task: str, /, **values: Any) -> Saved:
    """Change what, due, place or worker of a written task. Raises BadInput."""
    known = store.book.record("task", task)
    if known is None or not set(values) <= {"what", "due", "place", "worker"}:
        raise BadInput
    tidy = {name: cleaned(value) if isinstance(value, str) else value for name, value in values.items()}
    if tidy.get("what") == "":
        raise BadInput(_NO_WORDS)
    return save(store, [Change(kind="task", id=task, values=tidy)])


def finish_due(store: Store, row: DueRow) -> Saved:
    """Tick off a row of Opvolging. BadInput for what is not ticked off but done: a name of a third party is erased, a
    request by right is answered.
    """
    if row.origin in _CANNOT_WAIT:
        raise BadInput(_CANNOT_WAIT[row.origin])
    return save(store, [_said_about(store, row, {"done": store.today()})])


def undo_finish(store: Store, row: DueRow) -> Saved:
    """It was not done after all."""
    return save(store, [_said_about(store, row, {"done": None})])


def snooze_due(store: Store, row: DueRow, *, until: dt.date) -> Saved:
    """Put a row off until a day that is still to come. Raises BadInput, also for what the law gives a day."""
    if row.origin in _CANNOT_WAIT:
        raise BadInput(_CANNOT_WAIT[row.origin])
    if until <= store.today():
        raise BadInput(_NOT_BACK)
    return save(store, [_said_about(store, row, {"snoozed": until})])


def undo_snooze(store: Store, row: DueRow) -> Saved:
    """It comes up again on its own day."""
    return save(store, [_said_about(store, row, {"snoozed": None})])


def told_steps(store: Store, youths: Iterable[str], *, to: str) -> list[Change]:
    """For a handover: each youth is told who the fixed contact is now, by that worker. A youth has one such step."""
    today = store.today()
    due = today + dt.timedelta(days=TOLD_DAYS)
    steps = []
    for youth in youths:
        values: dict[str, Any] = {"origin": "handover", "made": today, "youth": youth, "due": due, "worker": to}
        known = store.book.record("task", task_id(f"handover:{youth}", youth))
        again = {"done": None, "snoozed": None} if known is not None else {}
        steps.append(Change(kind="task", id=task_id(f"handover:{youth}", youth), values=values | again))
    return steps


def task_id(key: str, youth: str) -> str:
    """The id of the task about a key: the same on every device, so that two of them write one task."""
    return hashlib.sha256(b"vindplaats/task/1\0" + f"{key}\0{youth}".encode()).hexdigest()[:32]


def _said_about(store: Store, row: DueRow, values: dict[str, Any]) -> Change:
    if row.task:
        if store.book.record("task", row.task) is None:
            raise BadInput
        return Change(kind="task", id=row.task, values=values)
    if row.origin not in task_origins.BY_CODE:
        raise BadInput
    task = task_id(row.key, row.youth)
    if store.book.record("task", task) is not None:
        return Change(kind="task", id=task, values=values)
    about = {"origin": row.origin, "made": store.today(), "youth": row.youth, "key": row.key, "worker": store.worker}
    return Change(kind="task", id=task, values=about | {n: v for n, v in values.items() if v is not None})
