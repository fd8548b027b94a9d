"""A new team key while somebody was away."""

from __future__ import annotations

from domain.wire import MembershipPush
from storage.actions.youths import create_youth
from storage.adoption import adopt
from storage.crypto import new_key
from storage.keyring import make_epoch
from storage.store import Store
from storage.team import sign_epoch
from tests.journeys.conftest import PASSPHRASE, Device, both
from tests.journeys.test_team import youth_of


def next_epoch(store: Store) -> MembershipPush:
    """As a revocation will make it, here without a revocation."""
    number = store.keyring.epoch
    message = make_epoch(
        store.roster,
        number=number + 1,
        key=new_key(),
        former=store.keyring.team_keys[number],
        maker=store.identity.device,
    )
    return MembershipPush(expected_head=store.roster.head, epochs=(sign_epoch(store.identity, message),))


async def rotate(device: Device) -> None:
    push = await device.vault.run(next_epoch)
    client = await device.syncer._client()
    assert client is not None
    await client.change_membership(push)
    found = await client.membership()
    await device.vault.relay(adopt, found.entries, found.epochs)


async def test_a_key_box_of_a_former_epoch_is_wrapped_again(two_devices: tuple[Device, Device]) -> None:
    noor, sami = two_devices
    youth = await sami.vault.run(create_youth, alias="Bilal")  # offline, under epoch 1
    await rotate(noor)
    await both(sami, noor)
    assert (await noor.vault.run(youth_of, youth))["alias"] == "Bilal"
    assert await sami.vault.run(lambda store: store.keyring.epoch) == 2


async def test_wrapping_again_waits_until_the_vault_is_opened_and_says_so(two_devices: tuple[Device, Device]) -> None:
    noor, sami = two_devices
    youth = await sami.vault.run(create_youth, alias="Bilal")
    await sami.vault.close()
    await rotate(noor)
    state = await sami.syncer.sync_now()
    assert (state.word, state.code) == ("mislukt", "old_epoch")
    assert "Open de kluis" in state.sentence
    await sami.vault.open(PASSPHRASE)
    await both(sami, noor)
    assert (await noor.vault.run(youth_of, youth))["alias"] == "Bilal"


async def test_work_under_a_new_key_is_read_by_who_was_away(two_devices: tuple[Device, Device]) -> None:
    noor, sami = two_devices
    await rotate(noor)
    youth = await noor.vault.run(create_youth, alias="Lowie")
    await both(noor, sami)
    assert (await sami.vault.run(youth_of, youth))["alias"] == "Lowie"
