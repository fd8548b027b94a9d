"""A worker leaves: the youths get another fixed contact, all at once."""

from __future__ import annotations

import pytest

from domain.errors import BadInput
from storage.actions.handover import caseloads, colleagues, hand_over
from storage.actions.youths import create_youth
from storage.queries.youths import youth_rows
from storage.store import Store
from tests.journeys.conftest import Device, both


def mine(store: Store) -> list[str]:
    return sorted(row.alias for row in youth_rows(store, only="mine"))


async def test_caseload_of_who_left_goes_to_a_colleague_in_one_act(two_devices: tuple[Device, Device]) -> None:
    noor, sami = two_devices
    youths = [await sami.vault.run(create_youth, alias=alias) for alias in ("Bilal", "Zaki", "Lowie")]
    await both(sami, noor)
    device = await sami.vault.run(lambda store: store.identity.device)
    await noor.syncer.revoke(device)
    left = await noor.vault.run(caseloads)
    assert [(row.alias, row.contact, row.is_left) for row in left] == [
        ("Bilal", "Sami", True),
        ("Lowie", "Sami", True),
        ("Zaki", "Sami", True),
    ]
    own = await noor.vault.run(lambda store: store.worker)
    before = await noor.vault.run(lambda store: store.log.last_position())
    await noor.vault.run(hand_over, youths, to=own)
    assert await noor.vault.run(mine) == ["Bilal", "Lowie", "Zaki"]
    assert await noor.vault.run(lambda store: store.log.last_position()) == before + 6  # and each a step to be told
    assert [row.is_left for row in await noor.vault.run(caseloads)] == [False] * 3
    assert (await noor.syncer.sync_now()).word == "gelukt"


async def test_handed_over_to_a_colleague_shows_on_the_colleagues_device(two_devices: tuple[Device, Device]) -> None:
    noor, sami = two_devices
    youth = await noor.vault.run(create_youth, alias="Bilal")
    keeps = await noor.vault.run(create_youth, alias="Zaki")
    to = await sami.vault.run(lambda store: store.worker)
    await noor.vault.run(hand_over, [youth, youth], to=to)
    await both(noor, sami)
    assert await sami.vault.run(mine) == ["Bilal"]
    assert await noor.vault.run(mine) == ["Zaki"]
    assert keeps != youth


async def test_nobody_gets_a_fixed_contact_outside_the_team(two_devices: tuple[Device, Device]) -> None:
    noor, sami = two_devices
    youth = await noor.vault.run(create_youth, alias="Bilal")
    assert [one.name for one in await noor.vault.run(colleagues)] == ["Noor", "Sami"]
    await noor.syncer.make_recovery_key()
    assert [one.name for one in await noor.vault.run(colleagues)] == ["Noor", "Sami"]  # paper is nobody
    gone = await sami.vault.run(lambda store: (store.worker, store.identity.device))
    await noor.syncer.revoke(gone[1])
    for youths, to in (([youth], gone[0]), ([youth], "0" * 32), ([], gone[0]), (["0" * 32], gone[0])):
        with pytest.raises(BadInput):
            await noor.vault.run(hand_over, youths, to=to)
    assert await noor.vault.run(mine) == ["Bilal"]
