"""The team on this device: founded offline, read back at every opening, keys reached through the epochs."""

from __future__ import annotations

from domain.errors import BadRecord
from domain.keybox import EPOCH_TAG, Epoch, epoch_bytes, epoch_from
from domain.roster import TAG, Entry, Member, Roster, Signed, check_chain, entry_bytes, extend
from storage.crypto import Seal, new_key, random_bytes, verify
from storage.identity import Identity
from storage.keyring import Keyring, keys_from_epochs, make_epoch
from storage.log.log import Log

NAME_AD = b"vindplaats/device-name/1"
PAPER_AD = b"vindplaats/paper-name/1"


def is_founded(log: Log) -> bool:
    """Does this vault belong to a team yet?"""
    return log.fact("team") is not None


def found(log: Log, identity: Identity, *, device_name: str, seal: Seal) -> None:
    """Found a team of one, offline: random id, epoch 1, self-signed as coordinator. One transaction."""
    team, key = random_bytes(16), new_key()
    keyring = Keyring(team=team, log=log, team_keys={1: key}, seal=seal)
    entry = Entry(
        team=team,
        seq=1,
        prev=bytes(32),
        action="found",
        member=identity.member(role="coordinator", sealed_name=keyring.seal_small(device_name.encode(), ad=NAME_AD)),
        by=identity.device,
    )
    genesis = sign_entry(identity, entry)
    roster = extend(None, genesis, verify=verify)
    epoch = sign_epoch(identity, make_epoch(roster, number=1, key=key, former=None, maker=identity.device))
    with log.transaction():
        log.add_membership(entries=[genesis], epochs=[epoch])
        log.set_fact("team", team)


def sign_entry(identity: Identity, entry: Entry) -> Signed:
    """A link of the roster, signed by this device."""
    body = entry_bytes(entry)
    return Signed(body, identity.sign.sign(TAG + body))


def sign_epoch(identity: Identity, epoch: Epoch) -> Signed:
    """An epoch message, signed by this device."""
    body = epoch_bytes(epoch)
    return Signed(body, identity.sign.sign(EPOCH_TAG + body))


def load_roster(log: Log) -> Roster:
    """The checked chain as it is kept here. Raises BadRecord or BadSignature when the file was tampered with."""
    return check_chain(log.roster_chain(), verify=verify, team=log.fact("team"))


def load_keyring(log: Log, identity: Identity, *, roster: Roster, seal: Seal) -> Keyring:
    """The keyring with every team key this device can reach. Raises BadRecord when that is none."""
    keys = team_keys(log, identity, roster=roster)
    if not keys:
        raise BadRecord
    return Keyring(team=roster.team, log=log, team_keys=keys, seal=seal)


def team_keys(log: Log, identity: Identity, *, roster: Roster) -> dict[int, bytes]:
    """Epoch -> team key, from the boxes sealed to this device."""
    epochs = check_epochs(log.epochs(), roster=roster)
    return keys_from_epochs(epochs, team=roster.team, device=identity.device, box_private=identity.box.raw)


def is_on_paper(keyring: Keyring, member: Member) -> bool:
    """Is this member the recovery key, which lies printed in a safe? Only the team can tell: the mark is sealed.

    The mark is made by storage/recovery.py alone, so no device that asks to be let in can pass for paper.
    """
    return keyring.open_small(member.sealed_name, ad=PAPER_AD) is not None


def check_epochs(signed: list[Signed], *, roster: Roster) -> list[Epoch]:
    """Epoch messages, each signed by a device that was a coordinator of this team. Raises BadRecord or BadSignature."""
    epochs = []
    for message in signed:
        epoch = epoch_from(message.body)
        maker = roster.ever.get(epoch.maker)
        if epoch.team != roster.team or maker is None:
            raise BadRecord
        verify(maker.sign_key, message.sig, EPOCH_TAG + message.body)
        epochs.append(epoch)
    return epochs
