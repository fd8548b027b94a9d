"""Inviting and being let in: the letters of storage/invitation.py carried over the wire."""

from __future__ import annotations

from typing import Literal

import msgspec

from domain import connect_code
from domain.errors import BadRecord, BadSignature, CentreRefused, CentreUntrusted
from domain.mark import N_
from domain.roster import Role, device_id
from domain.wire import EnrolBox, Membership, MembershipPush, decode
from storage.invitation import (
    Asking,
    Letter,
    forget_invitation,
    mailbox_of,
    open_invitations,
    read_answer,
    write_invitation,
)
from storage.joining import Joiner, Plan
from storage.membership import admission
from storage.store import Store
from storage.vault import Vault
from sync.client import CentreClient, Knock, read
from sync.exchange import Network, Reply
from sync.team import change_team

WRONG_LETTER = N_("Deze uitnodiging is niet door je coördinator gemaakt. Vraag een nieuwe code.")
TOO_OLD = N_("Deze uitnodiging is te oud. Vraag je coördinator om een nieuwe code.")
ASKED = N_("Je coördinator ziet nu dit toestel. Vergelijk samen de zes woorden.")
OLD_PAPER = N_("Dit blad werkt niet meer. Zoek het nieuwste blad, of vraag een collega om een uitnodiging.")
NOT_ON_PAPER = N_("Deze centrale toont een ander team dan op het blad staat. Er is niets overgenomen.")
INSIDE = N_("Je hoort bij het team.")


class Invitation(msgspec.Struct, frozen=True, kw_only=True):
    """`code`: to type, and what the QR picture holds; works once, until `expires_millis`."""

    code: str
    expires_millis: int


class JoinState(msgspec.Struct, frozen=True, kw_only=True):
    """`stage`: "asked" (waits to be let in), "in", "expired" (ask for another code). `words`: compare them aloud."""

    stage: Literal["asked", "in", "expired"]
    sentence: str
    words: tuple[str, ...] = ()


# --- the coordinator's side


async def invite(vault: Vault, client: CentreClient) -> Invitation:
    """Raises NotAllowed unless this is a coordinator's device of a connected team, and what a call raises."""
    written = await vault.run(write_invitation)
    try:
        await client.put_offer(written.mailbox, written.offer)
    except Exception:
        await vault.run(forget_invitation, written.mailbox)
        raise
    return Invitation(code=connect_code.write(written.code), expires_millis=written.expires_millis)


async def pending_answers(vault: Vault, client: CentreClient) -> list[Asking]:
    """Who asks to be let in now. An answer that was not made with our code is dropped with its invitation."""
    found: list[Asking] = []
    for mailbox in await vault.run(open_invitations):
        try:
            asking = await vault.run(read_answer, mailbox, await client.mailbox(mailbox))
        except CentreRefused as refusal:
            if refusal.code != "bad_proof":
                raise
            await vault.run(forget_invitation, mailbox)  # past its time by the centre's clock
        except BadRecord:
            await vault.run(forget_invitation, mailbox)
        else:
            found += [asking] if asking is not None else []
    return found


async def admit(vault: Vault, client: CentreClient, asking: Asking, *, role: Role) -> None:
    """Let a device in. When a colleague changed the team meanwhile, that is taken in first."""
    await change_team(vault, client, lambda store: _admission(store, asking, role))
    await vault.run(forget_invitation, asking.mailbox)


def _admission(store: Store, asking: Asking, role: Role) -> MembershipPush | None:
    """None once it is in."""
    if device_id(asking.newcomer.sign_key) in store.roster.members:
        return None
    return admission(store, asking.newcomer, role=role)


# --- the new device's side


async def join_step(vault: Vault, *, network: Network) -> JoinState:
    """One step further, from wherever the last one stood. Raises CentreUntrusted, NoNetwork, CentreRefused."""
    plan = await vault.join(Joiner.plan)
    if plan.is_recovery:
        return await _recover(vault, plan, network=network)
    if plan.answer is None:
        plan = await _read_letter(vault, plan, network=network)
    letter, answer = plan.letter, plan.answer
    if letter is None or answer is None:
        raise CentreUntrusted(WRONG_LETTER)
    client = await _as_member(vault, letter, plan, network=network)
    if await _is_in(vault, client):
        return JoinState(stage="in", sentence=INSIDE)
    if letter.expires_millis < network.now().timestamp() * 1000:
        return JoinState(stage="expired", sentence=TOO_OLD)
    await client.put_answer(mailbox_of(plan.secret).id, answer)
    return JoinState(stage="asked", sentence=ASKED, words=plan.words)


async def _recover(vault: Vault, plan: Plan, *, network: Network) -> JoinState:
    """With a printed key nobody has to be waited for. Cut anywhere, the next step finds what was done."""
    if plan.letter is not None and await _is_in(vault, await _as_member(vault, plan.letter, plan, network=network)):
        return JoinState(stage="in", sentence=INSIDE)
    card = await Knock(plan.address, network=network).card()  # only claimed: the letter in the roster names the key
    paper = await vault.join(Joiner.paper)
    asking = CentreClient(plan.address, centre_key=card.public_key, network=network, signer=paper.signer)
    try:
        found = await asking.recovery(paper.device)
        push = await vault.join(Joiner.recover, found.entries, found.epochs, centre_key=card.public_key)
    except CentreRefused as refusal:
        if refusal.code != "bad_proof":
            raise
        return JoinState(stage="expired", sentence=OLD_PAPER)
    except (BadRecord, BadSignature):
        raise CentreUntrusted(NOT_ON_PAPER) from None
    letter = (await vault.join(Joiner.plan)).letter
    if letter is None:
        raise CentreUntrusted(NOT_ON_PAPER)
    signer = paper.signer_in(letter.team)
    await CentreClient(
        plan.address, centre_key=letter.centre_key, network=network, signer=signer, team=letter.team
    ).change_membership(push)
    if not await _is_in(vault, await _as_member(vault, letter, plan, network=network)):
        raise CentreUntrusted(NOT_ON_PAPER)
    return JoinState(stage="in", sentence=INSIDE)


async def _as_member(vault: Vault, letter: Letter, plan: Plan, *, network: Network) -> CentreClient:
    signer = await vault.join(Joiner.signer)
    return CentreClient(plan.address, centre_key=letter.centre_key, network=network, signer=signer, team=letter.team)


async def _read_letter(vault: Vault, plan: Plan, *, network: Network) -> Plan:
    """The letter names the centre's key; the very reply that brought it has to be signed by that key."""
    reply = await Knock(plan.address, network=network).mailbox(mailbox_of(plan.secret).id)
    try:
        box = box_in(reply)
        letter = await vault.join(Joiner.read, box.offer)
    except BadRecord:
        raise CentreUntrusted(WRONG_LETTER) from None
    read(reply, centre_key=letter.centre_key, shape=EnrolBox, now=network.now())
    return await vault.join(Joiner.accept, box.offer)


def box_in(reply: Reply) -> EnrolBox:
    """Raises CentreRefused for a mailbox that is not there: nothing more can be known before the key is."""
    if reply.status != 200:
        raise CentreRefused("bad_proof", TOO_OLD)
    return decode(reply.body, EnrolBox)


async def membership_if_in(client: CentreClient) -> Membership | None:
    """Ask as a member; the centre refuses a stranger until the coordinator has admitted it."""
    try:
        return await client.membership()
    except CentreRefused as refusal:
        if refusal.code in ("bad_signature", "not_member"):
            return None
        raise


async def _is_in(vault: Vault, client: CentreClient) -> bool:
    """Get in, if the coordinator has let this device in."""
    found = await membership_if_in(client)
    if found is None:
        return False
    try:
        await vault.join(Joiner.adopt, found.entries, found.epochs)
    except (BadRecord, BadSignature):
        raise CentreUntrusted(WRONG_LETTER) from None
    await vault.enter()
    return True
