"""Sealed drafts: what was typed and not yet saved survives a closing cross, a call, a lock. One a screen."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from domain.consent import NOT_ASKED, Ledger, is_given, state_of
from domain.errors import SealBroken
from domain.gate import may
from domain.guard import without_forbidden
from domain.records import KINDS
from storage.store import Store

_ID = re.compile(r"[0-9a-f]{32,64}")


def keep_draft(store: Store, name: str, content: dict[str, Any], *, about: str = "", serves: str = "") -> None:
    """Seal what is on a screen. `about` is the youth it concerns, or ""; `name` is the screen, never content.

    `serves`: the purpose it was typed for. Where the youth stopped that while the form stood open nothing is sealed,
    and what was sealed under this name goes. While its yes has run out nothing new is sealed.

    What the youth agreed to now is kept with it: the draft goes as soon as any of that ends. National numbers and IBANs
    are left out: nobody can be told at the moment a vault locks. Of a youth who was erased while a form stood open
    nothing is sealed: no agreement is left that could end and take the draft along.
    """
    if about and has_stopped(store, about, serves):
        drop_draft(store, name)
        return
    if about and serves and not is_given(store.book.ledger(about, today=store.today()), serves):
        return
    content = _without_numbers(store, content)
    day = store.today().isoformat()
    kept = {"about": about, "given": sorted(_given(store, about)), "content": content, "day": day}
    with store.log.transaction():
        store.drafts.put(name, kept)


def keep_fields(store: Store, name: str, youth: str, values: dict[str, Any]) -> None:
    """Seal what was changed on a page of the file: only fields that may be kept now.

    What stands before a dot in a name is the field. Read back by `draft` as {"youth": …, "values": …}.
    """
    ledger = store.book.ledger(youth, today=store.today())
    kept = {field: value for field, value in values.items() if _may_store(field.partition(".")[0], ledger)}
    if kept:
        keep_draft(store, name, {"youth": youth, "values": kept}, about=youth)
    else:
        drop_draft(store, name)


def _may_store(field: str, ledger: Ledger) -> bool:
    return field in KINDS["youth"].fields and may("store", kind="youth", field=field, record={}, ledger=ledger).allowed


def has_stopped(store: Store, youth: str, purpose: str) -> bool:
    """Is the file erased, or did its youth say no to this purpose ("" for the file alone), or stop it?

    Not what ran out by its date: a date that passed hides and takes nothing away.
    """
    if store.book.record("youth", youth) is None:
        return True
    ledger = store.book.ledger(youth, today=store.today())
    return ledger.get((purpose, ""), NOT_ASKED).state in ("refused", "withdrawn")


def _without_numbers(store: Store, value: Any) -> Any:
    if isinstance(value, str):
        return value if _ID.fullmatch(value) else without_forbidden(value, today=store.today())
    if isinstance(value, dict):
        return {key: _without_numbers(store, one) for key, one in value.items()}
    return [_without_numbers(store, one) for one in value] if isinstance(value, (list, tuple)) else value


def draft(store: Store, name: str) -> dict[str, Any] | None:
    """What was kept, or None."""
    kept = store.drafts.get(name)
    return None if kept is None or _has_fallen(store, kept, today=store.today()) else kept["content"]


def drop_draft(store: Store, name: str) -> None:
    """Saved, or thrown away."""
    with store.log.transaction():
        store.drafts.drop(name)


def drop_fallen_drafts(store: Store) -> None:
    """Nothing typed stays that leaned on an agreement that ended; other drafts do. Raises NoRoom."""
    with store.log.transaction():
        for name in store.drafts.names():
            if not _stands(store, name):
                store.drafts.drop(name)


def drop_old_drafts(store: Store, *, before: dt.date, today: dt.date) -> None:
    """What was typed and never saved does not lie here for years. One with a day that has not come counts from now."""
    with store.log.transaction():
        for name in store.drafts.names():
            try:
                kept = store.drafts.get(name)
            except SealBroken:
                kept = None
            day = str(kept.get("day", "")) if kept is not None else ""
            if kept is None or "" < day < before.isoformat():
                store.drafts.drop(name)
            elif not day or day > today.isoformat():
                store.drafts.put(name, kept | {"day": today.isoformat()})


def _stands(store: Store, name: str) -> bool:
    try:
        kept = store.drafts.get(name)
    except SealBroken:  # rotted on the disk; nobody can read it any more
        return False
    # A date that passed hides a draft and drops nothing: this device's clock may be wrong.
    return kept is not None and not _has_fallen(store, kept, today=dt.date.min)


def _has_fallen(store: Store, kept: dict[str, Any], *, today: dt.date) -> bool:
    return not set(map(tuple, kept["given"])) <= _given(store, kept["about"], today=today)


def _given(store: Store, youth: str, *, today: dt.date | None = None) -> set[tuple[str, str]]:
    """(purpose, recipient) of everything this youth agrees to on a day."""
    ledger = store.book.ledger(youth, today=today or store.today()) if youth else {}
    return {key for key in ledger if state_of(ledger, *key) == "given"}
