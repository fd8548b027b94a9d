"""Clocks that are wrong, or change under our hands."""

from __future__ import annotations

import datetime as dt

import pytest

from storage.actions.youths import create_youth
from storage.door import Change, new_id, save
from storage.store import Store
from tests.journeys.conftest import Clock, Device, both
from tests.journeys.test_team import change, youth_of


@pytest.mark.parametrize("years", [3, -50])
async def test_a_wrong_clock_is_named_and_nothing_is_lost(two_devices: tuple[Device, Device], years: int) -> None:
    noor, sami = two_devices
    noor.clock.offset = dt.timedelta(days=365 * years)
    youth = await noor.vault.run(create_youth, alias="Lowie")
    state = await noor.syncer.sync_now()
    assert (state.word, state.trouble) == ("mislukt", "ClockWrong")
    assert abs(state.offset_seconds - noor.clock.offset.total_seconds()) < 60
    noor.clock.offset = dt.timedelta()
    await both(noor, sami)
    assert (await sami.vault.run(youth_of, youth))["alias"] == "Lowie"


async def test_a_clock_a_month_ahead_does_not_drag_others_along(two_devices: tuple[Device, Device]) -> None:
    noor, sami = two_devices
    youth = await noor.vault.run(create_youth, alias="Lowie")
    await both(noor, sami)
    noor.clock.offset = dt.timedelta(days=30)
    await noor.vault.run(change, youth, goal="van de toekomst")
    noor.clock.offset = dt.timedelta()
    await both(noor, sami)
    millis = await sami.vault.run(lambda store: store.clock.millis)
    assert millis < (sami.clock().timestamp() + 600) * 1000
    await sami.vault.run(change, youth, goal="van nu")  # based on the other: it wins, whatever the clocks say
    await both(sami, noor)
    assert (await noor.vault.run(youth_of, youth))["goal"] == "van nu"


class Jumping(Clock):
    """Somebody turns the clock between any two looks at it: now, in three years, 1970, and round again."""

    looks = 0

    def __call__(self) -> dt.datetime:
        self.looks += 1
        years = (0, 3, -50)[self.looks % 3]
        return super().__call__() + dt.timedelta(days=365 * years)


async def test_a_clock_that_is_turned_while_signing_loses_nothing(two_devices: tuple[Device, Device]) -> None:
    noor, sami = two_devices
    noor.clock.__class__ = Jumping
    place = new_id()
    for name in ("Park", "Plein", "Brug"):
        await noor.vault.run(save, [Change(kind="place", id=place, values={"name": name})])
    words = [(await noor.syncer.sync_now()).word for _ in range(6)]
    assert set(words) <= {"gelukt", "mislukt"}
    noor.clock.__class__ = Clock
    await both(noor, sami)
    for device in (noor, sami):
        record = await device.vault.run(lambda store: store.book.record("place", place))
        assert record == {"name": "Brug"}, "each on top of the last, whatever the time"
    stamps = await noor.vault.run(_stamps_in_order)
    assert stamps == sorted(set(stamps)), "the reading only ever goes on"


def _stamps_in_order(store: Store) -> list[tuple[int, int]]:
    found = store.book.rows(
        "SELECT DISTINCT millis, counter, position FROM entry WHERE device = ? ORDER BY position",
        store.identity.device.hex(),
    )
    return [(row["millis"], row["counter"]) for row in found]
