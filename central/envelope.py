"""Around every request of /v1: who asks, how much may come in, and the centre's signature under every answer.

Order matters: the signature over the header fields is checked first, then the length, then the body is read against a
deadline, then its digest; only then does a route see it. Refusals and faults are answered as signed `Refusal`s too.
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import sqlite3
from collections.abc import Callable
from typing import cast

import structlog
from sqlalchemy.exc import DBAPIError
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from central.doorkeeper import Caller, Doorkeeper
from central.keys import CentreKey
from central.logs import where
from central.refusals import Refuse
from central.settings import Settings
from domain.signatures import RequestLine, nonce_of, sign_reply
from domain.wire import MAX_BODY_BYTES, MAX_MAILBOX_BYTES, MEDIA_TYPE, Refusal, encode

_log = structlog.get_logger("central")
_PREFIX = "/v1/"
_OPEN_BODY_BYTES = MAX_MAILBOX_BYTES + 1024  # behind an open door there is only the answer to an invitation


class Envelope:
    """ASGI middleware around `inside`, the routes of /v1; all else goes to `app`.

    Routes find `request.state.caller` (None behind an open door) and `request.state.body`.
    """

    def __init__(
        self,
        app: ASGIApp,
        *,
        settings: Settings,
        key: CentreKey,
        doorkeeper: Doorkeeper,
        now_millis: Callable[[], int],
        inside: ASGIApp,
    ) -> None:
        self._app = app
        self._routes = inside
        self._settings = settings
        self._key = key
        self._doorkeeper = doorkeeper
        self._now_millis = now_millis

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http" or not scope["path"].startswith(_PREFIX):
            await self._app(scope, receive, send)
            return
        fields = _fields(scope)
        reply = _Reply()
        try:
            await self._inside(scope, fields, receive, reply)
        except Refuse as refusal:
            reply = self._refusal(refusal)
        except HTTPException as trouble:  # no such path, or not by this method
            reply = self._refusal(Refuse("bad_shape", status=trouble.status_code))
        except (DBAPIError, sqlite3.Error) as trouble:  # a full disk, a database that went away: nothing was stored
            kind = trouble.orig if isinstance(trouble, DBAPIError) else trouble
            _log.error("database", where=where(scope["path"]), kind=type(kind).__name__)
            reply = self._refusal(Refuse("centre_down"))
        except ClientGone:
            return
        except Exception as trouble:  # noqa: BLE001 - the last net: its text could carry content, its kind cannot
            _log.error("fault", where=where(scope["path"]), kind=type(trouble).__name__)
            reply = self._refusal(Refuse("centre_down", status=500))
        await reply.send_signed(send, nonce=nonce_of(fields), key=self._key, now_millis=self._now_millis())

    async def _inside(self, scope: Scope, fields: dict[str, str], receive: Receive, reply: _Reply) -> None:
        line = _request_line(scope)
        caller = await self._admit(line, fields)
        limit = MAX_BODY_BYTES if caller is not None else _OPEN_BODY_BYTES
        _check_announced(line, fields, limit=limit)
        body = await self._read_body(receive, limit=limit)
        if caller is not None and not hmac.compare_digest(hashlib.sha256(body).digest(), caller.digest):
            raise Refuse("bad_signature")
        state = scope.setdefault("state", {})
        state["caller"], state["body"] = caller, body
        await self._routes(scope, _nothing_more, reply.take)

    async def _admit(self, line: RequestLine, fields: dict[str, str]) -> Caller | None:
        """A hop to a thread costs as much as the check of a signature, so only where the look-up goes over a line."""
        if self._doorkeeper.is_near:
            return self._doorkeeper.admit(line, fields)
        return await run_in_threadpool(self._doorkeeper.admit, line, fields)

    async def _read_body(self, receive: Receive, *, limit: int) -> bytes:
        """Whole, within the limit and both deadlines, also where no length was announced."""
        body = bytearray()
        try:
            async with asyncio.timeout(self._settings.body_deadline_seconds):
                more = True
                while more:
                    async with asyncio.timeout(self._settings.body_stall_seconds):
                        message = await receive()
                    if message["type"] == "http.disconnect":
                        raise ClientGone
                    body += message.get("body", b"")
                    more = message.get("more_body", False)
                    if len(body) > limit:
                        raise Refuse("too_large")
        except TimeoutError:
            raise Refuse("too_large", status=408) from None
        return bytes(body)

    def _refusal(self, refusal: Refuse) -> _Reply:
        reply = _Reply()
        reply.status = refusal.status
        reply.body = encode(Refusal(code=refusal.code, server_millis=self._now_millis()))
        reply.headers = [(b"content-type", MEDIA_TYPE.encode())]
        if refusal.retry_after_seconds is not None:
            reply.headers.append((b"retry-after", str(refusal.retry_after_seconds).encode()))
        if refusal.status in (408, 413):
            reply.headers.append((b"connection", b"close"))  # the rest of the body stays unread
        return reply


class ClientGone(Exception):
    """The line was cut inside the body: nobody waits for an answer, and nothing was done."""


class _Reply:
    """Holds an answer back until it is whole and can be signed."""

    def __init__(self) -> None:
        self.status = 500
        self.headers: list[tuple[bytes, bytes]] = []
        self.body = b""

    async def take(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            self.headers = [pair for pair in message.get("headers", []) if pair[0].lower() != b"content-length"]
        elif message["type"] == "http.response.body":
            self.body += message.get("body", b"")

    async def send_signed(self, send: Send, *, nonce: str, key: CentreKey, now_millis: int) -> None:
        signed = sign_reply(
            status=self.status, body=self.body, nonce=nonce, created_seconds=now_millis // 1000, signer=key.signer
        )
        fields = [(name.encode(), value.encode()) for name, value in signed.items()]
        fields += [(b"content-length", str(len(self.body)).encode()), (b"cache-control", b"no-store")]
        await send({"type": "http.response.start", "status": self.status, "headers": self.headers + fields})
        await send({"type": "http.response.body", "body": self.body})


def caller_of(request: Request) -> Caller:
    """Who asks, in a route behind a signed door."""
    return cast("Caller", request.state.caller)


def body_of(request: Request) -> bytes:
    """What came in: read, measured and, behind a signed door, the very bytes that were signed."""
    return cast("bytes", request.state.body)


def packed(message: object) -> Response:
    """An answer of domain.wire."""
    return Response(encode(message), media_type=MEDIA_TYPE)


def _fields(scope: Scope) -> dict[str, str]:
    """Names in small letters. A field that came twice is joined, which no strict reader takes."""
    fields: dict[str, str] = {}
    for raw_name, raw_value in scope["headers"]:
        name, value = raw_name.decode("latin-1").lower(), raw_value.decode("latin-1")
        fields[name] = f"{fields[name]}, {value}" if name in fields else value
    return fields


def _request_line(scope: Scope) -> RequestLine:
    raw_path = scope.get("raw_path") or scope["path"].encode()
    return RequestLine(
        method=scope["method"],
        path=raw_path.decode("latin-1"),
        query=scope.get("query_string", b"").decode("latin-1"),
    )


def _check_announced(line: RequestLine, fields: dict[str, str], *, limit: int) -> None:
    length = fields.get("content-length", "0")
    if not length.isascii() or not length.isdigit():
        raise Refuse("bad_shape")
    if len(length) > 12 or int(length) > limit:
        raise Refuse("too_large")
    if line.method in ("POST", "PUT") and fields.get("content-type") != MEDIA_TYPE:
        raise Refuse("bad_shape", status=415)
    if fields.get("content-encoding", "identity") != "identity":
        raise Refuse("bad_shape", status=415)


async def _nothing_more() -> Message:
    return {"type": "http.request", "body": b"", "more_body": False}
