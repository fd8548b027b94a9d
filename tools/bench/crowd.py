"""A hundred simulated devices of ten teams, each with its own keys, chain and connection, that push one by one.

Everything is made and signed before the clock starts, and replies are read after it has stopped: what is measured is
the service.
"""

import asyncio
import secrets
import time
from pathlib import Path
from urllib.parse import urlsplit

import httpx

from central.database import Database
from central.places import add_place
from central.settings import Settings
from domain import signatures
from domain.connect_code import read
from domain.wire import MEDIA_TYPE, CentreCard, PullReply, PushReply, PushRequest, Stamped, decode, encode
from tests.central.device import Device, Line
from tests.central.team import Team, admit, pull

TEAMS, DEVICES_A_TEAM = 10, 10


class Crowd:
    """The teams, claimed and admitted at one service."""

    def __init__(self, *, address: str, centre_key: bytes, teams: list[Team]) -> None:
        self._place = urlsplit(address)
        self._address = address
        self._centre_key = centre_key
        self._teams = teams
        self._bodies: list[bytes] = []
        self._devices = [device for team in teams for device in team.members.values()]

    def requests(self, *, each: int, route: str) -> list[list[bytes]]:
        """For each device so many whole HTTP requests, with one operation of 256 sealed bytes each."""
        return [[self._request(device, route=route) for _ in range(each)] for device in self._devices]

    def run(self, requests: list[list[bytes]]) -> float:
        """Seconds from the first to the last. Each device waits for its answer before it sends the next."""

        async def all_devices() -> tuple[float, list[list[bytes]]]:
            lines = [await asyncio.open_connection(self._place.hostname, self._place.port) for _ in requests]
            start = time.perf_counter()
            bodies = await asyncio.gather(
                *(_one_by_one(line, mine) for line, mine in zip(lines, requests, strict=True))
            )
            seconds = time.perf_counter() - start
            for _, writer in lines:
                writer.close()
            return seconds, bodies

        seconds, bodies = asyncio.run(all_devices())
        self._bodies += [body for some in bodies for body in some]
        return seconds

    def check_stored(self) -> None:
        """Every push of every run was answered `stored`, and no team's ledger has a gap."""
        assert all(verdict.code == "stored" for body in self._bodies for verdict in decode(body, PushReply).verdicts)
        assert asyncio.run(self._count()) == len(self._bodies)

    def _request(self, device: Device, *, route: str) -> bytes:
        body = encode(PushRequest(ops=(device.operation().wire(),)))
        path = f"{device.path}/{route}"
        fields = signatures.sign_request(
            signatures.RequestLine(method="POST", path=path),
            body=body,
            central=Line(http=None, centre_key=self._centre_key).central,  # type: ignore[arg-type]
            created_seconds=int(time.time()),
            nonce=secrets.token_urlsafe(18),
            signer=device.signer,
        )
        fields |= {"content-type": MEDIA_TYPE, "content-length": str(len(body)), "host": self._place.netloc}
        lines = [f"POST {path} HTTP/1.1", *(f"{name}: {value}" for name, value in fields.items()), "", ""]
        return "\r\n".join(lines).encode() + body

    async def _count(self) -> int:
        total = 0
        async with httpx.AsyncClient(base_url=self._address) as http:
            line = Line(http=http, centre_key=self._centre_key)
            for team in self._teams:
                seqs = await _seqs(line, team.founder)
                assert seqs == list(range(1, len(seqs) + 1))
                total += len(seqs)
        return total


def gathered(folder: Path, *, address: str, database: str) -> Crowd:
    """Found the teams, claim their places, admit the devices."""
    codes = [_place(folder, database=database) for _ in range(TEAMS)]

    async def work() -> tuple[bytes, list[Team]]:
        async with httpx.AsyncClient(base_url=address) as http:
            card = decode((await http.get("/v1/centre")).content, CentreCard)
            line = Line(http=http, centre_key=card.public_key)
            return card.public_key, [await _team(line, code) for code in codes]

    centre_key, teams = asyncio.run(work())
    return Crowd(address=address, centre_key=centre_key, teams=teams)


def _place(folder: Path, *, database: str) -> bytes:
    """The secret of a fresh `team add`."""
    opened = Database(Settings(data=folder, database=database))
    now_millis = time.time_ns() // 1_000_000
    code = add_place(
        opened, "Bench", address="https://centre.example", fingerprint=bytes(16), days=1, now_millis=now_millis
    )
    opened.close()
    return read(code).secret


async def _team(line: Line, secret: bytes) -> Team:
    team = Team()
    claim = encode(team.claim(secret))
    (await line.ask("POST", "/v1/claim", signer=team.founder.claimant, body=claim)).as_(Stamped)
    for _ in range(DEVICES_A_TEAM - 1):
        await admit(line, team)
    return team


async def _seqs(line: Line, device: Device) -> list[int]:
    seqs: list[int] = []
    page: PullReply | None = None
    while page is None or not page.done:
        page = await pull(line, device, **({"after": page.cursor} if page else {}))
        seqs += [row.seq for row in page.ops]
    return seqs


async def _one_by_one(line: tuple[asyncio.StreamReader, asyncio.StreamWriter], requests: list[bytes]) -> list[bytes]:
    reader, writer = line
    bodies = []
    for request in requests:
        writer.write(request)
        head = await reader.readuntil(b"\r\n\r\n")
        assert head.startswith(b"HTTP/1.1 200"), head[:30]
        length = next(row for row in head.lower().split(b"\r\n") if row.startswith(b"content-length:"))
        bodies.append(await reader.readexactly(int(length.partition(b":")[2])))
    return bodies
