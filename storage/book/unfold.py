"""Unfolding: what an erasure took goes out of the book again, and the book is as if it had never been folded."""

from __future__ import annotations

from collections.abc import Iterable

from domain.records import KINDS, Kind
from storage.book.book import Book
from storage.book.refold import OF_TEXTS, refold_fields, refold_standing, refold_wide, set_columns
from storage.book.schema import from_bits


def unfold(book: Book, *, scopes: Iterable[bytes] = (), op_ids: Iterable[bytes] = ()) -> set[bytes]:
    """Take erased drawers and operations out of the book again. Vacuum it afterwards.

    Returns operations that are not erased and lost what they lean on (the note of a contact whose core went): they are
    out of the book too, to be judged again as they would be when the log is folded anew.
    """
    touched: set[tuple[str, str]] = set()
    for scope in scopes:
        touched |= _unfold_where(book, "scope", scope)
        book.conn.execute("DELETE FROM drawer WHERE scope = ?", (scope.hex(),))
    for op_id in op_ids:
        touched |= _unfold_where(book, "op", op_id)
        book.conn.execute("DELETE FROM drawer WHERE op = ?", (op_id.hex(),))
    left = {op_id for kind_name, record in touched for op_id in _without_footing(book, KINDS[kind_name], record)}
    for op_id in left:
        _unfold_where(book, "op", op_id)
    return left


def _without_footing(book: Book, kind: Kind, record_id: str) -> list[bytes]:
    """The operations of a record that lacks a field it cannot be without."""
    record = book.record(kind.name, record_id)
    if record is None or kind.required <= set(record):
        return []
    if kind.shape == "patch":
        found = book.rows("SELECT DISTINCT op FROM entry WHERE record = ?", record_id)
        return [bytes.fromhex(row["op"]) for row in found]
    return [bytes(row["op"]) for row in book.rows("SELECT op FROM part WHERE record = ?", record_id)]


def _unfold_where(book: Book, column: str, name: bytes) -> set[tuple[str, str]]:
    """The records it touched: (kind, id)."""
    value = name.hex()
    touched = book.rows(f"SELECT DISTINCT record, kind, field FROM entry WHERE {column} = ?", value)  # noqa: S608
    parts = book.rows(f"SELECT record, kind, fields FROM part WHERE {column} = ?", name)  # noqa: S608 - two fixed names
    book.conn.execute(f"DELETE FROM entry WHERE {column} = ?", (value,))  # noqa: S608 - as above
    book.conn.execute(f"DELETE FROM part WHERE {column} = ?", (name,))  # noqa: S608 - as above
    book.conn.execute(f"DELETE FROM unknown WHERE {column} = ?", (value,))  # noqa: S608 - as above
    for record, kind_name, field in touched:
        refold_fields(book, KINDS[kind_name], record, [field])
        _drop_if_empty(book, "entry", kind_name, record)
    for record, kind_name, fields in parts:
        _unfold_part(book, kind_name, record, from_bits(KINDS[kind_name], fields))
    return {(kind_name, record) for record, kind_name, _ in (*touched, *parts)}


def _unfold_part(book: Book, kind_name: str, record: str, fields: list[str]) -> None:
    gone = book.record(kind_name, record) or {}
    kind = KINDS[kind_name]
    rest = book.rows("SELECT fields FROM part WHERE record = ? AND kind = ?", record, kind_name)
    kept = {name for part in rest for name in from_bits(kind, part["fields"])}  # the same, said by another operation
    set_columns(book, kind, record, {name: None for name in fields if name not in kept})
    _drop_if_empty(book, "part", kind_name, record)
    if kind_name == "consent" and "youth" in gone:
        refold_standing(book, gone["youth"], gone["purpose"], gone.get("recipient", ""))
    if kind_name in OF_TEXTS:
        refold_wide(book, gone)


def _drop_if_empty(book: Book, table: str, kind_name: str, record: str) -> None:
    """A record of which nothing is left goes; else it stands where the oldest that is left stands."""
    oldest = book.row(f"SELECT min(position) AS first FROM {table} WHERE record = ?", record)  # noqa: S608 - entry or part
    if oldest is None or oldest["first"] is None:
        book.conn.execute(f"DELETE FROM {kind_name} WHERE id = ?", (record,))  # noqa: S608 - a name of KINDS
        book.conn.execute("DELETE FROM conflict WHERE record = ?", (record,))
        return
    book.conn.execute(f"UPDATE {kind_name} SET first = ? WHERE id = ?", (oldest["first"], record))  # noqa: S608 - as above
