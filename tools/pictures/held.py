"""A vault of one worker where more went past its time than a device erases in a day: three things wait."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from domain.retention import A_DAY
from storage.actions.youths import create_youth
from storage.retention.running import keep_house
from storage.store import Store
from storage.vault import Vault
from tools.demo.people import ALIASES, PASSPHRASE, WORKERS
from tools.demo.year import MovedClock

WAITING = 3
DAYS_AGO = (366, 26, 1, 0)  # made, marked, seen due, erased: a vault alone takes a day longer


async def held_vault(folder: Path) -> None:
    """Make it in `folder`, and close it again."""
    now = dt.datetime.now(dt.UTC)
    clock = MovedClock(now - dt.timedelta(days=DAYS_AGO[0]))
    vault = Vault(folder, now=clock)
    await vault.create(PASSPHRASE, worker_name=WORKERS[0][0], device_name=WORKERS[0][1], memory_short=True)
    await vault.run(_noted)
    for days in DAYS_AGO[1:]:
        clock.at = now - dt.timedelta(days=days)
        await vault.run(keep_house)
    await vault.shut()


def _noted(store: Store) -> None:
    for alias in ALIASES[: A_DAY + WAITING]:
        create_youth(store, alias=alias)
