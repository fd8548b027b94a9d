"""One request over a real socket: drips, stalls, floods, cuts, and what a reply has to look like."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest

from domain.errors import CentreUntrusted, NoNetwork
from domain.signatures import RequestLine
from sync.exchange import Cut, Limits, Line, Network, believe, open_network

Speak = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]
HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: application/msgpack\r\n"
LIMITS = Limits(stall_seconds=0.4, deadline_seconds=1.0, reply_bytes=10_000)
LINE = RequestLine(method="GET", path="/v1/centre")


@asynccontextmanager
async def server(speak: Speak) -> AsyncIterator[Line]:
    """A line to a server that says what it likes."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await reader.readuntil(b"\r\n\r\n")
            await speak(reader, writer)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    listening = await asyncio.start_server(serve, "127.0.0.1", 0)
    port = listening.sockets[0].getsockname()[1]
    http = open_network()
    network = Network(http=http, now=lambda: dt.datetime.now(dt.UTC), limits=LIMITS)
    try:
        yield Line(f"http://127.0.0.1:{port}", network=network)
    finally:
        await http.aclose()
        listening.close()


async def test_a_drip_ends_at_the_deadline() -> None:
    async def drip(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(HEAD + b"content-length: 9000\r\n\r\n")
        for _again in range(100):
            writer.write(b"x")
            await writer.drain()
            await asyncio.sleep(0.1)

    async with server(drip) as line:
        started = asyncio.get_running_loop().time()
        with pytest.raises(Cut):
            await line.ask(LINE)
        assert asyncio.get_running_loop().time() - started < 3


async def test_a_stall_ends_before_the_deadline() -> None:
    async def stall(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(HEAD + b"content-length: 9000\r\n\r\n")
        await writer.drain()
        await asyncio.sleep(3)

    async with server(stall) as line:
        started = asyncio.get_running_loop().time()
        with pytest.raises(Cut):
            await line.ask(LINE)
        assert asyncio.get_running_loop().time() - started < 0.9


async def test_a_flood_is_not_read_to_its_end() -> None:
    sent = 0

    async def flood(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal sent
        writer.write(HEAD + b"transfer-encoding: chunked\r\n\r\n")
        while sent < 50_000_000:
            writer.write(b"2000\r\n" + bytes(0x2000) + b"\r\n")
            await writer.drain()
            sent += 0x2000

    async with server(flood) as line:
        with pytest.raises(CentreUntrusted):
            await line.ask(LINE)
    assert sent < 50_000_000


async def test_a_compressed_reply_is_not_unpacked() -> None:
    async def bomb(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(HEAD + b"content-encoding: gzip\r\ncontent-length: 4\r\n\r\nbomb")
        await writer.drain()

    async with server(bomb) as line:
        with pytest.raises(NoNetwork):
            await line.ask(LINE)


async def test_a_line_that_is_cut_inside_the_body_is_cut() -> None:
    async def cut(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(HEAD + b"content-length: 9000\r\n\r\nhalf")
        await writer.drain()

    async with server(cut) as line:
        with pytest.raises(Cut):
            await line.ask(LINE)


async def test_an_endless_header_is_no_network() -> None:
    async def header(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\n")
        for _again in range(10_000):
            writer.write(b"x-y: " + b"z" * 1000 + b"\r\n")
            await writer.drain()

    async with server(header) as line:
        with pytest.raises(NoNetwork):
            await line.ask(LINE)


async def test_nobody_there_is_no_network_at_once() -> None:
    async with server(lambda *_: asyncio.sleep(0)) as line:
        pass
    with pytest.raises((NoNetwork, RuntimeError)):
        await line.ask(LINE)


async def test_a_reply_without_a_signature_is_somebody_in_between() -> None:
    async def plain(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(HEAD + b"content-length: 1\r\n\r\n\x80")
        await writer.drain()

    async with server(plain) as line:
        reply = await line.ask(LINE)
    with pytest.raises(NoNetwork):
        believe(reply, centre_key=bytes(32))


async def test_no_compression_is_asked_for_and_no_cookie_is_kept() -> None:
    asked: list[bytes] = []

    async def portal(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\nset-cookie: who=you\r\ncontent-length: 0\r\n\r\n")
        await writer.drain()
        asked.append(await reader.readuntil(b"\r\n\r\n"))

    async with server(portal) as line:
        for _ in range(2):
            with pytest.raises(NoNetwork):
                await line.ask(LINE)
    assert not line._http.cookies
    assert line._http.headers["accept-encoding"] == "identity"
