"""An open vault that got an invitation: for another team (its work goes along) or for its own (it stands twice).

The letter is read, a person sees what happens and decides, the answer is put in the mailbox, and once the coordinator
has let the new keys in the vault is entered anew. Each step goes on from wherever the last one stood.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Concatenate, Literal, ParamSpec, TypeVar

import msgspec

from domain.errors import BadRecord, BadSignature, CentreUntrusted, Refused
from domain.mark import N_
from domain.wire import EnrolBox, Membership
from storage.adoption import adopt
from storage.invitation import Letter, mailbox_of
from storage.joining import Joiner, Plan
from storage.moving import check_alone, forget_move, move, newcomer, plan_of_move
from storage.renewing import admission_of_ourselves, renew
from storage.store import Store
from storage.vault import Vault
from sync.client import CentreClient, Knock, read
from sync.enrol import ASKED, TOO_OLD, WRONG_LETTER, box_in, membership_if_in
from sync.exchange import Network
from sync.team import change_team

DECIDE = N_("Kijk na wat er gebeurt en kies.")
READING = N_("We lezen de uitnodiging. Hou dit toestel even bij het netwerk.")
Stage = Literal["reading", "decide", "asked", "expired"]
P = ParamSpec("P")
T = TypeVar("T")


class MoveState(msgspec.Struct, frozen=True, kw_only=True):
    """`is_own_team`: the invitation is of the team this vault is in. `words`: compare them aloud."""

    stage: Stage
    sentence: str
    is_own_team: bool = False
    words: tuple[str, ...] = ()


async def move_state(vault: Vault) -> MoveState | None:
    """Where it stands, without the network; None when no invitation is followed. Raises Locked."""
    return await vault.run(_state)


def _state(store: Store) -> MoveState | None:
    plan = plan_of_move(store)
    if plan is None:
        return None
    if plan.letter is None:
        return MoveState(stage="reading", sentence=READING)
    is_own = plan.letter.team == store.team
    if plan.letter.expires_millis < store.now().timestamp() * 1000:
        return MoveState(stage="expired", sentence=TOO_OLD, is_own_team=is_own)
    if plan.answer is None:
        return MoveState(stage="decide", sentence=DECIDE, is_own_team=is_own)
    return MoveState(stage="asked", sentence=ASKED, is_own_team=is_own, words=plan.words)


async def agree(vault: Vault) -> None:
    """The worker decided: the next step asks to be let in. Raises Refused when colleagues are in the team that ends."""

    def accept(store: Store) -> None:
        plan = plan_of_move(store)
        if plan is None or plan.letter is None:
            raise Refused
        if plan.letter.team != store.team:
            check_alone(store)
        newcomer(store).accept(plan.offer)

    await vault.run(accept)


async def move_step(vault: Vault, *, network: Network) -> None:
    """One step further. Raises CentreUntrusted, NoNetwork, CentreRefused, Refused, NoRoom, Locked."""
    plan = await vault.run(plan_of_move)
    if plan is None:
        return
    if plan.letter is None:
        await _read_letter(vault, plan, network=network)
        return
    if plan.answer is None:
        return
    client = await _as_newcomer(vault, plan, plan.letter, network=network)
    found = await membership_if_in(client)
    if found is not None:
        await _go_in(vault, plan.letter, found)
    elif plan.letter.expires_millis >= network.now().timestamp() * 1000:
        await client.put_answer(mailbox_of(plan.secret).id, plan.answer)


async def renew_ourselves(vault: Vault, client: CentreClient) -> None:
    """A coordinator's device that stands twice lets its own new keys in. Raises NotAllowed, SyncTrouble, NoRoom."""
    await change_team(vault, client, admission_of_ourselves)
    await vault.enter_anew(renew)


async def _read_letter(vault: Vault, plan: Plan, *, network: Network) -> None:
    """As in sync/enrol.py: the reply that brought the letter has to be signed by the key the letter names."""
    reply = await Knock(plan.address, network=network).mailbox(mailbox_of(plan.secret).id)
    try:
        box = box_in(reply)
        letter = await _seat(vault, Joiner.read, box.offer)
    except BadRecord:
        await vault.run(forget_move)
        raise CentreUntrusted(WRONG_LETTER) from None
    except Refused:
        await vault.run(forget_move)
        raise
    read(reply, centre_key=letter.centre_key, shape=EnrolBox, now=network.now())
    await vault.run(_look, letter, box.offer)


def _look(store: Store, letter: Letter, offer: bytes) -> None:
    """Keep the letter; at once refuse what can never be."""
    if letter.team != store.team:
        try:
            check_alone(store)
        except Refused:
            forget_move(store)
            raise
    newcomer(store).look(offer)


async def _go_in(vault: Vault, letter: Letter, found: Membership) -> None:
    try:
        if letter.team == await vault.run(lambda store: store.team):
            await vault.relay(adopt, found.entries, found.epochs)
            await vault.enter_anew(renew)
        else:
            await vault.enter_anew(partial(move, entries=found.entries, epochs=found.epochs))
    except (BadRecord, BadSignature):
        raise CentreUntrusted(WRONG_LETTER) from None


async def _as_newcomer(vault: Vault, plan: Plan, letter: Letter, *, network: Network) -> CentreClient:
    signer = await _seat(vault, Joiner.signer)
    return CentreClient(plan.address, centre_key=letter.centre_key, network=network, signer=signer, team=letter.team)


async def _seat(vault: Vault, act: Callable[Concatenate[Joiner, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
    """As `Vault.join`, for an open vault."""
    return await vault.run(lambda store: act(newcomer(store), *args, **kwargs))
