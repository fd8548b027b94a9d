"""While the vault is closed sealed work moves on."""

from __future__ import annotations

from storage.actions.youths import create_youth
from tests.journeys.conftest import PASSPHRASE, Device
from tests.journeys.test_team import youth_of


async def test_work_moves_while_the_vault_is_closed_for_twelve_hours(two_devices: tuple[Device, Device]) -> None:
    noor, sami = two_devices
    youth = await noor.vault.run(create_youth, alias="Lowie")
    await noor.vault.close()
    assert (await noor.syncer.sync_now()).waiting == 0
    await sami.syncer.sync_now()
    assert (await sami.vault.run(youth_of, youth))["alias"] == "Lowie"


async def test_a_colleague_s_work_pulled_while_closed_is_there_at_opening(
    two_devices: tuple[Device, Device],
) -> None:
    noor, sami = two_devices
    await noor.vault.close()
    youth = await sami.vault.run(create_youth, alias="Bilal")
    await sami.syncer.sync_now()
    await noor.syncer.sync_now()
    sami.line.always = noor.line.always = "gone"
    await noor.vault.open(PASSPHRASE)
    assert (await noor.vault.run(youth_of, youth))["alias"] == "Bilal"
