"""Cuts, stalls, drips and redirects on a real socket, before the real service: nothing lost, nothing twice."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import get_args

import pytest

from storage.actions.youths import create_youth
from storage.relay import Relay
from sync.exchange import Limits
from sync.loop import Syncer
from tests.journeys.conftest import Central, Device
from tests.journeys.proxy import Proxy, Spoil, proxied
from tests.journeys.test_team import youth_of

LIMITS = Limits(stall_seconds=0.4, deadline_seconds=0.8)


@pytest.fixture
async def on_a_socket(
    two_devices: tuple[Device, Device], central: Central
) -> AsyncIterator[tuple[Device, Device, Proxy]]:
    """Noor's device speaks through a socket; Sami's does not."""
    noor, sami = two_devices
    async with proxied(central) as proxy:
        await noor.syncer.stop()
        await noor.vault.relay(Relay.note, centre_address=proxy.address)
        noor.syncer = Syncer(noor.vault, now=noor.clock, limits=LIMITS)
        yield noor, sami, proxy
        await noor.syncer.stop()


@pytest.mark.parametrize("spoil", get_args(Spoil))
@pytest.mark.parametrize("request_number", [0, 1])
async def test_a_request_spoilt_on_a_real_socket_loses_nothing(
    on_a_socket: tuple[Device, Device, Proxy], central: Central, spoil: Spoil, request_number: int
) -> None:
    noor, sami, proxy = on_a_socket
    if request_number:
        await noor.syncer.sync_now()  # then the push is the second request of a line that is known
    youth = await noor.vault.run(create_youth, alias="Lowie")
    proxy.next_spoils = [spoil]
    state = await noor.syncer.sync_now()
    assert proxy.next_spoils == []
    assert (state.word == "gelukt") != (spoil == "redirect")  # all but a redirect is a cut, and repeated at once
    assert (await noor.syncer.sync_now()).word == "gelukt"
    await sami.syncer.sync_now()
    assert (await sami.vault.run(youth_of, youth))["alias"] == "Lowie"
    [(rows, names)] = central.rows("SELECT count(*), count(DISTINCT op_id) FROM ledger")
    assert rows == names
    assert proxy.redirected == 0


async def test_a_centre_that_only_drips_is_given_up_and_the_work_waits(
    on_a_socket: tuple[Device, Device, Proxy],
) -> None:
    noor, _, proxy = on_a_socket
    await noor.vault.run(create_youth, alias="Lowie")
    proxy.next_spoils = ["drip"] * 3
    state = await noor.syncer.sync_now()
    assert (state.word, state.trouble) == ("wacht", "NoNetwork")
    assert state.waiting > 0
    assert (await noor.syncer.sync_now()).word == "gelukt"
