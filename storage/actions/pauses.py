"""Days on which the four months of a youth stand still."""

from __future__ import annotations

import datetime as dt
from typing import Any

from domain.codes import pause_reasons
from domain.errors import BadInput
from domain.texts import N_
from storage.door import Change, Saved, new_id, save
from storage.store import Store

_NO_REASON = N_("Kies waarom de vier maanden stilstaan.")
_ENDS_FIRST = N_("Het einde ligt voor het begin. Kijk de dagen na.")


def pause_clock(
    store: Store, youth: str, *, reason: str, start: dt.date | None = None, end: dt.date | None = None
) -> str:
    """Let the four months stand still from `start` (default today) to `end` (first day back, None: not known); its id.

    Raises NeedsConsent for a reason that tells health (P05) or a sentence (P07), BadInput.
    """
    first = start or store.today()
    if reason not in pause_reasons.BY_CODE:
        raise BadInput(_NO_REASON)
    if end is not None and end < first:
        raise BadInput(_ENDS_FIRST)
    pause = new_id()
    values: dict[str, Any] = {"youth": youth, "reason": reason, "start": first}
    save(store, [Change(kind="pause", id=pause, values=values | ({"end": end} if end else {}))])
    return pause


def resume_clock(store: Store, pause: str, *, day: dt.date | None = None) -> Saved:
    """The four months run again from `day` on, default today."""
    known = store.book.record("pause", pause)
    if known is None:
        raise BadInput
    back = day or store.today()
    if back < dt.date.fromisoformat(known["start"]):
        raise BadInput(_ENDS_FIRST)
    return save(store, [Change(kind="pause", id=pause, values={"end": back})])


def drop_pause(store: Store, pause: str) -> Saved:
    """It was put in by mistake: it does not count any more."""
    if store.book.record("pause", pause) is None:
        raise BadInput
    return save(store, [Change(kind="pause", id=pause, values={"is_dropped": True})])
