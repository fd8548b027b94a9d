"""Roster links and epochs: checked as any device checks them, stored all or nothing, compare-and-swap on the head."""

from __future__ import annotations

from typing import Any

import msgspec
from sqlalchemy import Connection, Row, Table, delete, insert, select, update

from central import schema
from central.database import Database
from central.doorkeeper import Caller
from central.keys import verify
from central.refusals import Refuse
from central.replay import spend
from central.teams import check_still_member, devices_of, lock_team, team_row
from domain.epochs import EpochState, check_epochs, check_whole, extend_epochs
from domain.errors import BadRecord, BadSignature
from domain.keybox import epoch_from
from domain.roster import Roster, Signed, check_chain, entry_hash, extend
from domain.wire import Membership, MembershipPush

MAX_LINKS_A_PUSH = 200


class History(msgspec.Struct, frozen=True, kw_only=True):
    """A team's membership, checked: the roster at every head, the newest roster, the epoch."""

    rosters: dict[bytes, Roster]
    roster: Roster
    epoch: EpochState


def check_history(team: bytes, entries: list[Signed], epochs: list[Signed]) -> History:
    """Check both chains from the founding. Raises BadRecord or BadSignature."""
    rosters: dict[bytes, Roster] = {}
    roster = check_chain(entries[:1], verify=verify, team=team)
    rosters[roster.head] = roster
    for link in entries[1:]:
        roster = extend(roster, link, verify=verify)
        rosters[roster.head] = roster
    state = check_whole(check_epochs(epochs, rosters=rosters, verify=verify), roster)
    return History(rosters=rosters, roster=roster, epoch=state)


def membership(database: Database, caller: Caller) -> Membership:
    """The whole of both chains. The nonce is spent already."""
    with database.reading() as connection:
        row = team_row(connection, caller.team)
        return Membership(
            entries=tuple(stored_links(connection, schema.roster_link, caller.team)),
            epochs=tuple(stored_links(connection, schema.epoch, caller.team)),
            generation=row.generation,
            server_millis=caller.ticket.now_millis,
        )


def change_membership(database: Database, caller: Caller, push: MembershipPush) -> None:
    """Raises Refuse: `moved` if somebody was first, `bad_shape` or `bad_signature` if it does not hold."""
    if len(push.entries) > MAX_LINKS_A_PUSH or len(push.epochs) > MAX_LINKS_A_PUSH:
        raise Refuse("too_large")
    with database.writing() as connection:
        spend(connection, caller.ticket)
        row = lock_team(connection, caller.team)
        check_still_member(devices_of(connection, caller.team), caller.device)
        entries = stored_links(connection, schema.roster_link, caller.team)
        epochs = stored_links(connection, schema.epoch, caller.team)
        if _is_there_already(push, entries, epochs):
            return
        if push.expected_head != row.roster_head:
            raise Refuse("moved")
        history = _extended(caller.team, entries, epochs, push)
        _append(connection, schema.roster_link, caller.team, push.entries, length=len(entries))
        _append(connection, schema.epoch, caller.team, push.epochs, length=len(epochs))
        store_roster(connection, history)


def store_roster(connection: Connection, history: History) -> None:
    """Work the chain out into the rows that requests are checked against."""
    roster = history.roster
    connection.execute(delete(schema.member).where(schema.member.c.team == roster.team))
    rows = [
        {
            "team": roster.team,
            "device": device,
            "sign_key": member.sign_key,
            "wire_key": member.wire_key,
            "role": roster.members.get(device, member).role,
            "is_active": device in roster.members,
        }
        for device, member in roster.ever.items()
    ]
    connection.execute(insert(schema.member), rows)
    connection.execute(
        update(schema.team)
        .where(schema.team.c.id == roster.team)
        .values(roster_head=roster.head, roster_length=roster.length, epoch=history.epoch.number)
    )


def store_history(connection: Connection, history: History, entries: list[Signed], epochs: list[Signed]) -> None:
    """All of a team's membership, for a team that has none stored."""
    _append(connection, schema.roster_link, history.roster.team, tuple(entries), length=0)
    _append(connection, schema.epoch, history.roster.team, tuple(epochs), length=0)
    store_roster(connection, history)


def stored_links(connection: Connection, table: Table, team: bytes) -> list[Signed]:
    """One of the two chains, in order."""
    query = select(table.c.body, table.c.sig).where(table.c.team == team).order_by(table.c.position)
    rows: list[Row[Any]] = list(connection.execute(query))
    return [Signed(body=row.body, sig=row.sig) for row in rows]


def _extended(team: bytes, entries: list[Signed], epochs: list[Signed], push: MembershipPush) -> History:
    old = check_history(team, entries, epochs)
    roster, state = old.roster, old.epoch
    heads = {roster.head: roster}
    try:
        if any(_is_overtaken(link, state) for link in push.epochs):
            raise Refuse("moved")
        for link in push.entries:
            roster = extend(roster, link, verify=verify)
            heads[roster.head] = roster
        for link in push.epochs:
            state = extend_epochs(state, link, rosters=heads, verify=verify)
        return History(rosters=old.rosters | heads, roster=roster, epoch=check_whole(state, roster))
    except BadSignature:
        raise Refuse("bad_signature") from None
    except BadRecord:
        raise Refuse("bad_shape") from None


def _is_overtaken(link: Signed, state: EpochState) -> bool:
    """Somebody made this epoch, or a later one, with another key; a rotation leaves the roster's head as it was."""
    epoch = epoch_from(link.body)
    return epoch.epoch <= state.number and epoch.kid != state.kid


def _is_there_already(push: MembershipPush, entries: list[Signed], epochs: list[Signed]) -> bool:
    """The same push again, because its answer was lost: then it is done, whatever came after."""
    heads = [bytes(32), *(entry_hash(link) for link in entries)]
    if push.expected_head not in heads or not (push.entries or push.epochs):
        return False
    start = heads.index(push.expected_head)
    same = tuple(entries[start : start + len(push.entries)]) == push.entries
    return same and all(link in epochs for link in push.epochs)


def _append(connection: Connection, table: Table, team: bytes, links: tuple[Signed, ...], *, length: int) -> None:
    rows = [
        {"team": team, "position": position, "body": link.body, "sig": link.sig}
        for position, link in enumerate(links, start=length)
    ]
    if rows:
        connection.execute(insert(table), rows)
