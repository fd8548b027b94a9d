"""The chain that says who is in a team, against everybody who would rather write it otherwise."""

import hashlib

import msgspec
import pytest

from domain.errors import BadRecord, BadSignature
from domain.roster import (
    TAG,
    Entry,
    Member,
    Role,
    Roster,
    Signed,
    check_chain,
    device_id,
    entry_bytes,
    entry_hash,
    extend,
)

TEAM = b"T" * 16


def sign(key: bytes, message: bytes) -> bytes:
    """Stands in for Ed25519, which domain never sees: whoever knows the key can sign, nobody else."""
    return hashlib.sha512(key + message).digest()


def verify(key: bytes, signature: bytes, message: bytes) -> None:
    if signature != sign(key, message):
        raise BadSignature


def key(name: str) -> bytes:
    return hashlib.sha256(name.encode()).digest()


def member(name: str, role: Role = "worker") -> Member:
    sign_key = key(name)
    return Member(
        device=device_id(sign_key),
        sign_key=sign_key,
        box_key=key(name + "/box"),
        wire_key=key(name + "/wire"),
        role=role,
        worker=key(name)[:16],
    )


class Chain:
    """A chain under construction; `by` is the name of who signs."""

    def __init__(self) -> None:
        self.links: list[Signed] = []
        self.roster: Roster | None = None

    def entry(self, _action: str, whom: Member, by: str, **changes: object) -> Signed:
        entry = Entry(
            team=TEAM,
            seq=len(self.links) + 1,
            prev=entry_hash(self.links[-1]) if self.links else bytes(32),
            action=_action,  # type: ignore[arg-type]
            member=whom,
            by=device_id(key(by)),
        )
        body = entry_bytes(msgspec.structs.replace(entry, **changes))
        return Signed(body, sign(key(by), TAG + body))

    def add(self, _action: str, whom: Member, by: str = "an", **changes: object) -> Roster:
        link = self.entry(_action, whom, by, **changes)
        self.roster = extend(self.roster, link, verify=verify)
        self.links.append(link)
        return self.roster

    def refuses(self, _action: str, whom: Member, by: str = "an", **changes: object) -> None:
        with pytest.raises((BadRecord, BadSignature)):
            extend(self.roster, self.entry(_action, whom, by, **changes), verify=verify)


@pytest.fixture
def team() -> Chain:
    """An founded it, and admitted Bo (worker)."""
    chain = Chain()
    chain.add("found", member("an", "coordinator"))
    chain.add("admit", member("bo"))
    return chain


def test_chain_of_a_whole_life_holds_and_remembers_who_was_ever_there(team: Chain) -> None:
    team.add("role", member("bo", "coordinator"))
    team.add("admit", member("cas"), by="bo")
    team.add("revoke", member("an", "coordinator"), by="bo")
    roster = check_chain(team.links, verify=verify, team=TEAM)
    assert set(roster.members) == {member("bo").device, member("cas").device}
    assert set(roster.ever) == {member(name).device for name in ("an", "bo", "cas")}
    assert [m.device for m in roster.coordinators()] == [member("bo").device]
    assert (roster.length, roster.head) == (5, entry_hash(team.links[-1]))


def test_worker_and_stranger_sign_nothing(team: Chain) -> None:
    for by in ("bo", "stranger"):
        team.refuses("admit", member("cas"), by=by)
        team.refuses("role", member("bo", "coordinator"), by=by)
        team.refuses("revoke", member("an", "coordinator"), by=by)


def test_revoked_coordinator_signs_nothing_any_more(team: Chain) -> None:
    team.add("admit", member("cas", "coordinator"))
    team.add("revoke", member("an", "coordinator"), by="cas")
    team.refuses("admit", member("dirk"), by="an")


def test_gap_repetition_fork_and_foreign_team_are_refused(team: Chain) -> None:
    for changes in (
        {"seq": 4},
        {"seq": 2},
        {"prev": bytes(32)},
        {"prev": entry_hash(team.links[0])},
        {"team": bytes(16)},
    ):
        team.refuses("admit", member("cas"), **changes)
    for links in (team.links[1:], team.links[::-1], [team.links[0], team.links[0]], []):
        with pytest.raises((BadRecord, BadSignature)):
            check_chain(links, verify=verify)
    with pytest.raises(BadRecord):
        check_chain(team.links, verify=verify, team=bytes(16))


def test_key_cannot_be_swapped_under_the_name_of_a_device(team: Chain) -> None:
    swapped = msgspec.structs.replace(member("cas"), sign_key=key("mallory"))
    team.refuses("admit", swapped)
    # A change of role names a member, and takes nothing of it but the role.
    liar = msgspec.structs.replace(member("bo", "coordinator"), box_key=key("mallory"), wire_key=key("mallory"))
    roster = team.add("role", liar)
    assert roster.members[member("bo").device] == roster.ever[member("bo").device] == member("bo", "coordinator")


def test_last_coordinator_can_neither_leave_nor_step_down(team: Chain) -> None:
    team.refuses("revoke", member("an", "coordinator"))
    team.refuses("role", member("an", "worker"))


def test_revoked_device_does_not_come_back_under_its_old_keys(team: Chain) -> None:
    team.add("revoke", member("bo"))
    team.refuses("admit", member("bo"))
    team.refuses("role", member("bo", "coordinator"))
    team.refuses("revoke", member("bo"))


def test_member_is_not_admitted_twice_and_a_team_not_founded_twice(team: Chain) -> None:
    team.refuses("admit", member("bo"))
    team.refuses("found", member("an", "coordinator"))


def test_founder_is_coordinator_of_its_own_making() -> None:
    for whom, by, changes in (
        (member("an", "worker"), "an", {}),
        (member("an", "coordinator"), "bo", {}),
        (member("an", "coordinator"), "an", {"seq": 2}),
        (member("an", "coordinator"), "an", {"prev": b"x" * 32}),
        (member("an", "coordinator"), "an", {"action": "admit"}),
    ):
        Chain().refuses("found", whom, by=by, **changes)


def test_one_bit_of_a_link_or_its_signature_breaks_the_chain(team: Chain) -> None:
    body, sig = team.links[1].body, team.links[1].sig
    flipped = [Signed(body[:i] + bytes([body[i] ^ 1]) + body[i + 1 :], sig) for i in range(len(body))]
    for link in (*flipped, Signed(body, bytes(64)), Signed(body, sig[:-1])):
        with pytest.raises((BadRecord, BadSignature)):
            check_chain([team.links[0], link], verify=verify)


def test_wrong_sizes_and_unknown_fields_are_refused(team: Chain) -> None:
    cas = member("cas")
    for change in ({"box_key": b"short"}, {"wire_key": bytes(33)}, {"worker": b""}, {"sealed_name": bytes(1025)}):
        team.refuses("admit", msgspec.structs.replace(cas, **change))
    raw = msgspec.to_builtins(msgspec.msgpack.decode(team.links[1].body, type=Entry), builtin_types=(bytes,))
    body = msgspec.msgpack.encode(raw | {"admin": True})
    with pytest.raises(BadRecord):
        check_chain([team.links[0], Signed(body, sign(key("an"), TAG + body))], verify=verify)
    with pytest.raises(BadRecord):
        check_chain([Signed(b"\x91" * 100_000, bytes(64))], verify=verify)
