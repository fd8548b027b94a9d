"""A damaged log: bytes flipped, pages zeroed, the end cut off. What is lost is said, what is left is used."""

import random
import shutil
import sqlite3
from pathlib import Path

import pytest

from domain.errors import Damaged, Refused, VindplaatsError, WrongPassphrase
from storage.actions.contacts import ContactDraft, log_contact
from storage.actions.youths import change_youth, create_youth
from storage.log.log import LOG_FILE, RESCUED
from storage.rescue import rescue
from tests.storage.device import PASSPHRASE, Device, rebuilt_tables, tables

PAGE = 4096
CONTACTS = 120


@pytest.fixture(scope="module")
def full_vault(made_vault: tuple[Path, bytes], tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    folder = tmp_path_factory.mktemp("full") / "vault"
    shutil.copytree(made_vault[0], folder)
    device = Device(folder, made_vault[1]).open()
    youth = device.run(create_youth, alias="Bo")
    for number in range(CONTACTS):
        device.run(log_contact, ContactDraft(youths=(youth,), note=f"Gesprek {number}"))
    device.shut()
    (folder / "book.sealed").unlink()
    return folder, made_vault[1]


@pytest.fixture
def broken(full_vault: tuple[Path, bytes], tmp_path: Path) -> Device:
    """A closed vault with much in its log, about to be damaged."""
    shutil.copytree(full_vault[0], tmp_path / "vault")
    return Device(tmp_path / "vault", full_vault[1])


def pages_of(path: Path, *tables_: str) -> list[int]:
    """The pages a table lies on, without the first (its root)."""
    with sqlite3.connect(path) as db:
        marks = ",".join("?" * len(tables_))
        found = db.execute(
            f"SELECT rootpage FROM sqlite_master WHERE type = 'table' AND name IN ({marks})", tables_
        ).fetchall()
        count = db.execute("PRAGMA page_count").fetchone()[0]
    db.close()
    raw = path.read_bytes()
    roots = {root for (root,) in found}
    return [page for page in range(2, count + 1) if raw[(page - 1) * PAGE] == 13 and page not in roots]


def zero(path: Path, page: int) -> None:
    with path.open("r+b") as file:
        file.seek((page - 1) * PAGE)
        file.write(bytes(PAGE))


def contacts(device: Device) -> int:
    return device.run(lambda store: int(store.book.rows("SELECT count(*) FROM presence WHERE note IS NOT NULL")[0][0]))


def mark_sent(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("UPDATE operation SET seq = position")
    db.close()


def test_log_with_a_lost_page_does_not_open_is_rescued_and_then_opens(broken: Device) -> None:
    log = broken.directory / LOG_FILE
    lost = pages_of(log, "operation")
    zero(log, lost[len(lost) // 2])
    with pytest.raises(Damaged):
        broken.open()
    assert broken.vault.state == "closed"
    result = broken.loop.run_until_complete(broken.vault.rescue(PASSPHRASE))
    assert result.aside.exists()
    assert result.kept > 0
    broken.open()
    assert 0 < contacts(broken) < CONTACTS
    assert broken.run(rebuilt_tables) == broken.run(tables)
    broken.shut()


def test_wrong_passphrase_rescues_nothing(broken: Device) -> None:
    before = {path.name for path in broken.directory.iterdir()}
    with pytest.raises(WrongPassphrase):
        broken.loop.run_until_complete(broken.vault.rescue("heel iets anders dan dat"))
    assert {path.name for path in broken.directory.iterdir()} == before


def test_sound_log_loses_nothing_by_a_rescue(broken: Device) -> None:
    broken.open()
    before = broken.run(tables)
    broken.shut()
    (broken.directory / "book.sealed").unlink()
    result = rescue(broken.directory)
    assert result.is_whole
    after = Device(broken.directory, broken.key).open()
    assert after.run(tables) == before
    youth = str(before["youth"][0][0])
    after.run(change_youth, youth, goal="werk")
    after.shut()


def test_one_flipped_bit_of_a_sealed_note_is_noticed_and_the_rest_stays(broken: Device) -> None:
    log = broken.directory / LOG_FILE
    with sqlite3.connect(log) as db:
        ct = db.execute("SELECT ct FROM operation WHERE dev_seq = 60").fetchone()[0]
    db.close()
    raw = bytearray(log.read_bytes())
    at = raw.index(ct[:40]) + 20
    raw[at] ^= 1
    log.write_bytes(bytes(raw))
    with pytest.raises(Damaged):
        broken.open()
    result = rescue(broken.directory)
    assert result.kept >= 2 * CONTACTS
    again = Device(broken.directory, broken.key).open()
    assert contacts(again) >= CONTACTS - 1
    again.shut()


def test_what_was_sent_and_lies_after_a_hole_is_left_to_the_centre_and_nothing_is_numbered_before_a_pull(
    broken: Device,
) -> None:
    log = broken.directory / LOG_FILE
    mark_sent(log)
    lost = pages_of(log, "operation")
    zero(log, lost[len(lost) // 2])
    rescue(broken.directory)
    device = Device(broken.directory, broken.key).open()
    numbers = device.run(
        lambda store: [n for (n,) in store.log.db.conn.execute("SELECT dev_seq FROM operation ORDER BY dev_seq")]
    )
    assert numbers == list(range(1, len(numbers) + 1))
    assert device.run(lambda store: store.log.fact("cursor")) is None
    before = device.run(tables)
    with pytest.raises(Refused):
        device.run(log_contact, ContactDraft(count=3))
    assert device.run(tables) == before
    device.run(lambda store: store.log.set_fact(RESCUED, None))  # what sync does after a complete pull
    device.run(log_contact, ContactDraft(count=3))
    device.shut()


@pytest.mark.parametrize("share", [0.0, 0.02, 0.3, 0.6, 0.9, 0.99])
def test_file_that_was_cut_off_is_rescued_or_refused_in_plain_words(broken: Device, share: float) -> None:
    log = broken.directory / LOG_FILE
    log.write_bytes(log.read_bytes()[: int(log.stat().st_size * share)])
    before = {path.name: path.read_bytes() for path in broken.directory.iterdir()}
    try:
        rescue(broken.directory)
    except Damaged:
        left = {p.name: p.read_bytes() for p in broken.directory.iterdir() if p.is_file()}
        assert {name: content for name, content in left.items() if "-shm" not in name} == before
        return
    device = Device(broken.directory, broken.key).open()
    assert 0 <= contacts(device) <= CONTACTS
    device.shut()


@pytest.mark.parametrize("times", [6, pytest.param(25, marks=pytest.mark.long)])
def test_bytes_changed_anywhere_end_in_an_open_vault_or_in_plain_words(
    full_vault: tuple[Path, bytes], tmp_path: Path, times: int
) -> None:
    chance = random.Random(20261120)
    for number in range(times):
        shutil.copytree(full_vault[0], tmp_path / f"v{number}" / "vault")
        device = Device(tmp_path / f"v{number}" / "vault", full_vault[1])
        log = device.directory / LOG_FILE
        raw = bytearray(log.read_bytes())
        for _ in range(chance.choice((1, 20, 400))):
            raw[chance.randrange(len(raw))] = chance.randrange(256)
        log.write_bytes(bytes(raw))
        try:
            device.open()
        except VindplaatsError:
            try:
                rescue(device.directory)
                device = Device(device.directory, device.key).open()
            except Damaged:
                continue
        assert device.run(rebuilt_tables) == device.run(tables)
        device.shut()
