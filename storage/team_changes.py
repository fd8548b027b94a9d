"""Taking a device out of the team, and changing its role: one membership push each, made here and changing nothing yet.

A device that goes takes the team key along. So a removal always travels with a new epoch: a fresh team key for the
others, with the former one sealed under it. Nothing old is wrapped again; each drawer gets a new key at its next write
(storage/keyring.py, `write_kid`).
"""

from __future__ import annotations

from typing import Literal

import msgspec

from domain.errors import BadRecord, NotAllowed, Refused
from domain.mark import N_
from domain.roster import Entry, Member, Role, Roster, Signed, extend
from domain.wire import MembershipPush
from storage.crypto import new_key, verify
from storage.identity import Identity
from storage.keyring import make_epoch
from storage.membership import current_epoch
from storage.store import Store
from storage.team import sign_entry, sign_epoch

Action = Literal["admit", "revoke", "role"]
NOT_WHOLE = N_("Dit kan pas als dit toestel alles van het team heeft. Synchroniseer eerst.")
NOT_OURSELVES = N_("Dit toestel kan zichzelf niet uit het team halen. Vraag het een andere coördinator.")
LAST_ONE = N_("Een team heeft minstens één coördinator nodig. Maak eerst een collega coördinator.")


def revocation(store: Store, device: bytes) -> MembershipPush | None:
    """The removal of a device, and the new epoch for the others; None when it is out already.

    Raises NotAllowed unless this is a coordinator's device, Refused for this device itself, or while something of the
    team is known to be missing here.
    """
    check_may_change(store)
    if device == store.identity.device:
        raise Refused(NOT_OURSELVES)
    member = store.roster.members.get(device)
    if member is None:
        return None
    link, shrunk = linked(store.roster, store.identity, action="revoke", member=member, epoch=store.keyring.epoch)
    return MembershipPush(expected_head=store.roster.head, entries=(link,), epochs=(next_epoch(store, shrunk),))


def role_change(store: Store, device: bytes, *, role: Role) -> MembershipPush | None:
    """Another role for a device; None when it has it. Raises NotAllowed, Refused for the last coordinator."""
    if not store.is_coordinator():
        raise NotAllowed
    member = store.roster.members.get(device)
    if member is None:
        raise BadRecord
    if member.role == role:
        return None
    if role == "worker" and len(store.coordinators()) < 2:
        raise Refused(LAST_ONE)
    changed = msgspec.structs.replace(member, role=role)
    link, _ = linked(store.roster, store.identity, action="role", member=changed, epoch=store.keyring.epoch)
    return MembershipPush(expected_head=store.roster.head, entries=(link,))


def check_may_change(store: Store) -> None:
    """May this device hand out a new epoch now? Raises NotAllowed or Refused."""
    if not store.is_coordinator():
        raise NotAllowed
    is_short = store.must_pull or bool(store.log.fact("missing"))
    if is_short or store.keyring.epoch != current_epoch(store.log).epoch:
        raise Refused(NOT_WHOLE)


def next_epoch(store: Store, roster: Roster) -> Signed:
    """A new team key for exactly the members of `roster`, made by this device."""
    keys = store.keyring.team_keys
    return rotation(roster, store.identity, number=store.keyring.epoch + 1, former=keys[store.keyring.epoch])


def rotation(roster: Roster, identity: Identity, *, number: int, former: bytes) -> Signed:
    """The epoch message with a fresh key; the key itself comes back out of it for whoever it is boxed to."""
    message = make_epoch(roster, number=number, key=new_key(), former=former, maker=identity.device)
    return sign_epoch(identity, message)


def linked(roster: Roster, identity: Identity, *, action: Action, member: Member, epoch: int) -> tuple[Signed, Roster]:
    """One more link on a roster, signed by `identity`, and the roster it makes. Raises BadRecord if it may not."""
    entry = Entry(
        team=roster.team,
        seq=roster.length + 1,
        prev=roster.head,
        action=action,
        member=member,
        by=identity.device,
        epoch=epoch,
    )
    link = sign_entry(identity, entry)
    return link, extend(roster, link, verify=verify)
