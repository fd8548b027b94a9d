"""The epochs of a team, checked link by link beside its roster (domain/roster.py). Pure; the caller passes in `verify`.

One rule holds it together: in the current epoch exactly the members hold a box. So an admission needs a welcome, and a
revocation needs a new epoch, in the same push; there are no half-states.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from domain.errors import BadRecord
from domain.keybox import EPOCH_TAG, SEALED_KEY_BYTES, Epoch, epoch_from
from domain.operation import NONCE_BYTES
from domain.roster import Roster, Signed, Verify


class EpochState(msgspec.Struct, frozen=True, kw_only=True):
    """The current epoch: its number, what its team key commits to, and the devices that were handed it."""

    number: int
    kid: bytes
    boxed: frozenset[bytes]


def extend_epochs(
    state: EpochState | None, link: Signed, *, rosters: Mapping[bytes, Roster], verify: Verify
) -> EpochState:
    """One more epoch message, a new epoch or a welcome into the current one.

    `rosters`: the roster at each head that the message may stand on. Raises BadRecord or BadSignature.
    """
    epoch = epoch_from(link.body)
    roster = rosters.get(epoch.roster)
    maker = roster.members.get(epoch.maker) if roster else None
    if roster is None or maker is None or maker.role != "coordinator" or epoch.team != roster.team:
        raise BadRecord
    verify(maker.sign_key, link.sig, EPOCH_TAG + link.body)
    devices = frozenset(box.device for box in epoch.boxes)
    if len(devices) != len(epoch.boxes):
        raise BadRecord
    if state is not None and epoch.epoch == state.number:
        return _welcome(state, epoch, devices, members=frozenset(roster.members))
    if epoch.epoch != (state.number + 1 if state else 1) or devices != frozenset(roster.members):
        raise BadRecord
    if state is not None and (epoch.kid == state.kid or not _hands_on_the_former(epoch)):
        raise BadRecord
    return EpochState(number=epoch.epoch, kid=epoch.kid, boxed=devices)


def check_epochs(links: Iterable[Signed], *, rosters: Mapping[bytes, Roster], verify: Verify) -> EpochState | None:
    """Walk all epoch messages of a team, in the order of storing."""
    state: EpochState | None = None
    for link in links:
        state = extend_epochs(state, link, rosters=rosters, verify=verify)
    return state


def check_whole(state: EpochState | None, roster: Roster) -> EpochState:
    """The rule above. Raises BadRecord where a member has no box, or somebody who is gone still has one."""
    if state is None or state.boxed != frozenset(roster.members):
        raise BadRecord
    return state


def _welcome(state: EpochState, epoch: Epoch, devices: frozenset[bytes], *, members: frozenset[bytes]) -> EpochState:
    if epoch.kid != state.kid or devices & state.boxed or not devices <= members:
        raise BadRecord
    return msgspec.structs.replace(state, boxed=state.boxed | devices)


def _hands_on_the_former(epoch: Epoch) -> bool:
    return len(epoch.former) == SEALED_KEY_BYTES and len(epoch.former_nonce) == NONCE_BYTES
