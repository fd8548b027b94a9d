"""Own work does not come back whole after a push, and still nothing of it can get lost."""

from __future__ import annotations

from collections.abc import Callable

import httpx
import msgspec

from domain.operation import HEADER_BYTES, header_from
from domain.wire import PulledOperation, PullReply, PushReply, decode, encode
from storage.actions.youths import create_youth
from storage.store import Store
from tests.journeys.conftest import Central, Device, both
from tests.journeys.test_hostile import lying, signed_again
from tests.journeys.test_team import youth_of


class Watched:
    """Every page that came, unchanged."""

    def __init__(self, device: Device) -> None:
        self.pages: list[PullReply] = []
        device.line.change = self._look
        self._device = device.vault._relay.device if device.vault._relay else b""

    def _look(self, request: httpx.Request, reply: httpx.Response) -> httpx.Response:
        if request.method == "GET" and request.url.path.endswith("/ops"):
            body = reply.read()
            self.pages.append(decode(body, PullReply))
            return httpx.Response(reply.status_code, headers=reply.headers, stream=httpx.ByteStream(body))
        return reply

    def own(self) -> list[PulledOperation]:
        return [row for page in self.pages for row in page.ops if maker(row) == self._device]

    def of_others(self) -> list[PulledOperation]:
        return [row for page in self.pages for row in page.ops if maker(row) != self._device]


def maker(row: PulledOperation) -> bytes:
    return header_from(row.head[:HEADER_BYTES]).device


def on_push(central: Central, change: Callable[[PushReply], PushReply]) -> Callable[..., httpx.Response]:
    """Replies to a push are changed and signed again by the centre."""

    def spoil(request: httpx.Request, reply: httpx.Response) -> httpx.Response:
        if request.method != "POST" or not request.url.path.endswith("/ops"):
            return reply
        return signed_again(central, request, encode(change(decode(reply.read(), PushReply))))

    return spoil


def lost_on_the_way(device: Device, then: Callable[..., httpx.Response] | None = None) -> Callable[..., httpx.Response]:
    """While a push is answered, this device loses an operation of it that is not its newest."""

    def spoil(request: httpx.Request, reply: httpx.Response) -> httpx.Response:
        if request.method == "POST" and request.url.path.endswith("/ops"):
            device.vault._thread.submit(lose).result()
        return then(request, reply) if then is not None else reply

    def lose() -> None:
        relay = device.vault._relay
        assert relay is not None
        with relay.log.transaction():
            newest = relay.log.heads()[relay.device].dev_seq
            relay.log.db.conn.execute("DELETE FROM operation WHERE device=? AND dev_seq=?", (relay.device, newest - 1))

    return spoil


def own_stubs(store: Store) -> int:
    return store.log.unexplained_stubs()


def own_count(store: Store) -> int:
    device = store.identity.device
    [(count,)] = store.log.db.conn.execute("SELECT count(*) FROM operation WHERE device = ?", (device,))
    assert count == store.log.heads()[device].dev_seq
    return int(count)


async def test_own_work_is_not_read_back_when_nobody_else_wrote(two_devices: tuple[Device, Device]) -> None:
    noor, sami = two_devices
    await both(noor, sami)
    watched = Watched(noor)
    youth = await noor.vault.run(create_youth, alias="Lowie")
    assert (await noor.syncer.sync_now()).word == "gelukt"
    assert [len(page.ops) for page in watched.pages] == [0]
    assert watched.pages[0].done
    assert (await sami.syncer.sync_now()).word == "gelukt"
    assert (await sami.vault.run(youth_of, youth))["alias"] == "Lowie"


async def test_own_work_comes_back_as_stubs_when_a_colleague_wrote_in_between(
    two_devices: tuple[Device, Device],
) -> None:
    noor, sami = two_devices
    await both(noor, sami)
    theirs = await sami.vault.run(create_youth, alias="Van Sami")
    await sami.syncer.sync_now()
    mine = await noor.vault.run(create_youth, alias="Van Noor")
    watched = Watched(noor)
    assert (await noor.syncer.sync_now()).word == "gelukt"
    assert watched.own()
    assert all(row.ct is None for row in watched.own())
    assert all(row.ct is not None for row in watched.of_others())
    assert (await noor.vault.run(youth_of, theirs))["alias"] == "Van Sami"
    assert (await noor.vault.run(youth_of, mine))["alias"] == "Van Noor"
    assert await noor.vault.run(own_stubs) == 0


async def test_what_a_device_lost_of_its_own_comes_back_whole(two_devices: tuple[Device, Device]) -> None:
    noor, sami = two_devices
    await both(noor, sami)
    await sami.vault.run(create_youth, alias="Van Sami")
    await sami.syncer.sync_now()
    mine = await noor.vault.run(create_youth, alias="Van Noor")
    noor.line.change = lost_on_the_way(noor)
    before = await noor.vault.run(own_count)
    assert (await noor.syncer.sync_now()).word == "gelukt"
    assert await noor.vault.run(own_stubs) == 0
    assert await noor.vault.run(own_count) == before
    await noor.vault.run(create_youth, alias="Later")
    noor.line.change = None
    await both(noor, sami)
    assert (await sami.vault.run(youth_of, mine))["alias"] == "Van Noor"


async def test_a_centre_that_gives_only_stubs_of_own_work_is_found_out_and_nothing_is_lost(
    two_devices: tuple[Device, Device], central: Central
) -> None:
    noor, sami = two_devices
    await both(noor, sami)
    theirs = await sami.vault.run(create_youth, alias="Van Sami")
    await sami.syncer.sync_now()
    device = await noor.vault.relay(lambda relay: relay.device)

    def stubs(page: PullReply) -> PullReply:
        ops = [PulledOperation(row.seq, row.head, None) if maker(row) == device else row for row in page.ops]
        return msgspec.structs.replace(page, ops=tuple(ops))

    mine = await noor.vault.run(create_youth, alias="Van Noor")
    before = await noor.vault.run(own_count)
    noor.line.change = lost_on_the_way(noor, lying(central, stubs))
    state = await noor.syncer.sync_now()
    assert (state.word, state.trouble) == ("mislukt", "CentreUntrusted")
    assert (await noor.vault.run(youth_of, theirs))["alias"] == "Van Sami"
    assert await noor.vault.run(own_stubs) == 1
    noor.line.change = None
    assert (await noor.syncer.sync_now()).word == "gelukt"
    assert await noor.vault.run(own_stubs) == 0
    assert await noor.vault.run(own_count) == before
    assert (await noor.vault.run(youth_of, mine))["alias"] == "Van Noor"


async def test_a_centre_that_leads_the_cursor_past_a_colleague_is_found_out(
    two_devices: tuple[Device, Device], central: Central
) -> None:
    noor, sami = two_devices
    await both(noor, sami)
    cursor = await noor.vault.relay(lambda relay: relay.log.fact("cursor"))
    theirs = await sami.vault.run(create_youth, alias="Van Sami")
    await sami.syncer.sync_now()
    await noor.vault.run(create_youth, alias="Van Noor")
    noor.line.change = on_push(central, lambda reply: msgspec.structs.replace(reply, before=cursor))
    assert (await noor.syncer.sync_now()).word == "gelukt"  # by its heads, and what it held back is read after all
    assert (await noor.vault.run(youth_of, theirs))["alias"] == "Van Sami"


async def test_an_older_centre_that_knows_none_of_this_is_asked_nothing_new(
    two_devices: tuple[Device, Device], central: Central
) -> None:
    noor, sami = two_devices
    await both(noor, sami)
    await sami.vault.run(create_youth, alias="Van Sami")
    await sami.syncer.sync_now()
    await noor.vault.run(create_youth, alias="Van Noor")
    noor.line.change = on_push(central, lambda reply: msgspec.structs.replace(reply, before="", after=""))
    noor.line.requests.clear()
    assert (await noor.syncer.sync_now()).word == "gelukt"
    assert all("own" not in request.url.params for request in noor.line.requests)
