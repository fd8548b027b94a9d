"""A real socket between a device and the real service, that cuts, stalls, drips or redirects once in a while."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Literal

import uvicorn

from tests.journeys.conftest import Central

Spoil = Literal[
    "cut before the body",
    "cut inside the body",
    "cut after the body",
    "cut inside the reply",
    "stall",
    "drip",
    "redirect",
]
_CLOSE = b"\r\nconnection: close\r\n\r\n"


class Proxy:
    """`next_spoils` are used up one a request; then the line is good. `redirected`: requests that followed one."""

    def __init__(self, *, upstream: int) -> None:
        self._upstream = upstream
        self.next_spoils: list[Spoil] = []
        self.port = 0
        self.redirected = 0

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
            await self._one(reader, writer)
        writer.close()

    async def _one(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        self.redirected += head.startswith(b"GET /login")
        spoil = self.next_spoils.pop(0) if self.next_spoils else None
        if spoil == "redirect":
            writer.write(b"HTTP/1.1 307 Elsewhere\r\nlocation: /login\r\ncontent-length: 0" + _CLOSE)
        elif spoil == "stall":
            await reader.read()  # until the device gives up
        elif spoil != "cut before the body":
            body = await reader.readexactly(_length(head))
            await self._pass_on(head, body, writer, spoil)
        await writer.drain()

    async def _pass_on(self, head: bytes, body: bytes, writer: asyncio.StreamWriter, spoil: Spoil | None) -> None:
        up_reader, up_writer = await asyncio.open_connection("127.0.0.1", self._upstream)
        try:
            is_cut = spoil == "cut inside the body"
            up_writer.write(head + (body[: len(body) // 2] if is_cut else body))
            await up_writer.drain()
            if is_cut:
                return
            reply_head = (await up_reader.readuntil(b"\r\n\r\n"))[:-4] + _CLOSE
            reply = await up_reader.readexactly(_length(reply_head))
        finally:
            up_writer.close()
        if spoil == "cut inside the reply":
            writer.write(reply_head + reply[: len(reply) // 2])
        elif spoil == "drip":
            writer.write(reply_head)
            for byte in reply:
                writer.write(bytes([byte]))
                await writer.drain()
                await asyncio.sleep(0.1)
        elif spoil is None:
            writer.write(reply_head + reply)


@asynccontextmanager
async def proxied(central: Central) -> AsyncIterator[Proxy]:
    """The service on a port of its own in this process, and the bad line before it."""
    server = uvicorn.Server(uvicorn.Config(central.app, port=0, lifespan="off", log_config=None, access_log=False))
    server.config.load()
    server.lifespan = server.config.lifespan_class(server.config)
    await server.startup()
    running = asyncio.create_task(server.main_loop())
    proxy = Proxy(upstream=server.servers[0].sockets[0].getsockname()[1])
    listening = await asyncio.start_server(proxy.serve, "127.0.0.1", 0)
    proxy.port = listening.sockets[0].getsockname()[1]
    try:
        yield proxy
    finally:
        listening.close()
        server.should_exit = server.force_exit = True
        await running
        await server.shutdown()


def _length(head: bytes) -> int:
    for line in head.split(b"\r\n"):
        name, _, value = line.partition(b":")
        if name.strip().lower() == b"content-length":
            return int(value)
    return 0
