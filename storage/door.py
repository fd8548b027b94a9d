"""The one door for every change: rules and consent gate -> operations -> sealed -> one transaction -> folded.

When `save` returns, the change cannot be lost: it lies sealed in the log with synchronous=FULL. Nothing else writes
records.
"""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from domain import consent, gate
from domain.codes import drawers
from domain.consent import Standing
from domain.errors import BadInput, BadRecord, NoRoom, Refused
from domain.fields import checked
from domain.patches import MAX_BASES, write_set, write_value
from domain.records import KINDS, Drawer, drawer_of, purpose_of
from domain.texts import N_
from storage.crypto import random_bytes
from storage.erasing import forget
from storage.folding import catch_up, rebuild
from storage.sealing import Draft, EraseDraft, SealedGroup, seal_group
from storage.store import Store

_PULL_FIRST = N_("Synchroniseer eerst. Daarna kan je hier weer bewaren.")


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """A whole event, or the changed fields of a patch kind (of a set field: all its members). `id`: 32 hex digits."""

    kind: str
    id: str
    values: dict[str, Any]


class Saved(msgspec.Struct, frozen=True, kw_only=True):
    """What one save wrote, for undo: the operations, drawer openings left out."""

    op_ids: tuple[bytes, ...]


def new_id() -> str:
    """A random record id: never time-ordered, so that it tells nothing."""
    return random_bytes(16).hex()


def event(kind: str, record: msgspec.Struct, *, record_id: str | None = None) -> Change:
    """An event as a change; empty fields stay out."""
    values = {name: getattr(record, name) for name in record.__struct_fields__}
    values = {name: value for name, value in values.items() if value is not None and value not in ("", ())}
    return Change(kind=kind, id=record_id or new_id(), values=values)


def save(
    store: Store, changes: Sequence[Change], *, erase_scopes: Sequence[bytes] = (), erase_ops: Sequence[bytes] = ()
) -> Saved:
    """Write changes and erasures as one group, all or nothing.

    Raises NeedsConsent when the gate says ask first, BadInput on a value that does not fit, NoRoom on a full disk,
    Refused between a rescue and the next complete pull; then nothing was changed.
    """
    if store.must_pull:
        raise Refused(_PULL_FIRST)
    plan = _Plan(store)
    for change in changes:
        plan.add(change)
    erase = EraseDraft(scopes=tuple(erase_scopes), ops=tuple(erase_ops)) if erase_scopes or erase_ops else None
    group = seal_group(store, plan.drafts, erase=erase)
    if group.op_ids:
        _commit(store, group)
    return Saved(op_ids=group.record_op_ids)


def _commit(store: Store, group: SealedGroup) -> None:
    own = store.identity.device
    seen = {device.hex(): head.dev_seq for device, head in store.heads.items() if device != own}
    if group.erase is not None:
        store.snapshot.drop()
    with store.log.transaction():
        for box in group.boxes:
            store.log.add_box(box, is_unsent=True)
        for op_id, operation in group.operations:
            store.log.insert(op_id, operation)
        if group.erase is not None:
            store.log.erase(group.erase, by=group.op_ids[-1])
        store.log.set_fact("clock", (store.clock.millis, store.clock.counter))
        if seen != store.told:
            store.log.set_fact("seen", seen)
    store.told = seen
    store.heads[store.identity.device] = group.head
    _fold_in(store)
    if group.erase is not None:
        with contextlib.suppress(NoRoom):  # done again at the next opening; the keys themselves are gone
            forget(store, group.erase)


def _fold_in(store: Store) -> None:
    """It is saved: what goes wrong from here on may not look as if it were not."""
    try:
        catch_up(store)
    except Exception:  # noqa: BLE001 - the log is the truth, whatever happened to the book
        rebuild(store)


class _Plan:
    """Collects the drafts of one group: each change checked, passed through the gate, split by drawer."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._ledgers: dict[str, dict[tuple[str, str], Standing]] = {}
        self._events: dict[tuple[str, str, str], list[consent.Event]] = {}
        self._scopes: dict[Drawer, bytes] = {}
        self._kids: dict[bytes, bytes] = {}
        self.drafts: list[Draft] = []

    def add(self, change: Change) -> None:
        kind = KINDS[change.kind]
        values = _checked_values(change)
        known = self._store.book.record(change.kind, change.id) or {}
        record = known | values
        if not kind.required <= set(record):
            raise BadInput
        youth = _youth_of(change, record)
        if change.kind == "consent":
            self._agree(youth, change.id, values)
        ledger = self.ledger(youth)
        gate.check_storable(change.kind, values, record=record, ledger=ledger)
        if kind.shape == "patch":
            values = self._changed(change, values, known)
        for drawer, names in _by_drawer(change, values, record).items():
            purpose = purpose_of(change.kind, names[0], record)
            scope = self._scope(drawer, youth=youth, purpose=purpose)
            fields = {name: values[name] for name in names}
            kid = self._kids.get(scope, b"")
            self.drafts.append(Draft(scope=scope, kind=change.kind, id=change.id, fields=fields, kid=kid))

    def ledger(self, youth: str) -> dict[tuple[str, str], Standing]:
        if youth not in self._ledgers:
            self._ledgers[youth] = self._store.book.ledger(youth, today=self._store.today()) if youth else {}
        return self._ledgers[youth]

    def _agree(self, youth: str, event_id: str, values: Mapping[str, Any]) -> None:
        """A consent event of this very group counts for what stands behind it in the group."""
        purpose, recipient = str(values["purpose"]), str(values.get("recipient", ""))
        key = (youth, purpose, recipient)
        events = self._events.setdefault(key, self._store.book.consent_events(youth, purpose, recipient))
        until = values.get("valid_until")
        events.append(
            consent.Event(
                id=event_id,
                purpose=purpose,
                state=str(values["state"]),
                recipient=recipient,
                after=tuple(values.get("after", ())),
                valid_until=dt.date.fromisoformat(until) if until else None,
            )
        )
        self.ledger(youth)[purpose, recipient] = consent.fold(events, today=self._store.today())

    def _changed(self, change: Change, values: dict[str, Any], known: Mapping[str, Any]) -> dict[str, Any]:
        """Only what differs, each on top of what is known here."""
        kind = KINDS[change.kind]
        written: dict[str, Any] = {}
        for name, value in values.items():
            if kind.fields[name].serves.merge == "set":
                members = self._store.book.members(change.id, name)
                add = [member for member in value if member not in members]
                remove = {member: ops[:MAX_BASES] for member, ops in members.items() if member not in value}
                if add or remove:
                    written[name] = write_set(add=add, remove=remove)
                continue
            heads = self._store.book.folded(change.id, name).heads
            if not heads and value in ("", None):
                continue  # emptying what was never filled in: nothing to say, and no drawer to say it in
            if len(heads) > 1 or not heads or known.get(name) != value:
                written[name] = write_value(value, on=heads[:MAX_BASES])  # more are not read; the rest goes next time
        return written

    def _scope(self, drawer: Drawer, *, youth: str, purpose: str) -> bytes:
        """The drawer's scope; a drawer that is not there, or whose consent fell, is opened anew."""
        if drawer in self._scopes:
            return self._scopes[drawer]
        store = self._store
        for found in store.book.drawers(drawer.subject, drawer.code):
            if store.keyring.can_open(found.scope) and store.book.drawer_stands(found):
                # No kid: after a device was taken out of the team, the next write gives the drawer a new key.
                self._scopes[drawer] = found.scope
                self._kids[found.scope] = store.keyring.write_kid(found.scope) or b""
                return found.scope
        scope = random_bytes(16)
        behind = self._consent_behind(youth, purpose) if drawers.BY_CODE[drawer.code].belongs == "youth" else ""
        fields = {"drawer": drawer.code, "subject": drawer.subject, "consent": behind}
        self.drafts.append(Draft(scope=scope, kind="opened", id=new_id(), fields=fields, is_new_drawer=True))
        self._scopes[drawer] = scope
        return scope

    def _consent_behind(self, youth: str, purpose: str) -> str:
        standing = self.ledger(youth).get((purpose, ""))
        if standing is None or standing.state != "given":
            per_recipient = [s for (p, _), s in self.ledger(youth).items() if p == purpose and s.state == "given"]
            standing = per_recipient[0] if per_recipient else None
        if standing is None:
            raise BadRecord
        return standing.event


def _checked_values(change: Change) -> dict[str, Any]:
    kind = KINDS[change.kind]
    try:
        return {name: checked(kind.fields[name], msgspec.to_builtins(value)) for name, value in change.values.items()}
    except (BadRecord, KeyError):
        raise BadInput from None


def _youth_of(change: Change, record: Mapping[str, Any]) -> str:
    return change.id if change.kind == "youth" else str(record.get("youth", ""))


def _by_drawer(change: Change, values: Mapping[str, Any], record: Mapping[str, Any]) -> dict[Drawer, list[str]]:
    found: dict[Drawer, list[str]] = {}
    for name in values:
        found.setdefault(drawer_of(change.kind, change.id, name, record), []).append(name)
    return found
