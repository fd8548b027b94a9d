"""Offers and trajectories of a youth: proposed, started, ended. What a kind tells waits for its own consent."""

from __future__ import annotations

import datetime as dt
from typing import Any

from domain.codes import contract_kinds, end_reasons, guarantee_reasons, offers
from domain.errors import BadInput
from domain.fields import cleaned
from domain.texts import N_
from storage.door import Change, Saved, new_id, save
from storage.store import Store

_NO_KIND = N_("Kies welk aanbod het is.")
_NO_SUCH = N_("Dit aanbod staat hier niet meer.")
_ENDS_FIRST = N_("Het einde ligt voor het begin. Kijk de dagen na.")
_NO_REASON = N_("Kies waarom het stopte.")
_CHANGEABLE = {"contract", "partner", "where", "words", "follows", "proposed", "started", "ended"}


def propose_offer(
    store: Store,
    youth: str,
    *,
    kind: str,
    day: dt.date | None = None,
    where: str = "",
    partner: str = "",
    contract: str = "",
    words: str = "",
    is_started: bool = False,
    follows: str = "",
) -> str:
    """Note an offer (a code of codes.offers) that was proposed on a day, default today; its id. `is_started`: it began
    on that day too, `follows` another offer of this youth then.

    Raises NeedsConsent (P05 or P06) for a kind that tells health or origin, BadInput.
    """
    if kind not in offers.BY_CODE or contract not in {"", *contract_kinds.BY_CODE}:
        raise BadInput(_NO_KIND)
    offer = new_id()
    values: dict[str, Any] = {"youth": youth, "kind": kind, "state": "proposed", "proposed": day or store.today()}
    texts = {"where": cleaned(where), "words": cleaned(words), "partner": partner, "contract": contract}
    filled = {name: value for name, value in texts.items() if value}
    if is_started:
        filled |= {"state": "started", "started": values["proposed"]}
    if follows:
        if not _is_of_same_youth(store, values, follows):
            raise BadInput(_NO_KIND)
        filled["follows"] = follows
    save(store, [Change(kind="offer", id=offer, values=values | filled)])
    return offer


def start_offer(
    store: Store, offer: str, *, day: dt.date | None = None, contract: str = "", follows: str = ""
) -> Saved:
    """It began, default today. `follows`: the offer it comes after (storage.queries.offers.may_follow)."""
    known = _known(store, offer)
    if contract not in {"", *contract_kinds.BY_CODE} or (follows and not _is_of_same_youth(store, known, follows)):
        raise BadInput(_NO_KIND)
    more = {"contract": contract, "follows": follows}
    values = {"state": "started", "started": day or store.today(), "ended": None}
    return _write(store, offer, known, values | {name: value for name, value in more.items() if value})


def end_offer(store: Store, offer: str, *, is_planned: bool, day: dt.date | None = None, reason: str = "") -> Saved:
    """It ended: as planned, or broken off with a `reason` (codes.end_reasons). `day`: the first day without it."""
    known = _known(store, offer)
    if not is_planned and reason not in end_reasons.BY_CODE:
        raise BadInput(_NO_REASON)
    state = "finished" if is_planned else "broken_off"
    values = {"state": state, "ended": day or store.today(), "end_reason": "" if is_planned else reason}
    return _write(store, offer, known, values)


def refuse_offer(store: Store, offer: str) -> Saved:
    """The youth does not choose this; it does not count then, and is held against nobody."""
    return _write(store, offer, _known(store, offer), {"state": "refused"})


def judge_offer(store: Store, offer: str, *, not_counting: str = "") -> Saved:
    """Say why an offer does not count though its kind does (codes.guarantee_reasons, `is_chosen`); "" takes it back."""
    row = guarantee_reasons.BY_CODE.get(not_counting)
    if not_counting and (row is None or not row.is_chosen):
        raise BadInput(_NO_KIND)
    return _write(store, offer, _known(store, offer), {"not_counting": not_counting})


def change_offer(store: Store, offer: str, /, **values: Any) -> Saved:
    """Change contract, partner, where, words, follows or a day. Raises BadInput for any other field."""
    known = _known(store, offer)
    follows = str(values.get("follows") or "")
    if not set(values) <= _CHANGEABLE or (follows and not _is_of_same_youth(store, known, follows)):
        raise BadInput
    return _write(store, offer, known, {n: cleaned(v) if isinstance(v, str) else v for n, v in values.items()})


def _known(store: Store, offer: str) -> dict[str, Any]:
    known = store.book.record("offer", offer)
    if known is None or "kind" not in known:
        raise BadInput(_NO_SUCH)
    return known


def _is_of_same_youth(store: Store, known: dict[str, Any], other: str) -> bool:
    former = store.book.record("offer", other) or {}
    return former.get("youth") in store.book.files_of(known["youth"]) and former.get("kind") is not None


def _write(store: Store, offer: str, known: dict[str, Any], values: dict[str, Any]) -> Saved:
    together = known | values
    start, end = _day(together.get("started")), _day(together.get("ended"))
    if start is not None and end is not None and end < start:
        raise BadInput(_ENDS_FIRST)
    return save(store, [Change(kind="offer", id=offer, values=values)])


def _day(value: Any) -> dt.date | None:
    return dt.date.fromisoformat(value) if isinstance(value, str) and value else value or None
