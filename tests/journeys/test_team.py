"""A team of two: founded offline, connected, joined, edited on both sides, merged, withdrawn, restored."""

from __future__ import annotations

from storage.actions.youths import create_youth
from tests.journeys.conftest import Device, both


def _alias(store, youth):  # type: ignore[no-untyped-def]
    return (store.book.record("youth", youth) or {}).get("alias")


async def test_what_one_writes_the_other_reads(two_devices: tuple[Device, Device]) -> None:
    noor, sami = two_devices
    youth = await noor.save(create_youth, alias="Lowie")
    await both(noor, sami)
    assert await sami.save(_alias, youth) == "Lowie"


async def test_both_know_each_other_by_name(two_devices: tuple[Device, Device]) -> None:
    for device in two_devices:
        rows = await device.save(lambda store: store.book.rows("SELECT name FROM worker ORDER BY name"))
        assert [row["name"] for row in rows] == ["Noor", "Sami"]


async def test_both_see_the_same_six_words(two_devices: tuple[Device, Device]) -> None:
    noor, sami = two_devices
    words = await noor.syncer.fingerprint()
    assert len(words) == 6
    assert words == await sami.syncer.fingerprint()
