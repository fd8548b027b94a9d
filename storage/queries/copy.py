"""What stands about one youth, whole: every record of every kind that names a youth, each field through the gate (road
"copy"), over all files that are one (AVG/GDPR article 15; docs/decisions/0220).

Values that a later one took the place of are still in the sealed log, so they are in the copy too, as `former`; values
that stand beside each other until somebody chooses are `rivals`.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from domain import gate
from domain.codes import reply_sections
from domain.consent import Ledger
from domain.errors import BadRecord
from domain.records import KINDS, TEAM_SETTINGS, purpose_of
from storage.book.same import whole_record
from storage.queries.organisation import Controller, controller
from storage.queries.requests import RequestRow, requests_of
from storage.queries.retention import kept_until
from storage.queries.youth_file import PurposeRow, marks, purposes_of, recipient_said, worker_name
from storage.store import Store

_OF_YOUTH = tuple(name for name, kind in KINDS.items() if "youth" in kind.fields)
_PLAN = frozenset({"strengths", "wishes", "next_step", "goal"})
_BY_PURPOSE = {row.purpose: row.code for row in reply_sections.REPLY_SECTIONS if row.purpose != "P01"}
_BY_PURPOSE |= {"P13": "answers"}
_BY_KIND = {
    "barrier": "barriers",
    "person": "plan",
    "presence": "contacts",
    "contact": "contacts",
    "offer": "road",
    "pause": "road",
    "referral": "road",
    "refusal": "road",
    "shared": "road",
    "word_back": "road",
    "task": "tasks",
    "consent": "answers",
    "copied": "answers",
    "request": "requests",
    "request_of": "requests",
}
_DAYS = ("day", "at", "started", "proposed", "start", "since", "made")
_EMPTY: tuple[Any, ...] = ("", None, [], ())


class CopyValue(msgspec.Struct, frozen=True, kw_only=True):
    """One field as it is kept (JSON types). `rivals` stand beside it, `former` stood there before, oldest first."""

    field: str
    value: Any
    rivals: tuple[Any, ...] = ()
    former: tuple[Any, ...] = ()


class CopyRecord(msgspec.Struct, frozen=True, kw_only=True):
    """A record, or of the youth's own fields those of one purpose. `section`: codes.reply_sections, or "requests".

    `day`: ISO, "" for what has none. `erased_on`: when it goes as things stand now.
    """

    kind: str
    id: str
    section: str
    purpose: str
    day: str
    values: tuple[CopyValue, ...]
    erased_on: dt.date | None = None

    def value(self, field: str, default: Any = "") -> Any:
        """What stands in a field now."""
        return next((each.value for each in self.values if each.field == field), default)


class Copy(msgspec.Struct, frozen=True, kw_only=True):
    """Everything. `names`: ids in values -> as people say it (workers, places, partners). `erased`: purpose -> the day
    it goes; `longer`: purpose -> why a worker keeps it longer (codes.keep_reasons). `is_whole`: False while this device
    holds something that it cannot read (yet).
    """

    youth: str
    alias: str
    day: dt.date
    records: tuple[CopyRecord, ...]
    purposes: tuple[PurposeRow, ...]
    requests: tuple[RequestRow, ...]
    erased: dict[str, dt.date]
    longer: dict[str, str]
    names: dict[str, str]
    team: str
    controller: Controller
    is_whole: bool

    def of(self, section: str) -> list[CopyRecord]:
        """The records of one part, newest first, the youth's replies last."""
        return [record for record in self.records if record.section == section]


def copy_of(store: Store, youth: str | None) -> Copy | None:
    """The whole file, None when it is not here or there is no yes to it."""
    files = store.book.files_of(youth) if youth else ()
    ledger = store.book.ledger(files[0], today=store.today()) if files else {}
    whole = (whole_record(store.book, files[0]) or {}) if files else {}
    alias = gate.visible("copy", kind="youth", record=whole, ledger=ledger).get("alias") if whole else None
    if alias is None:
        return None
    reading = _Reading(store, files, ledger)
    records = sorted(reading.records(whole), key=lambda record: (record.kind == "reply", _backwards(record.day)))
    purposes = tuple(purposes_of(store, files[0]))
    return Copy(
        youth=files[0],
        alias=str(alias),
        day=store.today(),
        records=tuple(records),
        purposes=purposes,
        requests=tuple(requests_of(store, files[0])),
        erased={row.purpose: row.day for row in reading.kept.values()},
        longer={row.purpose: row.reason for row in reading.kept.values() if row.reason},
        names=reading.names,
        team=str((store.book.record("setting", TEAM_SETTINGS) or {}).get("team_name", "")),
        controller=controller(store),
        is_whole=_is_whole(store),
    )


def _backwards(day: str) -> tuple[int, ...]:
    """Newest first in an order that goes up; what has no day comes before all."""
    return tuple(-ord(letter) for letter in day) if day else (-1_000_000,)


def _is_whole(store: Store) -> bool:
    unread = store.book.row("SELECT 1 FROM waiting UNION ALL SELECT 1 FROM unknown LIMIT 1")
    return unread is None and not store.log.quarantined()


class _Reading:
    """One reading of one youth: what was looked up is remembered until it ends."""

    def __init__(self, store: Store, files: Sequence[str], ledger: Ledger) -> None:
        self._store, self._files, self._ledger = store, tuple(files), ledger
        self.names: dict[str, str] = {}
        self.kept = {row.purpose: row for row in kept_until(store, files[0])}

    def records(self, whole: Mapping[str, Any]) -> Iterator[CopyRecord]:
        yield from self._of_the_youth(whole)
        for kind in _OF_YOUTH:
            for record_id, record in self._rows(kind):
                yield from self._read(kind, record_id, record)
                for other, other_id in (("contact", "contact"), ("request", "request")):
                    if kind in ("presence", "request_of") and record.get(other_id):
                        found = self._store.book.record(other, str(record[other_id]))
                        if found is not None:
                            yield from self._read(other, str(record[other_id]), found)

    def _rows(self, kind: str) -> Iterator[tuple[str, dict[str, Any]]]:
        sql = f"SELECT id FROM {kind} WHERE youth IN ({marks(self._files)}) ORDER BY first"  # noqa: S608 - fixed names
        for row in self._store.book.rows(sql, *self._files):
            record = self._store.book.record(kind, row["id"])
            if record is not None:
                yield str(row["id"]), record

    def _of_the_youth(self, whole: Mapping[str, Any]) -> Iterator[CopyRecord]:
        """The youth's own fields, a record for each part of the file."""
        shown = gate.visible("copy", kind="youth", record=whole, ledger=self._ledger)
        sections: dict[tuple[str, str], list[CopyValue]] = {}
        for name, value in shown.items():
            read = self._value("youth", name, value, records=self._files)
            if read is not None:
                purpose = purpose_of("youth", name, whole)
                section = "plan" if name in _PLAN else _BY_PURPOSE.get(purpose, "who")
                sections.setdefault((section, purpose), []).append(read)
        for (section, purpose), values in sections.items():
            yield CopyRecord(
                kind="youth",
                id=self._files[0],
                section=section,
                purpose=purpose,
                day="",
                values=tuple(values),
                erased_on=self._goes(purpose),
            )

    def _read(self, kind: str, record_id: str, record: Mapping[str, Any]) -> Iterator[CopyRecord]:
        try:
            shown = gate.visible("copy", kind=kind, record=record, ledger=self._ledger)
        except (BadRecord, KeyError):  # of a newer app, or half of it is not here yet
            return
        about = {name: value for name, value in shown.items() if name != "youth"}
        read = (self._value(kind, name, value, records=(record_id,)) for name, value in about.items())
        values = tuple(value for value in read if value is not None)
        if not values:
            return
        purpose = purpose_of(kind, values[0].field, record)
        yield CopyRecord(
            kind=kind,
            id=record_id,
            section=self._section(kind, purpose, shown),
            purpose=purpose,
            day=next((str(shown[name])[:10] for name in _DAYS if shown.get(name)), ""),
            values=values,
            erased_on=self._goes(purpose),
        )

    def _section(self, kind: str, purpose: str, shown: Mapping[str, Any]) -> str:
        if kind == "reply":
            return str(shown.get("section") or "whole")
        if kind == "person":
            return "plan"
        return _BY_PURPOSE.get(purpose) or _BY_KIND.get(kind, "who")

    def _value(self, kind: str, field: str, value: Any, *, records: Sequence[str]) -> CopyValue | None:
        rivals, former = self._other_values(kind, field, value, records)
        if value in _EMPTY and not rivals and not former:
            return None
        for each in (value, *rivals, *former):
            self._name(kind, field, each)
        return CopyValue(field=field, value=value, rivals=rivals, former=former)

    def _other_values(
        self, kind: str, field: str, value: Any, records: Sequence[str]
    ) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
        """(beside it, before it) of a field of a patch kind."""
        if KINDS[kind].shape != "patch":
            return (), ()
        book, is_set = self._store.book, KINDS[kind].fields[field].serves.merge == "set"
        written: list[Any] = []
        rows = book.rows(
            f"SELECT raw FROM entry WHERE record IN ({marks(tuple(records))}) AND field = ? "  # noqa: S608 - marks
            "ORDER BY millis, counter, device",
            *records,
            field,
        )
        for row in rows:
            raw = json.loads(row["raw"])
            written += raw["+"] if is_set else [raw["v"]]
        rivals = () if is_set else tuple(rival.value for rival in book.folded_of(records, field).rivals)
        known = [*value] if is_set and isinstance(value, list) else [value, *rivals]
        former = [each for each in written if each not in known and each not in _EMPTY]
        return tuple(each for each in rivals if each != value), tuple(_unlike(former))

    def _name(self, kind: str, field: str, value: Any) -> None:
        """Remember how people say an id."""
        if not isinstance(value, str) or value in self.names or not value:
            return
        said = ""
        if field in ("worker", "fixed_contact"):
            said = worker_name(self._store, value)
        elif field == "place":
            said = str((self._store.book.record("place", value) or {}).get("name", ""))
        elif field == "partner" and kind != "round":
            said = str((self._store.book.record("partner", value) or {}).get("name", ""))
        elif field == "recipient":
            said = recipient_said(self._store, value)
        if said:
            self.names[value] = said

    def _goes(self, purpose: str) -> dt.date | None:
        return self.kept[purpose].day if purpose in self.kept else None


def _unlike(values: Sequence[Any]) -> list[Any]:
    """Each once, in the order of the last time."""
    kept: list[Any] = []
    for value in values:
        if value in kept:
            kept.remove(value)
        kept.append(value)
    return kept
