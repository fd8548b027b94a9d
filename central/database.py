"""One engine for both databases, and the two ways in: `writing` and `reading`.

SQLite: WAL, synchronous=FULL (what was answered `stored` survives a power cut), secure_delete (what was erased is
zeroed). A write takes the lock at its start (BEGIN IMMEDIATE), so that none fails half-way for having read first.
PostgreSQL: a write locks its team's row (see ledger.py); a read sees one snapshot.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

import structlog
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, create_engine, event

from central.settings import Settings
from central.statements import run
from central.turns import Turns

MIGRATIONS = Path(__file__).parent / "migrations"
_log = structlog.get_logger("central")
_POOL_SIZE = 40  # as many as the threads that serve requests


class Database:
    """Open until `close`. Safe to share between threads."""

    def __init__(self, settings: Settings) -> None:
        self.url = settings.database_url()
        self.is_sqlite = self.url.startswith("sqlite")
        self._turns = Turns()
        self._near = threading.local()
        self._all_near: list[sqlite3.Connection] = []
        self._file, self._busy_seconds = self.url.removeprefix("sqlite:///"), settings.busy_timeout_seconds
        if self.is_sqlite:
            settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)
            self.engine = create_engine(
                self.url,
                connect_args={"timeout": settings.busy_timeout_seconds, "isolation_level": None},
                hide_parameters=True,  # values do not get into the text of an error
                pool_size=_POOL_SIZE,
            )
            _prepare_sqlite(self.engine)
        else:
            self.engine = create_engine(self.url, pool_pre_ping=True, hide_parameters=True, pool_size=_POOL_SIZE)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction: all of it is stored, durably, when the block ends, or nothing is."""
        with self._turns if self.is_sqlite else nullcontext(), self.engine.connect() as raw:
            connection = raw.execution_options(vindplaats_writes=True)
            with connection.begin():
                yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One snapshot: what others commit meanwhile is not seen."""
        with self.engine.connect() as raw:
            connection = raw if self.is_sqlite else raw.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin():
                yield connection

    def first(self, sql: str, values: Sequence[Any]) -> Sequence[Any] | None:
        """The first row of a look-up that every request makes, as of the newest commit.

        On SQLite by a connection of this thread that stays open: a few microseconds, so it may run on the event loop.
        """
        if not self.is_sqlite:
            with self.reading() as connection:
                return run(connection, sql, values).first()
        if not hasattr(self._near, "connection"):
            near = sqlite3.connect(
                self._file, timeout=self._busy_seconds, isolation_level=None, check_same_thread=False
            )
            for pragma in ("query_only=ON", "temp_store=MEMORY"):
                near.execute(f"PRAGMA {pragma}")
            self._near.connection = near
            self._all_near.append(near)
        found: Sequence[Any] | None = self._near.connection.execute(sql, values).fetchone()
        return found

    def scrub_log(self) -> None:
        """After an erasure: SQLite's write-ahead log would keep the old pages. PostgreSQL: see docs/protocol.md."""
        if self.is_sqlite:
            with self.engine.connect() as connection:
                row = connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").one()
            if row[0]:  # a long read held on; the next erasure or `prune` tries again
                _log.warning("the write-ahead log is not emptied yet")

    def migrate(self) -> None:
        """Bring the tables to this version of the service; does nothing when they are."""
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        with self.engine.connect() as raw:
            connection = raw.execution_options(vindplaats_writes=True)
            with connection.begin():
                config.attributes["connection"] = connection
                command.upgrade(config, "head")

    def close(self) -> None:
        """Give the connections back."""
        while self._all_near:
            self._all_near.pop().close()
        self.engine.dispose()


def _prepare_sqlite(engine: Engine) -> None:
    def on_connect(connection: Any, _record: Any) -> None:
        cursor = connection.cursor()
        for pragma in (
            "journal_mode=WAL",
            "synchronous=FULL",
            "secure_delete=ON",
            "temp_store=MEMORY",
            "foreign_keys=ON",
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    def on_begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("vindplaats_writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    event.listen(engine, "connect", on_connect)
    event.listen(engine, "begin", on_begin)
