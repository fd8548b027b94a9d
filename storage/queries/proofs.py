"""The proof drawer: that something was asked, found by the number on the youth's receipt and by nothing else.

A proof names no youth. Whoever has no number finds nobody: there is no list here, and no search by day or purpose.
"""

from __future__ import annotations

import datetime as dt

import msgspec

from domain.connect_code import ALPHABET
from storage.queries.youth_file import worker_name
from storage.store import Store

GROUPS, LETTERS = 3, 4


class ProofRow(msgspec.Struct, frozen=True, kw_only=True):
    """What stands in the drawer. `worker`: a name, "" when unknown here."""

    receipt: str
    purpose: str
    state: str
    text_id: str
    text_version: int
    text_hash: str
    language: str
    day: dt.date
    worker: str


def receipt_number(text: str) -> str:
    """A number as a person types it: small letters, spaces, O for 0, I or L for 1 are forgiven. "" when it is none."""
    letters = "".join(text.split()).upper().replace("-", "").translate(str.maketrans("OIL", "011"))
    if len(letters) != GROUPS * LETTERS or any(letter not in ALPHABET for letter in letters):
        return ""
    return "-".join(letters[place : place + LETTERS] for place in range(0, len(letters), LETTERS))


def find_proof(store: Store, number: str) -> ProofRow | None:
    """The proof with this number, or None."""
    found = store.book.row("SELECT id FROM proof WHERE receipt = ?", receipt_number(number))
    record = store.book.record("proof", found["id"]) if found is not None else None
    if record is None or not record.get("receipt"):
        return None
    return ProofRow(
        receipt=record["receipt"],
        purpose=record["purpose"],
        state=record["state"],
        text_id=record.get("text_id", ""),
        text_version=record.get("text_version", 0),
        text_hash=record.get("text_hash", ""),
        language=record.get("language", "nl"),
        day=dt.date.fromisoformat(record["day"]),
        worker=worker_name(store, record["worker"]),
    )
