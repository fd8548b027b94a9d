"""What a daily `prune` takes away: what has expired, and what the database itself still holds of what was erased."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import text

from central.backups import forget_box_backups
from central.database import Database
from central.mailboxes import forget_mailboxes
from central.places import forget_places
from central.replay import forget
from central.settings import Settings


def prune(database: Database, settings: Settings, *, backups: Path | None, now_millis: int) -> dict[str, int]:
    """How many of each kind went."""
    with database.writing() as connection:
        gone = {
            "nonces": forget(connection, now_millis=now_millis),
            "mailboxes": forget_mailboxes(connection, now_millis=now_millis),
            "places": forget_places(connection, now_millis=now_millis),
        }
    gone["box backups"] = 0
    if backups is not None:
        gone["box backups"] = forget_box_backups(backups, days=settings.box_backup_days, now_millis=now_millis)
    database.scrub_log()
    if not database.is_sqlite:
        _vacuum(database)
    return gone


def _vacuum(database: Database) -> None:
    """PostgreSQL keeps deleted rows in their pages until vacuumed; erased content shall not wait for autovacuum."""
    with database.engine.connect() as raw:
        connection = raw.execution_options(isolation_level="AUTOCOMMIT")
        for table in ("ciphertext", "keybox", "nonce", "mailbox"):
            connection.execute(text(f"VACUUM {table}"))
