"""Into an open vault: the store of a log that belongs to a team, brought up to date from snapshot and log."""

from __future__ import annotations

import contextlib

from domain.errors import NoRoom
from storage import team
from storage.crypto import Seal
from storage.folding import catch_up
from storage.identity import Identity
from storage.log.log import Log
from storage.log.sealed import SealedShelf
from storage.queue import sweep_queue
from storage.retention.running import keep_house
from storage.shredding import finish_erasures, shred_fallen
from storage.snapshot import Snapshot
from storage.store import Now, Store
from storage.wiping import confirm_erasures

_SNAPSHOT_AFTER = 500  # operations


def entered(
    log: Log,
    *,
    identity: Identity,
    secrets: SealedShelf,
    drafts: SealedShelf,
    snapshot: Snapshot,
    seal: Seal,
    now: Now,
) -> Store:
    """The store, folded, with what an earlier run left undone finished."""
    roster = team.load_roster(log)
    store = Store(
        log,
        identity=identity,
        keyring=team.load_keyring(log, identity, roster=roster, seal=seal),
        roster=roster,
        drafts=drafts,
        secrets=secrets,
        snapshot=snapshot,
        now=now,
    )
    book = store.snapshot.read(last_position=log.last_position())
    if book is not None:
        store.book.close()
        store.book = book
    behind = catch_up(store)
    finish_erasures(store)
    if behind and not store.must_pull:  # what the snapshot holds was looked at when it was folded
        shred_fallen(store)
    if not store.must_pull:
        confirm_erasures(store)
        if store.log.fact("centre_address") is not None:  # a vault alone is looked at by the loop, a practice never
            keep_house(store)
    if behind > _SNAPSHOT_AFTER:  # a phone is killed more often than locked; the next opening must be quick too
        with contextlib.suppress(NoRoom):
            store.snapshot.write(store.book)
    with contextlib.suppress(NoRoom):
        sweep_queue(store)
    return store
