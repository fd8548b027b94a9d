"""Finding a youth by a word: in the file, notes, barriers, offers, referrals, people, tasks, and by place or partner.

The searched text of the book is made by folding, before anybody's agreement ends; so each youth who was found is looked
at again through the gate, and only what may be shown finds them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from domain import gate
from domain.consent import Ledger, is_given
from domain.fields import folded
from domain.records import KINDS, Kind
from storage.store import Store


def _searched(kind: Kind) -> tuple[str, ...]:
    return tuple(name for name, field in kind.fields.items() if field.serves.is_searched)


# Kinds that tell about one youth, with the fields that are looked through.
ABOUT = {name: _searched(kind) for name, kind in KINDS.items() if "youth" in kind.fields and _searched(kind)}
_BY_PARTNER = tuple(name for name in ABOUT if "partner" in KINDS[name].fields)


class Search(msgspec.Struct, frozen=True, kw_only=True):
    """A word, folded, and the places and partners whose own text holds it."""

    wanted: str
    places: tuple[str, ...]
    partners: tuple[str, ...]


def search_of(store: Store, text: str) -> Search | None:
    """None when nothing was typed."""
    wanted = folded(text.strip())
    if not wanted:
        return None
    places, partners = (
        tuple(row["id"] for row in store.book.rows(f"SELECT id FROM {table} WHERE instr(folded, ?) > 0", wanted))  # noqa: S608 - two fixed names
        for table in ("place", "partner")
    )
    return Search(wanted=wanted, places=places, partners=partners)


def candidates(search: Search) -> tuple[str, list[object]]:
    """(condition on `y`, values): whom the word may have found. One walk a kind, not a look-up a youth."""
    either = ["instr(y.folded, ?) > 0"]
    values: list[object] = [search.wanted]
    for kind in ABOUT:
        holds, bound = _holds(kind, search)
        either.append(f"y.id IN ({_whose(kind)} WHERE {holds})")
        values += bound
    if search.places:  # seldom; else every meeting would be joined to its contact for nothing
        there = f"SELECT c.id FROM contact c WHERE c.place IN ({_marks(search.places)})"  # noqa: S608 - marks
        either.append(f"y.id IN ({_whose('presence')} WHERE x.contact IN ({there}))")
        values += search.places
    return f"({' OR '.join(either)})", values


def is_found(store: Store, youth: str, search: Search) -> bool:
    """Does something that may be shown of this youth hold the word?"""
    ledger = store.book.ledger(youth, today=store.today())
    if not is_given(ledger, "P01"):
        return False
    files = store.book.files_of(youth)
    if search.places and _was_there(store, files, search.places):
        return True
    for file in files:
        record = store.book.record("youth", file)
        if record is not None and _says("youth", record, search, ledger):
            return True
    for kind in ABOUT:
        holds, bound = _holds(kind, search)
        sql = f"SELECT x.id FROM {kind} x WHERE x.youth IN ({_marks(files)}) AND {holds}"  # noqa: S608 - fixed, bound
        for row in store.book.rows(sql, *files, *bound):
            if _says(kind, store.book.record(kind, row["id"]) or {}, search, ledger):
                return True
    return False


def _says(kind: str, record: Mapping[str, Any], search: Search, ledger: Ledger) -> bool:
    shown = gate.visible("team", kind=kind, record=record, ledger=ledger)
    if shown.get("partner") in search.partners and kind in _BY_PARTNER:
        return True
    names = ABOUT.get(kind) or _searched(KINDS[kind])
    return search.wanted in folded("\n".join(_text(shown[name]) for name in names if shown.get(name)))


def _text(value: Any) -> str:
    return "\n".join(map(str, value)) if isinstance(value, list) else str(value)


def _holds(kind: str, search: Search) -> tuple[str, list[object]]:
    holds, bound = "instr(x.folded, ?) > 0", [search.wanted]
    if kind in _BY_PARTNER and search.partners:
        return f"({holds} OR x.partner IN ({_marks(search.partners)}))", [*bound, *search.partners]
    return holds, list(bound)


def _was_there(store: Store, files: tuple[str, ...], places: tuple[str, ...]) -> bool:
    sql = (
        f"SELECT 1 FROM presence x JOIN contact c ON c.id = x.contact WHERE x.youth IN ({_marks(files)}) "  # noqa: S608
        f"AND c.place IN ({_marks(places)}) LIMIT 1"
    )
    return store.book.row(sql, *files, *places) is not None


def _whose(kind: str) -> str:
    """Whose file a row leads to: of files that are one the leading one."""
    return f"SELECT coalesce(s.file, x.youth) FROM {kind} x LEFT JOIN same s ON s.youth = x.youth"  # noqa: S608 - fixed


def _marks(values: tuple[str, ...]) -> str:
    return ",".join("?" * len(values))
