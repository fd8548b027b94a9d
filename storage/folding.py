"""Bringing the book up to the log: open each operation past the book's position and fold it.

What cannot be folded yet (rest of its group, its drawer or its key still to come) waits and is tried again; what will
never fold is set apart in quarantine and counted. One bad operation stops nothing.
"""

from __future__ import annotations

import contextlib
from collections.abc import Sequence

from domain.errors import BadRecord, NoRoom, SealBroken
from domain.operation import OPEN_BODY, EraseBody, Inner, decode_erase, decode_inner
from domain.records import KINDS
from storage.book.book import Book
from storage.book.fold import NotYet, Unsealed, fold
from storage.book.same import has_pairs, refold_same
from storage.book.unfold import unfold
from storage.log.log import REBUILD, Row
from storage.store import Store
from storage.vouching import hear

_AT_A_TIME = 2000
NOT_COORDINATOR = "not_coordinator"


def catch_up(store: Store) -> int:
    """Fold what is new, and what waited; how many new operations were looked at."""
    looked_at = 0
    if store.book.position == 0:
        with store.log.transaction():
            store.log.release_stored()
    _release_promoted(store)
    # First what waited for the rest of its group: a page may end in the middle of one, and the note of a contact (the
    # last part) leans on the core (the first).
    _retry(store)
    is_more = True
    while is_more and (new := list(store.log.rows_after(store.book.position, limit=_AT_A_TIME))):
        _fold_rows(store, new, position=new[-1].position)
        looked_at += len(new)
        is_more = len(new) == _AT_A_TIME
    left = _retry(store)
    if left and store.log.fact(REBUILD) is None:
        _set_apart_what_makes_no_sense(store, left)
    if has_pairs(store.book):
        with store.book.db.atomic():
            refold_same(store.book)
    return looked_at


def _release_promoted(store: Store) -> None:
    """What only a coordinator may decide, by a device that became one in the roster as it is known now.

    So the book follows from log and roster alone, in whatever order they came.
    """
    for op_id, reason in store.log.quarantined().items():
        row = store.log.row_of(op_id) if reason == NOT_COORDINATOR else None
        if row is not None and row.operation.header.device in store.roster.coordinated:
            with store.log.transaction():
                store.log.release(op_id)
            store.book.wait_for([op_id])


def _retry(store: Store) -> list[bytes]:
    """Try what waits, again as long as that brings others further; what still waits."""
    waiting = _waiting(store.book)
    while waiting:
        _fold_rows(store, [row for row in map(store.log.row_of, waiting) if row is not None])
        before, waiting = len(waiting), _waiting(store.book)
        if len(waiting) == before:
            break
    return waiting


def _set_apart_what_makes_no_sense(store: Store, waiting: Sequence[bytes]) -> None:
    """Of what waits: whatever makes no sense though all there is has been read. Before that the change of a record may
    lie in front of its making: a ledger that was read newest first keeps that order in the log.
    """
    rows = [row for row in map(store.log.row_of, waiting) if row is not None]
    if rows:
        _fold_rows(store, rows, is_all_read=True)


def _fold_rows(store: Store, rows: Sequence[Row], *, position: int | None = None, is_all_read: bool = False) -> None:
    """All in one transaction of the book. `position` None: these are the ones that wait, and no others do.

    A bad record is refused before it writes anything. Only for another error each operation gets a savepoint of its
    own: in a large transaction in memory a savepoint costs a walk through all of it.
    """
    try:
        _fold_all(store, rows, position=position, is_careful=False, is_all_read=is_all_read)
    except Exception:  # noqa: BLE001 - found again, alone, in the second round
        _fold_all(store, rows, position=position, is_careful=True, is_all_read=is_all_read)


def _fold_all(store: Store, rows: Sequence[Row], *, position: int | None, is_careful: bool, is_all_read: bool) -> None:
    with store.book.db.atomic():
        if position is None:
            store.book.conn.execute("DELETE FROM waiting")  # what still cannot be folded comes back into it
        for row in rows:
            _fold_row(store, row, is_careful=is_careful, is_all_read=is_all_read)
        if position is not None:
            store.book.set_position(position)


def rebuild(store: Store) -> None:
    """Fold the whole log again into a new book: the log is the truth."""
    former, store.book = store.book, Book.empty()
    former.close()
    catch_up(store)


def _waiting(book: Book) -> list[bytes]:
    return [bytes.fromhex(row[0]) for row in book.rows("SELECT op FROM waiting ORDER BY position")]


def _fold_row(store: Store, row: Row, *, is_careful: bool, is_all_read: bool) -> None:
    header = row.operation.header
    try:
        if header.suite == OPEN_BODY:
            if row.operation.ct is not None:
                _unfold(store, decode_erase(row.operation.ct))
            return
        inner = _open(store, row)
    except BadRecord:
        _set_apart(store, row, "bad_record")
        return
    except SealBroken:
        _set_apart(store, row, "seal_broken")
        return
    if inner is None:
        return
    kind = KINDS.get(inner.kind)
    if kind is not None and kind.by == "coordinator" and header.device not in store.roster.coordinated:
        _set_apart(store, row, NOT_COORDINATOR)
        return
    _fold_inner(store, row, inner, is_careful=is_careful, is_all_read=is_all_read)


def _unfold(store: Store, body: EraseBody) -> None:
    """Take out what an `erase` names; what leaned on it is judged again.

    A drawer whose opening alone was erased is closed with it: what is left in it waits, as for one still to come.
    """
    closed = [scope for op_id in body.ops if (scope := store.book.opened_by(op_id)) and scope not in body.scopes]
    left = unfold(store.book, scopes=(*body.scopes, *closed), op_ids=body.ops)
    for scope in closed:
        left |= set(store.log.whole_in(scope))
    store.book.wait_for(left)


def _fold_inner(store: Store, row: Row, inner: Inner, *, is_careful: bool, is_all_read: bool) -> None:
    op = Unsealed(op_id=row.op_id, position=row.position, header=row.operation.header, inner=inner)
    try:
        with store.book.attempt() if is_careful else contextlib.nullcontext():
            fold(store.book, op)
    except NotYet:
        _wait(store, row)
    except BadRecord:
        if is_all_read:
            _set_apart(store, row, "bad_record")
        else:
            _wait(store, row)
    except Exception:
        if not is_careful:
            raise
        _set_apart(store, row, "not_foldable")  # whatever it holds may not keep a vault shut; it is counted and kept
    else:
        if row.operation.header.device != store.identity.device:
            store.observe(inner.clock)
            hear(store, inner)


def _open(store: Store, row: Row) -> Inner | None:
    """The inside, or None when it is a stub or has to wait."""
    header = row.operation.header
    if row.operation.ct is None:
        return None
    padded = store.keyring.open_operation(row.operation)
    if padded is None:
        _wait(store, row)
        return None
    inner = decode_inner(padded)
    last = inner.group.first_dev_seq + inner.group.count - 1
    is_inside = inner.group.first_dev_seq <= header.dev_seq <= last
    if not is_inside:
        raise BadRecord
    is_whole = header.dev_seq == last or store.log.op_id_at(header.device, last) is not None
    if not is_whole or (inner.kind != "opened" and store.book.drawer(header.scope) is None):
        _wait(store, row)
        return None
    return inner


def _wait(store: Store, row: Row) -> None:
    store.book.conn.execute(
        "INSERT INTO waiting (op, position) VALUES (?,?) ON CONFLICT (op) DO NOTHING", (row.op_id.hex(), row.position)
    )


def _set_apart(store: Store, row: Row, reason: str) -> None:
    with contextlib.suppress(NoRoom), store.log.transaction():  # found again when the book is next built
        store.log.quarantine(row.op_id, reason)
