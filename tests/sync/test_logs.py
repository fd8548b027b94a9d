"""What is written down says nothing about anybody."""

from __future__ import annotations

import logging

import pytest

from storage.actions.youths import create_youth
from sync.logs import redact
from tests.journeys.conftest import Device


@pytest.mark.parametrize(
    "value", ["Lowie de Backer 0470", "3f2a" * 8, b"abc", "https://centrale.example/v1/teams", {"a": 1}, 10**12]
)
def test_anything_but_plain_words_and_numbers_is_blotted_out(value: object) -> None:
    assert redact(None, "info", {"event": "run", "what": value}) == {"event": "run", "what": "…"}


def test_words_and_numbers_stay() -> None:
    event = {"event": "the centre leaves out", "stubs": 3, "kind": "CentreUntrusted", "code": "device_fork"}
    assert redact(None, "info", dict(event)) == event


async def test_a_whole_run_writes_no_id_and_no_address(
    two_devices: tuple[Device, Device], caplog: pytest.LogCaptureFixture
) -> None:
    noor, _ = two_devices
    caplog.set_level(logging.DEBUG)
    for name in ("httpx", "httpcore", "httpcore.http11"):  # what configuring uvicorn does to every logger there is
        logging.getLogger(name).disabled, logging.getLogger(name).propagate = False, True
    youth = await noor.vault.run(create_youth, alias="Lowie")
    await noor.syncer.sync_now()
    noor.line.always = "mangled"
    await noor.syncer.sync_now()
    team = await noor.vault.relay(lambda relay: relay.team.hex())
    written = "\n".join(f"{record.name} {record.getMessage()}" for record in caplog.records if record.name != "asyncio")
    assert "CentreUntrusted" in written
    for secret in ("Lowie", youth, team, "centrale.example", "/v1/"):
        assert secret not in written
