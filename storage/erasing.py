"""After an erasure, own or pulled: keys forgotten, drafts gone, the book vacuumed, the write-ahead log emptied."""

from __future__ import annotations

from domain.codes import drawers
from domain.operation import EraseBody
from storage.drafts import drop_fallen_drafts
from storage.falling import falls_with_other
from storage.rescue import drop_asides
from storage.store import Store
from storage.vouching import unmet


def forget(store: Store, body: EraseBody) -> None:
    """Finish an erasure whose transaction is committed. The snapshot was deleted before that transaction."""
    store.keyring.forget(set(body.scopes))
    store.known = None  # names of who is gone, as the guard last looked with them
    store.book.forget_answers()
    drop_fallen_drafts(store)
    drop_asides(store.directory)
    if body.scopes:
        store.book.vacuum()  # of single operations secure_delete left nothing, and undo must not cost a rewrite
    store.log.truncate_wal()


def fallen_drawers(store: Store) -> list[bytes]:
    """Drawers of youths whose consent no longer stands, found by folding: whoever folds it shreds it."""
    found = store.book.rows("SELECT scope FROM drawer WHERE consent != ''")
    return [scope for scope in (bytes.fromhex(row["scope"]) for row in found) if _has_fallen(store, scope)]


def _has_fallen(store: Store, scope: bytes) -> bool:
    drawer = store.book.drawer(scope)
    if drawer is None or store.log.is_erased(scope) or drawers.BY_CODE[drawer.drawer.code].belongs != "youth":
        return False
    # A centre that keeps an event back (a stub that no erase explains, a head nobody shows) must not make us destroy
    # what stands: as long as something is missing, a verdict that leans on what is missing waits.
    is_short = bool(unmet(store.log)) or store.log.unexplained_stubs() > 0
    is_behind_here = store.book.row("SELECT 1 FROM consent WHERE id = ?", drawer.consent) is not None
    may_turn = is_short and store.book.misses_ancestors(drawer.consent)
    if is_behind_here and not may_turn and not store.book.drawer_stands(drawer):
        return True
    is_waiting = store.book.row("SELECT 1 FROM waiting UNION ALL SELECT 1 FROM unknown LIMIT 1") is not None
    if is_short or is_waiting or store.log.quarantined():
        return False
    # Where the event behind it is not here: its device had it, in a file drawer written before. Nothing is still to
    # come, so that file was shredded, also when the youth has begun another since.
    return not is_behind_here or falls_with_other(store, drawer)
