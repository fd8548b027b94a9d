"""A coordinator's device makes a recovery key and shows it until it is printed (storage/paper.py says what it is)."""

from __future__ import annotations

import msgspec

from domain import connect_code
from domain.connect_code import ConnectCode
from domain.errors import NotAllowed
from domain.roster import Member
from domain.wire import MembershipPush
from storage.invitation import Letter
from storage.membership import welcome_for
from storage.paper import forget_seed, keep_seed, kept_seed, keys_of, member_of, new_seed
from storage.store import Store
from storage.team import is_on_paper, sign_epoch
from storage.team_changes import check_may_change, linked, next_epoch
from storage.words.recovery import words_of


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """What is printed: the address, 24 words, and both in one code that a QR picture holds."""

    address: str
    words: tuple[str, ...]
    code: str


def new_paper_key(store: Store) -> MembershipPush | None:
    """A new printed key, and a former one out in the same push; None once it is in. Its seed is kept here first.

    Raises NotAllowed, also before a centre is known, and Refused while something of the team is missing here.
    """
    check_may_change(store)
    centre_key = store.log.fact("centre_key")
    if centre_key is None:
        raise NotAllowed
    seed = _seed_on_its_way(store)
    if seed is None:
        return None
    letter = Letter(
        centre_key=centre_key,
        team=store.team,
        roster_head=store.roster.head,
        coordinator_key=store.identity.sign.public,
        expires_millis=0,
    )
    epoch, me = store.keyring.epoch, store.identity
    member = member_of(seed, letter, keyring=store.keyring)
    link, roster = linked(store.roster, me, action="admit", member=member, epoch=epoch)
    links = [link]
    for former in on_paper(store):
        link, roster = linked(roster, me, action="revoke", member=former, epoch=epoch)
        links.append(link)
    is_second = len(links) > 1  # somebody goes, so the others get a new team key
    message = next_epoch(store, roster) if is_second else sign_epoch(me, welcome_for(store, member, roster=roster))
    return MembershipPush(expected_head=store.roster.head, entries=tuple(links), epochs=(message,))


def _seed_on_its_way(store: Store) -> bytes | None:
    """The seed that was kept and is not in the team yet, or a new one; None when what was kept is in and unprinted."""
    kept = kept_seed(store.secrets)
    device = keys_of(kept).device if kept is not None else b""
    if kept is not None and device in store.roster.members:
        return None
    if kept is None or device in store.roster.ever:
        kept = new_seed()
        with store.log.transaction():
            keep_seed(store.secrets, kept)
    return kept


def sheet_to_print(store: Store) -> Sheet | None:
    """The key that is in the team and was not printed yet, if this device made it."""
    seed = kept_seed(store.secrets)
    if seed is None or keys_of(seed).device not in store.roster.members:
        return None
    address = str(store.log.fact("centre_address"))
    code = connect_code.write(ConnectCode(kind="recovery", address=address, secret=seed))
    return Sheet(address=address, words=words_of(seed), code=code)


def was_printed(store: Store) -> None:
    """It lies on paper now: forget the seed."""
    with store.log.transaction():
        forget_seed(store.secrets)


def on_paper(store: Store) -> list[Member]:
    """The printed keys of the team: none or one."""
    return [member for member in store.roster.members.values() if is_on_paper(store.keyring, member)]


def should_print(store: Store) -> bool:
    """Would losing one device lose the team? Asked of a coordinator, until there are two, or one and a printed key."""
    if not store.is_coordinator() or store.log.fact("centre_key") is None:
        return False
    if sheet_to_print(store) is not None:
        return True
    return len(store.coordinators()) < 2 and not on_paper(store)
