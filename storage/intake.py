"""Sealed operations in: a page of the ledger, and whether it is the whole ledger.

Everything of one reply lies in one transaction with the cursor; folding comes after, when the vault is open.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from domain.errors import BadRecord, BadSignature
from domain.keybox import KeyBox
from domain.operation import OPEN_BODY, EraseBody, Operation, decode_erase
from domain.roster import Roster
from domain.wire import (
    Head,
    PullReply,
)
from storage.arrivals import Arrived, sort_page
from storage.erasing import forget
from storage.folding import catch_up
from storage.keyring import check_box
from storage.log.log import RESCUED
from storage.membership import current_epoch
from storage.parting import in_step, set_aside
from storage.relay import Relay
from storage.shredding import UNCHECKED, UNFINISHED, finish_erasures, shred_fallen
from storage.snapshot import SNAPSHOT_FILE
from storage.vouching import unmet
from storage.watching import watch
from storage.wiping import confirm_erasures


class Taken(msgspec.Struct, frozen=True, kw_only=True):
    """What a page brought: operations new here, set apart, devices of which something is missing in between.
    `has_written`: this device answered it with operations of its own (a drawer shredded because its consent fell, an
    erasure confirmed).
    """

    new: int
    set_apart: int
    gaps: tuple[bytes, ...]
    has_written: bool = False


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """Where the conversation stands: what a page is held against before it is taken. `is_short`: see `Missing`."""

    cursor: str
    generation: int | None
    roster_length: int
    epoch: int
    is_short: bool


class Missing(msgspec.Struct, frozen=True, kw_only=True):
    """After a complete pull: devices whose head differs, with how far we are; stubs that no erase explains; devices
    that a colleague saw more of.
    """

    heads: tuple[tuple[bytes, int], ...] = ()
    stubs: int = 0
    vouched: int = 0

    @property
    def is_nothing(self) -> bool:
        """Is the ledger here as it is there?"""
        return self == Missing()


def standing_of(relay: Relay) -> Standing:
    """See the class."""
    return Standing(
        cursor=relay.log.fact("cursor") or "",
        generation=relay.log.fact("generation"),
        roster_length=len(relay.log.roster_chain()),
        epoch=current_epoch(relay.log).epoch,
        is_short=bool(relay.log.fact("missing")),
    )


def weigh(relay: Relay, page: PullReply) -> int:
    """Before a page is taken: does the centre still have what it confirmed? What it lost waits again; how many.

    A new generation tells that it was restored from a backup: then the key boxes are offered again too, and every
    device heals it. Pushing what is there already is harmless.
    """
    lost = relay.log.sent_beyond({bytes.fromhex(device): head.dev_seq for device, head in page.heads.items()})
    known = relay.log.fact("generation")
    is_restored = known is not None and known != page.generation
    if lost or known != page.generation:
        with relay.log.transaction():
            relay.log.offer_again(lost)
            if lost or is_restored:
                relay.log.offer_boxes_again()
            relay.log.set_fact("generation", page.generation)
    return len(lost)


def take(relay: Relay, page: PullReply, *, go_past_gaps: bool = False) -> Taken:
    """A page of the ledger: checked, stored with its boxes and the cursor in one transaction, then folded.

    The cursor stays where it was before a gap, unless `go_past_gaps`: one device's gap does not hold up the others.
    Raises BadRecord when a header is not one: then it is not the ledger of an honest centre.
    """
    heads = dict(relay.log.heads())
    arrived = sort_page(relay.log, page.ops, roster=relay.roster(), heads=heads)
    absorb(relay, page, arrived, heads, facts={} if arrived.gaps and not go_past_gaps else {"cursor": page.cursor})
    shredded, has_confirmed = 0, False
    if relay.store is not None and page.done and not relay.store.must_pull:
        shredded = shred_fallen(relay.store)
        has_confirmed = confirm_erasures(relay.store)
    return Taken(
        new=len(arrived.good) + len(arrived.filled),
        set_apart=len(arrived.bad),
        gaps=tuple(arrived.gaps),
        has_written=shredded > 0 or has_confirmed,
    )


def absorb(
    relay: Relay, page: PullReply, arrived: Arrived, heads: dict[bytes, Head], *, facts: Mapping[str, object]
) -> None:
    """What was sorted, its boxes, what its erases take and where the conversation stands now: one transaction."""
    boxes = [box for box in page.boxes if _is_box_good(box, relay.roster())]
    erases = [(name, op.header.device, decode_erase(op.ct)) for name, op, _ in arrived.good if _is_erase(op) and op.ct]
    if erases or arrived.filled:
        drop_snapshot(relay)
    with relay.log.transaction():
        _keep(relay, arrived, boxes)
        for name, maker, body in erases:
            if maker != relay.device:
                set_aside(relay.log, body, device=relay.device)
            watch(relay.log, body, by=name, now_millis=page.server_millis)
            relay.log.erase(body, by=name)
        if erases:
            relay.log.set_fact(UNFINISHED, True)
        if arrived.good or arrived.filled:
            relay.log.set_fact(UNCHECKED, True)
        for fact, value in facts.items():
            relay.log.set_fact(fact, value)
    _fold(relay, page, arrived, heads, [body for _, _, body in erases])


def drop_snapshot(relay: Relay) -> None:
    """Always before an erasure is committed: the snapshot is a cache that still holds what goes."""
    (relay.log.path.parent / SNAPSHOT_FILE).unlink(missing_ok=True)


def from_the_start(relay: Relay) -> None:
    """Forget the cursor: the next pull reads the whole ledger again."""
    with relay.log.transaction():
        relay.log.set_fact("cursor", "")


def find_missing(relay: Relay, heads: dict[str, Head]) -> Missing:
    """After a complete pull, with the heads of its last page."""
    ours, differ = relay.log.heads(), []
    for text, head in sorted(heads.items()):
        device = bytes.fromhex(text)
        if relay.log.op_id_at(device, head.dev_seq) != head.op_id:
            differ.append((device, ours[device].dev_seq if device in ours else 0))
    return Missing(heads=tuple(differ), stubs=relay.log.unexplained_stubs(), vouched=unmet(relay.log))


def is_news(relay: Relay, missing: Missing) -> bool:
    """Is this another lack than the last time? Only then the whole ledger is worth reading again."""
    return bool(relay.log.fact("missing") != _as_fact(missing))


def remember(relay: Relay, missing: Missing) -> None:
    """Keep what is missing; when nothing is, this log is whole again, also after a rescue."""
    if missing.is_nothing:
        relay.note(missing=None, **{RESCUED: None})
        in_step(relay.log, device=relay.device)
    else:
        relay.note(missing=_as_fact(missing))


def is_rescued(relay: Relay) -> bool:
    """Was this log put together from a damaged one? Then the ledger is read before anything is sent."""
    return bool(relay.log.fact(RESCUED))


def _keep(relay: Relay, arrived: Arrived, boxes: Sequence[KeyBox]) -> None:
    for box in boxes:
        if not relay.log.is_erased(box.scope):
            relay.log.add_box(box, is_unsent=False)
            relay.log.mark_boxes_sent([box.kid])
    relay.log.set_seqs(arrived.known)
    for name, ct in arrived.filled:
        relay.log.fill(name, ct)
    for name, operation, seq in arrived.good:
        header = operation.header
        is_gone = header.suite != OPEN_BODY and relay.log.is_erased(header.scope, name)
        relay.log.insert(name, msgspec.structs.replace(operation, ct=None) if is_gone else operation, seq=seq)
    for name in arrived.bad:
        relay.log.quarantine(name, "bad_signature")


def _is_box_good(box: KeyBox, roster: Roster) -> bool:
    try:
        check_box(roster.team, box, roster=roster)
    except (BadRecord, BadSignature):
        return False
    return True


def _fold(relay: Relay, page: PullReply, arrived: Arrived, heads: dict[bytes, Head], erased: list[EraseBody]) -> None:
    store = relay.store
    if store is None:
        if erased:
            relay.log.truncate_wal()
        return
    store.heads, store.server_millis = heads, page.server_millis
    before = store.clock
    if arrived.filled:
        store.book.wait_for(name for name, _ in arrived.filled)
    catch_up(store)
    if store.clock != before:
        with relay.log.transaction():
            relay.log.set_fact("clock", (store.clock.millis, store.clock.counter))
    for body in erased:
        forget(store, body)
    finish_erasures(store)


def _as_fact(missing: Missing) -> list[object]:
    return [[[device, dev_seq] for device, dev_seq in missing.heads], missing.stubs, missing.vouched]


def _is_erase(operation: Operation) -> bool:
    return operation.header.suite == OPEN_BODY
