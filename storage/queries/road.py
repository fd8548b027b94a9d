"""One referral and one offer as their pages draw them: everything in one turn on the thread."""

from __future__ import annotations

import datetime as dt

import msgspec

from domain.consent import State, state_of
from domain.consent import is_given as is_agreed
from domain.deciding import VDAB
from storage.queries.offers import OfferRow, may_follow, offers_of
from storage.queries.partners import PartnerRow, partner
from storage.queries.referrals import ReferralRow, referrals_of
from storage.queries.sharing import ShareLine, recipient_shown, share_lines, unused_yes
from storage.queries.youth_file import recipient_said, worker_name, youth_file
from storage.queries.youth_view import Gone
from storage.store import Store


class RoadView(msgspec.Struct, frozen=True, kw_only=True):
    """What a youth's road to work holds: both lists of the tab."""

    youth: str
    alias: str
    today: dt.date
    referrals: tuple[ReferralRow, ...]
    offers: tuple[OfferRow, ...]


class ReferralView(msgspec.Struct, frozen=True, kw_only=True):
    """`shown`: the recipient as people say it. `can_share`: a yes for this recipient stands that was not used yet.
    `lines`: what may be handed over, line by line.
    """

    row: ReferralRow
    alias: str
    today: dt.date
    partner: PartnerRow | None
    shown: str
    can_share: bool
    lines: tuple[ShareLine, ...]
    sender: str


class OfferView(msgspec.Struct, frozen=True, kw_only=True):
    """`before`: offers that this one may come after. `aftercare`: where P11 stands."""

    row: OfferRow
    youth: str
    alias: str
    today: dt.date
    aftercare: State
    is_called: bool
    before: tuple[OfferRow, ...]


def road_view(store: Store, youth: str | None) -> RoadView | Gone:
    """Both lists."""
    file = youth_file(store, youth) if youth else None
    if file is None:
        return Gone()
    return RoadView(
        youth=file.id,
        alias=file.alias,
        today=store.today(),
        referrals=tuple(referrals_of(store, file.id)),
        offers=tuple(offers_of(store, file.id)),
    )


def referral_view(store: Store, referral: str | None) -> ReferralView | Gone:
    """A referral that may be shown."""
    known = store.book.record("referral", referral) if referral else None
    file = youth_file(store, str(known.get("youth", ""))) if known else None
    if file is None:
        return Gone()
    row = next((row for row in referrals_of(store, file.id) if row.id == referral), None)
    if row is None:
        return Gone()
    return ReferralView(
        row=row,
        alias=file.alias,
        today=store.today(),
        partner=partner(store, row.partner) if row.partner else None,
        shown=recipient_shown(store, row.recipient),
        can_share=unused_yes(store, row.youth, row.recipient) is not None,
        lines=tuple(share_lines(store, row.id)),
        sender=worker_name(store, store.worker),
    )


def named_for(store: Store, youth: str | None, recipient: str) -> str:
    """How the question names who gets it: the person to ask for and where they work, as a referral to them says it."""
    rows = [row for row in referrals_of(store, youth) if row.recipient == recipient] if youth else []
    found = partner(store, rows[0].partner) if rows and rows[0].partner else None
    if found is None or not found.ask_for:
        return recipient_said(store, recipient)
    return found.ask_for if recipient == VDAB else f"{found.ask_for} ({found.name})"


def offer_view(store: Store, offer: str | None) -> OfferView | Gone:
    """An offer that may be shown."""
    known = store.book.record("offer", offer) if offer else None
    file = youth_file(store, str(known.get("youth", ""))) if known else None
    if file is None:
        return Gone()
    row = next((row for row in offers_of(store, file.id) if row.id == offer), None)
    if row is None:
        return Gone()
    ledger = store.book.ledger(file.id, today=store.today())
    return OfferView(
        row=row,
        youth=file.id,
        alias=file.alias,
        today=store.today(),
        aftercare=state_of(ledger, "P11"),
        is_called=is_agreed(ledger, "P11"),
        before=tuple(may_follow(store, file.id, row.id)),
    )
