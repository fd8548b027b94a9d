"""How long it takes to note a contact: seconds only, sealed on this device, shown to its worker and nobody else."""

from __future__ import annotations

from statistics import median

import msgspec

from storage.drafts import draft, keep_draft
from storage.store import Store

PACE = "pace"
MOST_KEPT = 100
FEWEST_SHOWN = 3
LONGEST_SECONDS = 600  # a form that lay open longer was not being filled in


class Pace(msgspec.Struct, frozen=True, kw_only=True):
    """`seconds`: the median of the last `count` contacts, whole seconds."""

    seconds: int
    count: int


def note_pace(store: Store, seconds: float) -> None:
    """One more contact noted in so many seconds, from opening the form to saving it. Raises NoRoom."""
    if 0 <= seconds <= LONGEST_SECONDS:
        keep_draft(store, PACE, {"seconds": [*_kept(store), round(seconds)][-MOST_KEPT:]})


def pace(store: Store) -> Pace | None:
    """None until there is something to say."""
    kept = _kept(store)
    return Pace(seconds=round(median(kept)), count=len(kept)) if len(kept) >= FEWEST_SHOWN else None


def _kept(store: Store) -> list[int]:
    return list((draft(store, PACE) or {}).get("seconds", []))
