"""What screens ask of the team at the centre: inviting and admitting, taking out, roles, the printed key, new keys."""

from __future__ import annotations

import asyncio
from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable
from typing import TypeVar

from domain.errors import BadInput, Refused
from domain.roster import Role
from storage.invitation import Asking, forget_invitation
from storage.membership import fingerprint
from storage.moving import begin_move, forget_move
from storage.recovery import new_paper_key
from storage.team_changes import NOT_WHOLE, revocation, role_change
from storage.vault import NO_INVITATION, Vault, entrance
from sync import enrol, moving
from sync.client import CentreClient
from sync.enrol import Invitation
from sync.exchange import Network
from sync.moving import MoveState
from sync.state import SyncState
from sync.team import change_team

T = TypeVar("T")


class TeamCalls(ABC):
    """The part of a Syncer that changes who is in the team. Syncer sets the attributes and fills in the rest.

    `_keys`: held by a run, and by what gives this device other keys: one that knows the former may not meet the log of
    the new.
    """

    _vault: Vault
    _letters: asyncio.Lock
    _keys: asyncio.Lock

    @abstractmethod
    def wake(self) -> None:
        """See Syncer."""

    @abstractmethod
    async def sync_now(self, *, is_asked: bool = True) -> SyncState:
        """See Syncer."""

    @abstractmethod
    async def _network(self) -> Network: ...

    @abstractmethod
    async def _with_client(self, act: Callable[[CentreClient], Awaitable[T]]) -> T: ...

    async def invite(self) -> Invitation:
        """An invitation for one device, 24 hours. Raises NotAllowed, SyncTrouble."""
        async with self._letters:
            return await self._with_client(lambda client: enrol.invite(self._vault, client))

    async def pending_answers(self) -> list[Asking]:
        """Who asks to be let in. Raises SyncTrouble."""
        async with self._letters:
            return await self._with_client(lambda client: enrol.pending_answers(self._vault, client))

    async def admit(self, asking: Asking, *, role: Role = "worker") -> None:
        """Let a device in, after comparing its words. Raises NotAllowed, SyncTrouble."""
        await self._with_client(lambda client: enrol.admit(self._vault, client, asking, role=role))
        self.wake()

    async def revoke(self, device: bytes) -> None:
        """Take a device out of the team, and give the others a new key. Erasing-like: ask the person once, before.

        Raises NotAllowed, SyncTrouble, and Refused unless this device has just seen all that the centre has: a key is
        never changed by somebody who may be shown half a team.
        """
        await self._see_all()
        await self._with_client(
            lambda client: change_team(self._vault, client, lambda store: revocation(store, device))
        )
        self.wake()

    async def change_role(self, device: bytes, *, role: Role) -> None:
        """Make a coordinator of a worker's device, or the other way. Raises NotAllowed, Refused, SyncTrouble."""
        await self._with_client(
            lambda client: change_team(self._vault, client, lambda store: role_change(store, device, role=role))
        )
        self.wake()

    async def make_recovery_key(self) -> None:
        """A new printed key for the team, in the place of a former one; `storage.recovery.sheet_to_print` shows it.

        Raises NotAllowed, SyncTrouble, and Refused as `revoke` does.
        """
        await self._see_all()
        await self._with_client(lambda client: change_team(self._vault, client, new_paper_key))
        self.wake()

    async def use_invitation(self, code: str, *, device_name: str = "") -> MoveState | None:
        """An open vault got an invitation (sync/moving.py): read it; `agree` then asks to be let in.

        Raises BadInput on a code that is none or a printed key, Refused, SyncTrouble.
        """
        invitation = entrance(code)
        if invitation.kind != "invitation":
            raise BadInput(NO_INVITATION)
        await self._vault.run(begin_move, invitation, device_name=device_name)
        await self._move_on()
        return await self.move_state()

    async def agree(self) -> MoveState | None:
        """Ask to be let in with the new keys. Raises Refused, SyncTrouble."""
        await moving.agree(self._vault)
        await self._move_on()
        return await self.move_state()

    async def move_state(self) -> MoveState | None:
        """Where an invitation stands that this open vault follows; None when there is none. Raises Locked."""
        return await moving.move_state(self._vault)

    async def forget_move(self) -> MoveState | None:
        """Stay: the invitation is not followed. Raises Locked."""
        async with self._keys:
            await self._vault.run(forget_move)
        return await self.move_state()

    async def renew(self) -> None:
        """This coordinator's device stands twice: go on under new keys. Raises NotAllowed, Refused, SyncTrouble."""
        async with self._keys:
            await self._with_client(lambda client: moving.renew_ourselves(self._vault, client))
        await self.sync_now()

    async def _move_on(self) -> None:
        async with self._keys:
            await moving.move_step(self._vault, network=await self._network())
        self.wake()

    async def _see_all(self) -> None:
        state = await self.sync_now()
        if state.trouble or not state.is_connected:
            raise Refused(NOT_WHOLE)

    async def decline(self, asking: Asking) -> None:
        """Forget an answer; its invitation is of no use to anybody any more."""
        await self._vault.run(forget_invitation, asking.mailbox)

    async def fingerprint(self) -> tuple[str, ...]:
        """Six words to compare with a colleague."""
        return await self._vault.run(fingerprint)
