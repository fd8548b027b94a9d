"""kill -9 at any moment: what the program called saved is there at the next opening; book and log agree."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from storage.store import Store
from tests.storage.device import Device, rebuilt_tables, tables

ROOT = Path(__file__).parents[2]


def kill_and_look(made: tuple[Path, bytes], folder: Path, *, times: int, chance: random.Random) -> int:
    """Save, kill, open, look; on the same vault so many times over. How many saves were promised in all."""
    shutil.copytree(made[0], folder)
    promised: list[str] = []
    for _ in range(times):
        promised += _saved_until_killed(folder, made[1], seconds=chance.uniform(0.0, 0.4))
        device = Device(folder, made[1]).open()
        kept, pages = device.run(_contacts), device.run(_check)
        assert set(promised) <= kept
        assert pages == "ok"
        assert device.run(rebuilt_tables) == device.run(tables)
        assert device.run(lambda store: store.log.quarantined()) == {}
        device.shut()
    return len(promised)


def _saved_until_killed(folder: Path, key: bytes, *, seconds: float) -> list[str]:
    program = subprocess.Popen(
        [sys.executable, "-m", "tests.storage.saver", str(folder), key.hex()],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    assert program.stdout is not None
    with program.stdout as out:
        first = out.readline()
        assert first.startswith(b"saved "), "the program did not get as far as saving"
        time.sleep(seconds)
        program.send_signal(signal.SIGKILL)
        lines = [first, *out.readlines()]
    program.wait()
    return [line.split()[1].decode() for line in lines if line.startswith(b"saved ") and line.endswith(b"\n")]


def _contacts(store: Store) -> set[str]:
    return {row[0] for row in store.book.rows("SELECT id FROM contact")}


def _check(store: Store) -> str:
    return str(store.log.db.conn.execute("PRAGMA integrity_check").fetchone()[0])


def test_what_was_called_saved_survives_six_kills_in_a_row(made_vault: tuple[Path, bytes], tmp_path: Path) -> None:
    assert kill_and_look(made_vault, tmp_path / "vault", times=6, chance=random.Random(6)) >= 6


@pytest.mark.long
def test_what_was_called_saved_survives_forty_kills_in_a_row(made_vault: tuple[Path, bytes], tmp_path: Path) -> None:
    assert kill_and_look(made_vault, tmp_path / "vault", times=40, chance=random.Random()) >= 40
