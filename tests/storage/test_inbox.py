"""Writing without opening: sealed to the vault's key, opened by nobody else, at most 200 waiting."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from domain.errors import Refused
from storage.crypto import HPKE_OVERHEAD_BYTES, BoxKey
from storage.inbox import MOST_WAITING, QuickNote, discard, leave, waiting
from storage.log.log import LOG_FILE, Log

NOTE = QuickNote(day=dt.date(2026, 11, 12), part_of_day="evening", place_kind="station", count=3, note="fietsslot")


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Log]:
    made = Log(tmp_path)
    yield made
    made.close()


def boxes(log: Log) -> list[bytes]:
    return [bytes(box) for (box,) in log.db.conn.execute("SELECT box FROM inbox ORDER BY id")]


def test_note_comes_back_for_the_key_it_was_sealed_to_and_for_no_other(log: Log) -> None:
    key = BoxKey.generate()
    leave(log, NOTE, to=key.public)
    assert [entry.note for entry in waiting(log, key=key)] == [NOTE]
    assert waiting(log, key=BoxKey.generate()) == []


def test_box_of_a_long_note_is_as_long_as_that_of_a_short_one(log: Log) -> None:
    key = BoxKey.generate()
    leave(log, NOTE, to=key.public)
    leave(log, QuickNote(day=NOTE.day, part_of_day="night", note="x" * 200, topics=("work", "school")), to=key.public)
    assert {len(box) for box in boxes(log)} == {512 + HPKE_OVERHEAD_BYTES}


def test_discarded_note_leaves_no_byte_of_its_box_on_the_disk(log: Log, tmp_path: Path) -> None:
    key = BoxKey.generate()
    leave(log, NOTE, to=key.public)
    (box,) = boxes(log)
    discard(log, waiting(log, key=key)[0].number)
    assert waiting(log, key=key) == []
    on_disk = b"".join(path.read_bytes() for path in tmp_path.glob(f"{LOG_FILE}*"))
    assert box[40:80] not in on_disk


def test_full_inbox_refuses_and_keeps_what_is_there(log: Log) -> None:
    key = BoxKey.generate()
    with log.transaction():
        log.db.conn.executemany("INSERT INTO inbox (box) VALUES (?)", [(bytes(8),)] * (MOST_WAITING - 1))
    leave(log, NOTE, to=key.public)
    with pytest.raises(Refused):
        leave(log, NOTE, to=key.public)
    assert [entry.note for entry in waiting(log, key=key)] == [NOTE]


def test_box_that_somebody_with_the_disk_put_there_is_left_out(log: Log) -> None:
    key = BoxKey.generate()
    with log.transaction():
        log.db.conn.execute("INSERT INTO inbox (box) VALUES (?)", (b"no box at all",))
    leave(log, NOTE, to=key.public)
    assert len(waiting(log, key=key)) == 1
