"""The kinds of record, each a frozen struct whose every field names its purpose (architecture.md, "One place each").

An *event* is whole and immutable; a *patch kind* changes field by field. Ids are 32 hex digits. A record whose fields
lie in several drawers travels as several operations of one group with the same id.
To add a kind: a struct in domain/kinds/ and a row in KINDS. Its table in the open book follows. Tests then ask for:
- what it is called for the organisation (KIND in domain/papers/words.py);
- of a youth: its fields and its title in domain/copywords.py, its part (_BY_KIND in storage/queries/copy.py);
- by hand, as the other opinion: tests/domain/gate_spec.py, tests/domain/golden/records-v1.json, and in
  tests/security/planted.py the values without which it is no record.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, Literal

import msgspec

from domain.codes import purposes
from domain.deciding import is_decided_by_row, purpose_by_row
from domain.errors import BadRecord
from domain.fields import Field, fields_of
from domain.kinds.consent import Consent, Copied, Proof, Signature
from domain.kinds.contact import Contact, Presence, Round
from domain.kinds.followup import Named, Partner, Person, Report, Task
from domain.kinds.organisation import HelpLine, Organisation, OwnText, Policy, TextStep
from domain.kinds.retention import Ending, KeptLonger, Redated, Total
from domain.kinds.rights import Reply, Request, RequestOf
from domain.kinds.team import Opened, Place, Setting, Wiped, Worker
from domain.kinds.trajectory import Offer, Pause, Referral, Refusal, Shared, WordBack
from domain.kinds.unnamed import Answer, Observation, Safeguarding, Signal
from domain.kinds.youth import Barrier, SameAs, Youth

Shape = Literal["event", "patch"]
By = Literal["member", "coordinator"]
TEAM_SETTINGS = "0" * 31 + "1"


class Kind(msgspec.Struct, frozen=True, kw_only=True):
    """A row of KINDS: name on the wire, shape, struct, its declared fields, and which of them have no default.

    `by`: whose device may sign it. What a coordinator decides is folded only when a coordinator signed it.
    """

    name: str
    shape: Shape
    struct: type[msgspec.Struct]
    fields: dict[str, Field]
    required: frozenset[str] = frozenset()
    by: By = "member"


def _kind(name: str, shape: Shape, struct: type[msgspec.Struct], *, by: By = "member") -> Kind:
    required = frozenset(field.name for field in msgspec.structs.fields(struct) if field.required)
    return Kind(name=name, shape=shape, struct=struct, fields=fields_of(struct), required=required, by=by)


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        _kind("opened", "event", Opened),
        _kind("contact", "event", Contact),
        _kind("presence", "event", Presence),
        _kind("consent", "event", Consent),
        _kind("proof", "event", Proof),
        _kind("copied", "event", Copied),
        _kind("signature", "event", Signature),
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
        _kind("ending", "event", Ending),
        _kind("kept_longer", "event", KeptLonger),
        _kind("redated", "event", Redated),
        _kind("total", "event", Total),
        _kind("wiped", "event", Wiped),
        _kind("request", "patch", Request),
        _kind("request_of", "event", RequestOf),
        _kind("reply", "event", Reply),
        _kind("organisation", "patch", Organisation, by="coordinator"),
        _kind("policy", "patch", Policy, by="coordinator"),
        _kind("own_text", "event", OwnText, by="coordinator"),
        _kind("text_step", "event", TextStep, by="coordinator"),
        _kind("help_line", "patch", HelpLine, by="coordinator"),
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
