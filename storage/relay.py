"""What sync needs of a vault, open or closed: sealed operations out and in, without opening any of them.

Everything of one reply lies in one transaction with the cursor; folding comes after, when the vault is open.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from domain.errors import BadRecord, BadSignature, SyncTrouble
from domain.keybox import KeyBox
from domain.operation import OPEN_BODY, EraseBody, Operation, decode_erase
from domain.roster import Roster, Signed
from domain.signatures import Signer, team_keyid, wire_keyid
from domain.wire import (
    DUPLICATE,
    MAX_BATCH_OPERATIONS,
    MAX_BODY_BYTES,
    STORED,
    Head,
    MembershipPush,
    PullReply,
    PushReply,
    PushRequest,
)
from storage.arrivals import Arrived, sort_page
from storage.crypto import SigningKey
from storage.erasing import forget
from storage.folding import catch_up
from storage.keyring import check_box
from storage.log.log import RESCUED, Log, Row
from storage.membership import check_history, current_epoch
from storage.shredding import UNCHECKED, UNFINISHED, finish_erasures, shred_fallen
from storage.snapshot import SNAPSHOT_FILE
from storage.store import Store
from storage.team import load_roster, team_keys
from storage.vouching import unmet

ROOM_BYTES = MAX_BODY_BYTES - 64 * 1024  # the rest is for framing
_MOST_EVIDENCE = 20


class Outbox(msgspec.Struct, frozen=True, kw_only=True):
    """One batch to push; `op_ids` in the order of `request.ops`. The last `evidence` of them are not sent to be stored:
    erases of later batches that explain the stubs in this one.
    """

    request: PushRequest
    op_ids: tuple[bytes, ...]
    is_last: bool
    evidence: int = 0


class Taken(msgspec.Struct, frozen=True, kw_only=True):
    """What a page brought: operations new here, set apart, devices of which something is missing in between, drawers
    shredded because their consent fell.
    """

    new: int
    set_apart: int
    gaps: tuple[bytes, ...]
    shredded: int = 0


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


class Relay:
    """The log with the key that signs requests. `store` is there while the vault is open."""

    def __init__(self, log: Log, *, wire: SigningKey, device: bytes, store: Store | None = None) -> None:
        self.log, self.wire, self.device, self.store = log, wire, device, store

    @property
    def team(self) -> bytes:
        """The team's id."""
        return bytes(self.log.fact("team"))

    def roster(self) -> Roster:
        """The checked chain."""
        return self.store.roster if self.store is not None else load_roster(self.log)

    def member_signer(self) -> Signer:
        """Signs requests as a device of the team."""
        return Signer(keyid=team_keyid(self.team, self.device), sign=self.wire.sign)

    def claim_signer(self) -> Signer:
        """Signs a claim, before the centre knows the team."""
        return Signer(keyid=wire_keyid(self.wire.public), sign=self.wire.sign)

    # --- out

    def outbox(self, *, room_bytes: int = ROOM_BYTES) -> Outbox:
        """The next batch: at most 250 operations and `room_bytes`, with the key boxes not sent yet."""
        rows = self.log.unsent(limit=MAX_BATCH_OPERATIONS + 1)
        boxes = self.log.unsent_boxes()[:MAX_BATCH_OPERATIONS]
        size = sum(len(box.sealed) + 250 for box in boxes)
        taken: list[Row] = []
        for row in rows[: MAX_BATCH_OPERATIONS - _MOST_EVIDENCE]:
            size += 220 + len(row.operation.ct or b"")
            if size > room_bytes and taken:
                break
            taken.append(row)
        evidence = self._evidence(taken)
        sent = [*taken, *evidence]
        request = PushRequest(ops=tuple(row.operation.wire() for row in sent), boxes=tuple(boxes))
        return Outbox(
            request=request,
            op_ids=tuple(row.op_id for row in sent),
            is_last=len(taken) == len(rows),
            evidence=len(evidence),
        )

    def _evidence(self, taken: Sequence[Row]) -> list[Row]:
        """A stub travels beside its `erase`, also where that stands too far behind in the chain for this batch."""
        inside = {row.op_id for row in taken}
        wanted: list[bytes] = []
        for row in taken:
            if row.operation.ct is None:
                by = self.log.erased_by(row.op_id, row.operation.header.scope)
                wanted += [name for name in by if name not in inside and name not in wanted]
        rows = [self.log.row_of(name) for name in wanted[:_MOST_EVIDENCE]]
        return [row for row in rows if row is not None and row.seq is None]

    def settle(self, outbox: Outbox, reply: PushReply) -> dict[str, int]:
        """Mark what the centre has. Leaves the outbox only on stored or duplicate; how often each refusal came."""
        if len(reply.verdicts) != len(outbox.op_ids):
            raise SyncTrouble
        own = len(outbox.op_ids) - outbox.evidence
        refused: dict[str, int] = {}
        with self.log.transaction():
            for number, (name, verdict) in enumerate(zip(outbox.op_ids, reply.verdicts, strict=True)):
                if verdict.code in (STORED, DUPLICATE):
                    self.log.set_seq(name, verdict.seq)
                elif number < own:
                    refused[verdict.code] = refused.get(verdict.code, 0) + 1
            sent = list(zip(outbox.request.boxes, reply.box_verdicts, strict=False))
            self.log.mark_boxes_sent(box.kid for box, verdict in sent if verdict.code in (STORED, DUPLICATE))
        for _, verdict in sent:
            if verdict.code not in (STORED, DUPLICATE):
                refused[f"box_{verdict.code}"] = refused.get(f"box_{verdict.code}", 0) + 1
        return refused

    def rewrap(self) -> int:
        """Wrap boxes that wait under a former epoch (or another's name) again under the newest; 0 while closed."""
        store = self.store
        if store is None:
            return 0
        fresh: list[KeyBox] = []
        for box in self.log.unsent_boxes():
            key = store.keyring.key_of(box.kid)
            if key is not None and (box.epoch, box.maker) != (store.keyring.epoch, self.device):
                fresh.append(store.keyring.box_for(key, box.scope, maker=self.device, sign=store.identity.sign.sign))
        with self.log.transaction():
            for box in fresh:
                self.log.replace_box(box)
        return len(fresh)

    # --- in

    def standing(self) -> Standing:
        """See the class."""
        return Standing(
            cursor=self.log.fact("cursor") or "",
            generation=self.log.fact("generation"),
            roster_length=len(self.log.roster_chain()),
            epoch=current_epoch(self.log).epoch,
            is_short=bool(self.log.fact("missing")),
        )

    def weigh(self, page: PullReply) -> int:
        """Before a page is taken: does the centre still have what it confirmed? What it lost waits again; how many.

        A new generation tells that it was restored from a backup: then the key boxes are offered again too, and every
        device heals it. Pushing what is there already is harmless.
        """
        lost = self.log.sent_beyond({bytes.fromhex(device): head.dev_seq for device, head in page.heads.items()})
        known = self.log.fact("generation")
        is_restored = known is not None and known != page.generation
        if lost or known != page.generation:
            with self.log.transaction():
                self.log.offer_again(lost)
                if lost or is_restored:
                    self.log.offer_boxes_again()
                self.log.set_fact("generation", page.generation)
        return len(lost)

    def take(self, page: PullReply, *, go_past_gaps: bool = False) -> Taken:
        """A page of the ledger: checked, stored with its boxes and the cursor in one transaction, then folded.

        The cursor stays where it was before a gap, unless `go_past_gaps`: one device's gap does not hold up the others.
        Raises BadRecord when a header is not one: then it is not the ledger of an honest centre.
        """
        roster = self.roster()
        heads = dict(self.log.heads())
        arrived = sort_page(self.log, page.ops, roster=roster, heads=heads)
        boxes = [box for box in page.boxes if self._is_box_good(box, roster)]
        erases = [(name, decode_erase(op.ct)) for name, op, _ in arrived.good if _is_erase(op) and op.ct]
        if erases or arrived.filled:
            self.drop_snapshot()
        with self.log.transaction():
            self._keep(arrived, boxes)
            for name, body in erases:
                self.log.erase(body, by=name)
            if erases:
                self.log.set_fact(UNFINISHED, True)
            if arrived.good or arrived.filled:
                self.log.set_fact(UNCHECKED, True)
            if go_past_gaps or not arrived.gaps:
                self.log.set_fact("cursor", page.cursor)
        self._fold(page, arrived, heads, [body for _, body in erases])
        may_shred = self.store is not None and page.done and not self.store.must_pull
        shredded = shred_fallen(self.store) if self.store is not None and may_shred else 0
        return Taken(
            new=len(arrived.good) + len(arrived.filled),
            set_apart=len(arrived.bad),
            gaps=tuple(arrived.gaps),
            shredded=shredded,
        )

    def drop_snapshot(self) -> None:
        """Always before an erasure is committed: the snapshot is a cache that still holds what goes."""
        (self.log.path.parent / SNAPSHOT_FILE).unlink(missing_ok=True)

    def from_the_start(self) -> None:
        """Forget the cursor: the next pull reads the whole ledger again."""
        with self.log.transaction():
            self.log.set_fact("cursor", "")

    def missing(self, heads: dict[str, Head]) -> Missing:
        """After a complete pull, with the heads of its last page."""
        ours, differ = self.log.heads(), []
        for text, head in sorted(heads.items()):
            device = bytes.fromhex(text)
            if self.log.op_id_at(device, head.dev_seq) != head.op_id:
                differ.append((device, ours[device].dev_seq if device in ours else 0))
        return Missing(heads=tuple(differ), stubs=self.log.unexplained_stubs(), vouched=unmet(self.log))

    def is_news(self, missing: Missing) -> bool:
        """Is this another lack than the last time? Only then the whole ledger is worth reading again."""
        return bool(self.log.fact("missing") != _as_fact(missing))

    def remember(self, missing: Missing) -> None:
        """Keep what is missing; when nothing is, this log is whole again, also after a rescue."""
        if missing.is_nothing:
            self.note(missing=None, **{RESCUED: None})
        else:
            self.note(missing=_as_fact(missing))

    @property
    def is_rescued(self) -> bool:
        """Was this log put together from a damaged one? Then the ledger is read before anything is sent."""
        return bool(self.log.fact(RESCUED))

    def _keep(self, arrived: Arrived, boxes: Sequence[KeyBox]) -> None:
        for box in boxes:
            if not self.log.is_erased(box.scope):
                self.log.add_box(box, is_unsent=False)
                self.log.mark_boxes_sent([box.kid])
        for name, seq in arrived.known:
            self.log.set_seq(name, seq)
        for name, ct in arrived.filled:
            self.log.fill(name, ct)
        for name, operation, seq in arrived.good:
            header = operation.header
            is_gone = header.suite != OPEN_BODY and self.log.is_erased(header.scope, name)
            self.log.insert(name, msgspec.structs.replace(operation, ct=None) if is_gone else operation, seq=seq)
        for name in arrived.bad:
            self.log.quarantine(name, "bad_signature")

    def _is_box_good(self, box: KeyBox, roster: Roster) -> bool:
        try:
            check_box(roster.team, box, roster=roster)
        except (BadRecord, BadSignature):
            return False
        return True

    def _fold(self, page: PullReply, arrived: Arrived, heads: dict[bytes, Head], erased: list[EraseBody]) -> None:
        store = self.store
        if store is None:
            if erased:
                self.log.truncate_wal()
            return
        store.heads, store.server_millis = heads, page.server_millis
        before = store.clock
        if arrived.filled:
            store.book.wait_for(name for name, _ in arrived.filled)
        catch_up(store)
        if store.clock != before:
            with self.log.transaction():
                self.log.set_fact("clock", (store.clock.millis, store.clock.counter))
        for body in erased:
            forget(store, body)
        finish_erasures(store)

    # --- membership

    def adopt(self, entries: Sequence[Signed], epochs: Sequence[Signed]) -> bool:
        """Take a longer chain that begins with ours, and its epochs; False when there is nothing new.

        Raises BadRecord or BadSignature when it is not our chain going on: then the centre is not to be trusted.
        """
        ours = self.log.roster_chain()
        if list(entries[: len(ours)]) != ours:
            raise BadRecord
        roster = check_history(entries, epochs, team=self.team).roster
        known = {epoch.body for epoch in self.log.epochs()}
        news = [epoch for epoch in epochs if epoch.body not in known]
        if len(entries) == len(ours) and not news:
            return False
        with self.log.transaction():
            self.log.add_membership(entries=entries[len(ours) :], epochs=news)
        if self.store is not None:
            self.store.roster = roster
            self.store.keyring.team_keys |= team_keys(self.log, self.store.identity, roster=roster)
            catch_up(self.store)
        return True

    def lost_membership(self, entries: Sequence[Signed], epochs: Sequence[Signed]) -> MembershipPush | None:
        """What a restored centre forgot of the chain, to give it back; None when it forgot nothing."""
        ours = self.log.roster_chain()
        if not 0 < len(entries) < len(ours) or list(entries) != ours[: len(entries)]:
            return None
        head = check_history(entries, epochs, team=self.team).roster.head
        known = {epoch.body for epoch in epochs}
        missing = tuple(epoch for epoch in self.log.epochs() if epoch.body not in known)
        return MembershipPush(expected_head=head, entries=tuple(ours[len(entries) :]), epochs=missing)

    # --- facts of the conversation

    def note(self, /, **facts: object) -> None:
        """Keep small readable facts: when it last went well, what is wrong and since when."""
        with self.log.transaction():
            for name, value in facts.items():
                self.log.set_fact(name, value)

    def fact(self, name: str) -> object:
        """A fact, or None."""
        return self.log.fact(name)


def _as_fact(missing: Missing) -> list[object]:
    return [[[device, dev_seq] for device, dev_seq in missing.heads], missing.stubs, missing.vouched]


def _is_erase(operation: Operation) -> bool:
    return operation.header.suite == OPEN_BODY
