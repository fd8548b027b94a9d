"""Requests by right: noted on the day they come, given more time with a reason, answered (domain/requests.py)."""

from __future__ import annotations

import datetime as dt

import msgspec

from domain.codes import rights
from domain.errors import BadInput
from domain.fields import cleaned
from domain.kinds.rights import RequestOf
from domain.requests import clock
from domain.texts import N_
from storage.door import Change, Saved, event, new_id, save
from storage.receipt_number import receipt_number
from storage.store import Store

_NOT_COME = N_("Die dag moet nog komen.")
_TOO_LATE = N_("Meer tijd kan je alleen vragen in de eerste maand.")
_IS_DONE = N_("Deze vraag is al beantwoord.")
_NO_REASON = N_("Kies waarom.")


class Noted(msgspec.Struct, frozen=True, kw_only=True):
    """A request that was noted: its id, the number for who asked, and the last day to answer."""

    id: str
    number: str
    due: dt.date


def note_request(store: Store, right: str, *, day: dt.date | None = None, youth: str = "", words: str = "") -> Noted:
    """Log a request that came on `day` (default today). `youth` and `words` go in the file, never beside the number.

    Raises NeedsConsent for a youth without a file, BadInput.
    """
    today = store.today()
    received = day or today
    if right not in rights.BY_CODE:
        raise BadInput
    if received > today:
        raise BadInput(_NOT_COME)
    request, number = new_id(), receipt_number()
    changes = [Change(kind="request", id=request, values={"number": number, "right": right, "day": received})]
    if youth:
        changes.append(event("request_of", RequestOf(youth=youth, request=request, words=cleaned(words))))
    save(store, changes)
    return Noted(id=request, number=number, due=clock(received, today=today).due)


def extend_request(store: Store, request: str, *, why: str) -> Saved:
    """Who asked was told today that it takes longer (AVG/GDPR article 12.3). `why`: codes.rights.EXTENSIONS.

    Raises BadInput after the first month, for an answered one, or without a reason.
    """
    known = _open(store, request)
    today = store.today()
    if why not in rights.EXTENSION_BY_CODE:
        raise BadInput(_NO_REASON)
    if known.get("extended") or today > clock(dt.date.fromisoformat(known["day"]), today=today).tell_by:
        raise BadInput(_TOO_LATE)
    return save(store, [Change(kind="request", id=request, values={"extended": today, "extension": why})])


def close_request(store: Store, request: str, *, outcome: str, refusal: str = "") -> Saved:
    """Answered today. `outcome`: codes.rights.OUTCOMES; `refusal` says why where not all was done (article 12.4).

    Raises BadInput.
    """
    _open(store, request)
    if outcome not in rights.OUTCOME_BY_CODE:
        raise BadInput
    if outcome != "granted" and refusal not in rights.REFUSAL_BY_CODE:
        raise BadInput(_NO_REASON)
    values = {"done": store.today(), "outcome": outcome, "refusal": "" if outcome == "granted" else refusal}
    return save(store, [Change(kind="request", id=request, values=values)])


def reopen_request(store: Store, request: str) -> Saved:
    """It was not answered after all; what was told about more time stays."""
    if store.book.record("request", request) is None:
        raise BadInput
    return save(store, [Change(kind="request", id=request, values={"done": None, "outcome": "", "refusal": ""})])


def _open(store: Store, request: str) -> dict[str, str]:
    known = store.book.record("request", request)
    if known is None or "day" not in known:
        raise BadInput
    if known.get("done"):
        raise BadInput(_IS_DONE)
    return known
