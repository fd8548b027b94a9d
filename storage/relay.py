"""What sync needs of a vault, open or closed: sealed operations out and in, without opening any of them.

Everything of one reply lies in one transaction with the cursor; folding comes after, when the vault is open.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from domain.errors import BadRecord, BadSignature, SyncTrouble
from domain.keybox import KeyBox
from domain.operation import NO_PREV, OPEN_BODY, EraseBody, Operation, decode_erase, op_id, operation_from, signed_bytes
from domain.roster import Roster, Signed, check_chain
from domain.wire import (
    DUPLICATE,
    MAX_BATCH_OPERATIONS,
    MAX_BODY_BYTES,
    STORED,
    Head,
    PulledOperation,
    PullReply,
    PushReply,
    PushRequest,
)
from storage.crypto import SigningKey, verify
from storage.erasing import forget
from storage.folding import catch_up
from storage.keyring import check_box
from storage.log.log import Log, Row
from storage.snapshot import SNAPSHOT_FILE
from storage.store import Store
from storage.team import check_epochs, load_roster, team_keys

_ROOM = MAX_BODY_BYTES - 64 * 1024  # for boxes and framing


class Outbox(msgspec.Struct, frozen=True, kw_only=True):
    """One batch to push; `op_ids` in the order of `request.ops`."""

    request: PushRequest
    op_ids: tuple[bytes, ...]
    is_last: bool


class Taken(msgspec.Struct, frozen=True, kw_only=True):
    """What a page brought: operations new here, set apart, and devices of which something is missing in between."""

    new: int
    set_apart: int
    gaps: tuple[bytes, ...]


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

    # --- out

    def outbox(self) -> Outbox:
        """The next batch: at most 250 operations and 1 MiB, with the key boxes not sent yet."""
        rows = self.log.unsent(limit=MAX_BATCH_OPERATIONS + 1)
        boxes = self.log.unsent_boxes()[:MAX_BATCH_OPERATIONS]
        size = sum(len(box.sealed) + 250 for box in boxes)
        taken: list[Row] = []
        for row in rows[:MAX_BATCH_OPERATIONS]:
            size += 220 + len(row.operation.ct or b"")
            if size > _ROOM and taken:
                break
            taken.append(row)
        request = PushRequest(ops=tuple(row.operation.wire() for row in taken), boxes=tuple(boxes))
        return Outbox(request=request, op_ids=tuple(row.op_id for row in taken), is_last=len(taken) == len(rows))

    def settle(self, outbox: Outbox, reply: PushReply) -> dict[str, int]:
        """Mark what the centre has. Leaves the outbox only on stored or duplicate; how often each refusal came."""
        if len(reply.verdicts) != len(outbox.op_ids):
            raise SyncTrouble
        refused: dict[str, int] = {}
        with self.log.transaction():
            for name, verdict in zip(outbox.op_ids, reply.verdicts, strict=True):
                if verdict.code in (STORED, DUPLICATE):
                    self.log.set_seq(name, verdict.seq)
                else:
                    refused[verdict.code] = refused.get(verdict.code, 0) + 1
            sent = zip(outbox.request.boxes, reply.box_verdicts, strict=False)
            self.log.mark_boxes_sent(box.kid for box, verdict in sent if verdict.code in (STORED, DUPLICATE))
        return refused

    # --- in

    def take(self, page: PullReply) -> Taken:
        """A page of the ledger: checked, stored with its boxes and the cursor in one transaction, then folded."""
        roster = self.roster()
        heads = dict(self.log.heads())
        good, bad, gaps = self._sort(page.ops, roster, heads)
        boxes = [box for box in page.boxes if self._is_box_good(box, roster)]
        erases = [(name, decode_erase(op.ct)) for name, op, _ in good if op.header.suite == OPEN_BODY and op.ct]
        if erases:
            self.drop_snapshot()
        with self.log.transaction():
            for box in boxes:
                if not self.log.is_erased(box.scope):
                    self.log.add_box(box, is_unsent=False)
            for name, operation, seq in good:
                self._store(name, operation, seq)
            for name, body in erases:
                self.log.erase(body, by=name)
            for name in bad:
                self.log.quarantine(name, "bad_signature")
            if not gaps:
                self.log.set_fact("cursor", page.cursor)
        self._fold(heads, [body for _, body in erases])
        return Taken(new=len(good), set_apart=len(bad), gaps=tuple(gaps))

    def drop_snapshot(self) -> None:
        """Always before an erasure is committed: the snapshot is a cache that still holds what goes."""
        (self.log.path.parent / SNAPSHOT_FILE).unlink(missing_ok=True)

    def _sort(
        self, rows: Sequence[PulledOperation], roster: Roster, heads: dict[bytes, Head]
    ) -> tuple[list[tuple[bytes, Operation, int]], list[bytes], set[bytes]]:
        """Known ones marked, chains followed, signatures checked: of one device's run the last speaks for all."""
        runs: dict[bytes, list[tuple[bytes, Operation, int]]] = {}
        gaps: set[bytes] = set()
        for row in rows:
            operation = operation_from(row.head, row.ct)
            name = op_id(roster.team, operation.header)
            device = operation.header.device
            if self.log.op_id_at(device, operation.header.dev_seq) == name:
                self.log.set_seq(name, row.seq)
                continue
            head = heads.get(device, Head(0, NO_PREV))
            if (operation.header.dev_seq, operation.header.prev) != (head.dev_seq + 1, head.op_id):
                gaps.add(device)
                continue
            heads[device] = Head(operation.header.dev_seq, name)
            runs.setdefault(device, []).append((name, operation, row.seq))
        good = [item for run in runs.values() for item in _signed_part(run, roster)]
        names = {name for name, _, _ in good}
        bad = [name for run in runs.values() for name, _, _ in run if name not in names]
        order = {row.seq: number for number, row in enumerate(rows)}
        return sorted(good, key=lambda item: order[item[2]]), bad, gaps

    def _store(self, name: bytes, operation: Operation, seq: int) -> None:
        if operation.header.suite != OPEN_BODY and self.log.is_erased(operation.header.scope, name):
            operation = msgspec.structs.replace(operation, ct=None)
        self.log.insert(name, operation, seq=seq)

    def _is_box_good(self, box: KeyBox, roster: Roster) -> bool:
        try:
            check_box(roster.team, box, roster=roster)
        except (BadRecord, BadSignature):
            return False
        return True

    def _fold(self, heads: dict[bytes, Head], erased: list[EraseBody]) -> None:
        if self.store is None:
            if erased:
                self.log.truncate_wal()
            return
        self.store.heads = heads
        catch_up(self.store)
        for body in erased:
            forget(self.store, body)

    # --- membership

    def adopt(self, entries: Sequence[Signed], epochs: Sequence[Signed]) -> bool:
        """Take a longer chain that begins with ours, and its epochs; False when there is nothing new.

        Raises BadRecord or BadSignature when it is not our chain going on: then the centre is not to be trusted.
        """
        ours = self.log.roster_chain()
        if list(entries[: len(ours)]) != ours:
            raise BadRecord
        roster = check_chain(entries, verify=verify, team=self.team)
        check_epochs(list(epochs), roster=roster)
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


def _signed_part(run: list[tuple[bytes, Operation, int]], roster: Roster) -> list[tuple[bytes, Operation, int]]:
    """The longest start of a device's run that its signatures vouch for."""
    member = roster.ever.get(run[0][1].header.device)
    if member is None:
        return []
    for end in range(len(run), 0, -1):
        header, sig = run[end - 1][1].header, run[end - 1][1].sig
        try:
            verify(member.sign_key, sig, signed_bytes(roster.team, header))
        except BadSignature:
            continue
        return run[:end]
    return []
