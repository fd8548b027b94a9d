"""A full disk: the screen says so, nothing was changed, and the vault goes on as soon as there is room."""

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="limits the size of files as Linux does")

NO_HALF_MODULE = "-B"  # a compiled module that is written while files are cut short would be half there for every test
PROGRAM = """
import resource, signal, sys
from pathlib import Path
from domain.errors import NoRoom
from storage.actions.contacts import ContactDraft, log_contact
from storage.actions.consents import withdraw
from storage.actions.youths import create_youth
from storage.drafts import draft, keep_draft
from tests.storage.device import Device, rebuilt_tables, tables

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
device = Device(Path(sys.argv[1]), bytes.fromhex(sys.argv[2])).open()
youth = device.run(create_youth, alias="Bo")
largest = max(path.stat().st_size for path in device.directory.iterdir())
hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
resource.setrlimit(resource.RLIMIT_FSIZE, (largest + int(sys.argv[3]), hard))
saved, refused = 0, 0
for number in range(400):
    before = device.run(lambda store: (tables(store), store.log.last_position(), dict(store.heads)))
    try:
        device.run(log_contact, ContactDraft(youths=(youth,), note="x" * 150))
        saved += 1
    except NoRoom:
        refused += 1
        assert device.run(lambda store: (tables(store), store.log.last_position(), dict(store.heads))) == before
        kept = device.run(draft, "contact")
        try:
            device.run(keep_draft, "contact", {"note": str(number) * 2000})
        except NoRoom:
            assert device.run(draft, "contact") == kept
        if refused > 5:
            break
assert refused, "the disk never was full"
device.lock()
resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
device.open()
assert device.run(lambda store: len(store.book.rows("SELECT 1 FROM contact"))) == saved
device.run(log_contact, ContactDraft(youths=(youth,), note="weer plaats"))
device.run(withdraw, youth, purpose="P01")
assert device.run(rebuilt_tables) == device.run(tables)
assert device.run(lambda store: store.log.quarantined()) == {}
device.shut()
print("fine", saved, refused)
"""


@pytest.mark.parametrize("room_bytes", [0, 3_000, 40_000])
def test_full_disk_changes_nothing_and_the_vault_goes_on_when_there_is_room(
    made_vault: tuple[Path, bytes], tmp_path: Path, room_bytes: int
) -> None:
    import shutil

    assert resource.getrlimit(resource.RLIMIT_FSIZE)[1] == resource.RLIM_INFINITY
    shutil.copytree(made_vault[0], tmp_path / "vault")
    done = subprocess.run(
        [sys.executable, NO_HALF_MODULE, "-c", PROGRAM, str(tmp_path / "vault"), made_vault[1].hex(), str(room_bytes)],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("fine")
