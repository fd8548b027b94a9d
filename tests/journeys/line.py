"""A real transport that goes bad on demand: cut before or after the request, gone, a portal, a redirect, too big."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from typing import Literal

import httpx

Fault = Literal["before", "after", "gone", "portal", "redirect", "big", "mangled", "unsigned", "stale"]


class Bad(httpx.AsyncBaseTransport):
    """`next_faults` are used up one a request, then the line is good again; `always` holds until it is None."""

    def __init__(self, inner: httpx.AsyncBaseTransport) -> None:
        self.inner = inner
        self.next_faults: list[Fault | None] = []
        self.always: Fault | None = None
        self.requests: list[httpx.Request] = []
        self.change: Callable[[httpx.Request, httpx.Response], httpx.Response] | None = None

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        fault = self.next_faults.pop(0) if self.next_faults else self.always
        if fault == "gone":
            raise httpx.ConnectError("refused", request=request)
        if fault == "before":
            raise httpx.WriteError("cut", request=request)
        if fault == "portal":
            return httpx.Response(200, html="<h1>Welkom op de gratis wifi</h1>")
        if fault == "redirect":
            return httpx.Response(302, headers={"location": "https://wifi.example/login"})
        if fault == "big":
            return httpx.Response(200, headers={"content-type": "application/msgpack"}, content=_flood())
        reply = await self.inner.handle_async_request(request)
        if fault == "after":
            await reply.aread()
            raise httpx.ReadError("cut", request=request)
        if fault is not None:
            return await _spoilt(reply, fault)
        if self.change is None:
            return reply
        whole = httpx.Response(reply.status_code, headers=reply.headers, stream=httpx.ByteStream(await reply.aread()))
        return self.change(request, whole)


async def _spoilt(reply: httpx.Response, fault: Fault) -> httpx.Response:
    body = await reply.aread()
    headers = dict(reply.headers)
    if fault == "unsigned":
        headers.pop("signature"), headers.pop("signature-input")
    if fault == "mangled":
        body = body[:-1] + bytes([body[-1] ^ 1])
    return httpx.Response(reply.status_code, headers=headers, stream=httpx.ByteStream(body))


async def _flood() -> AsyncIterator[bytes]:
    for _ in range(100):
        yield bytes(1024 * 1024)
