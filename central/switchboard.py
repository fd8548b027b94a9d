"""The routes of /v1 as they are called: by Starlette's own matching, past FastAPI's.

FastAPI looks for parameters, dependencies and shapes in every request. These routes have none: their bodies are
msgpack, read by domain.wire, and the looking cost more than the signature. The table stays a list of FastAPI routes.
"""

from __future__ import annotations

import inspect

from fastapi import APIRouter
from fastapi.routing import APIRoute
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.routing import Route, Router
from starlette.types import Receive, Scope, Send


def switchboard(table: APIRouter) -> Router:
    """An ASGI app. Raises HTTPException 404 or 405 for what is not in the table."""
    found = [_route(route) for route in table.routes if isinstance(route, APIRoute)]
    # The two that are asked all day come first.
    found.sort(key=lambda route: not route.path.endswith("/ops"))
    return Router(routes=found, redirect_slashes=False, default=_nowhere)


class _Handler:
    def __init__(self, route: APIRoute) -> None:
        self._call = route.endpoint
        self._is_async = inspect.iscoroutinefunction(route.endpoint)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        scope["endpoint"] = self._call
        request, named = Request(scope, receive, send), scope["path_params"]
        if self._is_async:
            response = await self._call(request=request, **named)
        else:
            response = await run_in_threadpool(self._call, request=request, **named)
        await response(scope, receive, send)


def _route(route: APIRoute) -> Route:
    methods = set(route.methods or ())
    made = Route(route.path, endpoint=_Handler(route), methods=sorted(methods))
    made.methods = methods  # without the HEAD that Starlette adds to a GET
    return made


async def _nowhere(_scope: Scope, _receive: Receive, _send: Send) -> None:
    raise HTTPException(status_code=404)
