"""The conversation of a practice: there is none. The screens find the words they ask for, and no call is ever made."""

from __future__ import annotations

import httpx

from domain.errors import NotAllowed
from storage.practice.vault import PRACTISING, PracticeVault
from sync.client import CentreClient
from sync.exchange import Network
from sync.loop import Syncer
from sync.state import SyncState


class NoRoad(httpx.AsyncBaseTransport):
    """A network that ends here, also for what would find a way around the rest. Raises NotAllowed."""

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Raises NotAllowed, always."""
        del request
        raise NotAllowed(PRACTISING)


class PracticeSyncer(Syncer):
    """No loop, no run, no client: what needs the centre raises NotAllowed in plain words."""

    def __init__(self, vault: PracticeVault) -> None:
        super().__init__(vault, transport=NoRoad())
        self.state = SyncState(sentence=PRACTISING)

    async def start(self) -> None:
        """Nothing begins."""

    def nudge(self) -> None:
        """Nothing waits."""

    def wake(self) -> None:
        """Nothing runs."""

    async def refresh(self) -> SyncState:
        """Always the same."""
        return self.state

    async def sync_now(self, *, is_asked: bool = True) -> SyncState:
        """Nothing happens."""
        del is_asked
        return self.state

    async def _network(self) -> Network:
        raise NotAllowed(PRACTISING)

    async def _client(self) -> CentreClient | None:
        raise NotAllowed(PRACTISING)

    async def _see_all(self) -> None:
        raise NotAllowed(PRACTISING)
