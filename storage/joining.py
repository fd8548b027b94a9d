"""A vault that has its keys and waits to be let into a team: what it plans, what it told, and the day it gets in.

All of it survives a restart: the plan lies sealed beside the keys, the answer is kept before it is sent, and getting in
is one transaction.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from domain.connect_code import ConnectCode
from domain.errors import BadInput, BadRecord
from domain.mark import N_
from domain.roster import Roster, Signed
from domain.signatures import Signer, team_keyid
from domain.wire import EnrolAnswer, MembershipPush
from storage.door import Change, save
from storage.identity import Identity
from storage.invitation import Letter, read_letter, write_answer
from storage.log.log import Log
from storage.log.sealed import SealedShelf
from storage.membership import check_history
from storage.paper import Asker, asker_of, keep_seed, new_seed
from storage.recovering import read_paper, replacement
from storage.store import Store

_PLAN, NEWCOMER = "joining", "newcomer"
_NO_CODE = N_("Geef de code van je coördinator nog eens.")


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """Where this device wants in. `letter`, `answer` and `words` come once the mailbox was read.

    `offer`: the sealed letter, kept where a person decides before it is answered (storage/moving.py).
    `is_recovery`: `secret` is the seed of a printed key; `next_seed` is that of the key which then replaces it.
    """

    address: str
    secret: bytes
    worker_name: str
    device_name: str
    letter: Letter | None = None
    answer: EnrolAnswer | None = None
    words: tuple[str, ...] = ()
    offer: bytes = b""
    is_recovery: bool = False
    next_seed: bytes = b""


class Joiner:
    """Keys and plan of a vault in the state "joining"; belongs to the worker thread.

    `shelf`: where the plan lies; an open vault that wants another team keeps one too, beside its work.
    """

    def __init__(self, log: Log, *, secrets: SealedShelf, identity: Identity, shelf: str = _PLAN) -> None:
        self._log, self._secrets, self._identity, self._shelf = log, secrets, identity, shelf

    def begin(self, code: ConnectCode, *, worker_name: str, device_name: str) -> None:
        """Remember the code; also a later one, when the first was used or came past its time."""
        with self._log.transaction():
            self._keep(
                Plan(
                    address=code.address,
                    secret=code.secret,
                    worker_name=worker_name,
                    device_name=device_name,
                    is_recovery=code.kind == "recovery",
                )
            )

    def plan(self) -> Plan:
        """What is kept. Raises BadInput when it was killed before a code was kept: ask for it again."""
        kept: Any = self._secrets.get(self._shelf)
        if kept is None:
            raise BadInput(_NO_CODE)
        return msgspec.convert(kept, Plan)

    def read(self, offer: bytes) -> Letter:
        """Open the coordinator's letter; nothing is kept. Raises BadRecord."""
        return read_letter(self.plan().secret, offer)

    def look(self, offer: bytes) -> Letter:
        """Open the letter and keep it, without an answer: a person decides first. Raises BadRecord."""
        letter = self.read(offer)
        with self._log.transaction():
            self._keep(msgspec.structs.replace(self.plan(), letter=letter, offer=offer))
        return letter

    def accept(self, offer: bytes) -> Plan:
        """Keep the letter and write the answer, once: the same answer is sent however often it has to be."""
        plan = self.plan()
        if plan.answer is None:
            letter = self.read(offer)
            answer, words = write_answer(self._identity, plan.secret, offer=offer, device_name=plan.device_name)
            plan = msgspec.structs.replace(plan, letter=letter, answer=answer, words=words)
            with self._log.transaction():
                self._keep(plan)
        return plan

    def signer(self) -> Signer:
        """Signs requests as the member this device will be. Raises BadRecord before the letter was read."""
        letter = self.plan().letter
        if letter is None:
            raise BadRecord
        return Signer(keyid=team_keyid(letter.team, self._identity.device), sign=self._identity.wire.sign)

    def paper(self) -> Asker:
        """Who asks with a printed key."""
        return asker_of(self.plan().secret)

    def recover(self, entries: Sequence[Signed], epochs: Sequence[Signed], *, centre_key: bytes) -> MembershipPush:
        """Let this device in with the printed key, and put another key in its place, all in one push.

        What it needs to get in afterwards is kept first. Raises BadRecord or BadSignature.
        """
        plan = self.plan()
        found = read_paper(plan.secret, entries, epochs, centre_key=centre_key, log=self._log)
        plan = msgspec.structs.replace(plan, letter=found.letter, next_seed=plan.next_seed or new_seed())
        with self._log.transaction():
            self._keep(plan)
        return replacement(found, self._identity, next_seed=plan.next_seed, device_name=plan.device_name)

    def adopt(self, entries: tuple[Signed, ...], epochs: tuple[Signed, ...]) -> None:
        """Get in: the chain holds, passes through the head of the letter, and names our keys as they are.

        Raises BadRecord or BadSignature; then the centre or the coordinator is not who the letter said.
        """
        plan, letter = self.plan(), self.check(entries, epochs)
        with self._log.transaction():
            self._log.add_membership(entries=entries, epochs=epochs)
            self._log.set_fact("team", letter.team)
            self._log.set_fact("centre_address", plan.address)
            self._log.set_fact("centre_key", letter.centre_key)
            self._log.set_fact("joining", None)
            self._secrets.put(NEWCOMER, {"worker_name": plan.worker_name})
            if plan.next_seed:
                keep_seed(self._secrets, plan.next_seed)
            self._secrets.drop(self._shelf)

    def check(self, entries: tuple[Signed, ...], epochs: tuple[Signed, ...]) -> Letter:
        """Is this the team of the letter, and are we in it, by our own keys? Raises BadRecord or BadSignature."""
        letter = self.plan().letter
        if letter is None:
            raise BadRecord
        history = check_history(entries, epochs, team=letter.team)
        then = history.at_head.get(letter.roster_head)
        known = then is not None and any(m.sign_key == letter.coordinator_key for m in then.coordinators())
        if not known or not is_member(self._identity, history.roster):
            raise BadRecord
        return letter

    def _keep(self, plan: Plan) -> None:
        self._secrets.put(self._shelf, msgspec.to_builtins(plan, builtin_types=(bytes,)))


def is_member(identity: Identity, roster: Roster) -> bool:
    """Does the roster name this device, by the keys it has?"""
    me, ours = roster.members.get(identity.device), identity.member(role="worker", sealed_name=b"")
    return me is not None and (me.box_key, me.wire_key) == (ours.box_key, ours.wire_key)


def introduce(store: Store) -> bool:
    """After the first complete pull: write under which name this worker goes. True when it was written now."""
    kept = store.secrets.get(NEWCOMER)
    if kept is None:
        return False
    if kept["worker_name"] and store.book.record("worker", store.worker) is None:
        save(store, [Change(kind="worker", id=store.worker, values={"name": kept["worker_name"]})])
    with store.log.transaction():
        store.secrets.drop(NEWCOMER)
    return True
