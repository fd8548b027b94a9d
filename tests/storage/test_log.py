"""The sealed log by itself: heads, doubles, a second program at the same file, and an emptied write-ahead log."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from domain.errors import Damaged, Refused
from domain.operation import Header, Operation
from domain.wire import Head
from storage.log.log import LOG_FILE, Log


def an_operation(device: bytes, dev_seq: int) -> tuple[bytes, Operation]:
    header = Header(
        suite=1,
        scope=b"S" * 16,
        device=device,
        dev_seq=dev_seq,
        prev=bytes(32),
        kid=b"K" * 16,
        nonce=bytes(12),
        ct_hash=bytes(32),
        ct_len=0,
    )
    return device + dev_seq.to_bytes(16, "big"), Operation(header=header, sig=bytes(64))


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Log]:
    opened = Log(tmp_path)
    yield opened
    opened.close()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.binary(min_size=16, max_size=16), st.integers(1, 9)), unique=True, max_size=25))
def test_heads_are_the_newest_of_every_device_in_whatever_order_they_came(
    log: Log, made: list[tuple[bytes, int]]
) -> None:
    with log.transaction():
        log.db.conn.execute("DELETE FROM operation")
        for device, dev_seq in made:
            log.insert(*an_operation(device, dev_seq))
    newest: dict[bytes, int] = {}
    for device, dev_seq in made:
        newest[device] = max(dev_seq, newest.get(device, 0))
    assert log.heads() == {device: Head(n, an_operation(device, n)[0]) for device, n in newest.items()}


def test_same_number_of_a_device_is_not_stored_twice(log: Log) -> None:
    name, operation = an_operation(b"D" * 16, 1)
    with log.transaction():
        log.insert(name, operation)
    with pytest.raises(Damaged), log.transaction():
        log.insert(b"other name", operation)
    assert log.last_position() == 1


def test_file_that_another_program_writes_to_is_in_use_and_not_damaged(log: Log, tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / LOG_FILE, isolation_level=None)
    log.db.conn.execute("PRAGMA busy_timeout=50")
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(Refused), log.transaction():
        log.insert(*an_operation(b"D" * 16, 1))
    other.execute("ROLLBACK")
    other.close()
    with log.transaction():
        log.insert(*an_operation(b"D" * 16, 1))


def test_emptying_the_write_ahead_log_says_so_when_somebody_still_reads_it(log: Log, tmp_path: Path) -> None:
    with log.transaction():
        log.insert(*an_operation(b"D" * 16, 1))
    other = sqlite3.connect(tmp_path / LOG_FILE, isolation_level=None)
    other.execute("BEGIN")
    other.execute("SELECT * FROM operation").fetchall()
    with log.transaction():
        log.insert(*an_operation(b"D" * 16, 2))
    log.db.conn.execute("PRAGMA busy_timeout=50")
    with pytest.raises(Refused):
        log.truncate_wal()
    other.close()
    log.truncate_wal()
    assert (tmp_path / f"{LOG_FILE}-wal").stat().st_size == 0


@pytest.mark.parametrize("content", [b"this is no database " * 300, b"SQLite format 3\0" + bytes(5000)])
def test_file_that_is_no_database_is_damaged(tmp_path: Path, content: bytes) -> None:
    (tmp_path / LOG_FILE).write_bytes(content)
    with pytest.raises(Damaged):
        Log(tmp_path)
