"""The syncer by itself: runs on its own, says what is so, lets in without a screen."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from domain.errors import Locked
from domain.wire import REFUSALS
from storage.actions.youths import create_youth
from storage.moment import Moment, device_moment
from storage.outbox import next_batch
from storage.vault import Vault
from sync.loop import Syncer
from sync.refusals import SENTENCES
from sync.state import SyncState
from sync.timing import Pace
from tests.journeys.conftest import PASSPHRASE, Central, Device, make_device

QUICK = Pace(undo=0.1, undo_most=0.3, every=30.0, retry_first=0.1, ask_again=0.1)


async def until(is_so: Callable[[], bool]) -> None:
    """Wait for something that comes by itself, at most 10 s."""
    async with asyncio.timeout(10):
        while not is_so():  # noqa: ASYNC110 - what is waited for is the state of the product, which sets no event
            await asyncio.sleep(0.02)


def test_every_refusal_has_a_sentence() -> None:
    assert set(SENTENCES) == set(REFUSALS)


async def test_a_save_goes_out_by_itself_and_the_screen_hears_each_step(two_devices: tuple[Device, Device]) -> None:
    noor, _ = two_devices
    syncer = Syncer(noor.vault, transport=noor.line, now=noor.clock, pace=QUICK)
    heard: list[SyncState] = []
    syncer.subscribe(heard.append)
    await syncer.start()
    await until(lambda: bool(heard) and heard[-1].word == "gelukt")
    await noor.vault.run(create_youth, alias="Lowie")
    assert (await syncer.refresh()).word == "wacht"
    syncer.nudge()
    await until(lambda: heard[-1].word == "gelukt")
    assert "bezig" in {state.word for state in heard}
    await syncer.stop()


async def test_it_tries_again_by_itself_after_trouble(two_devices: tuple[Device, Device]) -> None:
    noor, _ = two_devices
    noor.line.next_faults = ["gone", "gone"]
    syncer = Syncer(noor.vault, transport=noor.line, now=noor.clock, pace=QUICK)
    heard: list[SyncState] = []
    syncer.subscribe(heard.append)
    await syncer.start()
    await until(lambda: bool(heard) and heard[-1].word == "gelukt")
    assert "NoNetwork" in {state.trouble for state in heard}
    await syncer.stop()


async def test_a_device_that_waits_gets_in_by_itself(one_device: Device, central: Central) -> None:
    noor = one_device
    await noor.syncer.connect(central.place_code())
    invitation = await noor.syncer.invite()
    sami = make_device(noor.vault.directory.parent / "sami", central.transport())
    await sami.vault.create_joining(PASSPHRASE, code=invitation.code, worker_name="Sami")
    syncer = Syncer(sami.vault, transport=sami.line, now=sami.clock, pace=QUICK)
    await syncer.start()
    await until(lambda: syncer.join_state is not None and syncer.join_state.sentence == syncer.state.sentence)
    assert "toelating" in syncer.state.sentence or "woorden" in syncer.state.sentence
    [asking] = await noor.syncer.pending_answers()
    await noor.syncer.admit(asking)
    await until(lambda: sami.vault.state == "open" and syncer.state.word == "gelukt")
    await noor.syncer.sync_now()
    rows = await noor.vault.run(lambda store: store.book.rows("SELECT name FROM worker ORDER BY name"))
    assert [row["name"] for row in rows] == ["Noor", "Sami"]
    await syncer.stop()
    await sami.end()


async def test_a_coordinator_who_declines_lets_nobody_in(one_device: Device, central: Central) -> None:
    noor = one_device
    await noor.syncer.connect(central.place_code())
    invitation = await noor.syncer.invite()
    sami = make_device(noor.vault.directory.parent / "sami", central.transport())
    await sami.vault.create_joining(PASSPHRASE, code=invitation.code)
    await sami.syncer.join_step()
    [asking] = await noor.syncer.pending_answers()
    await noor.syncer.decline(asking)
    assert await noor.syncer.pending_answers() == []
    assert (await sami.syncer.join_step()).stage == "asked"
    assert sami.vault.state == "joining"
    again = await noor.syncer.invite()
    await sami.syncer.join_again(again.code)
    await sami.syncer.join_step()
    [asking] = await noor.syncer.pending_answers()
    await noor.syncer.admit(asking)
    assert (await sami.syncer.join_step()).stage == "in"
    await sami.end()


async def test_without_a_centre_it_says_so_and_asks_nobody(one_device: Device) -> None:
    state = await one_device.syncer.sync_now()
    assert (state.word, state.is_connected, state.is_late) == ("nooit", False, False)
    assert state.waiting > 0
    assert one_device.line.requests == []


async def test_five_days_without_success_is_late(two_devices: tuple[Device, Device]) -> None:
    noor, _ = two_devices
    assert not (await noor.syncer.refresh()).is_late
    noor.clock.offset = dt.timedelta(days=6)
    assert (await noor.syncer.refresh()).is_late


async def test_the_wire_key_is_gone_twelve_hours_after_closing(tmp_path: Path) -> None:
    passed = 0.0

    def moment() -> Moment:
        now = device_moment()
        return Moment(wall_seconds=now.wall_seconds + passed, boot_seconds=now.boot_seconds + passed)

    vault = Vault(tmp_path / "vault", moment=moment)
    await vault.create(PASSPHRASE, worker_name="Noor", memory_short=True)
    await vault.close()
    passed = 11.9 * 3600
    await vault.relay(next_batch)
    passed = 12.1 * 3600
    with pytest.raises(Locked):
        await vault.relay(next_batch)
    await vault.open(PASSPHRASE)
    await vault.relay(next_batch)
    await vault.shut()


async def test_a_vault_that_was_not_opened_since_the_start_says_so(tmp_path: Path) -> None:
    vault = Vault(tmp_path / "vault")
    await vault.create(PASSPHRASE, worker_name="Noor", memory_short=True)
    await vault.shut()
    again = Vault(tmp_path / "vault")
    syncer = Syncer(again)
    state = await syncer.sync_now()
    assert (state.word, state.sentence) == ("wacht", "Open de kluis om te synchroniseren.")
    await again.shut()
