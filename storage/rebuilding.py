"""A device that was away for half a year reads what it missed newest first, so that today is there after a few pages.

What it had stays, and what it wrote waits in the outbox or was sent before. The page that opened a drawer may lie far
back: what is in it waits until then, as any operation does whose drawer is still to come. Nothing is shredded on the
strength of half a ledger. Cut anywhere, the next run reads on from where this one stood.
"""

from __future__ import annotations

import msgspec

from domain.wire import PullReply
from storage.arrivals import sort_backward
from storage.intake import absorb, is_rescued
from storage.log.log import REBUILD
from storage.relay import Relay

AWAY_DAYS = 180
_DAY_MILLIS = 24 * 3600 * 1000


class Rebuild(msgspec.Struct, frozen=True, kw_only=True):
    """`top`: the cursor of when it began ("" before that is asked), where reading goes on afterwards; `at`: how far
    back it is; `floor`: the ledger's number up to which everything was here.
    """

    floor: int
    top: str = ""
    at: str = ""


def rebuild_of(relay: Relay) -> Rebuild | None:
    """The rebuild that goes on."""
    kept = relay.log.fact(REBUILD)
    return None if kept is None else msgspec.convert(kept, Rebuild)


def begin_if_away(relay: Relay, *, now_millis: int) -> None:
    """At the start of a run: note that a rebuild is due, if this device was away that long."""
    success = relay.log.fact("sync_success")
    is_away = success is not None and now_millis - success > AWAY_DAYS * _DAY_MILLIS
    if not is_away or not relay.log.fact("cursor") or is_rescued(relay) or relay.log.fact(REBUILD) is not None:
        return
    due = Rebuild(floor=relay.log.newest_seq())  # before anything is sent: what is sent now stands above it
    relay.note(**{REBUILD: msgspec.to_builtins(due)})


def begin_backward(relay: Relay, going: Rebuild, page: PullReply) -> None:
    """`page` was asked from the newest on: its cursor is where reading back begins."""
    begun = msgspec.structs.replace(going, top=page.cursor, at=page.cursor)
    relay.note(**{REBUILD: msgspec.to_builtins(begun)})


def take_back(relay: Relay, going: Rebuild, page: PullReply) -> int:
    """A page, newest first; how many operations were new. Raises BadRecord.

    Once it reaches what was here, reading goes on forward from the top; if then a chain is broken, from the former
    cursor, which finds what is missing.
    """
    heads = dict(relay.log.heads())
    arrived = sort_backward(relay.log, page.ops, roster=relay.roster(), heads=heads)
    lowest = min((row.seq for row in page.ops), default=0)
    is_over = page.done or not page.ops or lowest <= going.floor
    further = msgspec.structs.replace(going, at=page.cursor)
    absorb(relay, page, arrived, heads, facts={REBUILD: None if is_over else msgspec.to_builtins(further)})
    if is_over and all(relay.log.has_all(device, head.dev_seq) for device, head in relay.log.heads().items()):
        relay.note(cursor=going.top)
    return len(arrived.good)


def end_rebuild(relay: Relay) -> None:
    """The centre was restored meanwhile: what was read stays, the rest comes in the usual order."""
    relay.note(**{REBUILD: None})
