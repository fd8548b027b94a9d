"""Folding consent: what a youth agreed to now, from the events known here (protocol.md, "Consent").

Causality, not clocks: an event names in `after` the newest events its device knew. "Given" counts only if every refusal
and withdrawal known is among its ancestors; what is concurrent falls to the strict side.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Literal

import msgspec

from domain.causality import ancestors, unfollowed
from domain.codes import purposes

STRICT = frozenset({"refused", "withdrawn", "expired", "invalidated"})
State = Literal["not_asked", "asked", "given", "refused", "withdrawn", "expired", "invalidated"]


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """The part of a consent event that counts for folding. `valid_until` is the last day it holds.

    `version`: of the words that were said (domain/consent_texts); below 0 when they had been taken back by then.
    """

    id: str
    purpose: str
    state: str
    recipient: str = ""
    after: tuple[str, ...] = ()
    valid_until: dt.date | None = None
    version: int = 0


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """Where one purpose (and recipient) stands. `event` is the one that decides, `heads` what a next event follows."""

    state: State = "not_asked"
    event: str = ""
    heads: tuple[str, ...] = ()
    valid_until: dt.date | None = None


NOT_ASKED = Standing()
Ledger = Mapping[tuple[str, str], Standing]  # (purpose, recipient) -> standing, of one youth


def stands(event_id: str, events: Mapping[str, Event]) -> bool:
    """Does this "given" still hold: is every strict event known among its ancestors?"""
    if event_id not in events or events[event_id].state != "given":
        return False
    known = ancestors(event_id, events)
    return all(other.id in known for other in events.values() if other.state in STRICT)


def fold(events: Iterable[Event], *, today: dt.date | None = None, lowest: int = 0) -> Standing:
    """The standing of one purpose and recipient. `today` (Europe/Brussels) lets a passed date count as expired.

    `lowest`: the version of the words from which more is allowed; a yes to older ones counts as invalidated: asked
    again. It still stands behind what was kept under it, which nobody withdrew (decision 0201).
    """
    by_id = {event.id: event for event in events}
    if not by_id:
        return NOT_ASKED
    heads = _heads(by_id)
    standing = [event for event in by_id.values() if stands(event.id, by_id)]
    if standing:
        best = max(_newest(standing, by_id), key=lambda event: (event.version >= lowest, *_freshness(event)))
        is_over = today is not None and best.valid_until is not None and best.valid_until < today
        agreed: State = "given" if best.version >= lowest else "invalidated"
        state: State = "expired" if is_over else agreed
        return Standing(state=state, event=best.id, heads=heads, valid_until=best.valid_until)
    strict = [event for event in by_id.values() if event.state in STRICT]
    if strict:
        last = _last(strict, by_id)
        return Standing(state=_as_state(last.state), event=last.id, heads=heads)
    return Standing(state="asked", event=heads[0], heads=heads)


def _heads(by_id: Mapping[str, Event]) -> tuple[str, ...]:
    """What a next event has to follow to have followed all of them; the strict ones first."""
    return tuple(sorted(unfollowed(by_id), key=lambda name: (by_id[name].state not in STRICT, name)))


def _newest(standing: list[Event], by_id: Mapping[str, Event]) -> list[Event]:
    """A yes that was asked anew stands in the place of the one it followed, also when it holds for a shorter time."""
    followed = {earlier for event in standing for earlier in ancestors(event.id, by_id)}
    return [event for event in standing if event.id not in followed] or standing


def _freshness(event: Event) -> tuple[dt.date, str]:
    return (event.valid_until or dt.date.max, event.id)


def _last(strict: list[Event], by_id: Mapping[str, Event]) -> Event:
    """A strict event that no other strict event followed; of several the smallest id, so that all devices agree."""
    followed = {earlier for event in strict for earlier in ancestors(event.id, by_id)}
    return min((e for e in strict if e.id not in followed), key=lambda e: e.id, default=min(strict, key=lambda e: e.id))


def _as_state(text: str) -> State:
    return {"refused": "refused", "withdrawn": "withdrawn", "expired": "expired"}.get(text, "invalidated")  # type: ignore[return-value]


def state_of(ledger: Ledger, purpose: str, recipient: str = "") -> State:
    """The standing after what the purpose leans on: without P01 nothing of the youth is in force."""
    row = purposes.BY_CODE[purpose]
    own = ledger.get((purpose, recipient), NOT_ASKED).state
    if own == "not_asked" and row.is_default_on:
        own = "given"
    for needed in row.needs:
        if own == "given" and state_of(ledger, needed) != "given":
            return "withdrawn"
    return own


def is_given(ledger: Ledger, purpose: str, recipient: str = "") -> bool:
    """Agreed to, and so is all it leans on. P00 counts without asking; "" is what is not about a youth."""
    return purpose == "" or state_of(ledger, purpose, recipient) == "given"
