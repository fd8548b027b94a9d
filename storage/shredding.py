"""Erasures that folding asks for: drawers whose consent fell, and what an erasure pulled while locked left behind."""

from __future__ import annotations

from storage.door import save
from storage.drafts import drop_fallen_drafts
from storage.erasing import fallen_drawers
from storage.store import Store

PULLED_WHILE_LOCKED = "erased_while_locked"


def shred_fallen(store: Store) -> int:
    """Whoever folds a drawer to "not given" shreds it (protocol.md, "Operation"); how many drawers."""
    fallen = fallen_drawers(store)
    if fallen:
        save(store, [], erase_scopes=fallen)
    return len(fallen)


def finish_erasures(store: Store) -> None:
    """At opening: an erasure that was pulled while locked could not open the drafts that leaned on what it erased."""
    if not store.log.fact(PULLED_WHILE_LOCKED):
        return
    drop_fallen_drafts(store)
    with store.log.transaction():
        store.log.set_fact(PULLED_WHILE_LOCKED, None)
