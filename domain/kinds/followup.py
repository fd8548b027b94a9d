"""Records of following up: partners of the team, people near a youth, things to do, reports, names others gave."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import msgspec

from domain.fields import Serves
from domain.limits import Code, Few, Id, Line, MaybeId, Short, Text

_PARTNER = Serves(purpose="", drawer="places")
_PARTNER_TEXT = Serves(purpose="", drawer="places", is_text=True, is_searched=True)
_FILE = Serves(purpose="P01", drawer="file")
_NAME = Serves(purpose="P02", drawer="contact", merge="ask", is_text=True, is_searched=True)
_NAME_DAY = Serves(purpose="P02", drawer="contact")
# Purpose and drawer follow from youth and origin. What is to be done about a youth is the youth's own to have.
_TASK = Serves(purpose="", drawer="", is_inside=True, is_owed=True)
_TASK_TEXT = Serves(purpose="", drawer="", is_text=True, is_searched=True, is_inside=True, is_owed=True)
_TASK_INSIDE = Serves(purpose="", drawer="", is_inside=True)
_REPORT = Serves(purpose="P15", drawer="discrimination")
_REPORT_TEXT = Serves(purpose="P15", drawer="discrimination", merge="ask", is_text=True, is_searched=True)
_REPORT_SET = Serves(purpose="P15", drawer="discrimination", merge="set")
_NAMED = Serves(purpose="", drawer="third_party", is_inside=True)
_NAMED_TEXT = Serves(purpose="", drawer="third_party", is_text=True, is_searched=True, is_inside=True)


class Partner(msgspec.Struct, frozen=True, kw_only=True):
    """A service or employer youths are referred to: an entry of the team's own directory, about no youth.

    `kind`: codes.partner_kinds. `province`: codes.provinces. `municipality`: a code, else a name as typed. `ask_for`:
    who to ask for. `conditions`: what they ask before they admit somebody.
    """

    name: Annotated[str, Short, _PARTNER_TEXT] = ""
    kind: Annotated[str, Code, _PARTNER] = ""
    organisation: Annotated[str, Short, _PARTNER_TEXT] = ""
    province: Annotated[str, Code, _PARTNER] = ""
    municipality: Annotated[str, Short, _PARTNER_TEXT] = ""
    phone: Annotated[str, Short, _PARTNER_TEXT] = ""
    email: Annotated[str, Short, _PARTNER_TEXT] = ""
    hours: Annotated[str, Line, _PARTNER_TEXT] = ""
    ask_for: Annotated[str, Line, _PARTNER_TEXT] = ""
    conditions: Annotated[str, Line, _PARTNER_TEXT] = ""
    note: Annotated[str, Line, _PARTNER_TEXT] = ""
    is_closed: Annotated[bool, _PARTNER] = False


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody near a youth (domain.md, 10): the role under P01, the name under P02 and told within a month.

    `named`: the day the name was noted. `told`: the day the person was told that it was.
    """

    youth: Annotated[str, Id, _FILE]
    role: Annotated[str, Code, _FILE]
    is_mentor: Annotated[bool, _FILE] = False
    is_gone: Annotated[bool, _FILE] = False  # no longer near
    name: Annotated[str, Short, _NAME] = ""
    named: Annotated[dt.date | None, _NAME_DAY] = None
    told: Annotated[dt.date | None, _NAME_DAY] = None


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """A thing to do (Opvolging). Of a youth it lies in the file (calls after a start: in the aftercare drawer), of
    nobody with the notes of the quarter it was made in.

    `origin`: codes.task_origins. `key`: which derived thing it ticks off or puts off; its id then follows from it, so
    that two devices write the same task. `made`: the day it was made. `done`: the day it was. `snoozed`: until when it
    is put off. `worker`: whose it is, "" for anybody's.
    """

    origin: Annotated[str, Code, _TASK]
    made: Annotated[dt.date, _TASK]
    youth: Annotated[str, MaybeId, _TASK] = ""
    key: Annotated[str, Line, _TASK_INSIDE] = ""
    what: Annotated[str, Line, _TASK_TEXT] = ""
    due: Annotated[dt.date | None, _TASK] = None
    place: Annotated[str, MaybeId, _TASK] = ""
    done: Annotated[dt.date | None, _TASK] = None
    snoozed: Annotated[dt.date | None, _TASK] = None
    worker: Annotated[str, MaybeId, _TASK_INSIDE] = ""


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """Discrimination as a youth tells it (domain.md, 11). `grounds`: codes.grounds. `unia`: codes.unia_answers.

    `sent`: the day it went to Unia.
    """

    youth: Annotated[str, Id, _REPORT]
    day: Annotated[dt.date, _REPORT]
    what: Annotated[str, Text, _REPORT_TEXT] = ""
    grounds: Annotated[tuple[Annotated[str, Line], ...], Few, _REPORT_SET] = ()
    unia: Annotated[str, Code, _REPORT] = "later"
    sent: Annotated[dt.date | None, _REPORT] = None


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """A name that somebody else gave: inform the person or erase, within 30 days (AVG/GDPR article 14, domain.md, 12).

    A drawer of its own. `body`: who gave it (codes.signal_bodies).
    """

    name: Annotated[str, Short, _NAMED_TEXT]
    day: Annotated[dt.date, _NAMED]
    body: Annotated[str, Code, _NAMED] = ""
    worker: Annotated[str, Id, _NAMED]
