"""Making derived rows of the book anew from what they follow from: columns, searched text, conflicts, standings."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from typing import Any

from domain import consent
from domain.consent_texts import taken_back, wide_from
from domain.fields import folded
from domain.records import Kind
from storage.book.book import Book
from storage.book.schema import to_column

OF_TEXTS = ("own_text", "text_step")


def set_columns(book: Book, kind: Kind, record_id: str, values: dict[str, Any]) -> None:
    """Write columns of a record, and what is searched in it."""
    if values:
        columns = ", ".join(f'"{name}" = ?' for name in values)
        book.conn.execute(
            f"UPDATE {kind.name} SET {columns} WHERE id = ?",  # noqa: S608 - names of KINDS and its fields
            (*(to_column(value) for value in values.values()), record_id),
        )
    if not values or any(kind.fields[name].serves.is_searched for name in values):
        _refold_text(book, kind, record_id)


def _refold_text(book: Book, kind: Kind, record_id: str) -> None:
    searched = [name for name, field in kind.fields.items() if field.serves.is_searched]
    if not searched:
        return
    columns = ", ".join(f'"{name}"' for name in searched)
    row = book.row(f"SELECT {columns} FROM {kind.name} WHERE id = ?", record_id)  # noqa: S608 - as above
    if row is not None:
        text = folded("\n".join(str(value) for value in row if value))
        book.conn.execute(f"UPDATE {kind.name} SET folded = ? WHERE id = ?", (text, record_id))  # noqa: S608 - as above


def refold_fields(book: Book, kind: Kind, record_id: str, names: Iterable[str]) -> None:
    """Recompute fields of a patch kind from all that was written to them, and note open conflicts."""
    values: dict[str, Any] = {}
    for name in names:
        if kind.fields[name].serves.merge == "set":
            values[name] = list(book.members(record_id, name)) or None
            continue
        result = book.folded(record_id, name)
        values[name] = result.value
        book.conn.execute("DELETE FROM conflict WHERE record = ? AND field = ?", (record_id, name))
        if result.rivals and kind.fields[name].serves.merge == "ask":
            conflict = (record_id, kind.name, name)
            book.conn.execute("INSERT INTO conflict (record, kind, field) VALUES (?,?,?)", conflict)
    set_columns(book, kind, record_id, values)


def refold_standing(book: Book, youth: str, purpose: str, recipient: str) -> None:
    """Recompute where a purpose stands from the events that are left."""
    standing = consent.fold(book.consent_events(youth, purpose, recipient), lowest=book.wide_from(purpose))
    book.conn.execute(
        "DELETE FROM standing WHERE youth = ? AND purpose = ? AND recipient = ?", (youth, purpose, recipient)
    )
    if standing != consent.NOT_ASKED:
        book.conn.execute(
            "INSERT INTO standing (youth, purpose, recipient, state, event, heads, valid_until) VALUES (?,?,?,?,?,?,?)",
            (
                youth,
                purpose,
                recipient,
                standing.state,
                standing.event,
                json.dumps(standing.heads),
                _day(standing.valid_until),
            ),
        )


def refold_wide(book: Book, record: dict[str, Any] | None) -> None:
    """A text of the organisation, or a step of one, came or went: where it allows more, or was taken back, each yes is
    looked at again.
    """
    purpose = record and _purpose_of_text(book, record)
    if not purpose:
        return
    own = book.own_texts()
    lowest, gone = wide_from(purpose, own=own), taken_back(purpose, own=own)
    if (lowest, gone) == (book.wide_from(purpose), book.taken_back(purpose)):
        return
    book.conn.execute("DELETE FROM wide WHERE purpose = ?", (purpose,))
    book.conn.execute("DELETE FROM taken_back WHERE purpose = ?", (purpose,))
    if lowest:
        book.conn.execute("INSERT INTO wide (purpose, version) VALUES (?,?)", (purpose, lowest))
    rows = [(purpose, version, at) for version, at in gone.items()]
    book.conn.executemany("INSERT INTO taken_back (purpose, version, at) VALUES (?,?,?)", rows)
    for row in book.rows("SELECT youth, recipient FROM standing WHERE purpose = ?", purpose):
        refold_standing(book, row["youth"], purpose, row["recipient"])


def _purpose_of_text(book: Book, record: dict[str, Any]) -> str:
    if "purpose" in record:
        return str(record["purpose"])
    row = book.row("SELECT purpose FROM own_text WHERE id = ?", record.get("text", ""))
    return "" if row is None else str(row["purpose"])


def _day(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()
