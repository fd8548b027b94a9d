"""One run: push until nothing waits, pull until nothing is new, then hold what is here against what is there."""

from __future__ import annotations

import contextlib

import msgspec

from domain.errors import BadRecord, BadSignature, CentreUntrusted, Locked, Refused, SyncTrouble
from domain.mark import N_
from domain.wire import MAX_BATCH_OPERATIONS, Head, PullReply
from storage.adoption import adopt, lost_membership
from storage.intake import (
    Standing,
    Taken,
    find_missing,
    from_the_start,
    is_news,
    is_rescued,
    remember,
    standing_of,
    take,
    weigh,
)
from storage.joining import introduce
from storage.outbox import ROOM_BYTES, next_batch, rewrap, settle
from storage.rebuilding import begin_backward, begin_if_away, end_rebuild, rebuild_of, take_back
from storage.retention.clock import hear_time
from storage.retention.running import after_pull
from storage.vault import Vault
from sync.client import CentreClient
from sync.figures import send_figures
from sync.logs import logger
from sync.refusals import refused

NOT_OUR_ROSTER = N_("De centrale toont een ander team dan dit toestel kent. Er is niets overgenomen.")
NOT_A_LEDGER = N_("De centrale stuurt iets dat geen werk van het team is. Er is niets overgenomen.")
LEAVES_OUT = N_("De centrale laat werk van het team weg. Zeg dit aan je coördinator.")
LOST_WORK = N_("De centrale was werk kwijt dat ze al had. Dit toestel stuurde het opnieuw. Zeg dit aan je coördinator.")
_MOST_ROUNDS = 6
_LEAST_ROOM_BYTES, _LEAST_PAGE = 32 * 1024, 8
_BOX_AGAIN = ("box_old_epoch", "box_not_member")
_log = logger()


class Outcome(msgspec.Struct, kw_only=True):
    """What one run moved."""

    pushed: int = 0
    pulled: int = 0
    server_millis: int = 0


class Run:
    """One run over one vault, open or closed. Raises SyncTrouble; Locked when even the wire key is gone.

    `is_asked`: a person pressed the button. Then what was missing the last time is looked for again through the whole
    ledger, and a coordinator's device also sends new figures. `failures` in a row: each halves the pieces, so that a
    line too slow or too shaky for a whole one still gets somewhere.
    """

    def __init__(self, vault: Vault, client: CentreClient, *, is_asked: bool = False, failures: int = 0) -> None:
        self._vault, self._client, self._is_asked = vault, client, is_asked
        self._room_bytes = max(_LEAST_ROOM_BYTES, ROOM_BYTES >> failures)
        self._page = max(_LEAST_PAGE, MAX_BATCH_OPERATIONS >> failures)
        self._outcome = Outcome()
        self._trouble: SyncTrouble | None = None
        self._loss: SyncTrouble | None = None
        self._heads: dict[str, Head] = {}
        self._is_own_there = False

    async def whole(self) -> Outcome:
        """Everything, both ways. Killed or cut anywhere, the next run goes on where this one stood."""
        if await self._vault.relay(is_rescued):
            await self._pull()
        now_millis = int(self._vault.now().timestamp() * 1000)
        await self._vault.relay(begin_if_away, now_millis=now_millis)
        for _ in range(_MOST_ROUNDS):
            self._trouble = None
            await self._push()
            if await self._read_back():
                continue
            if not await self._pull():
                break
        else:
            self._trouble = self._trouble or self._loss or CentreUntrusted(LEAVES_OUT)
        trouble = self._trouble or self._loss
        if trouble is not None:
            raise trouble
        await send_figures(self._vault, self._client, heads=self._heads, is_asked=self._is_asked)
        return self._outcome

    # --- out

    async def _push(self) -> None:
        while True:
            outbox = await self._vault.relay(next_batch, room_bytes=self._room_bytes)
            if not outbox.request.ops and not outbox.request.boxes:
                return
            reply = await self._client.push(outbox.request)
            no = await self._vault.relay(settle, outbox, reply)
            # An older centre does not say where it stands, and would refuse the question that this allows.
            self._is_own_there = bool(reply.after) and not no
            self._outcome.pushed += len(outbox.op_ids) - sum(no.values())
            if not no:
                continue
            if any(code in no for code in _BOX_AGAIN):
                await self._take_membership()
                if await self._vault.relay(rewrap):
                    continue
            self._trouble = _worst(no)
            return

    # --- in

    async def _read_back(self) -> bool:
        """After half a year away: newest first, until what was here is reached. True when the centre lost operations:
        they are pushed again first.
        """
        while True:
            going = await self._vault.relay(rebuild_of)
            if going is None:
                return False
            standing = await self._vault.relay(standing_of)
            page = await (self._client.pull_before(before=going.at, limit=self._page) if going.top else self._newest())
            has_lost = await self._has_lost(page, standing)
            if has_lost or page.generation != standing.generation:
                await self._vault.relay(end_rebuild)
                return has_lost
            if (page.roster_length, page.epoch) != (standing.roster_length, standing.epoch):
                await self._take_membership()
            if not going.top:
                await self._vault.relay(begin_backward, going, page)
                continue
            try:
                self._outcome.pulled += await self._vault.relay(take_back, going, page)
            except (BadRecord, BadSignature):
                raise CentreUntrusted(NOT_A_LEDGER) from None

    async def _newest(self) -> PullReply:
        return await self._client.pull(after="newest", limit=self._page)

    async def _pull(self) -> bool:
        """True when there is something to push again."""
        has_written, has_restarted = False, False
        while True:
            standing = await self._vault.relay(standing_of)
            # What came of this device is here. If it is not, its stub is found wanting and everything is read whole.
            is_own_here = self._is_own_there and bool(standing.cursor) and not (has_restarted or standing.is_short)
            page = await self._client.pull(after=standing.cursor, limit=self._page, is_own_here=is_own_here)
            self._outcome.server_millis = page.server_millis
            if await self._has_lost(page, standing):
                return True
            if (page.roster_length, page.epoch) != (standing.roster_length, standing.epoch):
                await self._take_membership()
            is_known = has_restarted or (standing.is_short and not self._is_asked)
            taken = await self._take(page, go_past_gaps=is_known)
            self._outcome.pulled += taken.new
            has_written = has_written or taken.has_written
            if taken.gaps and not is_known:
                has_restarted = True
                await self._vault.relay(from_the_start)
            elif page.done and (has_restarted or not await self._is_worth_another_look(page)):
                break
            elif page.done:
                has_restarted = True
        self._heads = page.heads
        await self._hold_against(page)
        return await self._introduced() or await self._vault.relay(after_pull) or has_written

    async def _has_lost(self, page: PullReply, standing: Standing) -> bool:
        lost = await self._vault.relay(weigh, page)
        if lost and page.generation == standing.generation:
            self._loss = CentreUntrusted(LOST_WORK)  # after a restore it says so itself, by a new generation
        if lost:
            _log.warning("the centre lost operations", count=lost)
        return lost > 0

    async def _take(self, page: PullReply, *, go_past_gaps: bool) -> Taken:
        try:
            return await self._vault.relay(take, page, go_past_gaps=go_past_gaps)
        except (BadRecord, BadSignature):
            raise CentreUntrusted(NOT_A_LEDGER) from None

    async def _is_worth_another_look(self, page: PullReply) -> bool:
        """Something is missing, and not just what was missing the last time: read the whole ledger once more."""
        missing = await self._vault.relay(find_missing, page.heads)
        is_worth_it = self._is_asked or await self._vault.relay(is_news, missing)
        if missing.is_nothing or not is_worth_it:
            return False
        await self._vault.relay(from_the_start)
        return True

    async def _hold_against(self, page: PullReply) -> None:
        missing = await self._vault.relay(find_missing, page.heads)
        await self._vault.relay(remember, missing)
        if not missing.is_nothing:
            _log.warning("the centre leaves out", stubs=missing.stubs, devices=len(missing.heads))
            self._trouble = self._trouble or CentreUntrusted(LEAVES_OUT)
        else:
            device_millis = int(self._vault.now().timestamp() * 1000)
            await self._vault.relay(hear_time, server_millis=page.server_millis, device_millis=device_millis)

    async def _introduced(self) -> bool:
        with contextlib.suppress(Locked, Refused):
            return await self._vault.run(introduce)
        return False

    # --- membership

    async def _take_membership(self) -> None:
        found = await self._client.membership()
        try:
            lost = await self._vault.relay(lost_membership, found.entries, found.epochs)
            if lost is not None:
                await self._client.change_membership(lost)
                found = await self._client.membership()
            await self._vault.relay(adopt, found.entries, found.epochs)
        except (BadRecord, BadSignature):
            raise CentreUntrusted(NOT_OUR_ROSTER) from None


def _worst(no: dict[str, int]) -> SyncTrouble | None:
    """One trouble to show for the refusals of a batch; a gap is mended by the pull that follows."""
    codes = [code.removeprefix("box_") for code in no]
    for code in ("device_fork", "not_member", "old_epoch", *codes):
        if code in codes and code not in ("gap", "after_refused"):
            return refused(code)
    return None
