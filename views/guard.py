"""The guard of the laptop mode: the one browser that we opened speaks to the app, no other page on the machine does.

Flet's own server answers whoever asks: no check of Host, Origin or login on its websocket, `*` as allowed origin of its
files, and FastAPI's /docs. A page of a stranger, open in another tab, could so take the whole screen. Here each request
must carry our Host (against DNS rebinding), the websocket our Origin (even with a good cookie), and both the cookie
that only the launch address hands out.

Not covered: another program of the same user. It can read the address from our output, and the browser's memory too.
Cookies know no ports either: a local web server on another port of 127.0.0.1 sees the cookie if the browser visits it.
"""

import base64
import hashlib
import re
import secrets
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qs

# ASGI 3, in our own words: phones have no package that names these.
Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
ASGIApp = Callable[[Scope, Receive, Send], Awaitable[None]]

HOST = "127.0.0.1"
# What FastAPI adds of itself, and Flet's hook for logins at third parties: neither is part of the app.
HIDDEN = frozenset({"docs", "redoc", "openapi.json", "oauth_callback"})
POLICY_VIOLATION = 1008  # RFC 6455, 7.4.1
INLINE_SCRIPT = re.compile(rb"<script(?![^>]*\bsrc=)[^>]*>(.*?)</script>", re.DOTALL | re.IGNORECASE)
# Headers that we set ourselves, or that Flet sets too widely.
REPLACED = frozenset({b"access-control-allow-origin", b"cache-control", b"etag", b"last-modified", b"server"})
COMMON_HEADERS = (
    (b"cache-control", b"no-store"),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-embedder-policy", b"require-corp"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
)


def guarded(app: ASGIApp, *, token: str, port: int) -> ASGIApp:
    """The app behind the guard.

    Args:
        app: what `ft.run(export_asgi_app=True)` or `flet_web.fastapi.app` gives.
        token: the launch token: ASCII, from `secrets.token_urlsafe`. Good for every tab as long as the process lives.
        port: the port on 127.0.0.1 that the browser sees.
    """
    return Guard(app=app, token=token, port=port)


@dataclass(frozen=True, kw_only=True)
class Guard:
    """An ASGI app before an ASGI app; see the module."""

    app: ASGIApp
    token: str = field(repr=False)
    port: int
    # Not the launch token: whoever sees the cookie cannot make a launch address of it.
    session: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let through, or refuse without telling which check failed."""
        match scope["type"]:
            case "http":
                await self._http(scope, receive, send)
            case "websocket":
                await self._websocket(scope, receive, send)
            case _:
                await self.app(scope, receive, send)

    async def _http(self, scope: Scope, receive: Receive, send: Send) -> None:
        if not self._is_our_host(scope):
            await answer(send, 421, "Dit adres is niet van Vindplaats.")
        elif scope["method"] not in {"GET", "HEAD"}:
            await answer(send, 405, "Dit kan hier niet.")
        elif offered := launch_token(scope):
            await self._launch(offered, send)
        elif not self._has_cookie(scope):
            await answer(send, 403, "Open Vindplaats opnieuw vanuit het programma.")
        elif scope["path"].strip("/").split("/")[0].lower() in HIDDEN:
            await answer(send, 404, "Hier is niets.")
        else:
            await self.app(scope, receive, tightened(send, port=self.port))

    async def _launch(self, offered: str, send: Send) -> None:
        """Trade the token for the cookie, and take the token out of the address bar and the history."""
        if not same(offered, self.token):
            await answer(send, 403, "Open Vindplaats opnieuw vanuit het programma.")
            return
        cookie = f"{self._cookie_name}={self.session}; Path=/; HttpOnly; SameSite=Strict"
        await answer(send, 303, "", headers=((b"location", b"/"), (b"set-cookie", cookie.encode("ascii"))))

    async def _websocket(self, scope: Scope, receive: Receive, send: Send) -> None:
        origin = header(scope, b"origin")
        if self._is_our_host(scope) and origin == f"http://{HOST}:{self.port}" and self._has_cookie(scope):
            await self.app(scope, receive, send)
        else:
            await send({"type": "websocket.close", "code": POLICY_VIOLATION, "reason": ""})

    @property
    def _cookie_name(self) -> str:
        """With the port in it: cookies know no ports, and two vaults may be open at once."""
        return f"vindplaats_{self.port}"

    def _is_our_host(self, scope: Scope) -> bool:
        return header(scope, b"host") == f"{HOST}:{self.port}"

    def _has_cookie(self, scope: Scope) -> bool:
        try:
            cookies = SimpleCookie(header(scope, b"cookie") or "")
        except CookieError:
            return False
        morsel = cookies.get(self._cookie_name)
        return morsel is not None and same(morsel.value, self.session)


def same(one: str, other: str) -> bool:
    """Equal, in a time that does not depend on where they differ."""
    return secrets.compare_digest(one.encode("utf-8"), other.encode("utf-8"))


def header(scope: Scope, name: bytes) -> str | None:
    """A header that stands there once; twice is as good as not at all."""
    found = [value for key, value in scope["headers"] if key.lower() == name]
    return found[0].decode("latin-1") if len(found) == 1 else None


def launch_token(scope: Scope) -> str | None:
    """The `t` of `/?t=…`, if the address has one."""
    values = (
        parse_qs(scope["query_string"].decode("latin-1"), max_num_fields=20).get("t") if scope["path"] == "/" else None
    )
    return values[0] if values else None


async def answer(send: Send, status: int, text: str, *, headers: Iterable[tuple[bytes, bytes]] = ()) -> None:
    """One short answer of our own, in plain words."""
    body = text.encode("utf-8")
    every = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(body)).encode("ascii"))]
    every += [*COMMON_HEADERS, (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"), *headers]
    await send({"type": "http.response.start", "status": status, "headers": every})
    await send({"type": "http.response.body", "body": body})


def tightened(send: Send, *, port: int) -> Send:
    """Flet's answers with our headers; a page of HTML gets a policy that names its own inline scripts by their hash."""
    held: list[Message] = []

    async def tight(message: Message) -> None:
        if message["type"] == "http.response.start":
            kept = [(key, value) for key, value in message["headers"] if key.lower() not in REPLACED | COMMON_NAMES]
            message = {**message, "headers": [*kept, *COMMON_HEADERS]}
            if dict(kept).get(b"content-type", b"").startswith(b"text/html"):
                held.append(message)
                return
            message["headers"].append((b"content-security-policy", policy(b"", port=port)))
            await send(message)
        elif held:
            held.append(message)
            if not message.get("more_body", False):
                await release(held, send, port=port)
        else:
            await send(message)

    return tight


COMMON_NAMES = frozenset(name for name, _value in COMMON_HEADERS)


async def release(held: list[Message], send: Send, *, port: int) -> None:
    """Send a page of HTML that was held back until its scripts were known."""
    start, *parts = held
    body = b"".join(part.get("body", b"") for part in parts)
    start["headers"].append((b"content-security-policy", policy(body, port=port)))
    held.clear()
    await send(start)
    await send({"type": "http.response.body", "body": body})


def policy(html: bytes, *, port: int) -> bytes:
    """The Content-Security-Policy under which Flutter still runs: WebAssembly, workers, canvases, all from here.

    It is needed: with `no_cdn` Flutter still asks a CDN for a script of Rive when it starts (seen in 1.0.5).

    `style-src 'unsafe-inline'` is Flutter's: it sets styles from script.
    """
    hashes = [
        base64.b64encode(hashlib.sha256(script).digest()).decode("ascii") for script in INLINE_SCRIPT.findall(html)
    ]
    inline = "".join(f" 'sha256-{digest}'" for digest in hashes)
    rules = (
        "default-src 'none'",
        f"script-src 'self' 'wasm-unsafe-eval' blob:{inline}",
        "worker-src 'self' blob:",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "media-src 'self' blob:",
        "manifest-src 'self'",
        f"connect-src 'self' ws://{HOST}:{port} blob: data:",
        "base-uri 'self'",
        "form-action 'none'",
        "frame-src 'none'",
        "frame-ancestors 'none'",
        "object-src 'none'",
    )
    return "; ".join(rules).encode("ascii")
