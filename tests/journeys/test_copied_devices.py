"""A device that stands twice, or stands where it stood before."""

from __future__ import annotations

import pytest

from storage.actions.youths import create_youth
from storage.intake import drop_snapshot
from storage.relay import Relay
from tests.journeys.conftest import PASSPHRASE, Device, both, make_device
from tests.journeys.test_team import change, youth_of


async def test_a_cloned_device_keeps_what_is_pending_and_says_so(
    two_devices: tuple[Device, Device], tmp_path: object
) -> None:
    import shutil
    from pathlib import Path

    noor, sami = two_devices
    await sami.vault.close()
    copy = Path(str(tmp_path)) / "copy"
    shutil.copytree(sami.vault.directory, copy)
    await sami.vault.open(PASSPHRASE)
    clone = make_device(copy, sami.line.inner)
    await clone.vault.open(PASSPHRASE)
    await sami.vault.run(create_youth, alias="Echt")
    await clone.vault.run(create_youth, alias="Kopie")
    await both(sami, noor)
    state = await clone.syncer.sync_now()
    assert (state.word, state.code) == ("mislukt", "device_fork")
    assert state.waiting > 0
    await clone.end()


@pytest.mark.parametrize("has_unsent", [False, True])
async def test_a_log_that_was_rescued_is_filled_up_from_the_centre_before_anything_is_sent(
    two_devices: tuple[Device, Device], *, has_unsent: bool
) -> None:
    """As after storage/rescue.py: own operations that the centre has are gone, perhaps before some it does not have."""
    noor, sami = two_devices
    youth = await noor.vault.run(create_youth, alias="Lowie")
    await both(noor, sami)
    device = await noor.vault.relay(lambda relay: relay.device)
    if has_unsent:
        await noor.vault.run(change, youth, wishes=("lassen",))

    def damage(relay: Relay) -> None:
        with relay.log.transaction():
            relay.log.db.conn.execute(
                "DELETE FROM operation WHERE device = ? AND seq IS NOT NULL AND dev_seq > "
                "(SELECT max(dev_seq) - 3 FROM operation WHERE device = ? AND seq IS NOT NULL)",
                (device, device),
            )
            relay.log.set_fact("rescued", True)
            relay.log.set_fact("cursor", "")
        drop_snapshot(relay)

    await noor.vault.relay(damage)
    noor = await noor.kill_and_reopen()
    noor.line.requests.clear()
    assert (await noor.syncer.sync_now()).word == "gelukt"
    assert noor.line.requests[0].method == "GET"
    assert (await noor.vault.run(youth_of, youth))["alias"] == "Lowie"
    await noor.vault.run(change, youth, goal="lassen")
    await both(noor, sami)
    for device_of in (noor, sami):
        found = await device_of.vault.run(youth_of, youth)
        assert (found["goal"], found.get("wishes", [])) == ("lassen", ["lassen"] if has_unsent else [])
    await noor.end()
