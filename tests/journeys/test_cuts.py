"""Cuts, kills, portals and lies on the line: work waits, and arrives once."""

from __future__ import annotations

import asyncio

import httpx
import pytest

from storage.actions.youths import create_youth
from storage.outbox import next_batch
from tests.journeys.conftest import Central, Device, both
from tests.journeys.line import Fault
from tests.journeys.test_team import youth_of


async def waiting(device: Device) -> int:
    return (await device.syncer.refresh()).waiting


@pytest.mark.parametrize("fault", ["before", "after"])
@pytest.mark.parametrize("request_number", [0, 1])
async def test_a_run_cut_at_any_request_goes_on_where_it_stood(
    two_devices: tuple[Device, Device], central: Central, fault: Fault, request_number: int
) -> None:
    noor, sami = two_devices
    youth = await noor.vault.run(create_youth, alias="Lowie")
    await sami.vault.run(create_youth, alias="Bilal")
    await sami.syncer.sync_now()
    noor.line.next_faults = [None] * request_number + [fault] * 3  # each request is repeated twice
    cut = await noor.syncer.sync_now()
    assert (cut.word, cut.trouble, noor.line.next_faults) == ("wacht", "NoNetwork", [])
    await both(noor, sami)
    assert (await sami.vault.run(youth_of, youth))["alias"] == "Lowie"
    assert await waiting(noor) == 0
    [(rows, names)] = central.rows("SELECT count(*), count(DISTINCT op_id) FROM ledger")
    assert rows == names


async def test_one_cut_is_not_even_noticed(two_devices: tuple[Device, Device]) -> None:
    noor, _ = two_devices
    await noor.vault.run(create_youth, alias="Lowie")
    noor.line.next_faults = ["after", "before"]
    assert (await noor.syncer.sync_now()).word == "gelukt"


@pytest.mark.parametrize("request_number", [0, 1])
async def test_a_kill_in_the_middle_of_a_request_loses_nothing(
    two_devices: tuple[Device, Device], request_number: int
) -> None:
    noor, sami = two_devices
    youth = await noor.vault.run(create_youth, alias="Lowie")
    reached = asyncio.Event()
    count = 0

    def hang(request: httpx.Request, reply: httpx.Response) -> httpx.Response:
        nonlocal count
        count += 1
        if count > request_number:
            reached.set()
            raise asyncio.CancelledError  # the centre has it; the device never hears
        return reply

    noor.line.change = hang
    run = asyncio.create_task(noor.syncer.sync_now())
    await asyncio.wait_for(reached.wait(), 10)
    await asyncio.gather(run, return_exceptions=True)
    again = await noor.kill_and_reopen()
    await both(again, sami)
    assert (await sami.vault.run(youth_of, youth))["alias"] == "Lowie"
    await again.end()


async def test_a_centre_that_is_gone_leaves_work_waiting_and_says_so(two_devices: tuple[Device, Device]) -> None:
    noor, _ = two_devices
    await noor.vault.run(create_youth, alias="Lowie")
    noor.line.always = "gone"
    first = await noor.syncer.sync_now()
    assert (first.word, first.trouble) == ("wacht", "NoNetwork")
    assert first.waiting > 0
    assert first.last_success is not None
    second = await noor.syncer.sync_now()
    assert second.since == first.since  # since when, not when it was last tried
    noor.line.always = None
    healed = await noor.syncer.sync_now()
    assert (healed.word, healed.trouble, healed.waiting) == ("gelukt", "", 0)


@pytest.mark.parametrize("fault", ["portal", "redirect", "unsigned"])
async def test_a_captive_portal_is_no_network(two_devices: tuple[Device, Device], fault: Fault) -> None:
    noor, _ = two_devices
    await noor.vault.run(create_youth, alias="Lowie")
    before = await waiting(noor)
    noor.line.always = fault
    state = await noor.syncer.sync_now()
    assert (state.word, state.trouble, state.waiting) == ("wacht", "NoNetwork", before)
    assert not [request for request in noor.line.requests if request.url.host == "wifi.example"]


@pytest.mark.parametrize("fault", ["mangled", "big"])
async def test_a_reply_that_is_not_the_centre_s_is_not_taken(two_devices: tuple[Device, Device], fault: Fault) -> None:
    noor, _ = two_devices
    noor.line.always = fault
    state = await noor.syncer.sync_now()
    assert (state.word, state.trouble) == ("mislukt", "CentreUntrusted")
    noor.line.always = None
    assert (await noor.syncer.sync_now()).word == "gelukt"


async def test_two_syncs_at_once_are_one(two_devices: tuple[Device, Device]) -> None:
    noor, _ = two_devices
    await noor.vault.run(create_youth, alias="Lowie")
    noor.line.requests.clear()
    states = await asyncio.gather(*(noor.syncer.sync_now() for _ in range(5)))
    assert {state.word for state in states} == {"gelukt"}
    assert len([request for request in noor.line.requests if request.method == "POST"]) == 1


async def test_what_waits_is_read_from_the_log(two_devices: tuple[Device, Device]) -> None:
    noor, _ = two_devices
    before = await waiting(noor)
    await noor.vault.run(create_youth, alias="Lowie")
    shown = await waiting(noor)
    assert shown > before
    assert shown == len((await noor.vault.relay(next_batch)).op_ids)
