"""The queue of a zitdag: who waits and who sits at the table, by number, a chosen word, or a known youth.

It belongs to this device and to the round that is open: never an operation, so never synced; sealed on the shelf of
drafts; gone when the round closes or its day is over. Each person is a draft of their own, so that what stands about a
youth goes with that youth's agreement and the number stays in the row.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec

from domain.errors import BadInput, Refused
from domain.fields import cleaned
from domain.texts import N_
from storage.drafts import draft, keep_draft
from storage.log.log import Log
from storage.queries.agreements import label_of
from storage.store import Store

HEAD = "queue"
PERSON = "queue."
MOST = 99
WORD_LETTERS = 40
TABLE_TAKEN = N_("Er zit al iemand aan tafel. Bewaar eerst, of zet terug in de rij.")


class Waiter(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody of the queue. `word`: what they want to be called here; `youth`: the id of a file, or ""."""

    number: int
    since: dt.datetime | None = None
    word: str = ""
    youth: str = ""
    alias: str = ""


class Queue(msgspec.Struct, frozen=True, kw_only=True):
    """The queue of one round. `came`: how many were ever in it."""

    round: str = ""
    came: int = 0
    at_table: Waiter | None = None
    waiting: tuple[Waiter, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Nobody waits and nobody sits."""
        return self.at_table is None and not self.waiting


class _Head(msgspec.Struct, kw_only=True):
    round: str
    came: int = 0
    table: int = 0
    order: list[int] = []


def queue(store: Store) -> Queue:
    """The queue of the open zitdag of this worker; an empty one when none is open or nobody came."""
    head = _head(store)
    if head is None:
        return Queue(round=open_zitdag(store))
    return Queue(
        round=head.round,
        came=head.came,
        at_table=_waiter(store, head.table) if head.table else None,
        waiting=tuple(_waiter(store, number) for number in head.order),
    )


def arrive(store: Store, *, word: str = "", youth: str = "") -> int:
    """Somebody comes in; their number. A youth who is in the queue already keeps the number.

    Raises BadInput without an open zitdag, NoRoom.
    """
    running = open_zitdag(store)
    if not running:
        raise BadInput
    head = _head(store)
    if head is None:
        drop_queue(store)
        head = _Head(round=running)
    known = next((n for n in _everybody(head) if youth and _person(store, n).get("youth") == youth), 0)
    if known:
        return known
    if len(head.order) >= MOST:
        raise BadInput
    head.came += 1
    head.order.append(head.came)
    person = {"word": cleaned(word)[:WORD_LETTERS], "youth": youth, "since": store.now().isoformat()}
    with store.log.transaction():
        _keep_person(store, head.came, person)
        _keep_head(store, head)
    return head.came


def take(store: Store, number: int = 0) -> int:
    """To the table: this one, or whoever waits longest; their number, 0 when nobody waits. Raises Refused, NoRoom."""
    head = _head(store)
    if head is None or not head.order:
        return 0
    if head.table:
        raise Refused(TABLE_TAKEN)
    head.table = number if number in head.order else head.order[0]
    head.order.remove(head.table)
    _keep_head(store, head)
    return head.table


def skip(store: Store, number: int) -> None:
    """Called and not there: one place further down."""
    head = _head(store)
    if head is not None and number in head.order:
        place = head.order.index(number)
        head.order[place : place + 2] = reversed(head.order[place : place + 2])
        _keep_head(store, head)


def put_back(store: Store) -> None:
    """From the table to the front of the row; what was typed stays with the number."""
    head = _head(store)
    if head is not None and head.table:
        head.order.insert(0, head.table)
        head.table = 0
        _keep_head(store, head)


def leave(store: Store, number: int) -> Waiter | None:
    """Went away, or was spoken to: nothing of them stays in the queue but that somebody came. For `come_back`."""
    head = _head(store)
    if head is None or number not in _everybody(head):
        return None
    left = _waiter(store, number)
    head.order = [known for known in head.order if known != number]
    head.table = 0 if head.table == number else head.table
    with store.log.transaction():
        store.drafts.drop(f"{PERSON}{number}")
        _keep_head(store, head)
    return left


def come_back(store: Store, left: Waiter, *, talk: dict[str, Any] | None = None) -> None:
    """Undo of `leave`: to the front of the row, with what was typed. Nothing when the zitdag is closed by now."""
    head = _head(store)
    if head is None or left.number in _everybody(head):
        return
    head.order.insert(0, left.number)
    since = left.since.isoformat() if left.since else ""
    person = {"word": left.word, "youth": left.youth, "since": since, "talk": talk or {}}
    with store.log.transaction():
        _keep_person(store, left.number, person)
        _keep_head(store, head)


def link(store: Store, number: int, *, youth: str) -> None:
    """The number turns out to be a youth with a file, or not ("" takes the link away)."""
    head = _head(store)
    if head is not None and number in _everybody(head):
        others = [known for known in _everybody(head) if known != number]
        if youth and any(_person(store, known).get("youth") == youth for known in others):
            raise Refused(N_("Die jongere staat al in de rij."))
        _keep_person(store, number, _person(store, number) | {"youth": youth})


def keep_talk(store: Store, number: int, talk: dict[str, Any]) -> None:
    """What is typed about the one at the table, and not yet saved; an empty one takes it away.

    Nothing is kept of somebody of whom only the number is left: it was typed about a youth who stopped meanwhile.
    """
    head = _head(store)
    person = _person(store, number)
    if head is not None and number in _everybody(head) and person:
        _keep_person(store, number, person | {"talk": talk})


def talk_with(store: Store, number: int) -> dict[str, Any]:
    """What `keep_talk` kept."""
    talk = _person(store, number).get("talk")
    return talk if isinstance(talk, dict) else {}


def drop_queue(store: Store) -> None:
    """Nothing of it stays: the sealed rows go, and the write-ahead log that still held them. Raises NoRoom."""
    if has_queue(store.drafts.names()):
        with store.log.transaction():
            for name in store.drafts.names():
                if is_of_queue(name):
                    store.drafts.drop(name)
        _empty_wal(store.log)


def sweep_queue(store: Store) -> None:
    """A queue whose round was closed elsewhere, or is of another day, goes. At every opening. Raises NoRoom."""
    if has_queue(store.drafts.names()) and _head(store) is None:
        drop_queue(store)


def open_zitdag(store: Store) -> str:
    """The id of this worker's zitdag of today that is open, or ""."""
    row = store.book.row(
        "SELECT id, kind FROM round WHERE worker = ? AND is_open = 1 AND day = ? ORDER BY first DESC LIMIT 1",
        store.worker,
        store.today().isoformat(),
    )
    return str(row["id"]) if row is not None and row["kind"] == "zitdag" else ""


def is_of_queue(name: str) -> bool:
    """Whether a draft of this name is the queue's."""
    return name == HEAD or name.startswith(PERSON)


def has_queue(names: list[str]) -> bool:
    """Whether anything of a queue is kept."""
    return any(is_of_queue(name) for name in names)


def _empty_wal(log: Log) -> None:
    try:
        log.truncate_wal()
    except Refused:  # another connection reads: the next write that empties it takes it along
        return


def _head(store: Store) -> _Head | None:
    kept = draft(store, HEAD)
    if kept is None:
        return None
    head = msgspec.convert(kept, _Head)
    return head if head.round == open_zitdag(store) else None


def _keep_head(store: Store, head: _Head) -> None:
    keep_draft(store, HEAD, msgspec.to_builtins(head))


def _everybody(head: _Head) -> list[int]:
    return [*([head.table] if head.table else []), *head.order]


def _person(store: Store, number: int) -> dict[str, Any]:
    """What is known of a number; nothing but the number once the agreement it leaned on ended."""
    return draft(store, f"{PERSON}{number}") or {}


def _keep_person(store: Store, number: int, person: dict[str, Any]) -> None:
    keep_draft(store, f"{PERSON}{number}", person, about=str(person.get("youth", "")))


def _waiter(store: Store, number: int) -> Waiter:
    person = _person(store, number)
    youth = str(person.get("youth", ""))
    record = store.book.record("youth", youth) if youth else None
    since = str(person.get("since", ""))
    return Waiter(
        number=number,
        since=dt.datetime.fromisoformat(since) if since else None,
        word=str(person.get("word", "")),
        youth=youth if record is not None else "",
        alias=label_of(store, youth) if record is not None else "",
    )
