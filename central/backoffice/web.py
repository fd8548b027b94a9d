"""What every page of the back office has in common: headers, cookies, and the reading of a small form."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs

from fastapi import Request, Response

from central.settings import Settings

STATIC = Path(__file__).parent / "static"
MAX_FORM_BYTES = 4096
HEADERS = {
    # No script at all; styles, letters and pictures from here only; no frame, no other target for a form.
    "content-security-policy": (
        "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "x-robots-tag": "noindex, nofollow",
    "cache-control": "no-store",
}
_HSTS = "max-age=31536000"


class BadForm(Exception):
    """Not a form of ours: too large, not readable, or without the token that our page put in it."""


def is_secure(request: Request) -> bool:
    """Does the browser speak https to us, itself or through the proxy before us?"""
    settings: Settings = request.app.state.settings
    return request.url.scheme == "https" or settings.public_address.startswith("https://")


def hardened(request: Request, response: Response) -> Response:
    """With the headers of every page."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if is_secure(request):
        response.headers["strict-transport-security"] = _HSTS
    return response


def cookie_name(request: Request, kind: str) -> str:
    """`__Host-` makes a browser refuse the cookie from any other host or over plain http."""
    return f"__Host-vindplaats-{kind}" if is_secure(request) else f"vindplaats-{kind}"


def cookie(request: Request, kind: str) -> str:
    """The value, or "" when there is none."""
    return request.cookies.get(cookie_name(request, kind), "")


def set_cookie(request: Request, response: Response, kind: str, value: str) -> None:
    """For this browser session only, out of reach of scripts and of other sites."""
    name = cookie_name(request, kind)
    response.set_cookie(name, value, httponly=True, samesite="strict", secure=is_secure(request), path="/")


def drop_cookie(request: Request, response: Response, kind: str) -> None:
    """Gone from the browser."""
    name = cookie_name(request, kind)
    response.delete_cookie(name, httponly=True, samesite="strict", secure=is_secure(request), path="/")


async def form_of(request: Request) -> dict[str, str]:
    """The fields of a small form sent from a page of this very site. Raises BadForm."""
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        raise BadForm
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MAX_FORM_BYTES:
            raise BadForm
    try:
        fields = parse_qs(body.decode("ascii"), keep_blank_values=True, max_num_fields=10, errors="strict")
    except ValueError:
        raise BadForm from None
    found = {name: values[0] for name, values in fields.items()}
    if not all(value.isprintable() for value in found.values()):
        raise BadForm  # a NUL or a line break; a database may refuse it and would say so with the value
    return found
