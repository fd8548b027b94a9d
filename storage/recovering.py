"""A new device gets in with a printed key: the true team is known by its letter, and the key is replaced at once."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from domain.errors import BadRecord, SealBroken
from domain.keybox import epoch_from
from domain.roster import Member, Roster, Signed, extend
from domain.wire import MembershipPush
from storage.crypto import AeadSeal, verify
from storage.identity import Identity
from storage.invitation import Letter
from storage.keyring import Keyring, keys_from_epochs
from storage.log.log import Log
from storage.membership import check_history
from storage.paper import keys_of, letter_in, member_of
from storage.team import NAME_AD
from storage.team_changes import linked, rotation


class Paper(msgspec.Struct, frozen=True, kw_only=True):
    """What a printed key finds of its team, checked: roster, team keys, its own place and its letter."""

    roster: Roster
    keyring: Keyring
    keys: Identity
    member: Member
    letter: Letter


def read_paper(
    seed: bytes, entries: Sequence[Signed], epochs: Sequence[Signed], *, centre_key: bytes, log: Log
) -> Paper:
    """What the centre showed, held against the letter that only the maker of the sheet can have written.

    Raises BadRecord or BadSignature when it is another team, or another centre than the one of the letter.
    """
    if not entries:
        raise BadRecord
    team = extend(None, entries[0], verify=verify).team
    history = check_history(entries, epochs, team=team)
    keys = keys_of(seed)
    member = history.roster.members.get(keys.device)
    if member is None or (member.box_key, member.wire_key) != (keys.box.public, keys.wire.public):
        raise BadRecord
    messages = [epoch_from(signed.body) for signed in epochs]
    try:
        team_keys = keys_from_epochs(messages, team=team, device=keys.device, box_private=keys.box.raw)
    except SealBroken:
        raise BadRecord from None
    if max(message.epoch for message in messages) not in team_keys:
        raise BadRecord
    keyring = Keyring(team=team, log=log, team_keys=team_keys, seal=AeadSeal())
    letter = letter_in(member, seed, keyring=keyring)
    then = history.at_head.get(letter.roster_head)
    is_known = then is not None and any(m.sign_key == letter.coordinator_key for m in then.coordinators())
    if not is_known or (letter.team, letter.centre_key) != (team, centre_key):
        raise BadRecord
    return Paper(roster=history.roster, keyring=keyring, keys=keys, member=member, letter=letter)


def replacement(paper: Paper, identity: Identity, *, next_seed: bytes, device_name: str) -> MembershipPush:
    """This device in, a new printed key in, the used one out, and a new epoch: all or nothing."""
    keyring, newest = paper.keyring, paper.keyring.epoch
    name = keyring.seal_small(device_name.encode(), ad=NAME_AD)
    mine = identity.member(role="coordinator", sealed_name=name)
    first, roster = linked(paper.roster, paper.keys, action="admit", member=mine, epoch=newest)
    letter = msgspec.structs.replace(paper.letter, roster_head=roster.head, coordinator_key=identity.sign.public)
    member = member_of(next_seed, letter, keyring=keyring)
    second, roster = linked(roster, identity, action="admit", member=member, epoch=newest)
    third, roster = linked(roster, identity, action="revoke", member=paper.member, epoch=newest)
    message = rotation(roster, identity, number=newest + 1, former=keyring.team_keys[newest])
    return MembershipPush(expected_head=paper.roster.head, entries=(first, second, third), epochs=(message,))
