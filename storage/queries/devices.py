"""The devices of the team, as the roster names them; their names open with the team key only."""

from __future__ import annotations

import datetime as dt

import msgspec

from storage.membership import fingerprint
from storage.queries.youth_file import worker_name
from storage.store import Store
from storage.team import NAME_AD, is_on_paper


class DeviceRow(msgspec.Struct, frozen=True, kw_only=True):
    """One device. `last_write`: the newest change of it that is known here; None when it wrote nothing yet.

    `is_paper`: the recovery key, a member that lies printed in a safe and never writes.
    """

    device: bytes
    name: str
    worker: str
    is_here: bool
    is_coordinator: bool
    is_paper: bool
    last_write: dt.datetime | None


class TeamView(msgspec.Struct, frozen=True, kw_only=True):
    """What the sync screen shows of the team. `words`: the six words two workers compare aloud."""

    devices: tuple[DeviceRow, ...]
    words: tuple[str, ...]
    is_coordinator: bool
    set_apart: int


def team_view(store: Store) -> TeamView:
    """This device first, then the others by name, paper last."""
    rows = [_row(store, device) for device in store.roster.members]
    return TeamView(
        devices=tuple(sorted(rows, key=lambda row: (not row.is_here, row.is_paper, row.name.casefold()))),
        words=fingerprint(store),
        is_coordinator=store.is_coordinator(),
        set_apart=len(store.log.quarantined()),
    )


def _row(store: Store, device: bytes) -> DeviceRow:
    member = store.roster.members[device]
    name = store.keyring.open_small(member.sealed_name, ad=NAME_AD) or b""
    found = store.book.row("SELECT max(millis) AS millis FROM entry WHERE device = ?", device.hex())
    millis = found["millis"] if found is not None else None
    return DeviceRow(
        device=device,
        is_paper=is_on_paper(store.keyring, member),
        name=name.decode("utf-8", "replace"),
        worker=worker_name(store, member.worker.hex()),
        is_here=device == store.identity.device,
        is_coordinator=member.role == "coordinator",
        last_write=None if millis is None else dt.datetime.fromtimestamp(millis / 1000, tz=dt.UTC),
    )
