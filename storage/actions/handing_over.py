"""The sheet for a partner: what it says is read through the gate and logged in one turn, and kept nowhere."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

import msgspec

from domain import gate
from domain.errors import NeedsConsent
from domain.records import TEAM_SETTINGS
from storage.actions.referrals import share
from storage.book.same import whole_record
from storage.queries.partners import partner
from storage.queries.sharing import ShareLine, recipient_of_referral, recipient_shown, share_lines
from storage.queries.youth_file import worker_name
from storage.store import Store


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """What the partner reads. `recipient`: as people say it; `worker`, `organisation`: who to ask, "" when unknown."""

    recipient: str
    lines: tuple[ShareLine, ...]
    day: dt.date
    worker: str
    organisation: str


def sheet_of(store: Store, referral: str, *, fields: Sequence[str]) -> Sheet:
    """The sheet with these lines (`ShareLine.key`) and no other, to look at before it leaves. Raises BadInput."""
    lines = tuple(line for line in share_lines(store, referral) if line.key in fields)
    return _sheet(store, referral, lines)


def hand_over(store: Store, referral: str, *, fields: Sequence[str]) -> Sheet:
    """Log that these lines are handed over now, and what the sheet says. Each line passes the gate to this partner.

    Raises NeedsConsent without an unused yes for this partner, BadInput.
    """
    known = store.book.record("referral", referral) or {}
    youth, recipient = str(known.get("youth", "")), recipient_of_referral(store, referral)
    lines = tuple(line for line in share_lines(store, referral) if line.key in fields)
    ledger = store.book.ledger(youth, today=store.today())
    for line in lines:
        record = _record_of(store, youth, referral, line)
        verdict = gate.may(
            "partner", kind=line.kind, field=line.field, record=record, ledger=ledger, recipient=recipient
        )
        if not verdict.allowed:
            raise NeedsConsent(verdict.ask)
    share(store, referral, fields=fields)
    return _sheet(store, referral, lines)


def _sheet(store: Store, referral: str, lines: tuple[ShareLine, ...]) -> Sheet:
    settings = store.book.record("setting", TEAM_SETTINGS) or {}
    known = store.book.record("referral", referral) or {}
    found = partner(store, str(known["partner"])) if known.get("partner") else None
    name = found.name if found is not None else recipient_shown(store, recipient_of_referral(store, referral))
    return Sheet(
        recipient=", ".join(said for said in (found.ask_for if found else "", name) if said),
        lines=lines,
        day=store.today(),
        worker=worker_name(store, store.worker),
        organisation=str(settings.get("team_name", "")),
    )


def _record_of(store: Store, youth: str, referral: str, line: ShareLine) -> dict[str, Any]:
    if line.kind == "youth":
        return whole_record(store.book, youth) or {}
    record = referral if line.kind == "referral" else line.key.partition(":")[2]
    return store.book.record(line.kind, record) or {}
