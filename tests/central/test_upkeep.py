"""Backup, restore, verify, prune, users, migrations: what an administrator leans on."""

from __future__ import annotations

import asyncio
import os
import secrets
from pathlib import Path
from typing import Any

import pyotp
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from fastapi import FastAPI
from sqlalchemy import delete, insert, text, update

from central import backups, schema
from central.app import create_app
from central.audit import audit
from central.database import Database
from central.pruning import prune
from central.settings import Settings
from central.users import add_user, check_user, user_names
from tests.central.conftest import connect, fresh_postgres_database, place_secret
from tests.central.device import Line
from tests.central.team import Team, admit, codes, pull, push

NOW = 1_790_000_000_000


async def filled(line: Line, team: Team) -> bytes:
    """A ledger with something shredded; returns the scope that is left."""
    other = await admit(line, team)
    scope, gone = secrets.token_bytes(16), secrets.token_bytes(16)
    mine = [team.founder.operation(scope=scope), team.founder.operation(scope=gone)]
    await push(line, team.founder, *mine, boxes=(team.founder.key_box(scope), team.founder.key_box(gone)))
    await push(line, other, other.operation(scope=gone), other.erase(scopes=(gone,)))
    return scope


def same_database_elsewhere(settings: Settings, tmp_path: Path, request: Any) -> Settings:
    database = fresh_postgres_database(request.getfixturevalue("postgres")) if settings.database else ""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "centre.key").write_bytes((settings.data / "centre.key").read_bytes())
    return settings.model_copy(update={"data": elsewhere, "database": database})


async def test_restored_centre_serves_the_same_and_says_it_is_another_generation(
    app: FastAPI, line: Line, team: Team, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    await filled(line, team)
    before = await pull(line, team.founder)
    ledger, boxes = backups.backup(app.state.database, tmp_path / "backups", now_millis=NOW)
    lost = team.founder.operation()
    after = await push(line, team.founder, lost)
    newest = (await pull(line, team.founder, after="newest")).cursor
    restored = create_app(same_database_elsewhere(app.state.settings, tmp_path, request))
    assert backups.restore(restored.state.database, ledger, boxes=boxes) == 1
    assert list(audit(restored.state.database)) == []
    async with connect(restored) as again:
        page = await pull(again, team.founder)
        assert (page.ops, page.boxes) == (before.ops, before.boxes)
        assert page.generation > before.generation
        # What the backup lacks comes back from the device, and a reader with a cursor from before does not miss it.
        assert codes(await push(again, team.founder, lost)) == ["stored"]
        assert [row.head for row in (await pull(again, team.founder, after=newest)).ops] == [lost.wire()[0]]
    assert after.generation == before.generation
    restored.state.database.close()


async def test_restore_applies_every_erase_it_knows_to_older_boxes(
    app: FastAPI, line: Line, team: Team, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    scope = secrets.token_bytes(16)
    await push(line, team.founder, team.founder.operation(scope=scope), boxes=(team.founder.key_box(scope),))
    _, old_boxes = backups.backup(app.state.database, tmp_path / "old", now_millis=NOW)
    await push(line, team.founder, team.founder.erase(scopes=(scope,)))
    ledger, _ = backups.backup(app.state.database, tmp_path / "new", now_millis=NOW)
    restored = create_app(same_database_elsewhere(app.state.settings, tmp_path, request))
    backups.restore(restored.state.database, ledger, boxes=old_boxes)
    async with connect(restored) as again:
        page = await pull(again, team.founder)
    assert page.boxes == ()
    assert page.ops[0].ct is None
    restored.state.database.close()


async def test_damaged_or_swapped_backup_restores_nothing(
    app: FastAPI, line: Line, team: Team, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    await filled(line, team)
    ledger, boxes = backups.backup(app.state.database, tmp_path / "backups", now_millis=NOW)
    restored = Database(same_database_elsewhere(app.state.settings, tmp_path, request))
    whole = ledger.read_bytes()
    for damaged in (whole[:-1], whole[:-40], whole + b"x", whole.replace(team.id, bytes(16), 1), b""):
        await asyncio.to_thread((tmp_path / "damaged").write_bytes, damaged)
        with pytest.raises(backups.BadBackup):
            backups.restore(restored, tmp_path / "damaged", boxes=None)
    with pytest.raises(backups.BadBackup):
        backups.restore(restored, boxes, boxes=ledger)
    restored.migrate()
    with restored.reading() as connection:
        assert connection.scalar(text("SELECT count(*) FROM team")) == 0
    with pytest.raises(backups.BadBackup):
        backups.restore(app.state.database, ledger, boxes=None)
    restored.close()


async def test_ledger_backup_holds_no_key_box(app: FastAPI, line: Line, team: Team, tmp_path: Path) -> None:
    await filled(line, team)
    box = (await pull(line, team.founder)).boxes[0]
    ledger, boxes = backups.backup(app.state.database, tmp_path / "backups", now_millis=NOW)
    assert box.sealed in boxes.read_bytes()
    assert box.sealed not in ledger.read_bytes()
    assert ledger.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (delete(schema.ciphertext).where(schema.ciphertext.c.seq == 3), "lost its content"),
        (update(schema.ciphertext).where(schema.ciphertext.c.seq == 3).values(ct=b"x" * 256), "is damaged"),
        (update(schema.ledger).where(schema.ledger.c.seq == 3).values(head=bytes(201)), "is damaged"),
        (delete(schema.erased), "lost its content without an erase"),
        (update(schema.keybox).values(body=b"\xc0"), "key box 1 is damaged"),
        (update(schema.device_head).values(op_id=bytes(32)), "is not its newest operation"),
        (delete(schema.roster_link).where(schema.roster_link.c.position == 1), "the roster or an epoch"),
        (delete(schema.epoch).where(schema.epoch.c.position == 1), "the roster or an epoch"),
        (update(schema.team).values(seq=1), "the counter stands below"),
    ],
)
async def test_verify_finds_what_was_tampered_with(
    app: FastAPI, line: Line, team: Team, change: Any, fault: str
) -> None:
    await filled(line, team)
    assert list(audit(app.state.database)) == []
    with app.state.database.writing() as connection:
        connection.execute(change)
    assert any(fault in found for found in audit(app.state.database))


async def test_prune_takes_what_has_expired_and_nothing_else(
    app: FastAPI, line: Line, team: Team, tmp_path: Path
) -> None:
    place_secret(app)
    scope = await filled(line, team)
    for path in backups.backup(app.state.database, tmp_path, now_millis=NOW):
        os.utime(path, (0, 0))
    mailbox = {"id": bytes(16), "team": team.id, "offer": b"", "token_hash": b"", "expires_millis": 0}
    with app.state.database.writing() as connection:
        connection.execute(insert(schema.mailbox).values(mailbox))
    now_millis = app.state.now_millis()
    gone = prune(app.state.database, app.state.settings, backups=tmp_path, now_millis=now_millis)
    assert gone == {"nonces": 0, "mailboxes": 1, "places": 0, "box backups": 1}
    left = await asyncio.to_thread(lambda: list(tmp_path.glob("*.backup")))
    assert [path.name[:6] for path in left] == ["ledger"]
    far = prune(app.state.database, app.state.settings, backups=None, now_millis=now_millis + 100 * 86_400_000)
    assert far["nonces"] > 0
    assert far["places"] == 1
    assert [box.scope for box in (await pull(line, team.founder)).boxes] == [scope]


def test_migrations_make_exactly_the_tables_of_the_schema(app: FastAPI) -> None:
    with app.state.database.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, schema.metadata) == []
    app.state.database.migrate()  # again: nothing to do


def test_back_office_code_is_taken_once(app: FastAPI) -> None:
    database, password = app.state.database, "vier gewone woorden hier"
    secret = add_user(database, "els", password=password, now_millis=NOW)
    code = pyotp.TOTP(secret).at(NOW // 1000)
    now = NOW / 1000
    assert not check_user(database, "els", password="verkeerd wachtwoord", code=code, now_seconds=now)
    assert not check_user(database, "jan", password=password, code=code, now_seconds=now)
    assert not check_user(database, "els", password=password, code="000000", now_seconds=now)
    assert check_user(database, "els", password=password, code=code, now_seconds=now)
    assert not check_user(database, "els", password=password, code=code, now_seconds=now)
    assert not check_user(database, "els", password=password, code=code, now_seconds=now + 3600)
    assert user_names(database) == ["els"]
    for name, word in (("els", password), ("jan", "kort")):
        with pytest.raises(ValueError, match=r"user|password"):
            add_user(database, name, password=word, now_millis=NOW)
