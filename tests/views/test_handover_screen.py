"""A worker left; the youths get another fixed contact on the screen."""

from storage.actions.youths import create_youth
from storage.queries.youths import youth_rows
from tests.journeys.conftest import Device, both, central, one_device, two_devices
from tests.views.said import until_said
from tests.views.test_sync_screens import at_the_screen

__all__ = ["central", "one_device", "two_devices"]  # fixtures


async def test_youths_of_who_left_are_handed_over_one_left_out(two_devices: tuple[Device, Device]) -> None:
    noor, sami = two_devices
    for alias in ("Bilal", "Lowie", "Zaki"):
        await sami.vault.run(create_youth, alias=alias)
    await both(sami, noor)
    await noor.syncer.revoke(await sami.vault.run(lambda store: store.identity.device))
    async with at_the_screen(noor) as (screen, desk):
        desk.go("more")
        await screen.wait_for("more.handover")
        await screen.tap("more.handover")
        await screen.wait_for("handover.from.1")
        await until_said(screen, "Sami (weg)")
        assert not await screen.exists("handover.save")
        await screen.tap("handover.from.1")
        await screen.wait_for("handover.youth.3")
        await screen.tap("handover.all")
        await screen.tap("handover.youth.2")
        assert not await screen.exists("handover.save")
        await screen.tap("handover.to.1")
        await screen.tap("handover.save")
        await screen.wait_gone("handover.save")
    mine = await noor.vault.run(youth_rows, only="mine")
    assert sorted(row.alias for row in mine) == ["Bilal", "Zaki"]
