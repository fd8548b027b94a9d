"""Making the demo: one device, or with a centre's code three devices of one team that met through it."""

from __future__ import annotations

import datetime as dt
from contextlib import AsyncExitStack
from pathlib import Path

from storage.vault import Vault
from sync.loop import Syncer
from tools.demo import people, year

YOUTHS = 200
_SPARE = 40  # more names than days could ask for


async def build(folder: Path, *, code: str = "") -> None:
    """Fill `folder` (the vault that is opened). With `code`, two colleagues in folders beside it join and work too.

    Raises:
        VindplaatsError: the centre cannot be reached, or the code is used.
    """
    until = dt.datetime.now(dt.UTC)
    async with AsyncExitStack() as shutting:
        first = await _founder(folder, until, shutting)
        if not code:
            await _live(first[0], first[2], until=until, youths=YOUTHS, number=0)
            return
        syncer = first[1]
        await syncer.connect(code)
        team = [first]
        for number, (name, device) in enumerate(people.WORKERS[1:], start=1):
            team.append(
                await _colleague(folder.parent / f"colleague-{number}", syncer, until, shutting, (name, device))
            )
        for number, (vault, device_syncer, clock) in enumerate(team):
            await device_syncer.sync_now()  # the partners of who came before are theirs too
            share = YOUTHS // 3 + (1 if number < YOUTHS % 3 else 0)
            await _live(vault, clock, until=until, youths=share, number=number)
            await device_syncer.sync_now()
        for _ in range(2):
            for _, device_syncer, _ in team:
                await device_syncer.sync_now()


Device = tuple[Vault, Syncer, year.MovedClock]


async def _founder(folder: Path, until: dt.datetime, shutting: AsyncExitStack) -> Device:
    clock = year.MovedClock(until)  # the team meets today; the year is lived after, with the clock moved back
    vault = Vault(folder, now=clock)
    shutting.push_async_callback(vault.shut)
    name, device = people.WORKERS[0]
    await vault.create(people.PASSPHRASE, worker_name=name, device_name=device)
    await vault.run(year.add_places)
    syncer = Syncer(vault)
    shutting.push_async_callback(syncer.stop)
    return vault, syncer, clock


async def _colleague(
    folder: Path, host: Syncer, until: dt.datetime, shutting: AsyncExitStack, who: tuple[str, str]
) -> Device:
    clock = year.MovedClock(until)
    vault = Vault(folder, now=clock)
    shutting.push_async_callback(vault.shut)
    invitation = await host.invite()
    await vault.create_joining(people.PASSPHRASE, code=invitation.code, worker_name=who[0], device_name=who[1])
    syncer = Syncer(vault)
    shutting.push_async_callback(syncer.stop)
    await syncer.join_step()
    for asking in await host.pending_answers():
        await host.admit(asking)
    while (await syncer.join_step()).stage != "in":
        pass
    await syncer.sync_now()
    return vault, syncer, clock


async def _live(vault: Vault, clock: year.MovedClock, *, until: dt.datetime, youths: int, number: int) -> None:
    names = [alias + byname for byname in people.BYNAMES for alias in people.ALIASES]
    share = names[number::3] if youths < YOUTHS else names
    aliases = sorted(share[: youths + _SPARE], reverse=True)
    await vault.run(year.live_a_year, clock, until=until, youths=youths, seed=number, aliases=aliases)
