"""The kinds of record, each a frozen struct whose every field names its purpose (architecture.md, "One place each").

An *event* is whole and immutable; a *patch kind* changes field by field. Ids are 32 hex digits. A record whose fields
lie in several drawers travels as several operations of one group with the same id.
To add a kind: a struct and a row in KINDS; the round-trip, purpose and golden-file tests then cover it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Annotated, Any, Literal

import msgspec

from domain.codes import purposes
from domain.deciding import is_decided_by_row, purpose_by_row
from domain.errors import BadRecord
from domain.fields import Field, Serves, fields_of
from domain.followup import Named, Partner, Person, Report, Task
from domain.limits import Code, Few, Id, Line, MaybeId, Short, Text, Version
from domain.operation import MAX_SEQ
from domain.trajectory import Offer, Pause, Referral, Refusal, Shared, WordBack
from domain.unnamed import Answer, Observation, Safeguarding, Signal

Shape = Literal["event", "patch"]
_CORE = Serves(purpose="P00", drawer="cores", is_counted=True)
_CORE_INSIDE = Serves(purpose="P00", drawer="cores", is_inside=True)
_CORE_NOTE = Serves(purpose="P00", drawer="core_notes", is_text=True, is_searched=True, is_inside=True)
_CORE_PLACE = Serves(purpose="P00", drawer="core_notes")
_FILE = Serves(purpose="P01", drawer="file")
_FILE_INSIDE = Serves(purpose="P01", drawer="file", is_inside=True)
_FILE_COUNTED = Serves(purpose="P01", drawer="file", is_counted=True)
_FILE_TEXT = Serves(purpose="P01", drawer="file", is_text=True, is_searched=True)
_FILE_DATE = Serves(purpose="P01", drawer="file", merge="ask", is_counted=True)
_FILE_SET = Serves(purpose="P01", drawer="file", merge="set", is_text=True, is_searched=True)
_CONTACT = Serves(purpose="P02", drawer="contact", merge="ask", is_text=True, is_searched=True)
_BARRIER = Serves(purpose="", drawer="")  # purpose and drawer follow from the row: see drawer_of
_BARRIER_COUNTED = Serves(purpose="", drawer="", is_counted=True)
_BARRIER_DATE = Serves(purpose="", drawer="", merge="ask", is_counted=True)
# Inside the team, yet a dimension of the tables (statistics.md): it leaves as a count and in no other way.
_BARRIER_MECHANISMS = Serves(purpose="", drawer="", merge="set", is_inside=True, is_counted=True)
_TEAM_PLACE = Serves(purpose="", drawer="places", is_text=True, is_searched=True)
_SETTING = Serves(purpose="", drawer="settings", is_inside=True)


class Contact(msgspec.Struct, frozen=True, kw_only=True):
    """The core of a contact: only what may be kept without anybody's name (consent.md, last section). No clock time."""

    day: Annotated[dt.date, _CORE]
    part_of_day: Annotated[str, Code, _CORE]
    kind: Annotated[str, Code, _CORE] = "youths"
    how: Annotated[str, Code, _CORE] = "street"
    place_kind: Annotated[str, Code, _CORE] = ""
    municipality: Annotated[str, Code, _CORE] = ""
    count: Annotated[int, msgspec.Meta(ge=0, le=500), _CORE] = 1
    age_band: Annotated[str, Code, _CORE] = ""
    topics: Annotated[tuple[Annotated[str, Line], ...], Few, _CORE] = ()
    duration_minutes: Annotated[int, msgspec.Meta(ge=0, le=1440), _CORE] = 0
    first_step: Annotated[str, Code, _CORE] = ""
    signal: Annotated[str, Code, _CORE] = ""
    outcome: Annotated[str, Code, _CORE] = "reached"
    worker: Annotated[str, Id, _CORE_INSIDE]
    round: Annotated[str, _CORE_INSIDE, MaybeId] = ""
    place: Annotated[str, _CORE_PLACE, MaybeId] = ""
    note: Annotated[str, Line, _CORE_NOTE] = ""
    next_step: Annotated[str, Line, _CORE_NOTE] = ""


class Presence(msgspec.Struct, frozen=True, kw_only=True):
    """This youth was at that core, with the note about this youth only."""

    youth: Annotated[str, Id, _FILE]
    contact: Annotated[str, Id, _FILE]
    day: Annotated[dt.date, _FILE_COUNTED]
    note: Annotated[str, Text, _FILE_TEXT] = ""
    next_step: Annotated[str, Line, _FILE_TEXT] = ""


class Youth(msgspec.Struct, frozen=True, kw_only=True):
    """A youth, from a street name on. Each field waits for its own consent."""

    alias: Annotated[str, Short, _FILE_TEXT] = ""
    age_band: Annotated[str, Code, _FILE_COUNTED] = ""
    gender: Annotated[str, Code, _FILE_COUNTED] = ""
    municipality: Annotated[str, Code, _FILE_COUNTED] = ""
    qualification: Annotated[str, Code, _FILE_COUNTED] = ""
    clock_start: Annotated[dt.date | None, _FILE_DATE] = None
    clock_reason: Annotated[str, Code, _FILE_COUNTED] = ""
    vdab_known: Annotated[str, Code, _FILE_COUNTED] = ""
    school: Annotated[str, Line, _FILE_TEXT] = ""  # the last school or course, and how far
    neet_since: Annotated[dt.date | None, _FILE_DATE] = None  # known, or as near as the youth can say
    fixed_contact: Annotated[str, _FILE, MaybeId] = ""
    strengths: Annotated[tuple[Annotated[str, Line], ...], Few, _FILE_SET] = ()
    wishes: Annotated[tuple[Annotated[str, Line], ...], Few, _FILE_SET] = ()
    next_step: Annotated[str, Line, _FILE_TEXT] = ""
    goal: Annotated[str, Line, _FILE_TEXT] = ""
    name: Annotated[str, Short, _CONTACT] = ""
    birth_date: Annotated[dt.date | None, Serves(purpose="P02", drawer="contact", merge="ask")] = None
    phone: Annotated[str, Short, _CONTACT] = ""
    address: Annotated[str, Line, _CONTACT] = ""
    handle: Annotated[
        str, Short, Serves(purpose="P04", drawer="handles", merge="ask", is_text=True, is_searched=True)
    ] = ""
    disability: Annotated[str, Code, Serves(purpose="P05", drawer="health", is_counted=True)] = ""
    origin: Annotated[str, Code, Serves(purpose="P06", drawer="origin", is_counted=True)] = ""
    languages: Annotated[
        tuple[Annotated[str, Line], ...],
        Few,
        Serves(purpose="P06", drawer="origin", merge="set", is_text=True, is_searched=True),
    ] = ()


class Barrier(msgspec.Struct, frozen=True, kw_only=True):
    """A drempel of one youth. The row decides purpose and drawer, so a health barrier cannot exist without P05."""

    youth: Annotated[str, Id, _BARRIER]
    code: Annotated[str, Code, _BARRIER_COUNTED]
    says: Annotated[str, Code, _BARRIER] = "youth"  # who says so: youth, worker
    weight: Annotated[int, msgspec.Meta(ge=0, le=3), _BARRIER] = 0
    mechanisms: Annotated[tuple[Annotated[str, Line], ...], Few, _BARRIER_MECHANISMS] = ()
    state: Annotated[str, Code, _BARRIER_COUNTED] = "open"  # open, working, lifted, dropped
    since: Annotated[dt.date | None, _BARRIER_DATE] = None
    lifted: Annotated[dt.date | None, _BARRIER_DATE] = None
    words: Annotated[str, Line, Serves(purpose="", drawer="", is_text=True, is_searched=True)] = ""
    thinks: Annotated[str, Line, Serves(purpose="", drawer="", is_text=True, is_searched=True, is_inside=True)] = ""


class Consent(msgspec.Struct, frozen=True, kw_only=True):
    """One consent event (consent.md, "The record"). `after`: the newest of this purpose and recipient known here."""

    youth: Annotated[str, Id, _FILE]
    purpose: Annotated[str, Code, _FILE]
    state: Annotated[str, Code, _FILE]  # asked, given, refused, withdrawn, expired, invalidated
    recipient: Annotated[str, Short, _FILE] = ""
    after: Annotated[tuple[Annotated[str, Line], ...], Few, _FILE] = ()
    text_id: Annotated[str, Short, _FILE] = ""
    text_version: Annotated[int, Version, _FILE] = 0
    text_hash: Annotated[str, Short, _FILE] = ""
    basis: Annotated[str, Code, _FILE] = "consent"
    at: Annotated[dt.datetime, _FILE]
    valid_until: Annotated[dt.date | None, _FILE] = None
    how: Annotated[str, Code, _FILE] = "spoken"  # spoken, written, signature
    worker: Annotated[str, Id, _FILE]
    age_band: Annotated[str, Code, _FILE] = ""
    understands: Annotated[bool | None, _FILE] = None
    interpreter: Annotated[str, Code, _FILE] = ""
    readback_right: Annotated[bool | None, _FILE] = None
    has_copy: Annotated[bool, _FILE] = False


class SameAs(msgspec.Struct, frozen=True, kw_only=True):
    """This file and another are of one youth, or are not (domain/same.py). Its twin lies in the other's drawer.

    `other_files`: the other's file drawers, so that erasing one is known in the other. `knew`: consent heads of both
    files, so that a no that came later, or beside it, is told from one that was there when they were merged.
    """

    youth: Annotated[str, Id, _FILE_INSIDE]
    other: Annotated[str, Id, _FILE_INSIDE]
    state: Annotated[str, Code, _FILE_INSIDE]  # same, apart
    after: Annotated[tuple[Annotated[str, Line], ...], Few, _FILE_INSIDE] = ()
    other_files: Annotated[tuple[Annotated[str, Line], ...], Few, _FILE_INSIDE] = ()
    knew: Annotated[tuple[Annotated[str, Line], ...], msgspec.Meta(max_length=200), _FILE_INSIDE] = ()
    day: Annotated[dt.date, _FILE_INSIDE]
    worker: Annotated[str, Id, _FILE_INSIDE]


class Proof(msgspec.Struct, frozen=True, kw_only=True):
    """Proof that was asked: no youth; the random receipt number joins it to the paper the youth holds."""

    purpose: Annotated[str, Code, Serves(purpose="", drawer="proofs", is_inside=True)]
    state: Annotated[str, Code, Serves(purpose="", drawer="proofs", is_inside=True)]
    text_id: Annotated[str, Short, Serves(purpose="", drawer="proofs", is_inside=True)] = ""
    text_version: Annotated[int, Version, Serves(purpose="", drawer="proofs", is_inside=True)] = 0
    text_hash: Annotated[str, Short, Serves(purpose="", drawer="proofs", is_inside=True)] = ""
    language: Annotated[str, Code, Serves(purpose="", drawer="proofs", is_inside=True)] = "nl"
    day: Annotated[dt.date, Serves(purpose="", drawer="proofs", is_inside=True)]
    worker: Annotated[str, Id, Serves(purpose="", drawer="proofs", is_inside=True)]
    receipt: Annotated[str, Short, Serves(purpose="", drawer="proofs", is_inside=True)]


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A vindplaats of the team's own list."""

    name: Annotated[str, Short, _TEAM_PLACE] = ""
    kind: Annotated[str, Code, Serves(purpose="", drawer="places")] = ""
    municipality: Annotated[str, Code, Serves(purpose="", drawer="places")] = ""
    hours: Annotated[str, Line, _TEAM_PLACE] = ""
    ask_for: Annotated[str, Line, _TEAM_PLACE] = ""
    is_closed: Annotated[bool, Serves(purpose="", drawer="places")] = False


class Round(msgspec.Struct, frozen=True, kw_only=True):
    """An outing along places, or a zitdag. Its id is random and may be read while the vault is closed.

    The head counts and the three answers are given at the close; the answers are about the round, never about a person.
    """

    day: Annotated[dt.date, _CORE]
    kind: Annotated[str, Code, _CORE] = "round"  # round, zitdag
    worker: Annotated[str, Id, _CORE_INSIDE]
    is_open: Annotated[bool, _CORE_INSIDE] = True
    place: Annotated[str, _CORE_PLACE, MaybeId] = ""
    companions: Annotated[str, Line, _CORE_NOTE] = ""
    partner: Annotated[str, Code, _CORE_INSIDE] = ""  # which kind of partner sat along (domain.codes.partner_kinds)
    came: Annotated[int, msgspec.Meta(ge=0, le=500), _CORE_INSIDE] = 0
    spoken: Annotated[int, msgspec.Meta(ge=0, le=500), _CORE_INSIDE] = 0
    went_well: Annotated[str, Line, _CORE_NOTE] = ""
    was_hard: Annotated[str, Line, _CORE_NOTE] = ""
    next_time: Annotated[str, Line, _CORE_NOTE] = ""


class Worker(msgspec.Struct, frozen=True, kw_only=True):
    """A colleague, as the team calls them. The centre never sees this."""

    name: Annotated[str, Short, _SETTING] = ""


class Setting(msgspec.Struct, frozen=True, kw_only=True):
    """The team's settings: one record with the id TEAM_SETTINGS."""

    team_name: Annotated[str, Short, _SETTING] = ""
    figures_key: Annotated[str, msgspec.Meta(pattern=r"^([0-9a-f]{64})?\Z"), _SETTING] = ""
    out_of_sight_days: Annotated[int, msgspec.Meta(ge=1, le=365), _SETTING] = 42


class Wiped(msgspec.Struct, frozen=True, kw_only=True):
    """`device` has applied every `erase` that the device `of` made, up to and with its operation number `until`.

    Only `device` itself can say so: folding holds it against the signature.
    """

    device: Annotated[str, Id, _SETTING]
    of: Annotated[str, Id, _SETTING]
    until: Annotated[int, msgspec.Meta(ge=1, le=MAX_SEQ), _SETTING]


class Opened(msgspec.Struct, frozen=True, kw_only=True):
    """A drawer's first operation: its class, whose (a youth id, a period, or nothing), the consent event behind it."""

    drawer: Annotated[str, Code, Serves(purpose="", drawer="")]
    subject: Annotated[str, Short, Serves(purpose="", drawer="")] = ""
    consent: Annotated[str, Short, Serves(purpose="", drawer="")] = ""


TEAM_SETTINGS = "0" * 31 + "1"


class Kind(msgspec.Struct, frozen=True, kw_only=True):
    """A row of KINDS: name on the wire, shape, struct, its declared fields, and which of them have no default."""

    name: str
    shape: Shape
    struct: type[msgspec.Struct]
    fields: dict[str, Field]
    required: frozenset[str] = frozenset()


def _kind(name: str, shape: Shape, struct: type[msgspec.Struct]) -> Kind:
    required = frozenset(field.name for field in msgspec.structs.fields(struct) if field.required)
    return Kind(name=name, shape=shape, struct=struct, fields=fields_of(struct), required=required)


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        _kind("opened", "event", Opened),
        _kind("contact", "event", Contact),
        _kind("presence", "event", Presence),
        _kind("consent", "event", Consent),
        _kind("proof", "event", Proof),
        _kind("same_as", "event", SameAs),
        _kind("youth", "patch", Youth),
        _kind("barrier", "patch", Barrier),
        _kind("place", "patch", Place),
        _kind("round", "patch", Round),
        _kind("worker", "patch", Worker),
        _kind("setting", "patch", Setting),
        _kind("offer", "patch", Offer),
        _kind("pause", "patch", Pause),
        _kind("referral", "patch", Referral),
        _kind("refusal", "event", Refusal),
        _kind("shared", "event", Shared),
        _kind("word_back", "event", WordBack),
        _kind("partner", "patch", Partner),
        _kind("person", "patch", Person),
        _kind("task", "patch", Task),
        _kind("report", "patch", Report),
        _kind("named", "event", Named),
        _kind("observation", "event", Observation),
        _kind("signal", "patch", Signal),
        _kind("answer", "event", Answer),
        _kind("safeguarding", "event", Safeguarding),
        _kind("wiped", "event", Wiped),
    )
}


class Drawer(msgspec.Struct, frozen=True, order=True):
    """A drawer before it has a scope: its class, and whose it is (youth id, "2026Q4", "2026", or "")."""

    code: str
    subject: str = ""


def quarter_of(day: dt.date) -> str:
    """The calendar quarter: "2026Q4"."""
    return f"{day.year:04d}Q{(day.month + 2) // 3}"


def purpose_of(kind: str, field: str, record: Mapping[str, Any]) -> str:
    """The purpose a field of this record serves; of a barrier, an offer and their like the row decides."""
    serves = KINDS[kind].fields[field].serves
    return purpose_by_row(kind, record) if is_decided_by_row(kind) else serves.purpose


_OF_YOUTH = frozenset(name for name, kind in KINDS.items() if "youth" in kind.fields)


def drawer_of(kind: str, record_id: str, field: str, record: Mapping[str, Any]) -> Drawer:
    """The drawer a field of this record lies in. `record` holds at least what tells whose it is. Raises BadRecord."""
    try:
        code = _class_of(kind, field, record)
        return Drawer(code, _subject_of(kind, record_id, code, record))
    except (KeyError, ValueError):
        raise BadRecord from None


def _class_of(kind: str, field: str, record: Mapping[str, Any]) -> str:
    if is_decided_by_row(kind):
        return (
            "core_notes" if _is_of_nobody(kind, record) else purposes.BY_CODE[purpose_by_row(kind, record)].drawer or ""
        )
    return KINDS[kind].fields[field].serves.drawer


def _subject_of(kind: str, record_id: str, code: str, record: Mapping[str, Any]) -> str:
    if kind == "youth" or code == "third_party":
        return record_id
    if kind in _OF_YOUTH and not _is_of_nobody(kind, record):
        return str(record["youth"])
    if code in ("cores", "core_notes"):
        return quarter_of(_date(record["made" if kind == "task" else "day"]))
    return f"{_date(record['day']).year:04d}" if code == "proofs" else ""


def _is_of_nobody(kind: str, record: Mapping[str, Any]) -> bool:
    """A task of the team itself."""
    return kind == "task" and not record.get("youth")


def _date(value: object) -> dt.date:
    return value if isinstance(value, dt.date) else dt.date.fromisoformat(str(value))
