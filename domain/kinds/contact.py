"""Contacts and the outings they are noted on: what may be kept without anybody's name."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import msgspec

from domain.fields import Serves
from domain.limits import Code, Few, Id, Line, MaybeId, Text

_CORE = Serves(purpose="P00", drawer="cores", is_counted=True)
_CORE_INSIDE = Serves(purpose="P00", drawer="cores", is_inside=True)
_CORE_NOTE = Serves(purpose="P00", drawer="core_notes", is_text=True, is_searched=True, is_inside=True)
_CORE_PLACE = Serves(purpose="P00", drawer="core_notes")
_FILE = Serves(purpose="P01", drawer="file")
_FILE_COUNTED = Serves(purpose="P01", drawer="file", is_counted=True)
_FILE_TEXT = Serves(purpose="P01", drawer="file", is_text=True, is_searched=True)


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
