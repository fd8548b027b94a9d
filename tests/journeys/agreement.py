"""After quiet: what has to be the same on every device and at the centre, and what may be nowhere."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any

import msgspec

from storage.store import Store
from tests.journeys.quick_team import Centre
from tests.storage.device import FOLDED_ONLY

# Where a row stands in the log of one device is that device's own business.
_OF_ONE_DEVICE = {"first", "position"}
# What is written when an erasure comes in: such an answer is everywhere one round of syncs after the erasure is.
CONFIRMATIONS = ("part", "position", "wiped")


class View(msgspec.Struct, frozen=True, kw_only=True):
    """One open device: its book table by table, its log by names, and what went wrong."""

    tables: dict[str, list[tuple[Any, ...]]]
    raw_book: bytes
    ops: frozenset[bytes]
    stubs: frozenset[bytes]
    erased: frozenset[bytes]
    kids: frozenset[bytes]
    boxed_scopes: frozenset[bytes]
    unsent: int
    quarantined: dict[bytes, str]
    waiting: int
    missing: Any


def look(store: Store) -> View:
    run = store.log.db.conn.execute
    return View(
        tables=_tables(store),
        raw_book=store.book.to_bytes(),
        ops=_column(run("SELECT op_id FROM operation")),
        stubs=_column(run("SELECT op_id FROM operation WHERE ct IS NULL")),
        erased=_column(run("SELECT name FROM erased")),
        kids=_column(run("SELECT kid FROM keybox")),
        boxed_scopes=_column(run("SELECT scope FROM keybox")),
        unsent=store.log.unsent_count(),
        quarantined=store.log.quarantined(),
        waiting=len(store.book.rows("SELECT op FROM waiting")),
        missing=store.log.fact("missing"),
    )


def check_agreement(views: list[View], centre: Centre) -> None:
    """Table by table, operation by operation, key by key. Raises AssertionError."""
    check_tables(views)
    for view in views:
        assert view.unsent == 0
        assert view.quarantined == {}
        assert view.waiting == 0
        assert view.missing is None
        assert view.ops == views[0].ops
        assert view.stubs == views[0].stubs
        assert view.erased == views[0].erased
        assert view.kids == views[0].kids
        assert not view.boxed_scopes & view.erased
    _check_centre(views[0], centre)


def check_tables(views: list[View], *, apart_from: Collection[str] = ()) -> None:
    """The books are the same. Raises AssertionError, with the rows that are not everywhere."""
    for number, view in enumerate(views):
        for name in sorted(set(view.tables) - set(apart_from)):
            differing = sorted(set(view.tables[name]) ^ set(views[0].tables[name]), key=repr)
            assert not differing, f"table {name} of devices 0 and {number}: {differing}"


def _check_centre(view: View, centre: Centre) -> None:
    assert _column(centre.rows("SELECT op_id FROM ledger")) == view.ops
    without = "SELECT op_id FROM ledger l WHERE NOT EXISTS (SELECT 1 FROM ciphertext c WHERE {same})"
    stubs = centre.rows(without.format(same="c.team = l.team AND c.seq = l.seq"))
    assert _column(stubs) == view.stubs
    assert _column(centre.rows("SELECT target FROM erased")) == view.erased
    assert _column(centre.rows("SELECT kid FROM keybox")) == view.kids
    seqs = [row[0] for row in centre.rows("SELECT seq FROM ledger UNION ALL SELECT seq FROM keybox")]
    assert len(seqs) == len(set(seqs))


def check_nothing_readable(folder: Path, mark: str) -> None:
    """No file of any vault or of the centre holds a text in plain."""
    needles = [mark.encode(), mark.lower().encode(), mark.encode("utf-16-le")]
    for path in folder.rglob("*"):
        if path.is_file():
            raw = path.read_bytes()
            assert not any(needle in raw for needle in needles), path.name


def _tables(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    found = {}
    for (name,) in store.book.rows(FOLDED_ONLY):
        columns = [row[1] for row in store.book.rows(f"PRAGMA table_info({name})") if row[1] not in _OF_ONE_DEVICE]
        listed = ", ".join(f'"{column}"' for column in columns)
        rows = store.book.rows(f"SELECT {listed} FROM {name}") if columns else []
        found[name] = sorted((tuple(row) for row in rows), key=repr)
    return found


def _column(rows: Any) -> frozenset[bytes]:
    return frozenset(bytes(row[0]) for row in rows)
