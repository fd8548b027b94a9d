"""What the organisation decides, by its coordinators: who it is, bases and periods, its own consent texts, its step
plan.

Only what a coordinator's device signed is folded (domain/records.py, `by`; decision 0200).
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import msgspec

from domain.fields import Serves
from domain.limits import Code, Id, Line, Short

_SETTING = Serves(purpose="", drawer="settings", is_inside=True)
_ASKED = Serves(purpose="", drawer="settings", merge="ask", is_inside=True)
_TEXT = Serves(purpose="", drawer="settings", is_inside=True)

MOST_MONTHS = 36
Steps = msgspec.Meta(max_length=10)
Months = msgspec.Meta(ge=0, le=MOST_MONTHS)
TextVersion = msgspec.Meta(ge=1, le=9999)


class Organisation(msgspec.Struct, frozen=True, kw_only=True):
    """Who is answerable (AVG art. 13): one record with the id ORGANISATION. `is_public`: a public body, so warn of
    consent.

    `steps`: the own step plan for safety, empty where that of the app stands.
    """

    name: Annotated[str, Short, _ASKED] = ""
    address: Annotated[str, Line, _ASKED] = ""
    email: Annotated[str, Short, _ASKED] = ""
    phone: Annotated[str, Short, _ASKED] = ""
    dpo: Annotated[str, Line, _ASKED] = ""
    is_public: Annotated[bool, _SETTING] = False
    steps: Annotated[tuple[Annotated[str, Line], ...], Steps, _SETTING] = ()


class Policy(msgspec.Struct, frozen=True, kw_only=True):
    """What holds for one purpose: basis and condition (domain.codes.bases), own period in calendar months, and why.

    `months` 0: the period of consent.md. The id follows from the purpose (`domain.policies.policy_id`).
    """

    purpose: Annotated[str, Code, _SETTING]
    basis: Annotated[str, Code, _ASKED] = ""
    condition: Annotated[str, Code, _ASKED] = ""
    months: Annotated[int, Months, _ASKED] = 0
    reason: Annotated[str, Line, _SETTING] = ""


class OwnText(msgspec.Struct, frozen=True, kw_only=True):
    """One version of the organisation's own words for a purpose in a language; immutable, so that a hash stays true.

    `version`: of the content, so that of the Dutch words which a translation says too; own Dutch words count from 1001.
    `months`: the period the words promise, 0 for that of consent.md. `name` and `is_rtl`: of a language the app has no
    row for.
    """

    purpose: Annotated[str, Code, _SETTING]
    language: Annotated[str, Code, _SETTING]
    version: Annotated[int, TextVersion, _SETTING]
    name: Annotated[str, Short, _TEXT] = ""
    is_rtl: Annotated[bool, _SETTING] = False
    months: Annotated[int, Months, _SETTING] = 0
    question: Annotated[str, Line, _TEXT]
    what: Annotated[str, Line, _TEXT]
    who: Annotated[str, Line, _TEXT]
    how_long: Annotated[str, Line, _TEXT]
    stop: Annotated[str, Line, _TEXT]
    no_is_fine: Annotated[str, Line, _TEXT]
    check: Annotated[str, Line, _TEXT]
    right: Annotated[str, Line, _TEXT]
    wrong: Annotated[str, Line, _TEXT]
    wrong2: Annotated[str, Line, _TEXT]
    worker: Annotated[str, Id, _SETTING]
    at: Annotated[dt.datetime, _SETTING]


class TextStep(msgspec.Struct, frozen=True, kw_only=True):
    """One step of an own text: translated, read_back, approved, retired. It counts only while `hash` is that of its
    words.

    `is_wider`: with these words more is allowed than before, so an earlier yes is asked again.
    """

    text: Annotated[str, Id, _SETTING]
    state: Annotated[str, Code, _SETTING]
    hash: Annotated[str, Short, _SETTING]
    is_wider: Annotated[bool, _SETTING] = False
    worker: Annotated[str, Id, _SETTING]
    at: Annotated[dt.datetime, _SETTING]


class HelpLine(msgspec.Struct, frozen=True, kw_only=True):
    """A number of the organisation's own for the screen Veiligheid. `is_removed`: not shown any more."""

    name: Annotated[str, Short, _TEXT] = ""
    line: Annotated[str, Line, _TEXT] = ""
    number: Annotated[str, Short, _TEXT] = ""
    is_removed: Annotated[bool, _SETTING] = False
