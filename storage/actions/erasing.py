"""What a worker does about an erasure that came from a colleague."""

from __future__ import annotations

from storage.parting import let_go
from storage.store import Store
from storage.wiping import confirm_erasures


def understood(store: Store) -> None:
    """The author has read what was taken: it goes here too, and the team hears that this device has erased."""
    let_go(store)
    confirm_erasures(store)
