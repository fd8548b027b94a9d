"""Erasures that folding asks for: drawers whose consent fell, and what an unfinished erasure left behind."""

from __future__ import annotations

from domain.operation import EraseBody
from storage.door import save
from storage.drafts import drop_fallen_drafts
from storage.erasing import fallen_drawers
from storage.log.log import REBUILD
from storage.parting import read_set_aside, set_aside
from storage.rescue import drop_asides
from storage.store import Store

UNFINISHED = "erasure_unfinished"
UNCHECKED = "drawers_unchecked"  # operations came in since the last look for fallen drawers


def shred_fallen(store: Store) -> int:
    """Whoever folds a drawer to "not given" shreds it (protocol.md, "Operation"); how many drawers."""
    if not store.log.fact(UNCHECKED) or store.log.fact(REBUILD):  # what a verdict leans on may lie further back
        return 0
    count = 0
    while fallen := fallen_drawers(store):  # again: with a file falls the one that is one with it
        with store.log.transaction():
            set_aside(store.log, EraseBody(scopes=tuple(fallen)), device=store.identity.device)
        save(store, [], erase_scopes=fallen)
        read_set_aside(store)
        count += len(fallen)
    with store.log.transaction():
        store.log.set_fact(UNCHECKED, None)
    return count


def finish_erasures(store: Store) -> None:
    """At opening: drafts that leaned on what an erasure took, pulled while locked or just before a kill."""
    read_set_aside(store)
    if store.log.fact(UNFINISHED):
        drop_fallen_drafts(store)
        drop_asides(store.directory)
        with store.log.transaction():
            store.log.set_fact(UNFINISHED, None)
