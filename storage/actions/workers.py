"""What the team calls a worker."""

from __future__ import annotations

from domain.errors import BadInput
from domain.fields import cleaned
from domain.texts import N_
from storage.door import Change, Saved, save
from storage.store import Store

_NO_NAME = N_("Vul je voornaam in. Je team ziet die bij wat je noteert.")


def own_name(store: Store) -> str:
    """What the team calls this worker; "" while nothing is known."""
    row = store.book.row("SELECT name FROM worker WHERE id = ?", store.worker)
    return "" if row is None else str(row["name"] or "")


def name_worker(store: Store, *, name: str) -> Saved:
    """Give this worker a name, or another one. Raises BadInput for an empty one."""
    tidy = cleaned(name)
    if not tidy:
        raise BadInput(_NO_NAME)
    return save(store, [Change(kind="worker", id=store.worker, values={"name": tidy})])
