"""A youth's file: what it says of the youth, and of what stands between a youth and work."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import msgspec

from domain.fields import Serves
from domain.limits import Code, Few, Id, Line, MaybeId, Short

_FILE = Serves(purpose="P01", drawer="file")
_FILE_INSIDE = Serves(purpose="P01", drawer="file", is_inside=True)
_FILE_OWED = Serves(purpose="P01", drawer="file", is_inside=True, is_owed=True)
_FILE_COUNTED = Serves(purpose="P01", drawer="file", is_counted=True)
_FILE_TEXT = Serves(purpose="P01", drawer="file", is_text=True, is_searched=True)
# What a youth may choose to tell a partner: a line of the sheet (is_handed).
_TOLD = Serves(purpose="P01", drawer="file", is_counted=True, is_handed=True)
_TOLD_TEXT = Serves(purpose="P01", drawer="file", is_text=True, is_searched=True, is_handed=True)
_TOLD_DATE = Serves(purpose="P01", drawer="file", merge="ask", is_counted=True, is_handed=True)
_TOLD_SET = Serves(purpose="P01", drawer="file", merge="set", is_text=True, is_searched=True, is_handed=True)
_LABEL = Serves(purpose="P01", drawer="file", is_text=True, is_searched=True, is_label=True)
_ASKS = Serves(purpose="P01", drawer="file", is_label=True)
_FILE_DATE = Serves(purpose="P01", drawer="file", merge="ask", is_counted=True)
_CONTACT = Serves(purpose="P02", drawer="contact", merge="ask", is_text=True, is_searched=True, is_handed=True)
_PHONE = Serves(
    purpose="P02", drawer="contact", merge="ask", is_text=True, is_searched=True, is_way=True, is_handed=True
)
_HANDLE = Serves(
    purpose="P04", drawer="handles", merge="ask", is_text=True, is_searched=True, is_way=True, is_handed=True
)
_BIRTH = Serves(purpose="P02", drawer="contact", merge="ask", is_handed=True)
_HEALTH = Serves(purpose="P05", drawer="health", is_counted=True, is_handed=True)
_ORIGIN = Serves(purpose="P06", drawer="origin", is_counted=True, is_handed=True)
_LANGUAGES = Serves(purpose="P06", drawer="origin", merge="set", is_text=True, is_searched=True, is_handed=True)
_BARRIER = Serves(purpose="", drawer="")  # purpose and drawer follow from the row: see drawer_of
_BARRIER_COUNTED = Serves(purpose="", drawer="", is_counted=True)
_BARRIER_TOLD = Serves(purpose="", drawer="", is_counted=True, is_handed=True)
_BARRIER_DATE = Serves(purpose="", drawer="", merge="ask", is_counted=True)
# Inside the team, yet a dimension of the tables (statistics.md), and the youth's own to have in a copy.
_BARRIER_MECHANISMS = Serves(purpose="", drawer="", merge="set", is_inside=True, is_owed=True, is_counted=True)
_BARRIER_THINKS = Serves(purpose="", drawer="", is_text=True, is_searched=True, is_inside=True, is_owed=True)


class Youth(msgspec.Struct, frozen=True, kw_only=True):
    """A youth, from a street name on. Each field waits for its own consent."""

    alias: Annotated[str, Short, _LABEL] = ""
    age_band: Annotated[str, Code, _TOLD] = ""
    gender: Annotated[str, Code, _TOLD] = ""
    municipality: Annotated[str, Code, _TOLD] = ""
    qualification: Annotated[str, Code, _TOLD] = ""
    clock_start: Annotated[dt.date | None, _FILE_DATE] = None
    clock_reason: Annotated[str, Code, _FILE_COUNTED] = ""
    vdab_known: Annotated[str, Code, _FILE_COUNTED] = ""
    school: Annotated[str, Line, _TOLD_TEXT] = ""  # the last school or course, and how far
    neet_since: Annotated[dt.date | None, _TOLD_DATE] = None  # known, or as near as the youth can say
    fixed_contact: Annotated[str, _ASKS, MaybeId] = ""
    strengths: Annotated[tuple[Annotated[str, Line], ...], Few, _TOLD_SET] = ()
    wishes: Annotated[tuple[Annotated[str, Line], ...], Few, _TOLD_SET] = ()
    next_step: Annotated[str, Line, _FILE_TEXT] = ""
    goal: Annotated[str, Line, _TOLD_TEXT] = ""
    name: Annotated[str, Short, _CONTACT] = ""
    birth_date: Annotated[dt.date | None, _BIRTH] = None
    phone: Annotated[str, Short, _PHONE] = ""
    address: Annotated[str, Line, _CONTACT] = ""
    handle: Annotated[str, Short, _HANDLE] = ""
    disability: Annotated[str, Code, _HEALTH] = ""
    origin: Annotated[str, Code, _ORIGIN] = ""
    languages: Annotated[tuple[Annotated[str, Line], ...], Few, _LANGUAGES] = ()


class Barrier(msgspec.Struct, frozen=True, kw_only=True):
    """A drempel of one youth. The row decides purpose and drawer, so a health barrier cannot exist without P05."""

    youth: Annotated[str, Id, _BARRIER]
    code: Annotated[str, Code, _BARRIER_TOLD]
    says: Annotated[str, Code, _BARRIER] = "youth"  # who says so: youth, worker
    weight: Annotated[int, msgspec.Meta(ge=0, le=3), _BARRIER] = 0
    mechanisms: Annotated[tuple[Annotated[str, Line], ...], Few, _BARRIER_MECHANISMS] = ()
    state: Annotated[str, Code, _BARRIER_COUNTED] = "open"  # open, working, lifted, dropped
    since: Annotated[dt.date | None, _BARRIER_DATE] = None
    lifted: Annotated[dt.date | None, _BARRIER_DATE] = None
    words: Annotated[str, Line, Serves(purpose="", drawer="", is_text=True, is_searched=True)] = ""
    thinks: Annotated[str, Line, _BARRIER_THINKS] = ""


class SameAs(msgspec.Struct, frozen=True, kw_only=True):
    """This file and another are of one youth, or are not (domain/same.py). Its twin lies in the other's drawer.

    `other_files`: the other's file drawers, so that erasing one is known in the other. `knew`: consent heads of both
    files, so that a no that came later, or beside it, is told from one that was there when they were merged.
    """

    youth: Annotated[str, Id, _FILE_INSIDE]
    other: Annotated[str, Id, _FILE_INSIDE]
    state: Annotated[str, Code, _FILE_OWED]  # same, apart
    after: Annotated[tuple[Annotated[str, Line], ...], Few, _FILE_INSIDE] = ()
    other_files: Annotated[tuple[Annotated[str, Line], ...], Few, _FILE_INSIDE] = ()
    knew: Annotated[tuple[Annotated[str, Line], ...], msgspec.Meta(max_length=200), _FILE_INSIDE] = ()
    day: Annotated[dt.date, _FILE_OWED]
    worker: Annotated[str, Id, _FILE_INSIDE]
