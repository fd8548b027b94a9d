"""The clocks of one file beside the four months: pauses, next call, the agreement that ends first, what is to do."""

from __future__ import annotations

import datetime as dt

import msgspec

from domain.codes import pause_reasons
from domain.consent import is_given, state_of
from domain.deadlines import out_of_sight_since
from storage.queries.agenda import Thing, full
from storage.queries.clocks import PauseRow, out_of_sight_days, pauses_of
from storage.queries.due import tasks_of
from storage.queries.due_sources import CONSENT_DAYS, CONSENT_OVER_DAYS
from storage.queries.offers import Call, offers_of
from storage.queries.sharing import recipient_shown
from storage.queries.youth_file import erased_on_day
from storage.store import Store


class Ends(msgspec.Struct, frozen=True, kw_only=True):
    """An agreement that ends soon, or did. `who`: the partner by name, "" for a channel or none."""

    purpose: str
    recipient: str
    who: str
    day: dt.date


class FileClocks(msgspec.Struct, frozen=True, kw_only=True):
    """`offer`: the kind the next call is about. `unseen_since`: set when out of sight. `tasks`: written and open.

    `pauses`: those that may be shown; `pause_erased`: their ids -> the day they go.
    """

    pauses: tuple[PauseRow, ...]
    pause_erased: dict[str, dt.date]
    unseen_since: dt.date | None
    call: Call | None
    offer: str
    ends: Ends | None
    tasks: tuple[Thing, ...]


def file_clocks(store: Store, youth: str, *, last_seen: dt.date | None) -> FileClocks:
    """All clocks of a file but the four months, which stand in its head."""
    ledger = store.book.ledger(youth, today=store.today())
    shown = [row for row in pauses_of(store, youth) if is_given(ledger, pause_reasons.purpose_of(row.reason))]
    goes = {row.id: erased_on_day(pause_reasons.purpose_of(row.reason), store, youth) for row in shown}
    call, offer = _next_call(store, youth)
    weeks = max(out_of_sight_days(store) // 7, 1)
    return FileClocks(
        pauses=tuple(shown),
        pause_erased={pause: day for pause, day in goes.items() if day is not None},
        unseen_since=out_of_sight_since(last_seen, today=store.today(), limit_weeks=weeks) if last_seen else None,
        call=call,
        offer=offer,
        ends=_first_end(store, youth),
        tasks=tuple(full(store, tasks_of(store, youth))),
    )


def _next_call(store: Store, youth: str) -> tuple[Call | None, str]:
    """The call that is due, else the one that comes; a call that was overtaken by a later one is let go."""
    open_calls = [(call, row.kind) for row in offers_of(store, youth) for call in row.calls if call.done is None]
    past = [each for each in open_calls if each[0].day <= store.today()]
    ahead = [each for each in open_calls if each[0].day > store.today()]
    if past:
        return max(past, key=lambda each: each[0].day)
    return min(ahead, key=lambda each: each[0].day, default=(None, ""))


def _first_end(store: Store, youth: str) -> Ends | None:
    today = store.today()
    first, last = today - dt.timedelta(days=CONSENT_OVER_DAYS), today + dt.timedelta(days=CONSENT_DAYS)
    ledger = store.book.ledger(youth, today=today)
    ends = [
        (standing.valid_until, purpose, recipient)
        for (purpose, recipient), standing in ledger.items()
        if standing.valid_until is not None
        and first <= standing.valid_until <= last
        and (standing.state == "expired" or state_of(ledger, purpose, recipient) == "given")
    ]
    if not ends:
        return None
    day, purpose, recipient = min(ends)
    who = recipient_shown(store, recipient) if recipient else ""
    return Ends(purpose=purpose, recipient=recipient, who=who, day=day)
