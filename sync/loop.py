"""The conversation as the app holds it: when to run, one run at a time, and a state that is always true.

syncer = Syncer(vault)
await syncer.start()
stop_listening = syncer.subscribe(screen.show)   # called with a SyncState after every change
syncer.nudge()                                    # after each save: runs when the undo window is over
await syncer.sync_now()
await syncer.stop()
"""

from __future__ import annotations

import asyncio
import contextlib
import datetime as dt
from collections.abc import Awaitable, Callable
from typing import TypeVar

import httpx
import msgspec

from domain.errors import CentreRefused, Locked, NoRoom, NotAllowed, Refused, SyncTrouble, VindplaatsError
from domain.signatures import Signer
from storage.joining import Joiner
from storage.relay import Relay
from storage.retention.running import after_pull
from storage.vault import Vault, entrance, utc_now
from sync import connect as connecting
from sync import enrol, moving
from sync.client import CentreClient
from sync.enrol import JoinState
from sync.exchange import Limits, Network, open_network
from sync.logs import logger
from sync.run import Outcome, Run
from sync.state import ASKING, CLOSED, NOT_CONNECTED, SyncState, read_state, trouble_of
from sync.team_calls import TeamCalls
from sync.timing import Pace, Timer

T = TypeVar("T")
Listener = Callable[[SyncState], None]
_log = logger()


class Syncer(TeamCalls):
    """One vault and its centre. `transport` is the seam for tests; None is the real network."""

    def __init__(
        self,
        vault: Vault,
        *,
        transport: httpx.AsyncBaseTransport | None = None,
        now: Callable[[], dt.datetime] = utc_now,
        limits: Limits = Limits(),  # noqa: B008 - frozen
        pace: Pace = Pace(),  # noqa: B008 - frozen
    ) -> None:
        self._vault, self._transport, self._now, self._limits, self._pace = vault, transport, now, limits, pace
        self._http: httpx.AsyncClient | None = None
        self._listeners: list[Listener] = []
        self._run: asyncio.Task[None] | None = None
        self._loop: asyncio.Task[None] | None = None
        self._timer = Timer(self._turn, pace=pace)
        self._join = asyncio.Lock()
        # An invitation that is written and not yet at the centre looks like one past its time: never between the two.
        self._letters = asyncio.Lock()
        self._keys = asyncio.Lock()
        self._failures = 0
        self._asked_to_wait = 0.0
        self._is_asked = False
        self.state = SyncState()
        self.join_state: JoinState | None = None
        self._join_words = ASKING

    # --- what screens do

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` with every new state; returns what ends that."""
        self._listeners.append(listener)

        def end() -> None:
            with contextlib.suppress(ValueError):
                self._listeners.remove(listener)

        return end

    async def start(self) -> None:
        """Begin: a run now, and from then on by itself."""
        if self._loop is None:
            self._loop = asyncio.create_task(self._timer.go_on())

    async def stop(self) -> None:
        """End, also in the middle of a run: the next one goes on where it stood."""
        tasks = [task for task in (self._loop, self._run) if task is not None]
        self._loop = self._run = None
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        http, self._http = self._http, None
        if http is not None and self._transport is None:
            await http.aclose()

    def nudge(self) -> None:
        """Something was saved: run when it can no longer be undone by a tap."""
        self._timer.nudge()

    def wake(self) -> None:
        """The vault was opened, or the network is back: run now."""
        self._failures, self._asked_to_wait = 0, 0.0
        self._timer.soon()

    async def refresh(self) -> SyncState:
        """Read the state anew, without the network (after a save, when the screen is shown)."""
        try:
            state = await self._vault.relay(read_state, now=self._now(), is_busy=self._is_running())
        except Locked:
            state = msgspec.structs.replace(self.state, word="wacht", sentence=CLOSED)
            if self._vault.state == "joining":
                state = msgspec.structs.replace(state, sentence=self._join_words)
        self._tell(state)
        return state

    async def sync_now(self, *, is_asked: bool = True) -> SyncState:
        """Run now, or join the run that is going; the state after it. Troubles are in the state, never raised.

        `is_asked`: a person did (see `Run`).
        """
        self._is_asked = self._is_asked or is_asked
        has_joined = self._is_running()
        state = await self._join_run()
        if has_joined and state.waiting and not state.trouble:  # saved after that run had sent what there was
            state = await self._join_run()
        return state

    def _is_running(self) -> bool:
        return self._run is not None and not self._run.done()

    async def _join_run(self) -> SyncState:
        if self._run is None or self._run.done():
            self._run = asyncio.create_task(self._one_run())
        await asyncio.shield(self._run)
        return await self.refresh()

    # --- the centre and the team

    async def connect(self, code: str) -> SyncState:
        """Take the place that the code of `team add` names, then run. Raises Refused or SyncTrouble in plain words."""
        await connecting.connect(self._vault, code, network=await self._network())
        return await self.sync_now()

    async def join_step(self) -> JoinState:
        """In the state "joining": one step further. The loop does this by itself; troubles are raised."""
        async with self._join:
            if self._vault.state != "joining":
                return JoinState(stage="in", sentence=enrol.INSIDE)
            try:
                self.join_state = await enrol.join_step(self._vault, network=await self._network())
            except (SyncTrouble, Refused) as trouble:
                self._join_words = trouble.sentence
                raise
            else:
                self._join_words = self.join_state.sentence
            finally:
                await self.refresh()
        if self.join_state.stage == "in":
            self.wake()
        return self.join_state

    async def join_again(self, code: str, *, worker_name: str = "", device_name: str = "") -> None:
        """Another code for a vault that waits: the first was wrong, used or too old. Raises BadInput."""
        invitation = entrance(code)
        await self._vault.join(Joiner.begin, invitation, worker_name=worker_name, device_name=device_name)
        self.join_state = None
        self.wake()

    # --- the run

    async def _network(self) -> Network:
        if self._http is None:
            self._http = await asyncio.to_thread(open_network, self._transport)
        return Network(http=self._http, now=self._now, limits=self._limits)

    async def _client(self) -> CentreClient | None:
        """A client that speaks for the team, or None before a centre is known. Raises Locked."""
        found = await self._vault.relay(_dial)
        if found is None:
            return None
        address, key, signer, team = found
        return CentreClient(address, centre_key=key, network=await self._network(), signer=signer, team=team)

    async def _with_client(self, act: Callable[[CentreClient], Awaitable[T]]) -> T:
        client = await self._client()
        if client is None:
            raise NotAllowed(NOT_CONNECTED)
        return await act(client)

    async def _one_run(self) -> None:
        """Never raises but when cancelled: what went wrong is kept as a fact, and said."""
        async with self._keys:
            await self._run_once()

    async def _run_once(self) -> None:
        try:
            with contextlib.suppress(Locked):
                if await self.move_state() is not None:
                    await moving.move_step(self._vault, network=await self._network())
        except VindplaatsError as trouble:  # said where a person takes the step; the run goes on
            _log.warning("trouble on the way to a team", kind=type(trouble).__name__)
        try:
            client = await self._client()
            if client is not None:
                await self.refresh()
                is_asked, self._is_asked = self._is_asked, False
                await self._went_well(
                    await Run(self._vault, client, is_asked=is_asked, failures=self._failures).whole()
                )
            else:
                await self._vault.relay(after_pull)  # alone: nothing to pull, and periods to keep
        except Locked:
            return
        except VindplaatsError as trouble:
            await self._went_wrong(trouble)
        except Exception as fault:  # noqa: BLE001 - its text could carry content, its kind cannot
            _log.error("fault", kind=type(fault).__name__)
            await self._went_wrong(SyncTrouble())

    async def _went_well(self, outcome: Outcome) -> None:
        self._failures, self._asked_to_wait = 0, 0.0
        _log.info("run", pushed=outcome.pushed, pulled=outcome.pulled)
        now_millis = int(self._now().timestamp() * 1000)
        offset = now_millis - outcome.server_millis
        await self._vault.relay(Relay.note, sync_success=now_millis, sync_trouble=None, server_offset_millis=offset)

    async def _went_wrong(self, trouble: VindplaatsError) -> None:
        self._failures += 1
        self._asked_to_wait = (trouble.retry_after_seconds or 0.0) if isinstance(trouble, CentreRefused) else 0.0
        _log.warning("trouble", kind=type(trouble).__name__, code=getattr(trouble, "code", ""))
        with contextlib.suppress(Locked, NoRoom):
            await self._vault.relay(_note_trouble, trouble, now_millis=int(self._now().timestamp() * 1000))

    async def _turn(self) -> float:
        """One run, or one step of getting in; the seconds until the next."""
        if self._vault.state == "joining":
            with contextlib.suppress(SyncTrouble, Refused, Locked):
                await self.join_step()
            is_in = self.join_state is not None and self.join_state.stage == "in"
            return 0.0 if is_in else self._timer.jittered(self._pace.ask_again)
        await self.sync_now(is_asked=False)
        with contextlib.suppress(Locked):
            asked = await self.move_state()
            if asked is not None and asked.stage == "asked":
                return self._timer.jittered(self._pace.ask_again)
        if not self._failures:
            return self._timer.jittered(self._pace.every)
        return max(self._timer.back_off(self._failures), self._asked_to_wait)

    def _tell(self, state: SyncState) -> None:
        self.state = state
        for listener in list(self._listeners):
            listener(state)


def _dial(relay: Relay) -> tuple[str, bytes, Signer, bytes] | None:
    address, key = relay.log.fact("centre_address"), relay.log.fact("centre_key")
    return None if address is None or key is None else (address, key, relay.member_signer(), relay.team)


def _note_trouble(relay: Relay, trouble: VindplaatsError, *, now_millis: int) -> None:
    """The same trouble as before keeps its beginning."""
    kept = relay.log.fact("sync_trouble")
    found = trouble_of(trouble, since_millis=now_millis)
    if kept is not None and (kept["name"], kept["code"]) == (found.name, found.code):
        found = msgspec.structs.replace(found, since_millis=kept["since_millis"])
    relay.note(sync_trouble=msgspec.to_builtins(found))
