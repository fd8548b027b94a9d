"""Referrals of a youth: how far each came, what was shared, what came back, and what has to be asked first."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec

from domain import gate
from domain.codes import referral_states
from domain.consent import State, state_of
from domain.deciding import share_purpose
from storage.queries.sharing import ShareRow, recipient_of_referral, shared_with
from storage.queries.youth_file import Road
from storage.store import Store


class ReferralRow(msgspec.Struct, frozen=True, kw_only=True):
    """A referral that may be shown. `state`: codes.referral_states, since `since`; `is_open`: still on the list.

    `refusal`: codes.refusal_reasons, "" for none or one that may not be shown. `recipient`: how consent names the
    partner; `share_purpose` (P08 or P09) is asked for it before sharing, P10 before word back; their states beside it.
    """

    id: str
    youth: str
    partner_kind: str
    partner: str
    partner_name: str
    state: str
    since: dt.date
    proposed: dt.date | None
    waiting_since: dt.date | None
    admitted: dt.date | None
    asks: str
    words: str
    is_open: bool
    refusal: str
    recipient: str
    share_purpose: str
    share_state: State
    word_state: State
    shares: tuple[ShareRow, ...]
    words_back: tuple[WordRow, ...]


class WordRow(msgspec.Struct, frozen=True, kw_only=True):
    """What a partner told us (P10)."""

    day: dt.date
    text: str


def referrals_of(store: Store, youth: str, *, road: Road = "team") -> list[ReferralRow]:
    """All referrals that may be shown: open ones first, then the newest."""
    ledger = store.book.ledger(youth, today=store.today())
    shares = shared_with(store, youth, road=road)
    rows = []
    for file in store.book.files_of(youth):
        for found in store.book.rows("SELECT id FROM referral WHERE youth = ? ORDER BY first", file):
            record = store.book.record("referral", found["id"]) or {}
            shown = gate.visible(road, kind="referral", record=record, ledger=ledger)
            if "partner_kind" in shown and "since" in shown:
                rows.append(_row(store, found["id"], shown, ledger=ledger, shares=shares, road=road))
    return sorted(rows, key=lambda row: (row.is_open, row.since, row.id), reverse=True)


def _row(
    store: Store, referral: str, shown: dict[str, Any], *, ledger: Any, shares: list[ShareRow], road: Road
) -> ReferralRow:
    recipient = recipient_of_referral(store, referral)
    purpose = share_purpose(recipient)
    state = referral_states.BY_CODE.get(shown.get("state", "proposed"))
    partner = store.book.record("partner", shown.get("partner", "")) or {}
    return ReferralRow(
        id=referral,
        youth=shown["youth"],
        partner_kind=shown["partner_kind"],
        partner=shown.get("partner", ""),
        partner_name=partner.get("name", ""),
        state=shown.get("state", "proposed"),
        since=dt.date.fromisoformat(shown["since"]),
        proposed=_maybe(shown.get("proposed")),
        waiting_since=_maybe(shown.get("waiting_since")),
        admitted=_maybe(shown.get("admitted")),
        asks=shown.get("asks", ""),
        words=shown.get("words", ""),
        is_open=state is None or state.is_open,
        refusal=_refusal(store, referral, ledger=ledger, road=road),
        recipient=recipient,
        share_purpose=purpose,
        share_state=state_of(ledger, purpose, recipient),
        word_state=state_of(ledger, "P10", recipient),
        shares=tuple(row for row in shares if row.referral == referral),
        words_back=_words(store, referral, ledger=ledger, road=road),
    )


def _refusal(store: Store, referral: str, *, ledger: Any, road: Road) -> str:
    """The last reason that may be shown."""
    for row in store.book.rows("SELECT reason FROM refusal WHERE referral = ? ORDER BY day DESC, id", referral):
        if gate.may(road, kind="refusal", field="reason", record={"reason": row["reason"]}, ledger=ledger).allowed:
            return str(row["reason"])
    return ""


def _words(store: Store, referral: str, *, ledger: Any, road: Road) -> tuple[WordRow, ...]:
    found = []
    for row in store.book.rows("SELECT id FROM word_back WHERE referral = ? ORDER BY day DESC, id", referral):
        record = store.book.record("word_back", row["id"]) or {}
        shown = gate.visible(road, kind="word_back", record=record, ledger=ledger)
        if "day" in shown:
            found.append(WordRow(day=dt.date.fromisoformat(shown["day"]), text=shown.get("text", "")))
    return tuple(found)


def _maybe(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
