"""The day it is in Flanders, over every change of the clock: held against the rule of the European Union itself."""

import datetime as dt
import random

from storage.store import Store
from tests.storage.device import Device


def last_sunday(year: int, month: int) -> dt.date:
    day = dt.date(year, month, 31)
    while day.weekday() != 6:
        day -= dt.timedelta(days=1)
    return day


def brussels_day(moment: dt.datetime) -> dt.date:
    """Directive 2000/84/EC: summer time from 01:00 UTC on the last Sunday of March to that of October."""
    begins, ends = (
        dt.datetime.combine(last_sunday(moment.year, month), dt.time(1), tzinfo=dt.UTC) for month in (3, 10)
    )
    offset = 2 if begins <= moment < ends else 1
    return (moment + dt.timedelta(hours=offset)).date()


def test_day_is_the_one_in_flanders_at_any_second_and_on_a_device_set_to_any_zone(device: Device) -> None:
    draw = random.Random(20261121)
    moments = [
        dt.datetime(1997, 1, 1, tzinfo=dt.UTC) + dt.timedelta(seconds=draw.randrange(60 * 365 * 86400))
        for _ in range(2000)
    ]
    for year in range(1997, 2038):
        for month in (3, 10):
            turn = dt.datetime.combine(last_sunday(year, month), dt.time(1), tzinfo=dt.UTC)
            midnight = dt.datetime.combine(turn.date(), dt.time(0), tzinfo=dt.UTC)
            for base in (turn, midnight, midnight - dt.timedelta(hours=2), midnight - dt.timedelta(hours=1)):
                moments += [base + dt.timedelta(seconds=step) for step in (-1, 0, 1, 3600)]
                moments += [base + dt.timedelta(hours=step) for step in (22, 23, 24)]
    zones = [dt.timezone(dt.timedelta(hours=hours)) for hours in (-12, -5, 0, 1, 5.5, 14)]

    def days(store: Store) -> list[dt.date]:
        found = []
        for number, moment in enumerate(moments):
            device.clock.time = (moment - dt.timedelta(seconds=1)).astimezone(zones[number % len(zones)])
            found.append(store.today())
        return found

    assert device.run(days) == [brussels_day(moment) for moment in moments]
