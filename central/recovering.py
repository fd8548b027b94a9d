"""A printed recovery key comes to the door of a team whose devices are lost. It knows its own keys, not the team's id.

Asked with the wire key itself (keyid `wire/…`). Only who holds that key can ask for the team it belongs to, so nobody
learns from this door whether a device exists.
"""

from __future__ import annotations

from sqlalchemy import select

from central import schema
from central.database import Database
from central.doorkeeper import Caller
from central.membership import stored_links
from central.refusals import Refuse
from central.replay import spend
from central.teams import team_row
from domain.wire import Membership


def team_of_key(database: Database, caller: Caller, device: bytes) -> Membership:
    """The membership of the team in which `device` with this very wire key is active. Raises Refuse("bad_proof")."""
    with database.writing() as connection:
        spend(connection, caller.ticket)
    row = schema.member.c
    asked = select(row.team).where(row.device == device, row.wire_key == caller.wire_key, row.is_active)
    with database.reading() as connection:
        team = connection.scalar(asked)
        if team is None:
            raise Refuse("bad_proof")
        return Membership(
            entries=tuple(stored_links(connection, schema.roster_link, team)),
            epochs=tuple(stored_links(connection, schema.epoch, team)),
            generation=team_row(connection, team).generation,
            server_millis=caller.ticket.now_millis,
        )
