"""Keeping something longer, with a reason; and letting go at once what waits for a coordinator."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from domain.codes import keep_reasons
from domain.deadlines import add_months
from domain.errors import BadInput, NotAllowed, Refused
from domain.kinds.retention import KeptLonger
from domain.retention import EXTEND_MONTHS, FILE, longest, may_extend
from domain.texts import N_
from storage.door import Saved, event, save
from storage.queries.retention import retention_state
from storage.retention.clock import time_of
from storage.retention.items import Items
from storage.retention.running import erase, let_go_of_held, look
from storage.store import Store

_ASK_AGAIN = N_("Dit hangt aan een ja van de jongere. Vraag het opnieuw.")
_LONGEST = N_("Langer kan niet. Spreek de jongere eerst.")
_NO_REASON = N_("Kies waarom je het langer bewaart.")
_COORDINATOR = N_("Dit kan alleen een coördinator.")


def extend(
    store: Store,
    youth: str,
    *,
    reason: str,
    purpose: str = FILE,
    months: int = EXTEND_MONTHS,
    until: dt.date | None = None,
) -> Saved:
    """Keep what a purpose holds of a youth longer: `months` more than now, or `until` a day (the first without it).

    Raises BadInput without a reason (codes.keep_reasons) or when nothing is kept; Refused for what only a new yes
    keeps, and beyond twelve months past the period.
    """
    if reason not in keep_reasons.BY_CODE:
        raise BadInput(_NO_REASON)
    if not may_extend(purpose):
        raise Refused(_ASK_AGAIN)
    leading, today = store.book.file_of(youth), store.today()
    read = Items(store, today=today, youth=leading)
    scope = read.scope_for(leading, purpose)
    if not scope:
        raise BadInput
    facts, periods = read.facts(leading)
    last = longest(purpose, facts, periods=periods)
    now = read.goes(leading, purpose)[0]
    day = until or min(add_months(max(now, today), months=months), last)
    if day > last or day <= max(now, today):
        raise Refused(_LONGEST)
    kept = KeptLonger(of=scope, until=day, reason=reason, day=today, worker=store.worker)
    return save(store, [event("kept_longer", kept)])


def approve(store: Store, of: Collection[str] = ()) -> int:
    """A coordinator lets go what is due, over ten a day too: all of it, or those named (`Going.of`). How many went.

    Raises NotAllowed for others; Refused in plain words while this device may not erase.
    """
    if not store.is_coordinator():
        raise NotAllowed(_COORDINATOR)
    state = retention_state(store)
    if not state.is_running:
        raise Refused(state.sentence)
    time = time_of(store)
    due = [item for item in look(store, time).due if not of or item.of in of]
    count = erase(store, due, time)
    let_go_of_held(store, {item.of for item in due})
    return count
