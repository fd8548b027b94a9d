"""One connection to the service: uvicorn's own protocol with two limits that it does not set with this parser."""

from __future__ import annotations

import asyncio
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle

_MOST_HEADER_BYTES = 64 * 1024


class HeaderTooLarge(Exception):
    """Ends the parsing; answered 400."""


class Connection(HttpToolsProtocol):
    """One that brings no whole request header in time is closed; uvicorn itself waits for ever. And what is neither
    body nor a whole header may not grow: a header without end, one field after the other, trailers, the
    framing of chunks. The parser itself would collect them all.
    """

    header_deadline_seconds = 20.0
    _idle_bytes = _header_bytes = 0
    _is_header_done = False

    def connection_made(self, transport: Any) -> None:
        """Wait for the first request."""
        super().connection_made(transport)
        self._await_request()

    def data_received(self, data: bytes) -> None:
        """Parse; too much without a body or a whole header ends the connection."""
        self._idle_bytes += len(data)
        super().data_received(data)
        if self._idle_bytes > _MOST_HEADER_BYTES and not self.transport.is_closing():
            self.send_400_response("The header is too large.")

    def on_message_begin(self) -> None:
        """Count anew."""
        self._idle_bytes = self._header_bytes = 0
        self._is_header_done = False
        super().on_message_begin()

    def on_url(self, url: bytes) -> None:
        """A part of the path."""
        self._count(url)
        super().on_url(url)

    def on_header(self, name: bytes, value: bytes) -> None:
        """One field, or one trailer."""
        self._count(name + value)
        if not self._is_header_done:  # a trailer is read by nobody here
            super().on_header(name, value)

    def on_headers_complete(self) -> None:
        """From here on it is the body."""
        self._idle_bytes, self._is_header_done = 0, True
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        """What the routes measure themselves."""
        self._idle_bytes = 0
        super().on_body(body)

    def on_response_complete(self) -> None:
        """Wait for the next request."""
        super().on_response_complete()
        self._await_request()

    def _count(self, piece: bytes) -> None:
        self._header_bytes += len(piece)
        if self._header_bytes > _MOST_HEADER_BYTES:
            raise HeaderTooLarge

    def _await_request(self) -> None:
        self.loop.call_later(self.header_deadline_seconds, self._close_after, self.cycle)

    def _close_after(self, last: RequestResponseCycle | None) -> None:
        now: RequestResponseCycle | None = self.cycle  # None until the first request, whatever uvicorn declares
        if now is last and (last is None or last.response_complete):
            self.transport.close()


def connections(*, header_deadline_seconds: float) -> type[asyncio.Protocol]:
    """The class of connection for this deadline."""
    return type("Connection", (Connection,), {"header_deadline_seconds": header_deadline_seconds})
