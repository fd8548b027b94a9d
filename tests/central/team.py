"""A team of such devices: its roster and epochs, how one is let in or taken out, what is pushed and pulled."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from typing import Any

from domain.claim import place_of, proof_of
from domain.keybox import DeviceBox, Epoch, KeyBox
from domain.operation import Operation
from domain.roster import Entry, Member, Role, Signed, entry_hash
from domain.wire import (
    ClaimRequest,
    MembershipPush,
    PullReply,
    PushReply,
    PushRequest,
    Stamped,
    encode,
)
from tests.central.device import Device, Line


@dataclass
class Team:
    """The membership as its founder keeps it."""

    founder: Device = field(default_factory=Device)
    entries: list[Signed] = field(default_factory=list)
    epochs: list[Signed] = field(default_factory=list)
    members: dict[bytes, Device] = field(default_factory=dict)
    epoch: int = 1
    kid: bytes = field(default_factory=lambda: secrets.token_bytes(16))

    def __post_init__(self) -> None:
        me = self.founder
        self.members[me.id] = me
        self.entries.append(
            me.link(
                Entry(team=me.team, seq=1, prev=bytes(32), action="found", member=me.member("coordinator"), by=me.id)
            )
        )
        self.epochs.append(self.epoch_message(number=1, kid=self.kid, devices=[me.id], head=self.head))

    @property
    def id(self) -> bytes:
        return self.founder.team

    @property
    def head(self) -> bytes:
        return entry_hash(self.entries[-1])

    def entry(self, action: Any, member: Member, *, by: Device | None = None) -> Signed:
        signer = by or self.founder
        return signer.link(
            Entry(
                team=self.id,
                seq=len(self.entries) + 1,
                prev=self.head,
                action=action,
                member=member,
                by=signer.id,
                epoch=self.epoch,
            )
        )

    def epoch_message(
        self, *, number: int, kid: bytes, devices: list[bytes], head: bytes, by: Device | None = None
    ) -> Signed:
        maker = by or self.founder
        return maker.epoch_link(
            Epoch(
                team=self.id,
                epoch=number,
                kid=kid,
                boxes=tuple(DeviceBox(device=device, box=secrets.token_bytes(80)) for device in devices),
                former_nonce=secrets.token_bytes(12) if number > 1 else b"",
                former=secrets.token_bytes(48) if number > 1 else b"",
                roster=head,
                maker=maker.id,
            )
        )

    def admission(self, device: Device, role: Role = "worker") -> MembershipPush:
        link = self.entry("admit", device.member(role))
        welcome = self.epoch_message(number=self.epoch, kid=self.kid, devices=[device.id], head=entry_hash(link))
        return MembershipPush(expected_head=self.head, entries=(link,), epochs=(welcome,))

    def revocation(self, device: Device) -> MembershipPush:
        link = self.entry("revoke", device.member())
        left = [member for member in self.members if member != device.id]
        message = self.epoch_message(
            number=self.epoch + 1, kid=secrets.token_bytes(16), devices=left, head=entry_hash(link)
        )
        return MembershipPush(expected_head=self.head, entries=(link,), epochs=(message,))

    def took(self, push: MembershipPush) -> None:
        self.entries += push.entries
        self.epochs += push.epochs

    def claim(self, secret: bytes) -> ClaimRequest:
        return ClaimRequest(
            place=place_of(secret),
            entries=tuple(self.entries),
            epochs=tuple(self.epochs),
            proof=proof_of(secret, self.entries[0]),
        )


async def admit(line: Line, team: Team, role: Role = "worker") -> Device:
    """A new device, admitted at the centre."""
    device = Device(team=team.id)
    push = team.admission(device, role)
    answer = await line.ask("POST", f"{team.founder.path}/roster", signer=team.founder.signer, body=encode(push))
    answer.as_(Stamped)
    team.took(push)
    team.members[device.id] = device
    return device


async def push(line: Line, device: Device, *operations: Operation, boxes: tuple[KeyBox, ...] = ()) -> PushReply:
    request = PushRequest(ops=tuple(operation.wire() for operation in operations), boxes=boxes)
    answer = await line.ask("POST", f"{device.path}/ops", signer=device.signer, body=encode(request))
    return answer.as_(PushReply)


async def pull(line: Line, device: Device, **query: Any) -> PullReply:
    return (await line.ask("GET", f"{device.path}/ops", signer=device.signer, **query)).as_(PullReply)


def codes(reply: PushReply) -> list[str]:
    return [verdict.code for verdict in reply.verdicts]


def stub(operation: Operation) -> Operation:
    return Operation(header=operation.header, sig=operation.sig)
