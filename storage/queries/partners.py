"""The team's directory of partners, and the proposals not yet in it."""

from __future__ import annotations

from collections import Counter

import msgspec

from domain.fields import folded
from domain.partner_proposals import PROPOSALS, Proposal
from storage.queries.agreements import Agreements
from storage.store import Store


class PartnerRow(msgspec.Struct, frozen=True, kw_only=True):
    """A partner of the directory. `open_referrals`: how many go on there now."""

    id: str
    name: str
    kind: str
    organisation: str = ""
    province: str = ""
    municipality: str = ""
    phone: str = ""
    email: str = ""
    hours: str = ""
    ask_for: str = ""
    conditions: str = ""
    note: str = ""
    is_closed: bool = False
    open_referrals: int = 0


def partners(
    store: Store, *, text: str = "", kind: str = "", province: str = "", with_closed: bool = False
) -> list[PartnerRow]:
    """By name; `text` is looked for in every text of an entry."""
    found = store.book.rows(
        "SELECT p.* FROM partner p WHERE p.name IS NOT NULL AND instr(p.folded, ?) > 0 "
        "AND (? OR coalesce(p.is_closed, 0) = 0) "
        "AND (? = '' OR p.kind = ?) AND (? = '' OR coalesce(p.province, '') IN ('', ?)) ORDER BY p.name, p.id",
        *(folded(text.strip()), with_closed, kind, kind, province, province),
    )
    going = _going(store)
    texts = [name for name in PartnerRow.__struct_fields__ if name not in ("id", "is_closed", "open_referrals")]
    return [
        PartnerRow(
            id=row["id"],
            is_closed=bool(row["is_closed"]),
            open_referrals=going[row["id"]],
            **{name: row[name] or "" for name in texts},
        )
        for row in found
    ]


def _going(store: Store) -> Counter[str]:
    """Referrals that go on and may be shown, per partner."""
    agreements = Agreements(store)
    found = store.book.rows(
        "SELECT youth, partner, partner_kind FROM referral WHERE coalesce(partner, '') != '' "
        "AND state IN ('proposed', 'agreed', 'together', 'waiting', 'taken_over')"
    )
    return Counter(
        row["partner"]
        for row in found
        if agreements.may("team", kind="referral", field="partner", youth=row["youth"] or "", record=dict(row))
    )


def partner(store: Store, partner_id: str) -> PartnerRow | None:
    """One entry; None when it is not here."""
    return next((row for row in partners(store, with_closed=True) if row.id == partner_id), None)


def partner_proposals(store: Store, *, province: str = "") -> list[Proposal]:
    """What may be added with one tap (storage.actions.partners.add_proposal) and is not there yet."""
    known = {(row["name"], row["kind"]) for row in store.book.rows("SELECT name, kind FROM partner")}
    return [
        proposal
        for proposal in PROPOSALS
        if (proposal.name, proposal.kind) not in known and (not province or proposal.province in ("", province))
    ]
