"""The endpoints of docs/protocol.md: read the body, call one function, pack its answer."""

from __future__ import annotations

import asyncio
import re
from concurrent.futures import Future
from typing import Any, TypeVar

from fastapi import APIRouter, Request, Response

from central.committing import Committer
from central.cursors import NEWEST
from central.database import Database
from central.doorkeeper import Caller
from central.envelope import body_of, caller_of, packed
from central.figures import Address, put_table
from central.mailboxes import answer, look, offer
from central.membership import change_membership, membership
from central.places import claim
from central.pulling import Page, pull
from central.pushing import Push, check_size
from central.recovering import team_of_key
from central.refusals import Refuse
from domain.errors import BadRecord
from domain.wire import (
    MAX_BATCH_OPERATIONS,
    CentreCard,
    ClaimRequest,
    EnrolAnswer,
    EnrolOffer,
    MembershipPush,
    PushRequest,
    Stamped,
    TablePush,
    decode,
)

router = APIRouter(prefix="/v1")
_ID = re.compile(r"[0-9a-f]{32}")
_T = TypeVar("_T")


@router.get("/centre")
def get_centre(request: Request) -> Response:
    """Who this centre is."""
    state = request.app.state
    card = CentreCard(public_key=state.key.public, name=state.settings.name, server_millis=state.now_millis())
    return packed(card)


@router.post("/claim")
def post_claim(request: Request) -> Response:
    """A team founded offline takes its empty place."""
    claim(_database(request), caller_of(request), _read(request, ClaimRequest))
    return _done(request)


@router.post("/teams/{team}/ops")
async def post_operations(team: str, request: Request) -> Response:
    """Append: waits in line for the next commit."""
    caller = _member_of(request, team)
    wanted = _read(request, PushRequest)
    check_size(wanted)
    waiting: Future[Any] = _committer(request).submit(Push(caller=caller, request=wanted))
    return packed(await asyncio.wrap_future(waiting))


@router.get("/teams/{team}/ops")
def get_operations(team: str, request: Request) -> Response:
    """One page."""
    caller = _member_of(request, team)
    page = _page(request, caller)
    _committer(request).spend(Push(caller=caller))
    return packed(pull(_database(request), caller, page))


@router.get("/teams/{team}/roster")
def get_roster(team: str, request: Request) -> Response:
    """The whole membership."""
    caller = _member_of(request, team)
    _committer(request).spend(Push(caller=caller))
    return packed(membership(_database(request), caller))


@router.post("/teams/{team}/roster")
def post_roster(team: str, request: Request) -> Response:
    """New links and the epochs that go with them."""
    caller = _member_of(request, team)
    change_membership(_database(request), caller, _read(request, MembershipPush))
    return _done(request)


@router.get("/recovery/{device}")
def get_recovery(device: str, request: Request) -> Response:
    """The membership, for a recovery key that asks with its own wire key."""
    caller = caller_of(request)
    if caller.team:
        raise Refuse("bad_shape")
    return packed(team_of_key(_database(request), caller, _id(device)))


@router.put("/enrol/{mailbox}")
def put_offer(mailbox: str, request: Request) -> Response:
    """The letter to a device that is invited."""
    offer(_database(request), _any_member(request), _id(mailbox), _read(request, EnrolOffer))
    return _done(request)


@router.put("/enrol/{mailbox}/answer")
def put_answer(mailbox: str, request: Request) -> Response:
    """Its answer."""
    now_millis = request.app.state.now_millis()
    answer(_database(request), _id(mailbox), _read(request, EnrolAnswer), now_millis=now_millis)
    return _done(request)


@router.get("/enrol/{mailbox}")
def get_mailbox(mailbox: str, request: Request) -> Response:
    """Both letters."""
    return packed(look(_database(request), _id(mailbox), now_millis=request.app.state.now_millis()))


@router.put("/teams/{team}/tables/{table}/{period}")
def put_figures(team: str, table: str, period: str, request: Request) -> Response:
    """A table of figures."""
    caller = _member_of(request, team)
    put_table(_database(request), caller, Address(table=table, period=period), _read(request, TablePush))
    return _done(request)


def _database(request: Request) -> Database:
    database: Any = request.app.state.database
    return database  # type: ignore[no-any-return]


def _committer(request: Request) -> Committer:
    committer: Any = request.app.state.committer
    return committer  # type: ignore[no-any-return]


def _read(request: Request, shape: type[_T]) -> _T:
    try:
        return decode(body_of(request), shape)
    except BadRecord:
        raise Refuse("bad_shape") from None


def _done(request: Request) -> Response:
    return packed(Stamped(server_millis=request.app.state.now_millis()))


def _any_member(request: Request) -> Caller:
    caller = caller_of(request)
    if not caller.team:
        raise Refuse("not_member")
    return caller


def _member_of(request: Request, team: str) -> Caller:
    """The caller, if this is its team; a team that does not exist is refused in the same words as a foreign one."""
    caller = _any_member(request)
    if team != caller.team.hex():
        raise Refuse("not_member")
    return caller


def _id(text: str) -> bytes:
    if not _ID.fullmatch(text):
        raise Refuse("bad_shape")
    return bytes.fromhex(text)


def _page(request: Request, caller: Caller) -> Page:
    pairs = request.query_params.multi_items()
    asked = dict(pairs)
    limit, own = asked.pop("limit", str(MAX_BATCH_OPERATIONS)), asked.pop("own", "whole")
    is_number = limit.isascii() and limit.isdigit() and len(limit) <= 4
    if len(pairs) != len(dict(pairs)) or not is_number or not set(asked) <= {"after", "before"}:
        raise Refuse("bad_shape")
    if len(asked) > 1 or not 1 <= int(limit) <= MAX_BATCH_OPERATIONS or own not in ("whole", "stub"):
        raise Refuse("bad_shape")
    text, is_backward = asked.get("after", asked.get("before", "")), "before" in asked
    if is_backward and text == NEWEST:
        text = ""
    return Page(text=text, is_backward=is_backward, limit=int(limit), own=caller.device if own == "stub" else b"")
