"""What was asked and answered, each event as it happened: for the tab Toestemming, and for the youth who asks."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec

from domain import gate
from domain.consent import Ledger
from storage.queries.youth_file import Road, day_of, marks, recipient_said, worker_name
from storage.store import Store

PAGE = 50


class Happened(msgspec.Struct, frozen=True, kw_only=True):
    """One answer. `shown`: the recipient as people say it. `worker`: a name, "" when unknown here. `copies`: codes of
    domain.codes.copy_hows in the order they were given. `strokes`: the signature where it was kept, else ().
    """

    id: str
    purpose: str
    state: str
    recipient: str
    shown: str
    day: dt.date
    worker: str
    how: str
    interpreter: str
    age_band: str
    understands: bool | None
    readback_right: bool | None
    has_copy: bool
    copies: tuple[str, ...]
    strokes: tuple[int, ...]
    valid_until: dt.date | None


def consent_history(
    store: Store, youth: str | None, *, purpose: str = "", road: Road = "team", limit: int = PAGE
) -> list[Happened]:
    """Newest first, over all files that are one; of one purpose, or of all."""
    if not youth:
        return []
    files = store.book.files_of(youth)
    ledger = store.book.ledger(youth, today=store.today())
    sql = f"SELECT id FROM consent WHERE youth IN ({marks(files)}) AND (? = '' OR purpose = ?)"  # noqa: S608 - marks
    rows = store.book.rows(f"{sql} ORDER BY at DESC, first DESC LIMIT ?", *files, purpose, purpose, limit)
    found = []
    for row in rows:
        record = store.book.record("consent", row["id"]) or {}
        shown = gate.visible(road, kind="consent", record=record, ledger=ledger)
        if "state" in shown:
            found.append(_happened(store, row["id"], shown, ledger, road=road, files=files))
    return found


def _happened(
    store: Store, record_id: str, shown: dict[str, Any], ledger: Ledger, *, road: Road, files: tuple[str, ...]
) -> Happened:
    until = shown.get("valid_until")
    copies = copies_noted(store, record_id, files=files)
    return Happened(
        id=record_id,
        purpose=shown["purpose"],
        state=shown["state"],
        recipient=shown.get("recipient", ""),
        shown=recipient_said(store, shown.get("recipient", "")),
        day=day_of(shown["at"]),
        worker=worker_name(store, shown["worker"]),
        how=shown.get("how", "spoken"),
        interpreter=shown.get("interpreter", ""),
        age_band=shown.get("age_band", ""),
        understands=shown.get("understands"),
        readback_right=shown.get("readback_right"),
        has_copy=bool(shown.get("has_copy")) or bool(copies),
        copies=copies,
        strokes=signature_under(store, record_id, files=files, ledger=ledger, road=road),
        valid_until=dt.date.fromisoformat(until) if until else None,
    )


def copies_noted(store: Store, consent: str, *, files: tuple[str, ...]) -> tuple[str, ...]:
    """In which ways a copy of an answer of these files was given: codes of domain.codes.copy_hows, in order.

    Of these files only: a colleague's device might say in another file that this answer was copied.
    """
    sql = f"SELECT how FROM copied WHERE consent = ? AND youth IN ({marks(files)}) ORDER BY first"  # noqa: S608 - marks
    return tuple(dict.fromkeys(str(row["how"]) for row in store.book.rows(sql, consent, *files) if row["how"]))


def signature_under(
    store: Store, consent: str, *, files: tuple[str, ...], ledger: Ledger, road: gate.Road = "team"
) -> tuple[int, ...]:
    """The strokes that were kept under one answer of these files, as far as the gate lets them through; else ()."""
    for row in store.book.rows("SELECT id FROM signature WHERE consent = ? ORDER BY first", consent):
        record = store.book.record("signature", row["id"]) or {}
        shown = gate.visible(road, kind="signature", record=record, ledger=ledger)
        if shown.get("strokes") and shown.get("youth") in files:
            return tuple(shown["strokes"])
    return ()
