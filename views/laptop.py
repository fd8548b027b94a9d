"""The laptop mode: the same app in a browser of this machine, served on 127.0.0.1 behind the guard."""

import asyncio
import secrets
import socket
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import flet as ft

from views.guard import HOST, guarded

# A laptop that slept finds its screen again; after this the Python side forgets the tab (Flet's default: an hour).
SESSION_TIMEOUT_SECONDS = 600
# Open tabs get this long to hear that the app ends.
SHUTDOWN_TIMEOUT_SECONDS = 1

Main = Callable[[ft.Page], Any | Awaitable[Any]]


def new_token() -> str:
    """A launch token: 256 random bits as text for an address."""
    return secrets.token_urlsafe(32)


async def serve(
    main: Main, *, port: int, token: str, assets_dir: Path, on_ready: Callable[[str], None], title: str = "Vindplaats"
) -> None:
    """Serve the app until SIGTERM or SIGINT, then return: what the caller closes after it is still closed.

    Args:
        main: Flet's entry, called once for every tab with its page.
        port: on 127.0.0.1; 0 picks a free one.
        token: the launch token, see `new_token`.
        assets_dir: served as it is to whoever passed the guard.
        on_ready: called once with the launch address, when requests are answered.
        title: the name in the tab before the app sets its own.

    Raises:
        OSError: the port is taken.
    """
    listener = listening(port)
    taken = int(listener.getsockname()[1])
    app = guarded(flet_app(main, assets_dir=assets_dir, title=title), token=token, port=taken)
    address = f"http://{HOST}:{taken}/?t={token}"
    await serve_until_signal(app, listener=listener, on_started=lambda: on_ready(address))


def run(main: Main, *, port: int, token: str, assets_dir: Path, on_ready: Callable[[str], None]) -> None:
    """`serve`, for a caller without a loop of its own."""
    asyncio.run(serve(main, port=port, token=token, assets_dir=assets_dir, on_ready=on_ready))


def listening(port: int) -> socket.socket:
    """A socket on 127.0.0.1 and nowhere else; it exists before the guard, which must know its port."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
    except OSError:
        listener.close()
        raise
    return listener


def flet_app(main: Main, *, assets_dir: Path, title: str) -> Any:
    """What `ft.run(main, export_asgi_app=True, no_cdn=True)` builds, with a shorter session and without /docs.

    Imported here: phones have no flet-web.
    """
    import flet_web.fastapi as flet_fastapi

    app = flet_fastapi.FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    inner = flet_fastapi.app(
        main,
        assets_dir=str(assets_dir),
        app_name=title,
        app_short_name=title,
        app_description="",
        no_cdn=True,
        session_timeout_seconds=SESSION_TIMEOUT_SECONDS,
    )
    app.mount("/", inner)
    return app


async def serve_until_signal(app: Any, *, listener: socket.socket, on_started: Callable[[], None]) -> None:
    """Run uvicorn on a socket of ours, without an access log: its lines would hold the launch token."""
    import uvicorn

    class Server(uvicorn.Server):
        """Uvicorn, but a signal ends `serve` instead of killing the process before the vault is closed."""

        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets=sockets)
            if self.started:
                on_started()

        @contextmanager
        def capture_signals(self) -> Iterator[None]:
            with super().capture_signals():
                yield
                self._captured_signals.clear()

    config = uvicorn.Config(
        app,
        access_log=False,
        log_level="error",
        proxy_headers=False,
        server_header=False,
        ws="websockets-sansio",
        ws_per_message_deflate=False,
        timeout_graceful_shutdown=SHUTDOWN_TIMEOUT_SECONDS,
    )
    await Server(config).serve(sockets=[listener])
