"""Taking a piece out of words that were saved: the sealed words that held it are erased, what is left is written anew.

An operation is never changed, so all that held the piece goes: the event's part, and of a field that changes every
value ever written that has it. What else such an operation said is said again. On this device at once, at the centre
and elsewhere when they sync (docs/decisions/0180).
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import msgspec

from domain.errors import BadInput
from domain.fields import Field, folded
from domain.patches import MAX_BASES, Folded, write_value
from domain.records import KINDS, drawer_of
from domain.sets import Added, Again, Name, read_set, write_set
from domain.texts import N_
from storage.book.schema import from_bits
from storage.door import Change, Rewritten, save_anew
from storage.queries.guarding import Piece
from storage.store import Store

_SPACES = re.compile(r"[ \t]{2,}")
_BEFORE_SIGN = re.compile(r"[ \t]+([,.;:!?)])")
_GONE = N_("Dit stukje staat er niet meer.")
_EMPTY = re.compile(r"\(\s*\)|\[\s*\]")

SaidAnew = Callable[[str], str]  # words as they are to stand from now on


def take_out(store: Store, piece: Piece) -> None:
    """The piece goes, the sentence stays. Raises BadInput when the record is no longer here, Refused, NoRoom."""
    _mend(store, piece, by="")


def replace_by_initials(store: Store, piece: Piece) -> None:
    """A name becomes its first letters: "Jana Peeters" -> "J.P."."""
    _mend(store, piece, by=initials(piece.words))


def move_to_file(store: Store, piece: Piece) -> None:
    """To the field of the youth's file that is for it, and out of the words, in one transaction.

    Raises NeedsConsent when that field was not agreed to, BadInput.
    """
    if not piece.field_to or not piece.youth:
        raise BadInput
    youth = store.book.file_of(piece.youth)
    _mend(store, piece, by="", also=[Change(kind="youth", id=youth, values={piece.field_to: piece.words.strip(" ()")})])


def initials(name: str) -> str:
    """The first letters of a name, each with its dot."""
    words = [word for word in re.split(r"[\s\-]+", name) if word]
    return "".join(f"{word[0].upper()}." for word in words)


def _mend(store: Store, piece: Piece, *, by: str, also: list[Change] | None = None) -> None:
    kind = KINDS[piece.kind]
    record = store.book.record(piece.kind, piece.id)
    if record is None or not kind.fields[piece.field].serves.is_text or not piece.words:
        raise BadInput
    said_anew = partial(mended_text, words=piece.words, by=by)
    mended = _mended(record.get(piece.field), said_anew)
    if mended == record.get(piece.field):
        raise BadInput(_GONE)
    if kind.shape == "event":
        gone, parts = _event_anew(store, piece, record, mended)
    else:
        gone, parts = _fields_anew(store, piece, record, said_anew)
    if not gone:
        raise BadInput
    save_anew(store, parts, erase_ops=[bytes.fromhex(op) for op in gone], changes=also or ())


def _mended(value: Any, said_anew: SaidAnew) -> Any:
    if isinstance(value, list):
        return [text for text in dict.fromkeys(said_anew(one) for one in value) if text]
    return said_anew(str(value or ""))


def mended_text(text: str, words: str, by: str) -> str:
    """The text with the piece replaced wherever it stands, and no hole left where it was."""
    if words not in text:
        return text
    whole = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    text = whole.sub(lambda _: by, text).replace(words, by)
    return _BEFORE_SIGN.sub(r"\1", _SPACES.sub(" ", _EMPTY.sub("", text))).strip(" \t,;:" if not by else " \t")


# --- events


def _event_anew(
    store: Store, piece: Piece, record: Mapping[str, Any], mended: Any
) -> tuple[list[str], list[Rewritten]]:
    kind = KINDS[piece.kind]
    rows = store.book.rows("SELECT op, fields FROM part WHERE record = ? AND kind = ?", piece.id, piece.kind)
    holding = [row for row in rows if piece.field in from_bits(kind, row["fields"])]
    names = {name for row in holding for name in from_bits(kind, row["fields"])}
    fields = {name: record[name] for name in kind.fields if name in names and name in record}
    fields[piece.field] = mended
    if not mended and piece.field not in kind.required:
        del fields[piece.field]
    gone = [bytes(row["op"]).hex() for row in holding]
    if not fields:
        return gone, []
    drawer = drawer_of(piece.kind, piece.id, piece.field, record)
    return gone, [Rewritten(kind=piece.kind, id=piece.id, drawer=drawer, fields=fields, values=fields)]


# --- kinds that change field by field


class _Entry(msgspec.Struct, frozen=True):
    field: str
    op: str
    raw: dict[str, Any]


def _fields_anew(
    store: Store, piece: Piece, record: Mapping[str, Any], said_anew: SaidAnew
) -> tuple[list[str], list[Rewritten]]:
    """Every value of the field that holds the piece goes, with the operation it came in; the rest is said again.

    What stands beside the shown value, and waits for a person to choose, is somebody else's and stays.
    """
    kind = KINDS[piece.kind]
    found = store.book.rows(
        "SELECT field, op, raw FROM entry WHERE record = ? AND kind = ? ORDER BY op", piece.id, piece.kind
    )
    entries = [_Entry(row["field"], row["op"], json.loads(row["raw"])) for row in found]
    gone = _holding(store, entries, piece, field=kind.fields[piece.field])
    touched = list(dict.fromkeys(entry.field for entry in entries if entry.op in gone))
    by_drawer: dict[Any, tuple[dict[str, Any], dict[str, Any]]] = {}
    for name in touched:
        field, of_field = kind.fields[name], [entry for entry in entries if entry.field == name]
        said: SaidAnew = said_anew if name == piece.field else str
        if field.serves.merge == "set":
            written, value = _set_anew(store, piece.id, field, of_field, gone=gone, said_anew=said)
        else:
            now = store.book.folded(piece.id, name)
            value = _mended(now.value, said_anew) if name == piece.field else now.value
            written = _value_anew(of_field, now, value, gone=gone)
        fields, values = by_drawer.setdefault(drawer_of(piece.kind, piece.id, name, record), ({}, {}))
        fields[name], values[name] = written, value
    parts = [
        Rewritten(kind=piece.kind, id=piece.id, drawer=drawer, fields=fields, values=values)
        for drawer, (fields, values) in by_drawer.items()
    ]
    return sorted(gone), parts


def _value_anew(entries: list[_Entry], now: Folded, value: Any, *, gone: set[str]) -> dict[str, Any]:
    """A value on top of all that was written, so that nothing older comes up again when its successor is erased.

    Who built on an erased operation that stood, without knowing of this, built on what stands for it.
    """
    rivals = {rival.op for rival in now.rivals}
    bases = sorted((entry.op for entry in entries if entry.op not in rivals), key=lambda op: (op not in gone, op))
    stood = [entry for entry in entries if entry.op in gone and entry.op in now.heads]
    was = dict.fromkeys(op for entry in stood for op in (entry.op, *entry.raw.get("was", ())))
    return write_value(value, on=bases[:MAX_BASES], was=list(was)[:MAX_BASES])


def _holding(store: Store, entries: list[_Entry], piece: Piece, *, field: Field) -> set[str]:
    said = folded(piece.words)
    own = [entry for entry in entries if entry.field == piece.field]
    if field.serves.merge == "set":
        return {entry.op for entry in own if any(said in folded(word) for word in (*entry.raw["+"], *entry.raw["-"]))}
    rivals = {rival.op for rival in store.book.folded(piece.id, piece.field).rivals}
    return {entry.op for entry in own if entry.op not in rivals and said in folded(str(entry.raw["v"] or ""))}


def _set_anew(
    store: Store, record: str, field: Field, entries: list[_Entry], *, gone: set[str], said_anew: SaidAnew
) -> tuple[dict[str, Any], list[str]]:
    """(as it travels, all members). What only erased operations added is added again; what those took away stays away.

    What is added again stands for the additions that are erased: whoever takes one of those away elsewhere, meanwhile,
    takes this away.
    """
    standing = store.book.members(record, field.name)
    members: dict[str, list[tuple[Name, ...]]] = {}
    lasting: set[str] = set()
    for member, additions in standing.items():
        if not (text := said_anew(member)):
            continue
        if text == member and any(each.name[0] not in gone for each in additions):
            lasting.add(member)
        members.setdefault(text, []).extend(lives for each in additions for lives in each.lives)
    add = [text for text in members if text not in lasting]
    again = [Again(place=place, names=names) for place, text in enumerate(add) for names in members[text]]
    away = [change for change in _changes(field, entries) if change.op in gone]
    taken = [name for change in away for name in (*change.gone, *_named(change, _changes(field, entries)))]
    return write_set(add=add, gone=list(dict.fromkeys(taken)), again=again), list(members)


def _changes(field: Field, entries: list[_Entry]) -> list[Added]:
    return [read_set(field, entry.raw, op=entry.op) for entry in entries]


def _named(change: Added, changes: list[Added]) -> list[Name]:
    """What it took away by value and operation (before decision 0280), by name."""
    return [
        (other.op, place)
        for other in changes
        for place, value in enumerate(other.add)
        if other.op in change.gone_by_value.get(value, ())
    ]
