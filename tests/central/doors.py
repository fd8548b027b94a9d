"""The routes of the service, from the service itself: method, path, the shape of the body that its handler reads."""

from __future__ import annotations

import inspect
import re
from dataclasses import dataclass
from typing import Any

from fastapi import FastAPI
from fastapi.routing import APIRoute

from central.routes import router
from domain import wire

_READS = re.compile(r"_read\(request, (\w+)\)")


@dataclass(frozen=True)
class Door:
    method: str
    path: str
    name: str
    shape: type[Any] | None

    def __str__(self) -> str:
        return f"{self.method} {self.path}"


def doors() -> list[Door]:
    """A new route is in here at once, and in every test that goes over this list."""
    found = []
    for route in router.routes:
        assert isinstance(route, APIRoute)
        method = "".join(route.methods or ())
        shapes = _READS.findall(inspect.getsource(route.endpoint))
        assert len(shapes) == (method in ("POST", "PUT")), route.path
        found.append(Door(method, route.path, route.endpoint.__name__, getattr(wire, shapes[0]) if shapes else None))
    return found


class Watched:
    """The app, with a note of every handler that a request got to."""

    def __init__(self, app: FastAPI) -> None:
        self._app, self.entered = app, set[str]()
        self.state = app.state

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        try:
            await self._app(scope, receive, send)
        finally:
            if "endpoint" in scope:
                self.entered.add(scope["endpoint"].__name__)
