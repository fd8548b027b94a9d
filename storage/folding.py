"""Bringing the book up to the log: open each operation past the book's position and fold it.

What cannot be folded yet (rest of its group, its drawer or its key still to come) waits and is tried again; what will
never fold is set apart in quarantine and counted. One bad operation stops nothing.
"""

from __future__ import annotations

from domain.errors import BadRecord, SealBroken
from domain.operation import OPEN_BODY, Inner, decode_erase, decode_inner
from storage.book.book import Book
from storage.book.fold import Unsealed, fold, unfold
from storage.log.log import Row
from storage.store import Store


def catch_up(store: Store) -> int:
    """Fold what is new; how many operations were looked at."""
    book, log = store.book, store.log
    waiting = [row for row in map(log.row_of, _waiting(book)) if row is not None]
    new = list(log.rows_after(book.position))
    if not new and not waiting:
        return 0
    with book.db.atomic():
        for row in new:
            _fold_row(store, row)
        if new:
            book.set_position(new[-1].position)
        for row in waiting if new else ():
            _fold_row(store, row)
    return len(new)


def rebuild(store: Store) -> None:
    """Throw the book away and fold the whole log again: the log is the truth."""
    store.book.close()
    store.book = Book.empty()
    catch_up(store)


def _waiting(book: Book) -> list[bytes]:
    return [bytes.fromhex(row[0]) for row in book.rows("SELECT op FROM waiting ORDER BY position")]


def _fold_row(store: Store, row: Row) -> None:
    header = row.operation.header
    try:
        if header.suite == OPEN_BODY:
            if row.operation.ct is not None:
                body = decode_erase(row.operation.ct)
                unfold(store.book, scopes=body.scopes, op_ids=body.ops)
            return
        inner = _open(store, row)
        if inner is None:
            return
        with store.book.db.atomic():
            fold(store.book, Unsealed(op_id=row.op_id, position=row.position, header=header, inner=inner))
        _done(store, row)
    except BadRecord:
        _set_apart(store, row, "bad_record")
    except SealBroken:
        _set_apart(store, row, "seal_broken")


def _open(store: Store, row: Row) -> Inner | None:
    """The inside, or None when it is a stub or has to wait."""
    header = row.operation.header
    if row.operation.ct is None:
        _done(store, row)
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


def _done(store: Store, row: Row) -> None:
    store.book.conn.execute("DELETE FROM waiting WHERE op = ?", (row.op_id.hex(),))


def _set_apart(store: Store, row: Row, reason: str) -> None:
    _done(store, row)
    with store.log.transaction():
        store.log.quarantine(row.op_id, reason)
