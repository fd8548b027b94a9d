"""The first records of a team: its settings and the name its first worker goes by."""

from __future__ import annotations

from domain.records import TEAM_SETTINGS
from storage.crypto import random_bytes
from storage.door import Change
from storage.store import Store


def first_changes(store: Store, *, worker_name: str) -> list[Change]:
    """A random figures key (statistics.md: it never changes, also not with the epochs) and the worker's name."""
    figures_key = random_bytes(32).hex()
    return [
        Change(kind="setting", id=TEAM_SETTINGS, values={"figures_key": figures_key}),
        Change(kind="worker", id=store.worker, values={"name": worker_name}),
    ]
