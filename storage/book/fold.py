"""Folding: one opened operation becomes rows of the book. Order of arrival does not matter, doubles change nothing.

What a member device wrote is checked here as if it were hostile: unknown drawers, fields of another drawer, wrong types
and treacherous texts raise BadRecord, and the operation is set apart (quarantine) while the others go on.
"""

from __future__ import annotations

import json
from typing import Any

import msgspec

from domain.codes import drawers, purposes
from domain.deciding import recipient_of
from domain.errors import BadRecord
from domain.fields import checked
from domain.operation import Header, Inner
from domain.patches import read_value, said_again, write_value
from domain.records import KINDS, Drawer, Kind, drawer_of, purpose_of
from domain.sets import kept, read_set
from storage.book.book import Book, OpenDrawer
from storage.book.refold import OF_TEXTS, refold_fields, refold_standing, refold_wide, set_columns
from storage.book.schema import from_bits, to_bits, to_column


class NotYet(Exception):
    """A part came before the one it leans on: it waits."""


class Unsealed(msgspec.Struct, frozen=True, kw_only=True):
    """An operation that was opened: its name, where it stands in the log, its outside and its inside."""

    op_id: bytes
    position: int
    header: Header
    inner: Inner

    @property
    def scope(self) -> str:
        """The drawer, as the book writes it."""
        return self.header.scope.hex()


# What decides the drawer never changes: a barrier moves to no other youth, and out of no purpose.
_FOR_EVER = {
    "barrier": ("youth", "code"),
    "round": ("day",),
    "offer": ("youth", "kind"),
    "pause": ("youth", "reason"),
    "referral": ("youth", "partner_kind"),
    "person": ("youth",),
    "task": ("youth", "origin"),
    "report": ("youth",),
    "signal": ("day",),
    "request": ("day",),
    "policy": ("purpose",),
}


# Parts of these lie in several drawers; the part with this field comes first and says whose the others are.
_LEANS_ON = {"contact": "day", "round": "day", "person": "youth"}


def fold(book: Book, op: Unsealed) -> None:
    """Fold one operation. Kinds and fields this version does not know are left in the log, raw.

    Raises BadRecord, and NotYet when the part it leans on is still to come.
    """
    if op.inner.kind == "opened":
        _fold_opened(book, op)
        return
    found = book.drawer(op.header.scope)
    kind = KINDS.get(op.inner.kind)
    if found is None:
        raise BadRecord
    if kind is None or _is_of_newer_purpose(op.inner):
        unknown = (op.op_id.hex(), op.scope)
        book.conn.execute("INSERT INTO unknown (op, scope) VALUES (?,?) ON CONFLICT (op) DO NOTHING", unknown)
        return
    fields = {name: value for name, value in op.inner.fields.items() if name in kind.fields}
    if kind.shape == "event":
        _check_recipient(book, kind, fields, found)
        _fold_event(book, kind, fields, op, found.drawer)
    else:
        _fold_patch(book, kind, fields, op, found.drawer)


def _is_of_newer_purpose(inner: Inner) -> bool:
    """An answer about a purpose that this version has no row for: kept as it is, like an unknown kind."""
    purpose = inner.fields.get("purpose")
    return inner.kind == "consent" and isinstance(purpose, str) and purpose not in purposes.BY_CODE


def _fold_opened(book: Book, op: Unsealed) -> None:
    kind = KINDS["opened"]
    values = {name: checked(field, op.inner.fields.get(name, "")) for name, field in kind.fields.items()}
    row = drawers.BY_CODE.get(values["drawer"])
    if row is None:
        raise BadRecord
    # A youth's drawer without its yes would be found by no withdrawal, and so never be shredded.
    if (row.belongs == "youth") != bool(values["consent"]):
        raise BadRecord
    known = book.drawer(op.header.scope)
    if known is not None and known.drawer != Drawer(values["drawer"], values["subject"]):
        raise BadRecord
    # Opened twice: by two copies of a vault that moved to this team. Which of both came first here means nothing.
    book.conn.execute(
        "INSERT INTO drawer (scope, code, subject, consent, op) VALUES (?,?,?,?,?) "
        "ON CONFLICT (scope) DO UPDATE SET op = min(op, excluded.op)",
        (op.scope, values["drawer"], values["subject"], values["consent"], op.op_id.hex()),
    )


def _check_recipient(book: Book, kind: Kind, fields: dict[str, Any], opened: OpenDrawer) -> None:
    """What was shared with one lies in no drawer of another: it would outlive its own yes."""
    recipient = recipient_of(kind.name, fields)
    behind = book.opened_for(opened) if recipient else None
    if behind is not None and behind != (purpose_of(kind.name, "day", fields), recipient):
        raise BadRecord


def _fold_event(book: Book, kind: Kind, fields: dict[str, Any], op: Unsealed, drawer: Drawer) -> None:
    record_id = op.inner.id
    values = {name: checked(kind.fields[name], value) for name, value in fields.items()}
    # A part in another drawer (the note of a contact) leans on the part that came before it for whose it is.
    known = book.record(kind.name, record_id) or {}
    record = known | values
    if kind.name == "wiped" and values.get("device") != op.header.device.hex():
        raise BadRecord  # nobody confirms an erasure for another device
    _check_drawer(kind, record_id, values, drawer, record)
    _check_unwritten(book, kind, known, values, op)
    _check_complete(kind, record)
    _ensure_row(book, kind, record_id, op.position)
    book.conn.execute(
        "INSERT INTO part (position, record, kind, op, scope, fields) VALUES (?,?,?,?,?,?) ON CONFLICT DO NOTHING",
        (op.position, record_id, kind.name, op.op_id, op.header.scope, to_bits(kind, values)),
    )
    set_columns(book, kind, record_id, values)
    if kind.name == "consent":
        refold_standing(book, record["youth"], record["purpose"], record.get("recipient", ""))
    if kind.name in OF_TEXTS:
        refold_wide(book, record)


def _check_unwritten(book: Book, kind: Kind, known: dict[str, Any], values: dict[str, Any], op: Unsealed) -> None:
    """An event is immutable: no second operation may say otherwise, so a withdrawal cannot be rewritten as a yes.

    One that says the very same once more (two copies of a vault that moved to this team) changes nothing: it is noted,
    so that the event stands until all that say it are erased.
    """
    for part in book.rows("SELECT op, fields FROM part WHERE record = ? AND kind = ?", op.inner.id, kind.name):
        written = set(from_bits(kind, part["fields"]))
        if part["op"] == op.op_id or not written & set(values):
            continue
        if written != set(values) or any(
            to_column(known.get(name)) != to_column(value) for name, value in values.items()
        ):
            raise BadRecord


def _check_complete(kind: Kind, record: dict[str, Any]) -> None:
    """Every field without a default has to be there: a screen may count on it."""
    if any(name not in record for name in kind.required):
        raise BadRecord


def _fold_patch(book: Book, kind: Kind, fields: dict[str, Any], op: Unsealed, drawer: Drawer) -> None:
    record_id = op.inner.id
    plain: dict[str, Any] = {}
    for name, raw in fields.items():
        plain[name], fields[name] = _read_written(kind, name, raw, op=op.op_id.hex())
    known = book.record(kind.name, record_id) or {}
    if any(name in plain and known.get(name, plain[name]) != plain[name] for name in _FOR_EVER.get(kind.name, ())):
        raise BadRecord
    _check_drawer(kind, record_id, plain, drawer, known | plain)
    _ensure_row(book, kind, record_id, op.position)
    clock = op.inner.clock
    book.conn.executemany(
        "INSERT INTO entry (record, kind, field, op, scope, raw, millis, counter, device, position) "
        "VALUES (?,?,?,?,?,?,?,?,?,?) ON CONFLICT DO NOTHING",
        [
            (
                *(record_id, kind.name, name, op.op_id.hex(), op.scope, json.dumps(raw, ensure_ascii=False)),
                *(clock.millis, clock.counter, op.header.device.hex(), op.position),
            )
            for name, raw in fields.items()
        ],
    )
    refold_fields(book, kind, record_id, list(fields))


def _read_written(kind: Kind, name: str, raw: Any, *, op: str) -> tuple[Any, dict[str, Any]]:
    """(plain value, what the book keeps) of one field of a patch."""
    field = kind.fields[name]
    if field.serves.merge == "set":
        change = read_set(field, raw, op=op)
        return list(change.add), kept(change)
    value, on = read_value(field, raw)
    return value, write_value(value, on=on, was=said_again(raw))


def _check_drawer(kind: Kind, record_id: str, values: dict[str, Any], drawer: Drawer, record: dict[str, Any]) -> None:
    """Every field has to lie in the drawer the operation was sealed in: else a health note could hide in the file."""
    if kind.name in _LEANS_ON and _LEANS_ON[kind.name] not in record:
        raise NotYet
    if any(drawer_of(kind.name, record_id, name, record) != drawer for name in values):
        raise BadRecord


def _ensure_row(book: Book, kind: Kind, record_id: str, position: int) -> None:
    book.conn.execute(
        f"INSERT INTO {kind.name} (id, first) VALUES (?,?) "  # noqa: S608 - kind is a name of KINDS
        "ON CONFLICT (id) DO UPDATE SET first = min(first, excluded.first)",
        (record_id, position),
    )
