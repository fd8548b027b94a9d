"""Sealed drafts: what was typed and not yet saved survives a closing cross, a call, a lock. One a screen."""

from __future__ import annotations

from typing import Any

from storage.store import Store


def keep_draft(store: Store, name: str, content: dict[str, Any], *, about: str = "") -> None:
    """Seal what is on a screen. `about` is the youth it concerns, or ""; `name` is the screen, never content."""
    with store.log.transaction():
        store.drafts.put(name, {"about": about, "content": content})


def draft(store: Store, name: str) -> dict[str, Any] | None:
    """What was kept, or None."""
    kept = store.drafts.get(name)
    return None if kept is None else kept["content"]


def drop_draft(store: Store, name: str) -> None:
    """Saved, or thrown away."""
    with store.log.transaction():
        store.drafts.drop(name)


def drop_drafts_about(store: Store, youths: set[str]) -> None:
    """After a youth's drawer was shredded nothing typed about that youth stays; other drafts do. In a transaction."""
    for name in store.drafts.names():
        kept = store.drafts.get(name)
        if kept is not None and kept["about"] in youths - {""}:
            store.drafts.drop(name)
