"""Saving one contact: through the door, and the same rows and bytes straight into SQLite and SQLCipher, as durable."""

import secrets
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

from storage.actions.contacts import ContactDraft, log_contact
from storage.log.migrations import log_migrations
from tools.bench.timing import Result, side_by_side, summary
from tools.bench.vaults import BenchVault

_FACTS = 2  # `clock` and `seen`, kept in the same transaction


def measure(folder: Path, *, rounds: int) -> list[Result]:
    """Rows of the table."""
    bench = BenchVault(folder / "saving")
    place = "f" * 32
    draft = ContactDraft(place=place, count=3, note="Groepje bij het station, wil meer weten over een leerjob.")
    before = bench.run(_sizes)
    bench.run(log_contact, draft)
    bench.run(log_contact, draft)
    sizes = bench.run(_sizes)[len(before) :][-2:]  # a usual save: its drawers are open already
    works: dict[str, Callable[[], object]] = {
        "plain sqlite3": _writer(
            sqlite3.connect(folder / "plain.sqlite", isolation_level=None), sizes, "", indexed=False
        ),
        "plain sqlite3, our indexes": _writer(
            sqlite3.connect(folder / "indexed.sqlite", isolation_level=None), sizes, "", indexed=True
        ),
        "Vindplaats: gate, seal, sign, store, fold": lambda: bench.run(log_contact, draft),
    }
    cipher = _sqlcipher(folder / "cipher.sqlite")
    if cipher is not None:
        works["SQLCipher"] = _writer(cipher, sizes, f"PRAGMA key = \"x'{secrets.token_hex(32)}'\"", indexed=False)
    times = side_by_side(works, rounds=rounds)
    bench.shut()
    aims = {"Vindplaats: gate, seal, sign, store, fold": "at most 1.5x plain sqlite3"}
    return [
        summary("save a contact", name, taken, against="plain sqlite3", aim=aims.get(name, ""))
        for name, taken in times.items()
    ]


def _sizes(store: Any) -> list[tuple[int, int]]:
    found = store.log.db.conn.execute("SELECT length(head), length(ct) FROM operation ORDER BY position").fetchall()
    return [(int(head), int(ct)) for head, ct in found]


def _sqlcipher(path: Path) -> Any:
    try:
        from sqlcipher3 import dbapi2
    except ImportError:  # no wheel for this machine: the table says so by leaving it out
        return None
    return dbapi2.connect(str(path), isolation_level=None)


def _writer(conn: Any, sizes: list[tuple[int, int]], first: str, *, indexed: bool) -> Callable[[], object]:
    """The same number of rows with the same number of bytes, one transaction, WAL and synchronous=FULL."""
    if first:
        conn.execute(first)
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "wal_autocheckpoint=1000", "secure_delete=ON"):
        conn.execute(f"PRAGMA {pragma}").fetchall()
    if indexed:
        from sqlite_utils import Database

        log_migrations.apply(Database(conn, execute_plugins=False))
    else:
        conn.execute("CREATE TABLE operation (position INTEGER PRIMARY KEY, op_id BLOB, head BLOB, ct BLOB)")
        conn.execute("CREATE TABLE fact (name INTEGER PRIMARY KEY, value BLOB)")
    number = 0

    def write() -> None:
        nonlocal number
        conn.execute("BEGIN")
        for head, ct in sizes:
            number += 1
            name, body, sealed = secrets.token_bytes(32), secrets.token_bytes(head), secrets.token_bytes(ct)
            if indexed:
                row = (name, b"d" * 16, number, b"s" * 16, body, sealed)
                conn.execute(
                    "INSERT INTO operation (op_id, device, dev_seq, scope, head, ct) VALUES (?,?,?,?,?,?)", row
                )
            else:
                conn.execute("INSERT INTO operation (op_id, head, ct) VALUES (?,?,?)", (name, body, sealed))
        for fact in range(_FACTS):
            conn.execute("INSERT OR REPLACE INTO fact (name, value) VALUES (?,?)", (fact, secrets.token_bytes(16)))
        conn.execute("COMMIT")

    return write
