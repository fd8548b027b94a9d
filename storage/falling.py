"""What a drawer falls by that stands in another file of the same youth: merged files are erased together.

A device that withdrew in one file without knowing of the merging reached one file only; whoever folds both finishes it.
A no that was known when the files were merged hides, and erases nothing: merging can be undone.
"""

from __future__ import annotations

from domain.causality import known_by
from domain.consent import STRICT
from domain.same import SAME, Said, same_pairs
from storage.book.book import OpenDrawer
from storage.book.same import said
from storage.store import Store


def falls_with_other(store: Store, drawer: OpenDrawer) -> bool:
    """Was a file that is one with this erased, or did it hear a no that neither this yes nor the merging knew of?"""
    events = said(store.book)
    if not events:
        return False
    return _was_erased(store, drawer.drawer.subject, events) or _heard_a_no(store, drawer, events)


def _was_erased(store: Store, youth: str, events: list[Said]) -> bool:
    pairs = same_pairs(events)
    named = [e.other_files for e in events if e.youth == youth and e.state == SAME and e.pair in pairs]
    return any(scopes and all(_is_erased(store, scope) for scope in scopes) for scopes in named)


def _is_erased(store: Store, scope: str) -> bool:
    try:
        return store.log.is_erased(bytes.fromhex(scope))
    except ValueError:  # only a dishonest device writes such
        return False


def _heard_a_no(store: Store, drawer: OpenDrawer, events: list[Said]) -> bool:
    youth, book = drawer.drawer.subject, store.book
    files = book.files_of(youth)
    row = book.row("SELECT purpose, recipient FROM consent WHERE id = ?", drawer.consent)
    if len(files) == 1 or row is None:
        return False
    by_id = {
        event.id: event for file in files for event in book.consent_events(file, row["purpose"], row["recipient"] or "")
    }
    merging = tuple(head for event in events if event.pair <= set(files) for head in event.knew)
    known = known_by((drawer.consent, *merging), by_id)
    return any(event.state in STRICT and event.id not in known for event in by_id.values())
