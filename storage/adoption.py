"""A longer membership taken from the centre, or given back to one that forgot."""

from __future__ import annotations

from collections.abc import Sequence

from domain.errors import BadRecord
from domain.roster import Signed
from domain.wire import (
    MembershipPush,
)
from storage.folding import catch_up
from storage.membership import check_history
from storage.relay import Relay
from storage.team import team_keys


def adopt(relay: Relay, entries: Sequence[Signed], epochs: Sequence[Signed]) -> bool:
    """Take a longer chain that begins with ours, and its epochs; False when there is nothing new.

    Raises BadRecord or BadSignature when it is not our chain going on: then the centre is not to be trusted.
    """
    ours = relay.log.roster_chain()
    if list(entries[: len(ours)]) != ours:
        raise BadRecord
    roster = check_history(entries, epochs, team=relay.team).roster
    known = {epoch.body for epoch in relay.log.epochs()}
    news = [epoch for epoch in epochs if epoch.body not in known]
    if len(entries) == len(ours) and not news:
        return False
    with relay.log.transaction():
        relay.log.add_membership(entries=entries[len(ours) :], epochs=news)
    if relay.store is not None:
        relay.store.roster = roster
        relay.store.keyring.team_keys |= team_keys(relay.log, relay.store.identity, roster=roster)
        catch_up(relay.store)
    return True


def lost_membership(relay: Relay, entries: Sequence[Signed], epochs: Sequence[Signed]) -> MembershipPush | None:
    """What a restored centre forgot of the chain, to give it back; None when it forgot nothing."""
    ours = relay.log.roster_chain()
    if not 0 < len(entries) < len(ours) or list(entries) != ours[: len(entries)]:
        return None
    head = check_history(entries, epochs, team=relay.team).roster.head
    known = {epoch.body for epoch in epochs}
    missing = tuple(epoch for epoch in relay.log.epochs() if epoch.body not in known)
    return MembershipPush(expected_head=head, entries=tuple(ours[len(entries) :]), epochs=missing)
