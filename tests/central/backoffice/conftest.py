"""A centre with figures of three teams, and a browser without a screen that is logged in, or not yet."""

from __future__ import annotations

import json
import secrets
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pyotp
import pytest
from fastapi import FastAPI
from sqlalchemy import insert

from central import schema
from central.app import create_app
from central.settings import Settings
from central.users import add_user
from domain.tables.catalogue import CATALOGUE
from domain.tables.dimension import Key
from domain.tables.rounding import rounded_table
from domain.tables.table import Table

NAME, PASSWORD = "An Peeters", "een lang wachtwoord"
PERIOD, BEFORE = "2026Q4", "2026Q3"
START_MILLIS = 1_795_000_000_000  # 18 November 2026


class Clock:
    """Milliseconds, set by the test."""

    def __init__(self) -> None:
        self.millis = START_MILLIS

    def __call__(self) -> int:
        return self.millis


@dataclass
class Browser:
    """Cookies, forms and redirects as a browser has them, without the picture."""

    http: httpx.AsyncClient
    clock: Clock
    secret: str

    def code(self) -> str:
        """What the app on the phone shows now."""
        return pyotp.TOTP(self.secret).at(self.clock.millis // 1000)

    async def token(self, path: str = "/aanmelden") -> str:
        page = (await self.http.get(path)).text
        return page.split('name="token" value="')[1].split('"')[0]

    async def log_in(
        self, *, name: str = NAME, password: str = PASSWORD, code: str | None = None, token: str | None = None
    ) -> httpx.Response:
        fields = {"name": name, "password": password, "code": self.code() if code is None else code}
        token = await self.token() if token is None else token
        return await self.http.post("/aanmelden", data=fields | {"token": token})


def exact(table: Table, *, size: int) -> dict[Key, int]:
    """Counts that differ from cell to cell; a youth stands in about two rows."""
    found: dict[Key, int] = {cell: (7 * number) % size for number, cell in enumerate(table.cells())}
    for total in table.totals():
        parts = [n for cell, n in found.items() if None not in cell and _lies_in(cell, total)]
        found[total] = sum(parts) // (2 if total[0] is None and table.has_special else 1)
    return found


def _lies_in(cell: Key, total: Key) -> bool:
    return all(code in (None, part) for code, part in zip(total, cell, strict=True))


def store_figures(app: FastAPI, *, teams: int, period: str, size: int = 11, is_final: bool = False) -> None:
    """As the devices of these teams would have sent them."""
    with app.state.database.writing() as connection:
        for _ in range(teams):
            team, key = secrets.token_bytes(16), secrets.token_bytes(32)
            values = {"id": team, "name": "ploeg", "seq": 1, "roster_length": 1, "roster_head": b"", "epoch": 1}
            connection.execute(insert(schema.team).values(values | {"created_millis": START_MILLIS}))
            for table in CATALOGUE:
                name = {"team": team, "table": table.name, "period": period}
                about = {"vector": b"", "is_final": is_final, "stored_millis": START_MILLIS}
                connection.execute(insert(schema.figures).values(name | about))
                out = rounded_table(table, exact(table, size=size), period=period, key=key)
                rows = [
                    name | {"dimensions": json.dumps(cell, separators=(",", ":")), "is_total": None in cell, "count": n}
                    for cell, n in (*out.cells.items(), *out.totals.items())
                ]
                connection.execute(insert(schema.cell), rows)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def office(tmp_path: Path, clock: Clock) -> Iterator[FastAPI]:
    """An empty centre."""
    made = create_app(Settings(data=tmp_path / "centre"), now_millis=clock)
    yield made
    made.state.database.close()


@pytest.fixture
async def stranger(office: FastAPI, clock: Clock) -> AsyncIterator[Browser]:
    """A browser; there is a user, and nobody is logged in."""
    secret = add_user(office.state.database, NAME, password=PASSWORD, now_millis=clock())
    transport = httpx.ASGITransport(app=office)
    async with httpx.AsyncClient(transport=transport, base_url="http://centre.example") as http:
        yield Browser(http=http, clock=clock, secret=secret)


@pytest.fixture
async def browser(stranger: Browser) -> Browser:
    """Logged in."""
    assert (await stranger.log_in()).status_code == 303
    return stranger
