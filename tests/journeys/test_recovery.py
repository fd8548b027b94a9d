"""The only device is lost. A sheet of paper from a safe lets a new one in, once."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from central.backups import restore
from domain.errors import BadInput, CentreUntrusted, NotAllowed, Refused
from domain.keybox import epoch_from
from storage.actions.youths import create_youth
from storage.keyring import keys_from_epochs
from storage.paper import kept_seed, keys_of
from storage.recovery import Sheet, on_paper, sheet_to_print, should_print, was_printed
from storage.store import Store
from storage.words.recovery import read_code
from tests.journeys.conftest import ADDRESS, PASSPHRASE, Central, Device, both, let_in, make_device
from tests.journeys.test_team import CANARY, agree, change, youth_of


def typed(sheet: Sheet) -> str:
    """As a person types it from the paper."""
    return f"{sheet.address}\n{' '.join(sheet.words).upper()}"


async def printed(device: Device) -> Sheet:
    """Made on the screen, printed, and confirmed."""
    await device.syncer.make_recovery_key()
    sheet = await device.vault.run(sheet_to_print)
    assert sheet is not None
    await device.vault.run(was_printed)
    return sheet


@pytest.fixture
async def lost(central: Central, one_device: Device) -> tuple[str, Sheet]:
    """Noor was alone, printed a key, wrote, synced, and lost her device: (the youth's id, the sheet)."""
    noor = one_device
    await noor.syncer.connect(central.place_code())
    sheet = await printed(noor)
    youth = await noor.vault.run(create_youth, alias="Lowie")
    await noor.vault.run(agree, youth)
    await noor.vault.run(change, youth, name=CANARY)
    await noor.syncer.sync_now()
    return youth, sheet


@pytest.fixture
async def fresh(central: Central, tmp_path: Path) -> AsyncIterator[Device]:
    """A new device with nothing on it."""
    device = make_device(tmp_path / "fresh", central.transport())
    yield device
    await device.end()


async def recover(device: Device, code: str) -> str:
    await device.vault.create_joining(PASSPHRASE, code=code, device_name="Laptop nieuw")
    return (await device.syncer.join_step()).stage


@pytest.mark.parametrize("way", ["words", "code"])
async def test_lost_only_device_is_replaced_with_the_sheet(
    lost: tuple[str, Sheet], fresh: Device, one_device: Device, way: str
) -> None:
    youth, sheet = lost
    assert await recover(fresh, typed(sheet) if way == "words" else sheet.code) == "in"
    assert fresh.vault.state == "open"
    assert (await fresh.syncer.sync_now()).word == "gelukt"
    assert (await fresh.vault.run(youth_of, youth))["name"] == CANARY
    assert await fresh.vault.run(Store.is_coordinator)
    await fresh.vault.run(change, youth, goal="lassen")
    assert (await fresh.syncer.sync_now()).waiting == 0
    old = await one_device.vault.run(lambda store: store.identity.device)
    await fresh.syncer.revoke(old)  # and then the lost device goes out
    assert (await one_device.syncer.sync_now()).is_out


async def test_the_used_sheet_admits_nobody_and_a_new_one_waits_to_be_printed(
    central: Central, lost: tuple[str, Sheet], fresh: Device, tmp_path: Path
) -> None:
    _, sheet = lost
    await recover(fresh, typed(sheet))
    again = make_device(tmp_path / "again", central.transport())
    assert await recover(again, typed(sheet)) == "expired"
    assert again.vault.state == "joining"
    next_sheet = await fresh.vault.run(sheet_to_print)
    assert next_sheet is not None
    assert next_sheet.words != sheet.words
    assert await fresh.vault.run(should_print)
    await fresh.vault.run(was_printed)
    assert await fresh.vault.run(kept_seed_of) is None
    await again.syncer.join_again(typed(next_sheet))
    assert (await again.syncer.join_step()).stage == "in"
    await again.end()


def kept_seed_of(store: Store) -> bytes | None:
    return kept_seed(store.secrets)


async def test_used_sheet_opens_nothing_that_is_written_after(lost: tuple[str, Sheet], fresh: Device) -> None:
    youth, sheet = lost
    paper = keys_of(read_code(sheet.code).secret)
    await recover(fresh, sheet.code)
    await fresh.syncer.sync_now()
    await fresh.vault.run(change, youth, goal="lassen")

    def reach(store: Store) -> tuple[set[int], set[int]]:
        """Epochs whose key the used sheet opens, and epochs of the keys that were written with since."""
        messages = [epoch_from(signed.body) for signed in store.log.epochs()]
        keys = keys_from_epochs(messages, team=store.team, device=paper.device, box_private=paper.box.raw)
        rows = [row for row in store.log.rows_after(0) if row.seq is None]
        boxes = [store.log.box_of(row.operation.header.kid) for row in rows]
        return set(keys), {box.epoch for box in boxes if box is not None}

    assert await fresh.vault.run(reach) == ({1}, {2})


@pytest.mark.parametrize("fault", ["before", "after"])
@pytest.mark.parametrize("request_number", [1, 2, 3, 4])
async def test_recovery_cut_anywhere_goes_on_where_it_stood(
    lost: tuple[str, Sheet], fresh: Device, fault: str, request_number: int
) -> None:
    youth, sheet = lost
    await fresh.vault.create_joining(PASSPHRASE, code=typed(sheet), device_name="Laptop nieuw")
    passing: list[None] = [None] * (request_number - 1)
    fresh.line.next_faults = [*passing, fault, fault, fault]  # type: ignore[list-item]
    with pytest.raises(Exception, match="netwerk"):
        await fresh.syncer.join_step()
    again = await fresh.kill_and_reopen()
    fresh.is_dead = True
    assert (await again.syncer.join_step()).stage == "in"
    assert (await again.syncer.sync_now()).word == "gelukt"
    assert (await again.vault.run(youth_of, youth))["name"] == CANARY
    assert await again.vault.run(lambda store: (len(on_paper(store)), store.keyring.epoch)) == (1, 2)
    assert await again.vault.run(sheet_to_print) is not None
    await again.end()


async def test_wrong_words_are_told_before_anything_is_sent(lost: tuple[str, Sheet], fresh: Device) -> None:
    _, sheet = lost
    swapped = [*sheet.words[1::-1], *sheet.words[2:]]
    for words, said in ((swapped, "kloppen niet samen"), (["qwerty", *sheet.words[1:]], "staat niet op het blad")):
        with pytest.raises(BadInput, match=said):
            await fresh.vault.create_joining(PASSPHRASE, code=f"{ADDRESS} {' '.join(words)}")
    assert fresh.vault.state == "absent"
    assert fresh.line.requests == []


async def test_another_centre_at_the_address_cannot_pass_for_ours(
    lost: tuple[str, Sheet], fresh: Device, tmp_path: Path, central: Central
) -> None:
    """It has a copy of all that our centre has, but not its key."""
    _, sheet = lost
    ledger, boxes = central.backup(tmp_path / "stolen")
    other = Central.start(tmp_path / "other")
    restore(other.app.state.database, ledger, boxes=boxes)
    fresh.line.inner = other.transport()
    await fresh.vault.create_joining(PASSPHRASE, code=typed(sheet))
    with pytest.raises(CentreUntrusted):
        await fresh.syncer.join_step()
    assert other.rows("SELECT roster_length FROM team") == central.rows("SELECT roster_length FROM team")
    other.stop()


async def test_new_key_puts_the_former_out(central: Central, one_device: Device, fresh: Device) -> None:
    noor = one_device
    await noor.syncer.connect(central.place_code())
    first = await printed(noor)
    second = await printed(noor)
    assert await noor.vault.run(lambda store: (len(on_paper(store)), store.keyring.epoch)) == (1, 2)
    assert await recover(fresh, first.code) == "expired"
    await fresh.syncer.join_again(second.code)
    assert (await fresh.syncer.join_step()).stage == "in"


async def test_key_that_was_not_printed_yet_is_shown_again_and_not_made_again(
    central: Central, one_device: Device
) -> None:
    noor = one_device
    await noor.syncer.connect(central.place_code())
    await noor.syncer.make_recovery_key()
    sheet = await noor.vault.run(sheet_to_print)
    again = await noor.kill_and_reopen()
    await again.syncer.make_recovery_key()
    assert await again.vault.run(sheet_to_print) == sheet
    assert await again.vault.run(lambda store: len(store.roster.members)) == 2
    await again.end()


async def test_it_is_asked_for_until_there_are_two_coordinators_or_one_and_a_sheet(
    central: Central, one_device: Device, tmp_path: Path
) -> None:
    noor = one_device
    assert not await noor.vault.run(should_print)  # no centre: there would be nothing to get back
    await noor.syncer.connect(central.place_code())
    assert await noor.vault.run(should_print)
    sami = make_device(tmp_path / "sami", central.transport())
    await let_in(noor, sami, name="Sami")
    assert [await device.vault.run(should_print) for device in (noor, sami)] == [True, False]
    with pytest.raises(NotAllowed):
        await sami.syncer.make_recovery_key()
    name = await sami.vault.run(lambda store: store.identity.device)
    await noor.syncer.change_role(name, role="coordinator")
    await both(sami, noor)
    assert [await device.vault.run(should_print) for device in (noor, sami)] == [False, False]
    await noor.syncer.change_role(name, role="worker")
    await noor.syncer.make_recovery_key()
    assert await noor.vault.run(should_print)  # made, not printed yet
    await noor.vault.run(was_printed)
    assert not await noor.vault.run(should_print)
    await both(sami, noor)
    with pytest.raises(Refused, match="minstens één"):  # a key on paper leads no team
        await noor.syncer.change_role(await noor.vault.run(lambda store: store.identity.device), role="worker")
    await sami.end()


async def test_no_device_can_pass_for_paper(central: Central, one_device: Device, tmp_path: Path) -> None:
    noor = one_device
    await noor.syncer.connect(central.place_code())
    sami = make_device(tmp_path / "sami", central.transport())
    await let_in(noor, sami, name="vindplaats/paper-name/1")
    assert await noor.vault.run(on_paper) == []
    await sami.end()
