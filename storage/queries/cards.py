"""What a card to take along may start from: the team's places and partners, the worker's own name. Never a youth."""

from __future__ import annotations

import msgspec

from storage.actions.workers import own_name
from storage.queries.contacts import open_round, places
from storage.store import Store

_MOST = 6


class Offered(msgspec.Struct, frozen=True, kw_only=True):
    """`places`: (name, when open), those visited last first. `partners`: (name, who to ask for). `place`: where the
    running zitdag is, "" without one. `worker`: what the team calls this worker.
    """

    places: tuple[tuple[str, str], ...]
    partners: tuple[tuple[str, str], ...]
    place: str
    worker: str


def offered(store: Store) -> Offered:
    """Read only: nothing of a card is ever written."""
    running = open_round(store)
    is_sitting = running is not None and running.kind == "zitdag" and running.place is not None
    partners = store.book.rows(
        "SELECT name, ask_for FROM partner WHERE coalesce(name, '') != '' AND coalesce(is_closed, 0) = 0 "
        "ORDER BY kind != 'vdab', name LIMIT ?",
        _MOST,
    )
    return Offered(
        places=tuple((place.name, place.hours) for place in places(store)[:_MOST]),
        partners=tuple((row["name"], row["ask_for"] or "") for row in partners),
        place=running.place.name if is_sitting and running and running.place else "",
        worker=own_name(store),
    )
