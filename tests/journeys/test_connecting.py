"""A team that was founded offline takes its place at a centre."""

from __future__ import annotations

import pytest

from domain.errors import BadInput, CentreRefused, CentreUntrusted
from tests.journeys.conftest import PASSPHRASE, Central, Device, make_device


async def test_connecting_twice_is_harmless(one_device: Device, central: Central) -> None:
    code = central.place_code()
    assert (await one_device.syncer.connect(code)).word == "gelukt"
    assert (await one_device.syncer.connect(code)).word == "gelukt"
    assert (await one_device.syncer.connect(central.place_code())).word == "gelukt"


async def test_connecting_whose_answer_was_lost_is_done_again(one_device: Device, central: Central) -> None:
    code = central.place_code()
    one_device.line.next_faults = [None, "after", "after", "after"]
    with pytest.raises(Exception, match="netwerk"):
        await one_device.syncer.connect(code)
    assert (await one_device.syncer.connect(code)).word == "gelukt"


async def test_a_wrong_code_is_said_in_plain_words(one_device: Device, central: Central) -> None:
    code = central.place_code()
    with pytest.raises(BadInput):
        await one_device.syncer.connect(code[:-1] + ("A" if code[-1] != "A" else "B"))
    assert not one_device.line.requests


async def test_a_used_code_is_refused_in_plain_words(one_device: Device, central: Central, tmp_path: object) -> None:
    code = central.place_code()
    await one_device.syncer.connect(code)
    other = make_device(one_device.vault.directory.parent / "other", central.transport())
    await other.vault.create(PASSPHRASE, worker_name="Iris", memory_short=True)
    with pytest.raises(CentreRefused) as refusal:
        await other.syncer.connect(code)
    assert refusal.value.code == "bad_proof"
    assert (await other.syncer.refresh()).word == "nooit"
    await other.end()


async def test_another_centre_at_the_address_gets_nothing(
    one_device: Device, central: Central, tmp_path: object
) -> None:
    code = central.place_code()
    impostor = Central.start(one_device.vault.directory.parent / "impostor")
    one_device.line.inner = impostor.transport()
    with pytest.raises(CentreUntrusted):
        await one_device.syncer.connect(code)
    assert [request.url.path for request in one_device.line.requests] == ["/v1/centre"]
    impostor.stop()
