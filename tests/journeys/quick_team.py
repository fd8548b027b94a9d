"""A team of three made once, and copied for each run: the real service, real vaults, opened without scrypt's second.

Also what a run needs to be unkind: a line that delivers twice or late, and a kill between any two commits.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
from sqlalchemy import create_engine, text

from central.app import create_app
from central.settings import Settings
from storage.vault import Vault
from sync.loop import Syncer
from tests.central.conftest import fresh_postgres_database
from tests.journeys.conftest import PASSPHRASE, Central, Clock, Device, both, let_in, make_device
from tests.journeys.line import Bad

NAMES = ("noor", "sami", "iris")


class Killed(BaseException):
    """The process ends here: nothing of ours catches it, nothing more is written."""


@dataclass
class Team:
    """Closed vaults, their store keys, and a stopped centre: to be copied, never to be used."""

    folder: Path
    keys: tuple[bytes, ...]
    postgres: str = ""  # the server's URL
    database: str = ""  # the URL of the centre's database there


@dataclass
class Centre(Central):
    """On SQLite, or on a PostgreSQL database of its own."""

    postgres: str = ""
    database: str = ""
    spent: list[str] = field(default_factory=list)

    @classmethod
    def begin(cls, folder: Path, *, postgres: str = "", database: str = "") -> Centre:
        settings = Settings(data=folder, database=database, device_requests_a_minute=1_000_000)
        settings = settings.model_copy(update={"team_requests_a_minute": 1_000_000})
        return cls(folder, create_app(settings), postgres, database)

    def lose_all_but(self, ledger: Path, boxes: Path, *, folder: Path) -> None:
        """The database is gone; a new one is made from a backup, at the same address, with the same key."""
        from central.backups import restore

        self.stop()
        folder.mkdir()
        shutil.copy(self.folder / "centre.key", folder)
        database = fresh_postgres_database(self.postgres) if self.postgres else ""
        fresh = Centre.begin(folder, postgres=self.postgres, database=database)
        restore(fresh.app.state.database, ledger, boxes=boxes)
        self.folder, self.app, self.database = folder, fresh.app, database


class Line(Bad):
    """As Bad, and: each request may be delivered twice, an old one may come again late, a kill may cut an answer."""

    def __init__(self, inner: httpx.AsyncBaseTransport) -> None:
        super().__init__(inner)
        self.is_doubled = False
        self.kill_after: int | None = None
        self.last: httpx.Request | None = None

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.requests.clear()
        self.last = httpx.Request(request.method, request.url, headers=request.headers, content=await request.aread())
        if self.is_doubled:
            await (await self.inner.handle_async_request(self.again())).aread()
        reply = await super().handle_async_request(request)
        if self.kill_after is not None:
            self.kill_after -= 1
            if self.kill_after < 0:
                self.kill_after = None
                await reply.aread()
                raise Killed
        return reply

    def again(self) -> httpx.Request:
        assert self.last is not None
        return httpx.Request(self.last.method, self.last.url, headers=self.last.headers, content=self.last.read())


def kill_at_commit(vault: Vault, commits: int) -> None:
    """From now on `commits` transactions of the log go through; at the next one the process is dead."""
    log = vault._log
    assert log is not None
    honest, left = log.transaction, commits

    def counted() -> Any:
        nonlocal left
        left -= 1
        if left < 0:
            raise Killed
        return honest()

    setattr(log, "transaction", counted)  # noqa: B010 - an instance's own, for as long as it lives


def quick_device(folder: Path, key: bytes, transport: httpx.AsyncBaseTransport, *, clock: Clock) -> Device:
    line = Line(transport)
    vault = Vault(folder, now=clock)
    return Device(vault=vault, syncer=Syncer(vault, transport=line, now=clock), line=line, clock=clock)


async def quick_open(vault: Vault, key: bytes) -> None:
    """What `Vault.open` does after the passphrase was stretched."""

    def work() -> None:
        vault._store_key = key
        vault._open_log(worker_name="", device_name="")

    await vault._on_thread(work)


def make_team(folder: Path, *, postgres: str = "") -> Team:
    """Founded, connected, joined by two others, in step; then all closed."""
    database = fresh_postgres_database(postgres) if postgres else ""

    async def made() -> tuple[bytes, ...]:
        centre = Centre.begin(folder / "centre", postgres=postgres, database=database)
        devices = [make_device(folder / name, centre.transport()) for name in NAMES]
        await devices[0].vault.create(PASSPHRASE, worker_name="Noor", device_name="Laptop", memory_short=True)
        await devices[0].syncer.connect(centre.place_code())
        for device, name in zip(devices[1:], NAMES[1:], strict=True):
            await let_in(devices[0], device, name=name.title())
        await both(*devices)
        keys = tuple(device.vault._store_key for device in devices)
        for device in devices:
            await device.end()
        centre.stop()
        return keys

    with asyncio.Runner() as runner:
        return Team(folder, runner.run(made()), postgres, database)


def copy_of_database(team: Team) -> str:
    """A PostgreSQL database with what the template holds; nobody may be connected to that."""
    fresh = fresh_postgres_database(team.postgres)
    names = [url.partition("?")[0].rpartition("/")[2] for url in (fresh, team.database)]
    admin = create_engine(team.postgres.replace("postgresql://", "postgresql+psycopg://"), isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"DROP DATABASE {names[0]}"))
        connection.execute(text(f"CREATE DATABASE {names[0]} TEMPLATE {names[1]}"))
    admin.dispose()
    return fresh


def drop_databases(team: Team, urls: list[str]) -> None:
    admin = create_engine(team.postgres.replace("postgresql://", "postgresql+psycopg://"), isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        for url in urls:
            connection.execute(text(f"DROP DATABASE IF EXISTS {url.partition('?')[0].rpartition('/')[2]} WITH (FORCE)"))
    admin.dispose()


def copied(team: Team, folder: Path) -> tuple[Centre, list[Device]]:
    """A centre and three closed devices of their own."""
    shutil.copytree(team.folder, folder, dirs_exist_ok=True)
    database = copy_of_database(team) if team.postgres else ""
    centre = Centre.begin(folder / "centre", postgres=team.postgres, database=database)
    devices = [
        quick_device(folder / name, key, centre.transport(), clock=Clock())
        for name, key in zip(NAMES, team.keys, strict=True)
    ]
    return centre, devices


TIMES: dict[str, Callable[[], dt.timedelta]] = {
    "now": dt.timedelta,
    "in three years": lambda: dt.timedelta(days=3 * 365),
    "1970": lambda: dt.datetime(1970, 1, 2, tzinfo=dt.UTC) - dt.datetime.now(dt.UTC),
}
