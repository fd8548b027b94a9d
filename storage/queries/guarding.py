"""What the guard says of what was just saved: after the save, on the storage thread; it keeps no words."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import msgspec

from domain import gate
from domain.fields import folded
from domain.guard import FoundKind, Known, found
from domain.guard.fields import belongs, texts_of
from storage.drafts import draft, keep_draft
from storage.store import Store

Typed = tuple[str, str, str]
"""A field that was written: kind, id, field."""

LEFT = "guard.left"
MOST_LEFT = 2000
MOVES: dict[FoundKind, str] = {"phone": "phone", "address": "address", "handle": "handle"}
"""What has a field of its own in the youth's file."""


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """One thing found in one field of one record. `words`: as they stand there, for the screen only.

    `youth`: whose record it is, or "". `field_to`: the field of the youth it can be moved to, or ""; `standing`: what
    stands there now.
    """

    kind: str
    id: str
    field: str
    what: FoundKind
    words: str
    youth: str = ""
    field_to: str = ""
    standing: str = ""

    def __repr__(self) -> str:
        """Without the words: a trace may be printed."""
        return f"Piece({self.kind}.{self.field}: {self.what})"


class Alarm(msgspec.Struct, frozen=True, kw_only=True):
    """What one save brought: the first piece, and how many more there are."""

    piece: Piece
    more: int = 0


def noting(store: Store, action: Callable[..., Any], /, *args: Any, **kwargs: Any) -> tuple[Any, tuple[Typed, ...]]:
    """Run an action, and tell which typed fields it wrote."""
    store.typed.clear()
    result = action(store, *args, **kwargs)
    typed = tuple(dict.fromkeys(store.typed))
    store.typed.clear()
    return result, typed


def alarm_of(store: Store, typed: Iterable[Typed]) -> Alarm | None:
    """What in these fields should not stand there and was not left standing before; None when nothing."""
    left, pieces = _left(store), list[Piece]()
    known: Known | None = None
    for kind, record_id, field in typed:
        record = store.book.record(kind, record_id)
        texts = texts_of(record.get(field)) if record is not None else ()
        if record is None or not any(texts):
            continue
        known = known or known_to(store)
        for text in texts:
            for one in found(text, known=known, today=store.today()):
                if belongs(kind, field, one.kind, record=record):
                    continue
                words = text[one.start : one.end]
                piece = Piece(kind=kind, id=record_id, field=field, what=one.kind, words=words)
                piece = _with_a_way(store, piece, record)
                if _mark(piece) not in left and piece not in pieces:
                    pieces.append(piece)
    pieces.sort(key=lambda piece: piece.what == "sensitive")  # what can be put elsewhere first
    return Alarm(piece=pieces[0], more=len(pieces) - 1) if pieces else None


def known_to(store: Store) -> Known:
    """The names in the book, and those of places and services; laid out anew only when one of them is another."""
    rows = store.book.rows
    names = [row[0] for row in rows("SELECT alias FROM youth WHERE alias IS NOT NULL")]
    names += [row[0] for row in rows("SELECT name FROM youth WHERE name IS NOT NULL")]
    for table in ("person", "named"):
        names += [row[0] for row in rows(f"SELECT name FROM {table} WHERE name IS NOT NULL")]  # noqa: S608 - two names
    places = [row[0] for row in rows("SELECT name FROM place WHERE name IS NOT NULL")]
    places += [row[0] for row in rows("SELECT name FROM partner WHERE name IS NOT NULL")]
    now = (tuple(names), tuple(places))
    if store.known is None or store.known[0] != now:
        store.known = (now, Known(names, places=places))
    return store.known[1]


def _with_a_way(store: Store, piece: Piece, record: Mapping[str, Any]) -> Piece:
    """The piece, with the field of its youth that it can go to."""
    youth = piece.id if piece.kind == "youth" else str(record.get("youth", ""))
    file = store.book.record("youth", store.book.file_of(youth)) if youth else None
    if file is None:
        return piece
    ledger = store.book.ledger(youth, today=store.today())
    file = gate.visible("team", kind="youth", record=file, ledger=ledger)
    to = MOVES.get(piece.what, "")
    return msgspec.structs.replace(piece, youth=youth, field_to=to, standing=str(file.get(to, "")) if to else "")


# --- what was left standing


def leave_standing(store: Store, typed: Iterable[Typed]) -> None:
    """Everything found in these fields stays, and is not spoken of again on these records. Sealed, on this device."""
    known, marks = known_to(store), _left(store)
    for kind, record_id, field in typed:
        record = store.book.record(kind, record_id) or {}
        for text in texts_of(record.get(field)):
            for one in found(text, known=known, today=store.today()):
                words = text[one.start : one.end]
                marks[_mark(Piece(kind=kind, id=record_id, field=field, what=one.kind, words=words))] = None
    keep_draft(store, LEFT, {"marks": list(marks)[-MOST_LEFT:]})


def _left(store: Store) -> dict[str, None]:
    kept = draft(store, LEFT) or {}
    return dict.fromkeys(str(mark) for mark in kept.get("marks", ()))


def _mark(piece: Piece) -> str:
    said = f"{piece.kind}/{piece.id}/{folded(piece.words)}"
    return hashlib.sha256(said.encode()).hexdigest()[:16]
