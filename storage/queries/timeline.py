"""What happened with one youth, newest first: contacts, cards, the road to work, and what was agreed to."""

from __future__ import annotations

import datetime as dt

import msgspec

from domain import gate
from domain.codes import offers as offer_codes
from domain.codes import partner_kinds
from domain.consent import Ledger
from storage.queries.offers import OfferRow, offers_of
from storage.queries.referrals import ReferralRow, referrals_of
from storage.queries.youth_file import Road, barriers_of, day_of, erased_on_day, marks, recipient_said
from storage.store import Store

PAGE = 50


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """A line of the timeline. `kind`: contact, barrier, offer, referral, consent. `code`: how, barrier, offer, kind of
    partner or purpose, with its `state`; of a referral also "shared" and "word_back". `title`: place, partner or
    recipient, as people say it.
    """

    kind: str
    day: dt.date
    code: str
    state: str = ""
    title: str = ""
    text: str = ""
    topics: tuple[str, ...] = ()
    erased_on: dt.date | None = None
    contact: str = ""


def timeline(store: Store, youth: str, *, road: Road = "team", offset: int = 0) -> list[Moment]:
    """What happened with this youth, newest first, a page at a time."""
    erased = erased_on_day("P01", store, youth)
    found = [*_contacts(store, youth, road, erased), *_barrier_moments(store, youth, road)]
    found += _offer_moments(store, youth, road)
    found += _referral_moments(store, youth, road)
    found += _answers(store, youth, road)
    found.sort(key=lambda moment: moment.day, reverse=True)
    return found[offset : offset + PAGE]


def _contacts(store: Store, youth: str, road: Road, erased: dt.date | None) -> list[Moment]:
    ledger = store.book.ledger(youth, today=store.today())
    if not gate.may(road, kind="presence", field="day", record={}, ledger=ledger).allowed:
        return []
    files = store.book.files_of(youth)
    found = store.book.rows(
        "SELECT x.day, x.note, x.contact, c.how, c.topics, c.place_kind, p.name AS place FROM presence x "  # noqa: S608
        "LEFT JOIN contact c ON c.id = x.contact LEFT JOIN place p ON p.id = c.place "
        f"WHERE x.youth IN ({marks(files)}) ORDER BY x.day DESC, x.first DESC LIMIT 500",
        *files,
    )
    return [
        Moment(
            kind="contact",
            day=dt.date.fromisoformat(row["day"]),
            code=row["how"] or "",
            state=row["place_kind"] or "",
            title=row["place"] or "",
            text=_shown_note(row["note"], road, ledger),
            topics=tuple(msgspec.json.decode(row["topics"] or "[]")),
            erased_on=erased,
            contact=row["contact"] or "",
        )
        for row in found
    ]


def _shown_note(note: str | None, road: Road, ledger: Ledger) -> str:
    return str(gate.visible(road, kind="presence", record={"note": note or ""}, ledger=ledger).get("note", ""))


def _barrier_moments(store: Store, youth: str, road: Road) -> list[Moment]:
    moments = []
    for row in barriers_of(store, youth, road=road):
        for day, state in ((row.since, "open"), (row.lifted, "lifted")):
            if day is not None:
                moments.append(Moment(kind="barrier", day=day, code=row.code, state=state, erased_on=row.erased_on))
    return moments


def _offer_moments(store: Store, youth: str, road: Road) -> list[Moment]:
    return [moment for row in offers_of(store, youth, road=road) for moment in _of_offer(store, youth, row)]


def _of_offer(store: Store, youth: str, row: OfferRow) -> list[Moment]:
    ends = erased_on_day(offer_codes.purpose_of(row.kind), store, youth)
    ended = row.state if row.state in ("finished", "broken_off") else "ended"
    # Proposed and begun on the same day is one thing that happened.
    proposed = None if row.proposed == row.started else row.proposed
    days = [(proposed, "refused" if row.state == "refused" else "proposed"), (row.started, "started")]
    return [
        Moment(kind="offer", day=day, code=row.kind, state=state, title=row.partner_name or row.where, erased_on=ends)
        for day, state in [*days, (row.ended, ended)]
        if day is not None
    ]


def _referral_moments(store: Store, youth: str, road: Road) -> list[Moment]:
    return [moment for row in referrals_of(store, youth, road=road) for moment in _of_referral(store, youth, row)]


def _of_referral(store: Store, youth: str, row: ReferralRow) -> list[Moment]:
    """The days that are known: proposed, on the list, taken over, what it is now, each sheet, each word that came."""
    ends = erased_on_day(partner_kinds.purpose_of(row.partner_kind), store, youth)
    days = {(row.proposed, "proposed"), (row.waiting_since, "waiting"), (row.admitted, "taken_over")}
    if row.state not in ("proposed", "waiting", "taken_over"):
        days.add((row.since, row.state))
    days |= {(share.day, "shared") for share in row.shares}
    said = {word.day: word.text for word in row.words_back}
    days |= {(day, "word_back") for day in said}
    return [
        Moment(
            kind="referral",
            day=day,
            code=row.partner_kind,
            state=state,
            title=row.partner_name,
            text=said.get(day, "") if state == "word_back" else "",
            erased_on=ends,
        )
        for day, state in sorted(days, key=str)
        if day is not None
    ]


def _answers(store: Store, youth: str, road: Road) -> list[Moment]:
    ledger = store.book.ledger(youth, today=store.today())
    if not gate.may(road, kind="consent", field="state", record={}, ledger=ledger).allowed:
        return []
    files = store.book.files_of(youth)
    sql = f"SELECT * FROM consent WHERE youth IN ({marks(files)}) ORDER BY first DESC LIMIT 500"  # noqa: S608 - marks
    return [
        Moment(
            kind="consent",
            day=day_of(row["at"]),
            code=row["purpose"],
            state=row["state"],
            title=recipient_said(store, row["recipient"] or ""),
            erased_on=dt.date.fromisoformat(row["valid_until"]) if row["valid_until"] else None,
        )
        for row in store.book.rows(sql, *files)
        if row["at"]
    ]
