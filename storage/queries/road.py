"""One referral and one offer as their pages draw them: everything in one turn on the thread."""

from __future__ import annotations

import datetime as dt

import msgspec

from domain.consent import State, state_of
from domain.consent import is_given as is_agreed
from storage.queries.offers import OfferRow, may_follow, offers_of
from storage.queries.partners import PartnerRow, partner
from storage.queries.referrals import ReferralRow, referrals_of
from storage.queries.sharing import ShareLine, recipient_shown, share_lines, unused_yes
from storage.queries.youth_file import worker_name, youth_file
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


def road_view(store: Store, youth: str | None) -> RoadView | None:
    """Both lists; None when the file is not here."""
    file = youth_file(store, youth) if youth else None
    if file is None:
        return None
    return RoadView(
        youth=file.id,
        alias=file.alias,
        today=store.today(),
        referrals=tuple(referrals_of(store, file.id)),
        offers=tuple(offers_of(store, file.id)),
    )


def referral_view(store: Store, referral: str | None) -> ReferralView | None:
    """A referral that may be shown; None when it is not here (any more)."""
    known = store.book.record("referral", referral) if referral else None
    file = youth_file(store, str(known.get("youth", ""))) if known else None
    if file is None:
        return None
    row = next((row for row in referrals_of(store, file.id) if row.id == referral), None)
    if row is None:
        return None
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


def offer_view(store: Store, offer: str | None) -> OfferView | None:
    """An offer that may be shown; None when it is not here (any more)."""
    known = store.book.record("offer", offer) if offer else None
    file = youth_file(store, str(known.get("youth", ""))) if known else None
    if file is None:
        return None
    row = next((row for row in offers_of(store, file.id) if row.id == offer), None)
    if row is None:
        return None
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
