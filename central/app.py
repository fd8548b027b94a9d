"""The service: one FastAPI app, no state of its own but the database and the centre's key."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from fastapi import FastAPI, Request, Response
from fastapi.responses import JSONResponse
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from starlette.exceptions import HTTPException

from central.backoffice.pages import install
from central.committing import Committer
from central.database import Database
from central.doorkeeper import Doorkeeper
from central.envelope import Envelope
from central.keys import centre_key
from central.routes import router
from central.settings import Settings
from central.switchboard import switchboard


def _wall_clock_millis() -> int:
    return time.time_ns() // 1_000_000


def create_app(settings: Settings, *, now_millis: Callable[[], int] = _wall_clock_millis) -> FastAPI:
    """Ready to serve; brings the database to this version first. `now_millis` is the clock (UTC)."""
    database = Database(settings)
    database.migrate()
    key = centre_key(settings.data)
    app = FastAPI(title="Vindplaats central", docs_url=None, redoc_url=None, openapi_url=None, lifespan=_lifespan)
    app.router.redirect_slashes = False  # a redirect would leave the signature behind
    app.state.settings, app.state.database, app.state.key, app.state.now_millis = settings, database, key, now_millis
    app.state.committer = Committer(database, settings)
    install(app)
    app.add_api_route("/healthz", _healthz, methods=["GET"])
    app.add_exception_handler(HTTPException, _not_there)
    doorkeeper = Doorkeeper(database, settings=settings, fingerprint=key.fingerprint, now_millis=now_millis)
    app.state.switchboard = switchboard(router)
    app.add_middleware(
        Envelope,
        settings=settings,
        key=key,
        doorkeeper=doorkeeper,
        now_millis=now_millis,
        inside=app.state.switchboard,
    )
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    yield
    app.state.database.close()


def _healthz(request: Request) -> Response:
    """Is the database there? For a load balancer; tells nothing else."""
    try:
        with request.app.state.database.reading() as connection:
            connection.execute(text("SELECT 1"))
    except SQLAlchemyError:
        return JSONResponse({"status": "down"}, status_code=503)
    return JSONResponse({"status": "ok"})


def _not_there(_request: Request, trouble: Exception) -> Response:
    """Unknown path or method, outside /v1."""
    return Response(status_code=trouble.status_code if isinstance(trouble, HTTPException) else 500)
