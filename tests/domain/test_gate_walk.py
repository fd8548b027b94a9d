"""Every kind, field, row, state and road, and every recipient: the gate says what consent.md says, written twice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Annotated, Any, get_args

import msgspec
import pytest

from domain.codes import (
    barriers,
    channels,
    offers,
    partner_kinds,
    pause_reasons,
    purposes,
    referral_states,
    reply_sections,
    task_origins,
)
from domain.consent import Standing, State
from domain.fields import Field, Serves, fields_of
from domain.gate import Road, may
from domain.limits import Code, Id, Line, Short
from domain.records import KINDS
from tests.domain import gate_spec as spec

ROADS: tuple[Road, ...] = get_args(Road)
STATES: tuple[State, ...] = get_args(State)
YOUTH = "0" * 31 + "2"
PARTNER, OTHER = "b" * 32, "c" * 32
ROWS: dict[str, tuple[str, ...]] = {
    "barrier": tuple(row.code for row in (*barriers.BARRIERS, *barriers.SUB_BARRIERS)),
    "offer": tuple(offers.BY_CODE),
    "pause": tuple(pause_reasons.BY_CODE),
    "referral": tuple(partner_kinds.BY_CODE),
    "refusal": tuple(referral_states.REASON_BY_CODE),
    "task": tuple(row.code for row in task_origins.TASK_ORIGINS),
    "shared": ("vdab", PARTNER),
    "reply": tuple(reply_sections.BY_CODE),
}


def cases() -> Iterator[tuple[str, str, str, dict[str, Any]]]:
    """(kind, field, the row that decides or "", the record as far as the gate looks at it)."""
    for kind in KINDS.values():
        for row in ROWS.get(kind.name, ("",)):
            record: dict[str, Any] = {"youth": YOUTH} if "youth" in kind.fields else {}
            record |= {spec.DECIDED_BY[kind.name]: row} if row else {}
            record |= {"recipient": PARTNER} if kind.name == "word_back" else {}
            for name in kind.fields:
                yield kind.name, name, row, record


CASES = tuple(cases())


def ledgers() -> dict[str, dict[tuple[str, str], str]]:
    """What a youth may have said: nothing, everything, and every state of each purpose beside everything else."""
    everything = {(row.code, ""): "given" for row in purposes.PURPOSES if not row.is_per_recipient}
    everything |= {("P03", channel): "given" for channel in ("call", "text")}
    everything |= {("P08", "vdab"): "given", ("P09", PARTNER): "given", ("P10", PARTNER): "given"}
    found: dict[str, dict[tuple[str, str], str]] = {"nothing": {}, "everything": everything}
    for key in everything:
        for state in STATES:
            found[f"{key} {state}"] = everything | {key: state}
            found[f"only P01 and {key} {state}"] = {("P01", ""): "given"} | {key: state}
    return found


LEDGERS = ledgers()
TO: dict[str, tuple[str, ...]] = {
    "partner": ("vdab", PARTNER, OTHER, ""),
    "message": (*channels.BY_CODE, "call2", ""),
}


@pytest.mark.parametrize("road", ROADS)
def test_gate_says_what_the_design_says_for_every_field_state_and_audience(road: Road) -> None:
    allowed = refused = 0
    for said in LEDGERS.values():
        ledger = {key: Standing(state=state, event="e") for key, state in said.items()}  # type: ignore[arg-type]
        for kind, field, row, record in CASES:
            owner = str(record.get("recipient", ""))
            for to in TO.get(road, ("",)):
                verdict = may(road, kind=kind, field=field, record=record, ledger=ledger, recipient=to)
                wanted = spec.expected(road, kind, field, row=row, said=said, owner=owner, to=to)
                assert verdict.allowed == wanted, (road, kind, field, row, to, said)
                allowed, refused = allowed + wanted, refused + (not wanted)
    assert allowed > 0 < refused  # the walk tried both


def test_every_field_there_is_was_written_down_by_hand_and_no_other() -> None:
    written = {
        kind: {name for line in lines.values() for name in spec.names(line)} for kind, lines in spec.FIELDS.items()
    }
    assert written == {name: set(kind.fields) for name, kind in KINDS.items()}


def test_every_row_that_tells_something_is_one_there_is() -> None:
    for kind, rows in spec.TELLS.items():
        assert set(rows) <= set(ROWS[kind]), kind
    assert set(spec.NEEDS) == set(purposes.BY_CODE)
    assert {row.code: row.purpose for row in channels.CHANNELS} == spec.CHANNELS


def test_task_of_nobody_is_the_teams_own_whatever_its_origin() -> None:
    for origin in ROWS["task"]:
        record = {"origin": origin, "youth": ""}
        for field in KINDS["task"].fields:
            for road in ROADS:
                verdict = may(road, kind="task", field=field, record=record, ledger={})
                is_owed = road == "copy" and field in spec.names(spec.OWED["task"])
                assert verdict.allowed == (road in ("store", "team") or is_owed), (origin, field, road)


# --- a declaration that is wrong fails where it stands


class NoPurpose(msgspec.Struct):
    name: str


class MadeUpPurpose(msgspec.Struct):
    name: Annotated[str, Short, Serves(purpose="P16", drawer="file", is_text=True)]


class MadeUpDrawer(msgspec.Struct):
    name: Annotated[str, Short, Serves(purpose="P01", drawer="attic", is_text=True)]


class WrongDrawer(msgspec.Struct):
    name: Annotated[str, Short, Serves(purpose="P05", drawer="file", is_text=True)]


@pytest.mark.parametrize(
    ("shape", "says"),
    [
        (NoPurpose, "names no purpose"),
        (MadeUpPurpose, "no such purpose"),
        (MadeUpDrawer, "no such drawer"),
        (WrongDrawer, "does not serve"),
    ],
)
def test_field_with_a_careless_declaration_stops_the_program(shape: type[msgspec.Struct], says: str) -> None:
    with pytest.raises(TypeError, match=says):
        fields_of(shape)


class TypedButNotRead(msgspec.Struct):
    words: Annotated[str, Line, Serves(purpose="P01", drawer="file")]
    lines: Annotated[tuple[Annotated[str, Line], ...], Serves(purpose="P01", drawer="file")]
    maybe: Annotated[str | None, Serves(purpose="P01", drawer="file")]
    code: Annotated[str, Code, Serves(purpose="P01", drawer="file")]
    owner: Annotated[str, Id, Serves(purpose="P01", drawer="file")]
    day: Annotated[dt.date, Serves(purpose="P01", drawer="file")]
    read: Annotated[str, Line, Serves(purpose="P01", drawer="file", is_text=True)]


def _may_be_typed(hint: Any) -> bool:
    """Can a person write words in it? A code or an id has a pattern that leaves no room for them."""
    metas = getattr(hint, "__metadata__", ())
    if any(getattr(meta, "pattern", None) for meta in metas):
        return False
    bare = get_args(hint)[0] if metas else hint
    return bare is str or any(_may_be_typed(inner) for inner in get_args(bare) if inner is not ...)


def _unread(fields: dict[str, Field]) -> set[str]:
    return {name for name, field in fields.items() if _may_be_typed(field.type) and not field.serves.is_text}


def test_whatever_a_person_may_type_is_read_by_the_guard_of_free_text() -> None:
    assert _unread(fields_of(TypedButNotRead)) == {"words", "lines", "maybe"}
    unread = {name: _unread(kind.fields) for name, kind in KINDS.items()}
    assert {name: found for name, found in unread.items() if found} == {
        name: spec.names(line) for name, line in spec.WRITTEN_BY_THE_APP.items()
    }
