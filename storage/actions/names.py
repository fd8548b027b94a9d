"""A name that somebody else gave: a drawer of its own, and a month to inform the person or erase it (domain.md, 12)."""

from __future__ import annotations

from domain.codes import signal_bodies
from domain.errors import BadInput
from domain.fields import cleaned
from domain.kinds.followup import Named
from domain.texts import N_
from storage.door import Saved, event, new_id, save
from storage.store import Store

_NO_NAME = N_("Er staat geen naam.")


def note_name(store: Store, *, name: str, body: str = "other") -> str:
    """Keep a name that `body` (codes.signal_bodies) gave; its id. It comes up in Opvolging. Raises BadInput."""
    if not cleaned(name) or body not in signal_bodies.BY_CODE:
        raise BadInput(_NO_NAME)
    named = new_id()
    given = Named(name=cleaned(name), day=store.today(), body=body, worker=store.worker)
    save(store, [event("named", given, record_id=named)])
    return named


def forget_name(store: Store, named: str) -> Saved:
    """Erase it with its drawer: the person was asked (a file begins with their own yes), or was not found."""
    drawers = store.book.drawers(named, "third_party")
    if not drawers:
        raise BadInput
    return save(store, [], erase_scopes=[drawer.scope for drawer in drawers])
