"""The made-up team of `make demo`: what it shows has to look like a year of work."""

import datetime as dt
from pathlib import Path

from storage.store import TIME_FLOOR, Store
from storage.vault import Vault
from tools.demo.people import ALIASES, PASSPHRASE
from tools.demo.year import MovedClock, add_places, live_a_year


def days_worked(store: Store) -> int:
    return len(store.book.rows("SELECT DISTINCT day FROM contact"))


async def test_year_of_a_team_that_has_synced_is_still_spread_over_a_year(tmp_path: Path) -> None:
    until = dt.datetime(2026, 11, 20, 18, tzinfo=dt.UTC)
    clock = MovedClock(until)
    vault = Vault(tmp_path, now=clock)
    await vault.create(PASSPHRASE, worker_name="Sofie")

    def as_after_a_sync(store: Store) -> None:
        with store.log.transaction():
            store.log.set_fact(TIME_FLOOR, int(until.timestamp() * 1000))
        store.floor_millis = int(until.timestamp() * 1000)

    try:
        await vault.run(add_places)
        await vault.run(as_after_a_sync)
        await vault.run(live_a_year, clock, until=until, youths=3, seed=1, aliases=list(ALIASES[:5]))
        assert await vault.run(days_worked) > 200
    finally:
        await vault.shut()
