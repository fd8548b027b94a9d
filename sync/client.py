"""The centre as a device calls it: one method an endpoint of docs/protocol.md, requests signed, replies checked.

Every method raises NoNetwork, CentreUntrusted, ClockWrong or CentreRefused (`code` of domain.wire.REFUSALS), and
nothing else. A request that was cut is repeated: the centre takes all of them twice without harm.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import random
from collections.abc import Awaitable, Callable
from typing import TypeVar
from urllib.parse import urlencode

from domain.connect_code import fingerprint_of
from domain.errors import BadRecord, CentreUntrusted
from domain.mark import N_
from domain.signatures import RequestLine, Signer
from domain.wire import (
    MAX_BATCH_OPERATIONS,
    CentreCard,
    ClaimRequest,
    EnrolAnswer,
    EnrolBox,
    EnrolOffer,
    Membership,
    MembershipPush,
    PullReply,
    PushReply,
    PushRequest,
    Stamped,
    TablePush,
    decode,
    encode,
)
from sync.exchange import Cut, Line, Network, Reply, believe
from sync.refusals import refusal_in

OTHER_CENTRE = N_("Op dit adres staat een andere centrale dan de code zegt. Er is niets verstuurd.")
_REPEAT_AFTER_SECONDS = (0.2, 1.0)
_T = TypeVar("_T")


class CentreClient:
    """One centre, whose key is known. `signer` signs as a device of `team`; None can only knock on open doors."""

    def __init__(
        self, address: str, *, centre_key: bytes, network: Network, signer: Signer | None = None, team: bytes = b""
    ) -> None:
        self._line = Line(address, network=network)
        self._key, self._signer, self._now = centre_key, signer, network.now
        self._central = fingerprint_of(centre_key).hex()
        self._team = f"/v1/teams/{team.hex()}"

    async def claim(self, request: ClaimRequest) -> None:
        """Take the empty place; `signer` is the founding device's wire key (`Relay.claim_signer`)."""
        await self._call("POST", "/v1/claim", shape=Stamped, body=encode(request))

    async def push(self, request: PushRequest) -> PushReply:
        """Operations and key boxes, with a verdict for each."""
        return await self._call("POST", f"{self._team}/ops", shape=PushReply, body=encode(request))

    async def pull(self, *, after: str, limit: int = MAX_BATCH_OPERATIONS, is_own_here: bool = False) -> PullReply:
        """One page past a cursor; "" is the beginning. At most `limit` operations.

        `is_own_here`: this device's own come as stubs; only for a centre that is known to understand the question.
        """
        query = urlencode(({"after": after} if after else {}) | {"limit": limit})
        query += "&own=stub" if is_own_here else ""
        return await self._call("GET", f"{self._team}/ops", shape=PullReply, query=query)

    async def pull_before(self, *, before: str, limit: int = MAX_BATCH_OPERATIONS) -> PullReply:
        """One page at or below a cursor, newest first."""
        query = urlencode({"before": before, "limit": limit})
        return await self._call("GET", f"{self._team}/ops", shape=PullReply, query=query)

    async def membership(self) -> Membership:
        """The whole roster and every epoch."""
        return await self._call("GET", f"{self._team}/roster", shape=Membership)

    async def recovery(self, device: bytes) -> Membership:
        """The membership of a printed key's team; `signer` is that key's own wire key."""
        return await self._call("GET", f"/v1/recovery/{device.hex()}", shape=Membership)

    async def change_membership(self, push: MembershipPush) -> None:
        """All or nothing; refused with `moved` when somebody was first."""
        await self._call("POST", f"{self._team}/roster", shape=Stamped, body=encode(push))

    async def put_offer(self, mailbox: bytes, offer: EnrolOffer) -> None:
        """A coordinator's letter."""
        await self._call("PUT", f"/v1/enrol/{mailbox.hex()}", shape=Stamped, body=encode(offer))

    async def put_answer(self, mailbox: bytes, answer: EnrolAnswer) -> None:
        """The new device's answer; an open door, its token is the proof."""
        await self._call(
            "PUT", f"/v1/enrol/{mailbox.hex()}/answer", shape=Stamped, body=encode(answer), is_signed=False
        )

    async def mailbox(self, mailbox: bytes) -> EnrolBox:
        """Both letters; an open door."""
        return await self._call("GET", f"/v1/enrol/{mailbox.hex()}", shape=EnrolBox, is_signed=False)

    async def put_table(self, table: str, period: str, push: TablePush) -> None:
        """A table of figures."""
        await self._call("PUT", f"{self._team}/tables/{table}/{period}", shape=Stamped, body=encode(push))

    async def _call(
        self, method: str, path: str, *, shape: type[_T], query: str = "", body: bytes = b"", is_signed: bool = True
    ) -> _T:
        line = RequestLine(method=method, path=path, query=query)
        signer = self._signer if is_signed else None
        reply = await repeated(lambda: self._line.ask(line, body=body, central=self._central, signer=signer))
        return read(reply, centre_key=self._key, shape=shape, now=self._now())


class Knock:
    """The two open doors, before the centre's key is known: what comes back brings its own proof."""

    def __init__(self, address: str, *, network: Network) -> None:
        self._line, self._now = Line(address, network=network), network.now

    async def card(self, *, fingerprint: bytes | None = None) -> CentreCard:
        """Who the centre is, signed by the key it names, which fits the code's fingerprint. Raises CentreUntrusted.

        Without a fingerprint it is only what somebody at this address claims.
        """
        reply = await repeated(lambda: self._line.ask(RequestLine(method="GET", path="/v1/centre")))
        if reply.status == 200:
            try:
                key = decode(reply.body, CentreCard).public_key
            except BadRecord:
                raise CentreUntrusted(OTHER_CENTRE) from None
            if fingerprint is not None and fingerprint_of(key) != fingerprint:
                raise CentreUntrusted(OTHER_CENTRE)
            return read(reply, centre_key=key, shape=CentreCard, now=self._now())
        raise refusal_in(reply, now=self._now())

    async def mailbox(self, mailbox: bytes) -> Reply:
        """The mailbox as it came; its letter names the key that `read` then has to find under it."""
        return await repeated(lambda: self._line.ask(RequestLine(method="GET", path=f"/v1/enrol/{mailbox.hex()}")))


def read(reply: Reply, *, centre_key: bytes, shape: type[_T], now: dt.datetime) -> _T:
    """A reply as `shape`, believed first. Raises as the methods above do."""
    body = believe(reply, centre_key=centre_key)
    if not 200 <= reply.status < 300:
        raise refusal_in(reply, now=now)
    try:
        return decode(body, shape)
    except BadRecord:
        raise CentreUntrusted from None


async def repeated(ask: Callable[[], Awaitable[Reply]]) -> Reply:
    """After a cut the request is repeated, twice, a little later each time."""
    for wait_seconds in _REPEAT_AFTER_SECONDS:
        try:
            return await ask()
        except Cut:
            await asyncio.sleep(wait_seconds * random.uniform(0.5, 1.5))  # noqa: S311 - spreads the load, keeps no secret
    return await ask()
