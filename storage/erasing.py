"""After an erasure, own or pulled: keys forgotten, drafts gone, the book vacuumed, the write-ahead log emptied."""

from __future__ import annotations

from domain.codes import drawers
from domain.operation import EraseBody
from storage.drafts import drop_drafts_about
from storage.store import Store


def forget(store: Store, body: EraseBody) -> None:
    """Finish an erasure whose transaction is committed. The snapshot was deleted before that transaction."""
    store.keyring.forget(set(body.scopes))
    subjects = {found.drawer.subject for found in map(store.book.drawer, body.scopes) if found is not None}
    with store.log.transaction():
        drop_drafts_about(store, subjects)
    store.book.vacuum()
    store.log.truncate_wal()


def fallen_drawers(store: Store) -> list[bytes]:
    """Drawers of youths whose consent no longer stands, found by folding: whoever folds it shreds it."""
    found = store.book.rows("SELECT scope FROM drawer WHERE is_gone = 0 AND consent != ''")
    return [scope for scope in (bytes.fromhex(row["scope"]) for row in found) if _has_fallen(store, scope)]


def _has_fallen(store: Store, scope: bytes) -> bool:
    drawer = store.book.drawer(scope)
    if drawer is None or store.log.is_erased(scope) or drawers.BY_CODE[drawer.drawer.code].belongs != "youth":
        return False
    if store.book.row("SELECT 1 FROM consent WHERE id = ?", drawer.consent) is not None:
        return not store.book.drawer_stands(drawer)
    # The event behind it is not here. Only a file that was shredded explains that for good; else it may still come.
    files = store.book.rows("SELECT is_gone FROM drawer WHERE subject = ? AND code = 'file'", drawer.drawer.subject)
    return bool(files) and all(row["is_gone"] for row in files)
