"""Practising: nothing of it can leave, nothing of it can be read, nothing of it stays."""

import asyncio
import os
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from domain.errors import Locked, NotAllowed
from domain.signatures import Signer
from storage.actions.contacts import ContactDraft, log_contact
from storage.actions.youths import create_youth
from storage.outbox import next_batch
from storage.practice.people import PEOPLE
from storage.practice.vault import PracticeVault, remove_practices
from storage.queries.youths import youth_rows
from storage.relay import Relay
from storage.store import Store
from sync.practice import NoRoad, PracticeSyncer
from tests.security.bytescan import Scanner

ROOT = Path(__file__).resolve().parents[2]


def inside(folder: Path) -> list[Path]:
    return list(folder.iterdir())


def whole(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())


@pytest.fixture
async def practice(tmp_path: Path) -> AsyncIterator[PracticeVault]:
    vault = PracticeVault(tmp_path)
    await vault.begin(worker_name="Oefenaar")
    yield vault
    await vault.shut()


async def test_practice_is_full_of_youths_who_do_not_exist(practice: PracticeVault) -> None:
    assert 10 <= len(PEOPLE) <= 15
    found = await practice.run(youth_rows)
    assert {row.alias for row in found} == {person.alias for person in PEOPLE}
    assert await practice.run(_phones) == []  # whoever practises calls nobody
    assert practice.state == "open"


def _phones(store: Store) -> list[str]:
    return [row["phone"] for row in store.book.rows("SELECT phone FROM youth WHERE coalesce(phone, '') != ''")]


async def test_outbox_of_a_practice_stays_empty_whatever_is_saved(practice: PracticeVault) -> None:
    youth = await practice.run(create_youth, alias="Iemand")
    await practice.run(log_contact, ContactDraft(youths=(youth,), note="Geoefend."))
    operations, waiting, boxes = await practice.run(
        lambda store: (store.log.last_position(), store.log.unsent_count(), store.log.unsent_boxes())
    )
    assert operations > 50
    assert (waiting, boxes) == (0, [])

    def batch(store: Store) -> int:
        relay = Relay(store.log, wire=store.identity.wire, device=store.identity.device, store=store)
        return len(next_batch(relay).request.ops)

    assert await practice.run(batch) == 0


async def test_practice_has_no_key_that_could_sign_a_request(practice: PracticeVault) -> None:
    wire = await practice.run(lambda store: store.identity.wire)
    assert not hasattr(wire, "raw")
    with pytest.raises(NotAllowed):
        Signer(keyid="x", sign=wire.sign).sign(b"request")
    with pytest.raises(Locked):
        await practice.relay(Relay.roster)
    with pytest.raises(Locked):
        await practice.join(lambda _joiner: None)


async def test_syncer_of_a_practice_makes_no_call_whatever_is_asked_of_it(practice: PracticeVault) -> None:
    syncer = PracticeSyncer(practice)
    await syncer.start()
    syncer.nudge()
    syncer.wake()
    assert (await syncer.sync_now()).word == "nooit"
    assert (await syncer.refresh()).is_connected is False
    for call in (
        syncer.connect("https://centrale.example#ABCDE-FGHJK"),
        syncer.invite(),
        syncer.pending_answers(),
        syncer.revoke(bytes(16)),
        syncer.change_role(bytes(16), role="worker"),
        syncer.make_recovery_key(),
    ):
        with pytest.raises((NotAllowed, Locked)) as refused:
            await call
        assert refused.value.sentence
    assert syncer._http is None
    assert syncer._loop is None
    async with httpx.AsyncClient(transport=NoRoad()) as client:
        with pytest.raises(NotAllowed):
            await client.get("https://centrale.example/")


async def test_practice_is_gone_from_the_disk_when_it_is_left(tmp_path: Path) -> None:
    vault = PracticeVault(tmp_path)
    await vault.begin(worker_name="Oefenaar")
    assert inside(tmp_path) == [vault.directory]
    await vault.shut()
    assert inside(tmp_path) == []


async def test_two_practices_have_different_keys_and_neither_key_is_on_the_disk(tmp_path: Path) -> None:
    first, second = PracticeVault(tmp_path), PracticeVault(tmp_path)
    await first.begin(worker_name="Oefenaar")
    await second.begin(worker_name="Oefenaar")
    assert first._store_key != second._store_key
    raw = whole(tmp_path)
    assert first._store_key not in raw
    assert second._store_key not in raw
    await first.shut()
    await second.shut()


async def test_what_a_kill_leaves_of_a_practice_is_unreadable_and_goes_at_the_next_start(tmp_path: Path) -> None:
    program = (
        "import asyncio, os, sys; from pathlib import Path; from storage.practice.vault import PracticeVault\n"
        "async def main():\n"
        "    await PracticeVault(Path(sys.argv[1])).begin(worker_name='Oefenaar'); os._exit(9)\n"
        "asyncio.run(main())"
    )
    killed = await asyncio.to_thread(
        subprocess.run,
        [sys.executable, "-c", program, str(tmp_path)],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        check=False,
    )
    assert killed.returncode == 9
    left = inside(tmp_path)
    assert len(left) == 1
    notes = [met.note for person in PEOPLE for met in person.met]
    assert Scanner(notes).in_bytes(whole(left[0])) == set()
    (tmp_path / "vault.header").write_bytes(b"of the worker")
    remove_practices(tmp_path)
    assert inside(tmp_path) == [tmp_path / "vault.header"]
