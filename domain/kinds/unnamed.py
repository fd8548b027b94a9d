"""Records about nobody's file: what is seen on the street, signals without a name, anonymous answers, "it happened"."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import msgspec

from domain.fields import Serves
from domain.limits import Code, Few, Id, Line, Version

_CORE = Serves(purpose="P00", drawer="cores", is_counted=True)
_CORE_INSIDE = Serves(purpose="P00", drawer="cores", is_inside=True)
_ANSWER = Serves(purpose="P14", drawer="cores", is_inside=True)
_ANSWER_TEXT = Serves(purpose="P14", drawer="cores", is_text=True, is_inside=True)


class Observation(msgspec.Struct, frozen=True, kw_only=True):
    """A structural barrier seen (domain.md, 13): `row` (codes.barriers, structural ones) and kind of place, no file."""

    day: Annotated[dt.date, _CORE]
    row: Annotated[str, Code, _CORE]
    place_kind: Annotated[str, Code, _CORE] = ""
    municipality: Annotated[str, Code, _CORE] = ""
    worker: Annotated[str, Id, _CORE_INSIDE]


class Signal(msgspec.Struct, frozen=True, kw_only=True):
    """Another body points to a youth, without a name (domain.md, 12): who, where, and whether the youth was reached.

    `body`: codes.signal_bodies. `result`: codes.signal_results.
    """

    day: Annotated[dt.date, _CORE]
    body: Annotated[str, Code, _CORE]
    municipality: Annotated[str, Code, _CORE] = ""
    result: Annotated[str, Code, _CORE] = "not_yet"
    worker: Annotated[str, Id, _CORE_INSIDE]


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """Three anonymous answers (P14). Nobody's name, no worker, and for a day the first of the quarter.

    `agreed`: whoever typed read what it is for and wants to take part; without it the gate keeps nothing. It stands in
    the record because there is no file that an agreement could stand in. `version`: of the questions.
    """

    day: Annotated[dt.date, _ANSWER]
    survey: Annotated[str, Code, _ANSWER]
    version: Annotated[int, Version, _ANSWER]
    agreed: Annotated[bool, _ANSWER]
    answers: Annotated[tuple[Annotated[str, Line], ...], Few, _ANSWER_TEXT] = ()


class Safeguarding(msgspec.Struct, frozen=True, kw_only=True):
    """That the step plan for safety was followed on a day. Nothing else: no youth, no worker, no word."""

    day: Annotated[dt.date, _CORE_INSIDE]
