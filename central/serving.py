"""The service as a process: binds, says when it is ready, ends cleanly on SIGTERM, waits for no slow header."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable
from types import FrameType

import uvicorn
from fastapi import FastAPI

from central.app import create_app
from central.connections import connections
from central.logs import set_up_logs
from central.settings import ADDRESS_FILE, Settings

_GRACE_SECONDS = 10


def serve(settings: Settings, *, say: Callable[[str], None]) -> None:
    """Serve until SIGTERM or SIGINT. `say` is called once with the ready line. Raises OSError if the port is taken."""
    set_up_logs()
    run(create_app(settings), settings, say=say)


def run(app: FastAPI, settings: Settings, *, say: Callable[[str], None]) -> None:
    """The same for an app that is made already."""
    listener = _listener(settings)
    host, port = listener.getsockname()[:2]
    address = f"http://{f'[{host}]' if ':' in host else host}:{port}"
    (settings.data / ADDRESS_FILE).write_text(settings.public_address or address, encoding="utf-8")
    config = uvicorn.Config(
        app,
        http=connections(header_deadline_seconds=settings.header_deadline_seconds),
        lifespan="on",
        ws="none",
        access_log=False,  # a line of it would hold an address
        log_level="warning",
        server_header=False,
        date_header=False,
        timeout_graceful_shutdown=_GRACE_SECONDS,
        limit_concurrency=1000,
    )
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, _ended)
    _Server(config, ready=lambda: say(f"Central: {address}")).run(sockets=[listener])


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, *, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets=sockets)
        self._ready()


def _listener(settings: Settings) -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind((settings.host, settings.port))
    return listener


def _ended(_number: int, _frame: FrameType | None) -> None:
    """The server shuts down by its own handler and then raises the signal again; nothing is left to do then."""
