"""Who is asking? Decided from the header fields alone, before a byte of the body is read.

To a stranger every door sounds the same: an unknown team, an unknown device and a wrong signature are one refusal.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import msgspec

from central.database import Database
from central.keys import nobodys_key, verify
from central.rates import Rates
from central.refusals import Refuse
from central.replay import Ticket
from central.settings import Settings
from domain.errors import BadRecord, BadSignature
from domain.signatures import RequestLine, SignedRequest, TeamKey, read_request
from domain.wire import CLOCK_TOLERANCE_SECONDS

# The only doors without a signature: everything behind them is public, sealed, or opened by a token.
_OPEN = (
    ("GET", re.compile(r"/v1/centre")),
    ("GET", re.compile(r"/v1/enrol/[0-9a-f]{32}")),
    ("PUT", re.compile(r"/v1/enrol/[0-9a-f]{32}/answer")),
)
# For a wire key that names itself: of a team that is not here yet, or of a printed key that does not know its team.
_BY_WIRE_KEY = (
    ("POST", re.compile(r"/v1/claim")),
    ("GET", re.compile(r"/v1/recovery/[0-9a-f]{32}")),
)

_MEMBER = "SELECT wire_key, role, is_active FROM member WHERE team = ? AND device = ?"


class Caller(msgspec.Struct, frozen=True, kw_only=True):
    """Believed. A member of `team`, or (claim, recovery) only the holder of `wire_key`: `team`, `device` are empty."""

    team: bytes
    device: bytes
    wire_key: bytes
    role: str
    digest: bytes
    ticket: Ticket


class Doorkeeper:
    """Lets in, or raises Refuse."""

    def __init__(
        self, database: Database, *, settings: Settings, fingerprint: str, now_millis: Callable[[], int]
    ) -> None:
        self._database = database
        self._settings = settings
        self._fingerprint = fingerprint
        self._now_millis = now_millis
        self._rates = Rates()
        self._nobody = nobodys_key()
        self.is_near = database.is_sqlite

    def admit(self, line: RequestLine, fields: Mapping[str, str]) -> Caller | None:
        """None for an open door."""
        if any(line.method == method and path.fullmatch(line.path) for method, path in _OPEN):
            self._rates.spend(b"open", a_minute=self._settings.open_requests_a_minute)
            return None
        try:
            request = read_request(line, fields=fields)
        except BadRecord:
            raise Refuse("bad_signature") from None
        if isinstance(request.key, TeamKey):
            return self._member(request, request.key)
        if not any(line.method == method and path.fullmatch(line.path) for method, path in _BY_WIRE_KEY):
            raise Refuse("bad_signature")
        return self._claimant(request, request.key.public_key)

    def _member(self, request: SignedRequest, key: TeamKey) -> Caller:
        found = self._database.first(_MEMBER, (key.team, key.device))
        # A stranger is checked too, against nobody's key, so that the answer takes as long.
        wire_key, role, is_active = found or (self._nobody, "", False)
        self._check(request, wire_key)
        if found is None:
            raise Refuse("bad_signature")
        if not is_active:
            raise Refuse("not_member")
        self._rates.spend(key.team + key.device, a_minute=self._settings.device_requests_a_minute)
        self._rates.spend(key.team, a_minute=self._settings.team_requests_a_minute)
        return self._caller(request, key=key, wire_key=wire_key, role=role)

    def _claimant(self, request: SignedRequest, public_key: bytes) -> Caller:
        self._check(request, public_key)
        self._rates.spend(b"claim", a_minute=self._settings.open_requests_a_minute)
        return self._caller(request, key=TeamKey(team=b"", device=b""), wire_key=public_key, role="")

    def _check(self, request: SignedRequest, public_key: bytes) -> None:
        try:
            verify(public_key, request.signature, request.base)
        except BadSignature:
            raise Refuse("bad_signature") from None
        if request.central != self._fingerprint:
            raise Refuse("bad_signature")  # meant for another centre, played on to this one
        if abs(request.created_seconds - self._now_millis() / 1000) > CLOCK_TOLERANCE_SECONDS:
            raise Refuse("clock")

    def _caller(self, request: SignedRequest, *, key: TeamKey, wire_key: bytes, role: str) -> Caller:
        signer = key.team + key.device or wire_key
        ticket = Ticket(signer=signer, nonce=request.nonce, now_millis=self._now_millis())
        return Caller(
            team=key.team, device=key.device, wire_key=wire_key, role=role, digest=request.digest, ticket=ticket
        )
