"""Warm referrals: proposed, gone together, shared line by line after asking, word back (domain.md, 6)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from domain.codes import partner_kinds, referral_states
from domain.deciding import share_purpose
from domain.errors import BadInput, NeedsConsent
from domain.fields import cleaned
from domain.kinds.trajectory import Refusal, Shared, WordBack
from domain.texts import N_
from storage.door import Change, Saved, event, new_id, save
from storage.queries.sharing import logged_name, recipient_of_referral, share_lines, unused_yes
from storage.store import Store

_NO_PARTNER = N_("Kies een partner uit de lijst.")
_NO_SUCH = N_("Deze doorverwijzing staat hier niet meer.")
_NOTHING = N_("Kies wat je doorgeeft.")
_NOT_THAT = N_("Dit mag je niet doorgeven.")
# Reached by an action of their own: they ask for more than a day.
_BY_ITS_OWN_ACT = ("not_admitted", "word_back")


def propose_referral(
    store: Store, youth: str, *, partner: str = "", partner_kind: str = "", asks: str = "", day: dt.date | None = None
) -> str:
    """Note a partner of the directory (or only a kind) that was proposed; its id.

    Raises NeedsConsent (P05, P06, P15) where the partner's name alone tells something, BadInput.
    """
    kind = str((store.book.record("partner", partner) or {}).get("kind", "")) if partner else partner_kind
    if kind not in partner_kinds.BY_CODE:
        raise BadInput(_NO_PARTNER)
    referral, when = new_id(), day or store.today()
    values: dict[str, Any] = {"youth": youth, "partner_kind": kind, "state": "proposed", "since": when}
    values |= {"proposed": when, "partner": partner, "asks": cleaned(asks)}
    save(store, [Change(kind="referral", id=referral, values={n: v for n, v in values.items() if v})])
    return referral


def move_referral(store: Store, referral: str, *, state: str, day: dt.date | None = None) -> Saved:
    """On to the next step or an ending: agreed, together, waiting, taken_over, declined, no_show, partner_stopped.

    Raises BadInput for not_admitted and word_back: `not_admitted` and `hear_back` ask what goes with them.
    """
    if state not in referral_states.BY_CODE or state in _BY_ITS_OWN_ACT:
        raise BadInput
    _known(store, referral)
    return save(store, [_moved(store, referral, state=state, day=day)])


def not_admitted(store: Store, referral: str, *, reason: str, day: dt.date | None = None) -> Saved:
    """The partner said no, for a reason (codes.refusal_reasons). Raises NeedsConsent where the reason tells something.

    The reason lies in a drawer of its own: language and papers with origin (P06), recognition with health (P05).
    """
    known = _known(store, referral)
    if reason not in referral_states.REASON_BY_CODE:
        raise BadInput
    refusal = Refusal(youth=known["youth"], referral=referral, reason=reason, day=day or store.today())
    return save(store, [_moved(store, referral, state="not_admitted", day=day), event("refusal", refusal)])


def change_referral(store: Store, referral: str, *, asks: str | None = None, words: str | None = None) -> Saved:
    """Change what the youth asks there, or how it went in the youth's words."""
    _known(store, referral)
    values = {name: cleaned(text) for name, text in (("asks", asks), ("words", words)) if text is not None}
    return save(store, [Change(kind="referral", id=referral, values=values)])


def share(store: Store, referral: str, *, fields: Sequence[str], day: dt.date | None = None) -> Saved:
    """Log that these lines (`ShareLine.key`) are handed to the partner now; every other line was struck out.

    One yes to P08 or P09 for this recipient covers one time. Raises NeedsConsent without an unused one, BadInput for
    no line or one that is not to be shared. What the lines say is never kept in the log.
    """
    known = _known(store, referral)
    lines = share_lines(store, referral)
    offered = {line.key for line in lines}
    if not fields:
        raise BadInput(_NOTHING)
    if not set(fields) <= offered:
        raise BadInput(_NOT_THAT)
    recipient = recipient_of_referral(store, referral)
    unused = unused_yes(store, known["youth"], recipient)
    if unused is None:
        raise NeedsConsent(share_purpose(recipient))
    file, consent = unused
    gone = [logged_name(line) for line in lines if line.key in fields]
    left = [logged_name(line) for line in lines if line.key not in fields]
    shared = Shared(
        youth=file,
        referral=referral,
        recipient=recipient,
        consent=consent,
        day=day or store.today(),
        fields=tuple(dict.fromkeys(gone)),
        struck=tuple(dict.fromkeys(left)),
        worker=store.worker,
    )
    return save(store, [event("shared", shared)])


def hear_back(
    store: Store, referral: str, *, text: str = "", is_from_youth: bool = False, day: dt.date | None = None
) -> Saved:
    """Word came back. From the partner it is kept under P10 for that partner; from the youth, as the youth tells it.

    Raises NeedsConsent without P10 for what a partner says, BadInput.
    """
    known = _known(store, referral)
    moved = _moved(store, referral, state="word_back", day=day)
    if is_from_youth:
        words = {"words": cleaned(text)} if cleaned(text) else {}
        return save(store, [Change(kind="referral", id=referral, values=moved.values | words)])
    back = WordBack(
        youth=known["youth"],
        referral=referral,
        recipient=recipient_of_referral(store, referral),
        day=day or store.today(),
        text=cleaned(text),
        worker=store.worker,
    )
    return save(store, [moved, event("word_back", back)])


def _known(store: Store, referral: str) -> dict[str, Any]:
    known = store.book.record("referral", referral)
    if known is None or "partner_kind" not in known:
        raise BadInput(_NO_SUCH)
    return known


def _moved(store: Store, referral: str, *, state: str, day: dt.date | None) -> Change:
    when, step = day or store.today(), referral_states.BY_CODE[state].step or 6
    also: dict[str, Any] = {"waiting": {"waiting_since": when}, "taken_over": {"admitted": when}}.get(state, {})
    known = store.book.record("referral", referral) or {}
    for name, at in (("waiting_since", 4), ("admitted", 5)):
        if step < at and known.get(name):  # back on the road: a day that was put in by mistake goes
            also[name] = None
    return Change(kind="referral", id=referral, values={"state": state, "since": when} | also)
