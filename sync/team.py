"""Changing who is in the team: made on what is known here, offered, and made anew when a colleague was first."""

from __future__ import annotations

from collections.abc import Callable

from domain.errors import BadRecord, BadSignature, CentreRefused, CentreUntrusted
from domain.wire import MembershipPush
from storage.adoption import adopt
from storage.store import Store
from storage.vault import Vault
from sync.client import CentreClient
from sync.refusals import SENTENCES

_TRIES = 3


async def change_team(vault: Vault, client: CentreClient, make: Callable[[Store], MembershipPush | None]) -> None:
    """Push what `make` makes, and take in what the centre then has; `make` returns None once nothing is left to do.

    Raises CentreRefused (`moved` when colleagues were first three times), CentreUntrusted, and what `make` raises.
    """
    for _ in range(_TRIES):
        push = await vault.run(make)
        if push is None:
            return
        overtaken: CentreRefused | None = None
        try:
            await client.change_membership(push)
        except CentreRefused as refusal:
            if refusal.code != "moved":
                raise
            overtaken = refusal
        found = await client.membership()
        try:
            await vault.relay(adopt, found.entries, found.epochs)
        except (BadRecord, BadSignature):
            raise CentreUntrusted from None
        if overtaken is None:
            return
    raise CentreRefused("moved", SENTENCES["moved"])
