"""A worker leaves, or has too many: youths get another fixed contact, all in one act."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from domain.errors import BadInput
from domain.texts import N_
from storage.actions.tasks import told_steps
from storage.door import Change, Saved, save
from storage.queries.agreements import Agreements
from storage.store import Store
from storage.team import is_on_paper

MOST_YOUTHS = 200  # in one act: a group of operations has a limit, and a person reads along
_NO_COLLEAGUE = N_("Kies een collega van je team.")
_NOBODY = N_("Kies wie je overdraagt.")


class Colleague(msgspec.Struct, frozen=True, kw_only=True):
    """A worker with a device in the team. `name` is "" for one that did not say it yet."""

    id: str
    name: str
    is_here: bool


class Carried(msgspec.Struct, frozen=True, kw_only=True):
    """A youth and whose it is now: a worker's name, "" for nobody. `is_left`: that worker has no device any more."""

    id: str
    alias: str
    worker: str
    contact: str
    is_left: bool


def colleagues(store: Store) -> list[Colleague]:
    """Who may become a fixed contact: workers with a device in the team, by name; a key on paper is nobody."""
    names = {row["id"]: str(row["name"] or "") for row in store.book.rows("SELECT id, name FROM worker")}
    ids = {m.worker.hex() for m in store.roster.members.values() if not is_on_paper(store.keyring, m)}
    found = [Colleague(id=one, name=names.get(one, ""), is_here=one == store.worker) for one in ids]
    return sorted(found, key=lambda one: (one.name.casefold(), one.id))


def caseloads(store: Store) -> list[Carried]:
    """All youths by fixed contact: first of those who left, then of nobody, then by name."""
    here = {one.id for one in colleagues(store)}
    agreements = Agreements(store)
    found = store.book.rows(
        "SELECT y.id, y.alias, coalesce(y.fixed_contact, '') AS worker, coalesce(w.name, '') AS name FROM file y "
        "LEFT JOIN worker w ON w.id = y.fixed_contact"
    )
    rows = [
        Carried(
            id=row["id"],
            alias=row["alias"],
            worker=row["worker"],
            contact=row["name"],
            is_left=bool(row["worker"]) and row["worker"] not in here,
        )
        for row in found
        if agreements.label(row["id"])
    ]
    return sorted(rows, key=lambda row: (not row.is_left, row.contact.casefold(), row.alias.casefold(), row.id))


def hand_over(store: Store, youths: Sequence[str], *, to: str) -> Saved:
    """Give each of these youths the worker `to` as fixed contact: all of them, or none. Of files
    that are one each gets it, so that none goes back to who left when they are made apart. `to` gets the
    step to tell each of them (Opvolging).

    Raises BadInput for nobody, too many, an unknown youth, or a worker without a device in the team.
    """
    wanted = list(dict.fromkeys(youths))
    if not wanted or len(wanted) > MOST_YOUTHS:
        raise BadInput(_NOBODY)
    if to not in {one.id for one in colleagues(store)}:
        raise BadInput(_NO_COLLEAGUE)
    if any(store.book.record("youth", youth) is None for youth in wanted):
        raise BadInput(_NOBODY)
    files = dict.fromkeys(file for youth in wanted for file in store.book.files_of(youth))
    given = [Change(kind="youth", id=file, values={"fixed_contact": to}) for file in files]
    return save(store, [*given, *told_steps(store, wanted, to=to)])
