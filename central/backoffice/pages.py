"""The pages: log in, figures, a file, log out. Every one of them passes `PageRoute`, so no header can be forgotten."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Coroutine
from typing import Any

import structlog
from fastapi import APIRouter, FastAPI, HTTPException, Request, Response
from fastapi.responses import FileResponse, HTMLResponse, RedirectResponse
from fastapi.routing import APIRoute
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.concurrency import run_in_threadpool

from central.backoffice import sessions
from central.backoffice.figures_page import page_of
from central.backoffice.files import csv_text
from central.backoffice.sums import periods, sheet
from central.backoffice.web import STATIC, BadForm, cookie, drop_cookie, form_of, hardened, set_cookie
from central.database import Database
from central.rates import Rates
from central.refusals import Refuse
from central.users import check_user
from domain.codes.row import UnknownCode
from domain.tables.catalogue import table_of

_log = structlog.get_logger("backoffice")
_WORDS = Environment(
    loader=FileSystemLoader(STATIC.parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
# Where a long Dutch word may be cut on a phone: after a slash, and before a part that browsers do not know.
_WORDS.filters["breakable"] = lambda label: label.replace("/", "/\u200b").replace("problematiek", "\u00adproblematiek")
LOGIN, FIGURES = "/aanmelden", "/cijfers"
TRIES_A_NAME_A_MINUTE = 5
TRIES_AN_ADDRESS_A_MINUTE = 20
TRIES_A_MINUTE = 60
_STATIC_TYPES = {
    "backoffice.css": "text/css",
    "sans-400.ttf": "font/ttf",
    "sans-600.ttf": "font/ttf",
    "mark.svg": "image/svg+xml",
}
_WRONG = "Dit klopt niet. Kijk je naam, je wachtwoord en de code na."
_STALE = "Deze pagina stond te lang open. Probeer het nog eens."
_TOO_MANY = "Er is te vaak geprobeerd. Wacht een minuut."


class PageRoute(APIRoute):
    """Hardens every answer, and turns every fault into a plain page: no traceback, nothing of the database in a log."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Around FastAPI's own."""
        inside = super().get_route_handler()

        async def handle(request: Request) -> Response:
            try:
                response = await inside(request)
            except HTTPException as trouble:
                response = _said(trouble.status_code, "Deze pagina is er niet.")
            except BadForm:
                response = _said(400, _STALE)
            except Exception as trouble:  # noqa: BLE001 - the last net: its text could carry a name, its kind cannot
                _log.error("fault", path=request.url.path, kind=type(trouble).__name__)
                response = _said(500, "Er liep iets mis. Probeer het straks nog eens.")
            return hardened(request, response)

        return handle


router = APIRouter(route_class=PageRoute)


def install(app: FastAPI) -> None:
    """Add the back office to the service."""
    app.state.login_rates = Rates()
    app.include_router(router)


@router.get("/")
def home() -> Response:
    """To the figures."""
    return RedirectResponse(FIGURES, status_code=303)


@router.get(LOGIN)
def login_form(request: Request) -> Response:
    """Name, password, code."""
    return RedirectResponse(FIGURES, status_code=303) if _user(request) else _login(request)


@router.post(LOGIN)
async def login(request: Request) -> Response:
    """A wrong name, password or code is answered in the same words, after the same time."""
    fields = await form_of(request)
    if not sessions.is_form_token(fields.get("token", ""), secret=cookie(request, "form")):
        return _login(request, error=_STALE, status=400)
    name = fields.get("name", "")
    try:
        _spend(request, name)
    except Refuse as refusal:
        response = _login(request, error=_TOO_MANY, status=429)
        response.headers["retry-after"] = str(refusal.retry_after_seconds)
        return response
    return await run_in_threadpool(_admit, request, name, fields)


def _admit(request: Request, name: str, fields: dict[str, str]) -> Response:
    database, now_millis = _database(request), request.app.state.now_millis()
    code = "".join(fields.get("code", "").split())
    password = fields.get("password", "")
    if not check_user(database, name, password=password, code=code, now_seconds=now_millis / 1000):
        return _login(request, error=_WRONG, status=401)
    response = RedirectResponse(FIGURES, status_code=303)
    set_cookie(request, response, "session", sessions.begin(database, name, now_millis=now_millis))
    drop_cookie(request, response, "form")
    return response


@router.post("/afmelden")
async def logout(request: Request) -> Response:
    """The session ends here and in the database."""
    fields, token = await form_of(request), cookie(request, "session")
    if not sessions.is_form_token(fields.get("token", ""), secret=token):
        raise BadForm
    await run_in_threadpool(sessions.end, _database(request), token)
    response = RedirectResponse(LOGIN, status_code=303)
    drop_cookie(request, response, "session")
    return response


@router.get(FIGURES)
def figures(request: Request, kwartaal: str = "") -> Response:
    """The figures of a quarter, the newest when none is asked for."""
    user = _user(request)
    if user is None:
        return RedirectResponse(LOGIN, status_code=303)
    page = page_of(_database(request), kwartaal)
    if page is None and kwartaal:
        return _said(404, "Van dit kwartaal zijn er geen cijfers.")
    token = sessions.form_token(cookie(request, "session"))
    return _html("figures.html", page=page, user=user, token=token)


@router.get(FIGURES + "/{table}.csv")
def file(request: Request, table: str, kwartaal: str = "", bom: str = "") -> Response:
    """One table of one quarter, or of all quarters when none is named; `bom=1` for spreadsheets that need the mark."""
    if _user(request) is None:
        return RedirectResponse(LOGIN, status_code=303)
    database = _database(request)
    try:
        known = table_of(table)
    except UnknownCode:
        raise HTTPException(404) from None
    wanted = [each for each in sorted(periods(database)) if kwartaal in ("", each)]
    sheets = [sheet(database, known, period=each) for each in wanted]
    if kwartaal and not any(each.teams for each in sheets):
        raise HTTPException(404)
    name = f"{known.name}-{wanted[0]}" if kwartaal else known.name
    headers = {"content-disposition": f'attachment; filename="{name}.csv"'}
    text = csv_text([each for each in sheets if each.teams], has_bom=bom == "1")
    return Response(text.encode(), media_type="text/csv; charset=utf-8", headers=headers)


@router.get("/stijl/{name}")
def style(name: str) -> Response:
    """Letters, mark and style sheet; nothing else of the folder."""
    if name not in _STATIC_TYPES:
        raise HTTPException(404)
    headers = {"cache-control": "public, max-age=3600"}
    return FileResponse(STATIC / name, media_type=_STATIC_TYPES[name], headers=headers)


def _login(request: Request, *, error: str = "", status: int = 200) -> HTMLResponse:
    secret = cookie(request, "form") or secrets.token_urlsafe(24)
    response = _html("login.html", status=status, error=error, token=sessions.form_token(secret))
    set_cookie(request, response, "form", secret)
    return response


def _said(status: int, sentence: str) -> HTMLResponse:
    return _html("said.html", status=status, sentence=sentence)


def _html(template: str, *, status: int = 200, **values: object) -> HTMLResponse:
    return HTMLResponse(_WORDS.get_template(template).render(**values), status_code=status)


def _spend(request: Request, name: str) -> None:
    """A try costs a token of this name, of this address, and of all together. Raises Refuse."""
    rates: Rates = request.app.state.login_rates
    address = request.client.host if request.client else ""
    rates.spend(b"name " + name.encode(), a_minute=TRIES_A_NAME_A_MINUTE)
    rates.spend(b"address " + address.encode(), a_minute=TRIES_AN_ADDRESS_A_MINUTE)
    rates.spend(b"all", a_minute=TRIES_A_MINUTE)


def _user(request: Request) -> str | None:
    token = cookie(request, "session")
    now_millis = request.app.state.now_millis()
    return sessions.user_of(_database(request), token, now_millis=now_millis) if token else None


def _database(request: Request) -> Database:
    database: Database = request.app.state.database
    return database
