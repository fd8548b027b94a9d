"""The tables of the sealed log, one function a step; sqlite-utils applies each in one transaction with its record.

Nothing about a person is readable in any of them: no name, no code, no type, no index of content.
"""

from __future__ import annotations

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

log_migrations = Migrations("vindplaats_log")


@log_migrations(name="0001_start")
def start(db: Database) -> None:
    """Operations in the order they came to this device; `seq` is the centre's number, NULL while unsent."""
    for statement in (
        """CREATE TABLE operation (
            position INTEGER PRIMARY KEY,
            op_id BLOB NOT NULL UNIQUE,
            device BLOB NOT NULL,
            dev_seq INTEGER NOT NULL,
            scope BLOB NOT NULL,
            head BLOB NOT NULL,
            ct BLOB,
            seq INTEGER,
            UNIQUE (device, dev_seq)) STRICT""",
        "CREATE INDEX operation_scope ON operation (scope)",
        "CREATE INDEX operation_unsent ON operation (position) WHERE seq IS NULL",
        """CREATE TABLE keybox (
            kid BLOB PRIMARY KEY,
            scope BLOB NOT NULL,
            epoch INTEGER NOT NULL,
            packed BLOB NOT NULL,
            is_unsent INTEGER NOT NULL) STRICT""",
        "CREATE INDEX keybox_scope ON keybox (scope)",
        # What an `erase` named: drawers (16 bytes) and operations (32 bytes). Late arrivals are kept as stubs.
        "CREATE TABLE erased (name BLOB PRIMARY KEY, op_id BLOB NOT NULL) STRICT",
        "CREATE TABLE roster (seq INTEGER PRIMARY KEY, body BLOB NOT NULL, sig BLOB NOT NULL) STRICT",
        "CREATE TABLE epoch (position INTEGER PRIMARY KEY, body BLOB NOT NULL UNIQUE, sig BLOB NOT NULL) STRICT",
        "CREATE TABLE fact (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT",
        "CREATE TABLE secret (name TEXT PRIMARY KEY, nonce BLOB NOT NULL, sealed BLOB NOT NULL) STRICT",
        "CREATE TABLE draft (name TEXT PRIMARY KEY, nonce BLOB NOT NULL, sealed BLOB NOT NULL) STRICT",
        "CREATE TABLE inbox (id INTEGER PRIMARY KEY, box BLOB NOT NULL) STRICT",
        "CREATE TABLE quarantine (op_id BLOB PRIMARY KEY, reason TEXT NOT NULL) STRICT",
    ):
        db.execute(statement)


@log_migrations(name="0002_parting")
def parting(db: Database) -> None:
    """What an erasure took of this device's own new work, still sealed as it was, until its author has seen it go."""
    db.execute(
        """CREATE TABLE parting (
            op_id BLOB PRIMARY KEY, head BLOB NOT NULL, ct BLOB NOT NULL, box BLOB NOT NULL) STRICT"""
    )
