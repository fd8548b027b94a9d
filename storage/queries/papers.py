"""What the papers of the organisation are made from: its own data and decisions. Nothing of any youth is read."""

from __future__ import annotations

from domain.codes import purposes
from domain.papers.shape import Decided, Office
from domain.records import TEAM_SETTINGS
from storage.queries.organisation import controller, own_texts, policy
from storage.store import Store


def office(store: Store) -> Office:
    """As it stands today."""
    known = controller(store)
    return Office(
        day=store.today(),
        team=str((store.book.record("setting", TEAM_SETTINGS) or {}).get("team_name", "")),
        name=known.name,
        address=known.address,
        email=known.email,
        phone=known.phone,
        dpo=known.dpo,
        is_public=known.is_public,
        decided={row.code: _decided(store, row.code) for row in purposes.PURPOSES},
        own=own_texts(store),
    )


def _decided(store: Store, purpose: str) -> Decided:
    found = policy(store, purpose)
    return Decided(basis=found.basis, condition=found.condition, months=found.months)
