"""One request and its reply, held to limits: no redirects, no compression, counted bytes, a stall limit and a deadline.

What is not a reply of a centre at all (a captive portal, a proxy's page) is "no network": it goes on by itself.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import secrets
from collections.abc import Callable, Mapping

import httpx
import msgspec

from domain.errors import BadRecord, BadSignature, CentreUntrusted, NoNetwork
from domain.mark import N_
from domain.signatures import NONCE_FIELD, RequestLine, Signer, check_reply, sign_request
from domain.wire import MAX_BODY_BYTES, MEDIA_TYPE
from storage.crypto import verify

TOO_BIG = N_("Het antwoord van de centrale is te groot. Er is niets overgenomen.")
NOT_SIGNED_RIGHT = N_("Het antwoord komt niet van de centrale van je team. Er is niets overgenomen.")
NO_CENTRE = N_("Hier antwoordt geen centrale. Kijk of je op het internet bent. Het gaat vanzelf verder.")


class Cut(NoNetwork):
    """The line was there and went away: repeat the request, which is always harmless."""


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """Of one request. A whole membership of a large team is the largest reply."""

    stall_seconds: float = 20.0
    deadline_seconds: float = 170.0
    reply_bytes: int = 4 * MAX_BODY_BYTES


class Reply(msgspec.Struct, frozen=True, kw_only=True):
    """What came back, not yet believed: see `believe`. Names of `fields` in small letters."""

    status: int
    fields: Mapping[str, str]
    body: bytes
    nonce: str


def open_network(transport: httpx.AsyncBaseTransport | None = None) -> httpx.AsyncClient:
    """The one seam to the outside: `transport` is a test's, None is the real network. Slow: it reads certificates."""
    return httpx.AsyncClient(
        transport=transport,
        follow_redirects=False,
        headers={"accept": MEDIA_TYPE, "accept-encoding": "identity", "user-agent": "Vindplaats"},
    )


class Network(msgspec.Struct, frozen=True, kw_only=True):
    """What every call needs of the device: the way out, how long it may take, the clock."""

    http: httpx.AsyncClient
    now: Callable[[], dt.datetime]
    limits: Limits = Limits()


class Line:
    """A line to one address."""

    def __init__(self, address: str, *, network: Network) -> None:
        self._address, self._http = address.rstrip("/"), network.http
        self._limits, self._now = network.limits, network.now

    async def ask(
        self, line: RequestLine, *, body: bytes = b"", central: str = "", signer: Signer | None = None
    ) -> Reply:
        """Signed when there is a signer (`central`: the fingerprint of the centre, hex), with a nonce in any case.

        Raises NoNetwork (Cut when repeating may help) and CentreUntrusted for a reply over the limit.
        """
        nonce = secrets.token_urlsafe(18)
        fields = {NONCE_FIELD: nonce}
        if signer is not None:
            created = int(self._now().timestamp())
            fields = sign_request(line, body=body, central=central, created_seconds=created, nonce=nonce, signer=signer)
        if line.method != "GET":
            fields["content-type"] = MEDIA_TYPE
        return await self._send(line, body=body, fields=fields, nonce=nonce)

    async def _send(self, line: RequestLine, *, body: bytes, fields: dict[str, str], nonce: str) -> Reply:
        url = self._address + line.path + (f"?{line.query}" if line.query else "")
        try:
            async with (
                asyncio.timeout(self._limits.deadline_seconds),
                self._http.stream(
                    line.method, url, content=body, headers=fields, timeout=self._limits.stall_seconds
                ) as response,
            ):
                _check_form(response)
                content = await self._read(response)
                got = {name.lower(): value for name, value in response.headers.items()}
                return Reply(status=response.status_code, fields=got, body=content, nonce=nonce)
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.InvalidURL, httpx.UnsupportedProtocol):
            raise NoNetwork from None
        except (httpx.HTTPError, httpx.StreamError, TimeoutError, OSError):
            raise Cut from None
        finally:
            self._http.cookies.clear()  # a portal's cookie is nothing to carry along

    async def _read(self, response: httpx.Response) -> bytes:
        content = bytearray()
        async for piece in response.aiter_raw():
            content += piece
            if len(content) > self._limits.reply_bytes:
                raise CentreUntrusted(TOO_BIG)
        return bytes(content)


def _check_form(response: httpx.Response) -> None:
    """Only what a centre could have sent is read any further."""
    kind = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    encoding = response.headers.get("content-encoding", "identity").strip().lower()
    if response.is_redirect or 300 <= response.status_code < 400 or kind != MEDIA_TYPE or encoding != "identity":
        raise NoNetwork(NO_CENTRE)


def believe(reply: Reply, *, centre_key: bytes) -> bytes:
    """The body, if the centre with this key signed it for this very request.

    Raises NoNetwork for what carries no signature (somebody in between), CentreUntrusted for one that does not match.
    """
    try:
        check_reply(
            status=reply.status,
            fields=reply.fields,
            body=reply.body,
            nonce=reply.nonce,
            centre_key=centre_key,
            verify=verify,
        )
    except BadRecord:
        raise NoNetwork(NO_CENTRE) from None
    except BadSignature:
        raise CentreUntrusted(NOT_SIGNED_RIGHT) from None
    return reply.body
