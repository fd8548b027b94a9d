"""What one save will write: each change checked, passed through the gate, and split by drawer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from itertools import chain
from typing import Any

import msgspec

from domain import consent, gate
from domain.codes import drawers
from domain.consent import Standing
from domain.deciding import recipient_of
from domain.errors import BadInput, BadRecord, NotAllowed
from domain.fields import checked
from domain.guard.fields import check_numbers, is_guarded
from domain.patches import MAX_BASES, write_value
from domain.records import KINDS, Drawer, drawer_of, purpose_of
from domain.sets import names_of, write_set
from storage.changes import Change, Rewritten, new_id
from storage.crypto import random_bytes
from storage.sealing import Draft
from storage.store import Store

_OF_THIS_FILE = ("consent", "same_as")  # said about one file, also when it is one with others


class Plan:
    """Collects the drafts of one group. `typed`: (kind, record, field) of what was typed, for the guard to read."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._ledgers: dict[str, dict[tuple[str, str], Standing]] = {}
        self._own: dict[str, dict[tuple[str, str], Standing]] = {}
        self._agreed: dict[tuple[str, str], list[tuple[str, consent.Event]]] = {}
        self._scopes: dict[tuple[Drawer, str, str], bytes] = {}
        self._kids: dict[bytes, bytes] = {}
        self.drafts: list[Draft] = []
        self.typed: list[tuple[str, str, str]] = []

    def add(self, change: Change) -> None:
        """Raises NotAllowed, BadInput and NeedsConsent, as `storage.door.save` says; then the plan is of no use."""
        kind = KINDS[change.kind]
        if kind.by == "coordinator" and not self._store.is_coordinator():
            raise NotAllowed
        values = _checked_values(change)
        known = self._store.book.record(change.kind, change.id) or {}
        record = known | values
        if not kind.required <= set(record):
            raise BadInput
        check_numbers(change.kind, values, known, today=self._store.today())
        youth = _youth_of(change, record)
        if change.kind == "consent":
            self._agree(youth, change.id, values)
        ledger = self.ledger(youth)
        gate.check_storable(change.kind, values, record=record, ledger=ledger)
        if "youth" in values and not known and change.kind not in _OF_THIS_FILE:
            purposes = frozenset(purpose_of(change.kind, name, record) for name in values)
            home = self._home(youth, purposes, recipient=recipient_of(change.kind, record))
            values, record = values | {"youth": home}, record | {"youth": home}
        if kind.shape == "patch":
            values = self._changed(change, values, known)
        for drawer, names in _by_drawer(change, values, record).items():
            purpose = purpose_of(change.kind, names[0], record)
            home = self._home(youth, frozenset((purpose,))) if change.kind == "youth" else drawer.subject
            place = Drawer(drawer.code, home)
            scope = self._scope(place, purpose=purpose, recipient=recipient_of(change.kind, record))
            fields = {name: values[name] for name in names}
            kid = self._kids.get(scope, b"")
            record_id = home if change.kind == "youth" else change.id
            self.drafts.append(Draft(scope=scope, kind=change.kind, id=record_id, fields=fields, kid=kid))
            self.typed += [(change.kind, record_id, name) for name in names if is_guarded(change.kind, name)]

    def add_anew(self, part: Rewritten) -> None:
        """Fields as they travel, to the drawer they lie in."""
        record = (self._store.book.record(part.kind, part.id) or {}) | part.values
        youth = part.id if part.kind == "youth" else str(record.get("youth", ""))
        check_numbers(part.kind, part.values, {}, today=self._store.today())
        gate.check_storable(part.kind, part.values, record=record, ledger=self.ledger(youth))
        name = next(iter(part.fields))
        recipient = recipient_of(part.kind, record)
        scope = self._scope(part.drawer, purpose=purpose_of(part.kind, name, record), recipient=recipient)
        kid = self._kids.get(scope, b"")
        self.drafts.append(Draft(scope=scope, kind=part.kind, id=part.id, fields=part.fields, kid=kid))

    def ledger(self, youth: str) -> dict[tuple[str, str], Standing]:
        """Over all files that are one with this."""
        if youth not in self._ledgers:
            self._ledgers[youth] = self._store.book.ledger(youth, today=self._store.today()) if youth else {}
        return self._ledgers[youth]

    def _own_ledger(self, youth: str) -> dict[tuple[str, str], Standing]:
        if youth not in self._own:
            self._own[youth] = self._store.book.own_ledger(youth, today=self._store.today())
        return self._own[youth]

    def _home(self, youth: str, purposes: frozenset[str], *, recipient: str = "") -> str:
        """Of the files that are one the one to write in: this, unless only another holds the yes it needs."""
        files = self._store.book.files_of(youth)
        if len(files) == 1:
            return youth
        named = (youth, *(file for file in files if file != youth))
        holding = (file for file in named if all(self._given(file, p, recipient) for p in purposes if p))
        return next(holding, youth)

    def _agree(self, youth: str, event_id: str, values: Mapping[str, Any]) -> None:
        """A consent event of this very group counts for what stands behind it in the group."""
        book, today = self._store.book, self._store.today()
        key = (str(values["purpose"]), str(values.get("recipient", "")))
        until = values.get("valid_until")
        event = consent.Event(
            id=event_id,
            purpose=key[0],
            state=str(values["state"]),
            recipient=key[1],
            after=tuple(values.get("after", ())),
            valid_until=dt.date.fromisoformat(until) if until else None,
            version=int(values.get("text_version", 0)),
        )
        agreed = self._agreed.setdefault(key, [])
        agreed.append((youth, event))
        files, lowest = book.files_of(youth), book.wide_from(key[0])
        own = [now for file, now in agreed if file == youth]
        said = [*book.consent_events(youth, *key), *own]
        self._own_ledger(youth)[key] = consent.fold(said, today=today, lowest=lowest)
        known = [earlier for file in files for earlier in book.consent_events(file, *key)]
        meant = [*known, *(now for file, now in agreed if file in files)]
        standing = consent.fold(meant, today=today, lowest=lowest)
        for file in files:
            self.ledger(file)[key] = standing

    def _changed(self, change: Change, values: dict[str, Any], known: Mapping[str, Any]) -> dict[str, Any]:
        """Only what differs, each on top of what is known here: of files that are one, on top of all of them."""
        kind, book = KINDS[change.kind], self._store.book
        files = book.files_of(change.id) if change.kind == "youth" else (change.id,)
        written: dict[str, Any] = {}
        for name, value in values.items():
            if kind.fields[name].serves.merge == "set":
                members = book.members_of(files, name)
                add = [member for member in value if member not in members]
                left_out = [additions for member, additions in members.items() if member not in value]
                if add or left_out:
                    written[name] = write_set(add=add, gone=names_of(chain.from_iterable(left_out)))
                continue
            result = book.folded_of(files, name)
            heads = result.heads
            if not heads and value in ("", None):
                continue  # emptying what was never filled in: nothing to say, and no drawer to say it in
            shown = known.get(name) if len(files) == 1 else result.value
            if len(heads) > 1 or not heads or shown != value:
                written[name] = write_value(value, on=heads[:MAX_BASES])  # more are not read; the rest goes next time
        return written

    def _scope(self, drawer: Drawer, *, purpose: str, recipient: str = "") -> bytes:
        """The drawer's scope; a drawer that is not there, or whose consent fell, is opened anew.

        What is asked per recipient gets a drawer per recipient: stopping with one takes nothing of another.
        """
        key = (drawer, purpose if recipient else "", recipient)
        if key in self._scopes:
            return self._scopes[key]
        store = self._store
        for found in store.book.drawers(drawer.subject, drawer.code):
            is_its_own = not recipient or store.book.opened_for(found) == (purpose, recipient)
            if store.book.goes_before_its_time(found):
                continue
            kid = store.keyring.write_kid(found.scope) if is_its_own else None
            can_open = kid is not None or store.keyring.can_open(found.scope)
            if is_its_own and can_open and store.book.drawer_stands(found):
                # No kid: after a device was taken out of the team, the next write gives the drawer a new key.
                self._scopes[key] = found.scope
                self._kids[found.scope] = kid or b""
                return found.scope
        scope = random_bytes(16)
        is_youths = drawers.BY_CODE[drawer.code].belongs == "youth"
        behind = self._consent_behind(drawer.subject, purpose, recipient) if is_youths else ""
        fields = {"drawer": drawer.code, "subject": drawer.subject, "consent": behind}
        self.drafts.append(Draft(scope=scope, kind="opened", id=new_id(), fields=fields, is_new_drawer=True))
        self._scopes[key] = scope
        return scope

    def _consent_behind(self, youth: str, purpose: str, recipient: str) -> str:
        standing = self._given(youth, purpose, recipient)
        if standing is None:
            raise BadRecord
        return standing.event

    def _given(self, youth: str, purpose: str, recipient: str = "") -> Standing | None:
        """The yes of this very file to a purpose; without a `recipient` that of any when it has none without."""
        own = self._own_ledger(youth)
        found = [own.get((purpose, recipient))]
        if not recipient:
            found += [standing for (code, _), standing in own.items() if code == purpose]
        return next((standing for standing in found if standing is not None and standing.state == "given"), None)


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
