"""What is the team's own: places, names of colleagues, settings, and what devices say about themselves."""

from __future__ import annotations

from typing import Annotated

import msgspec

from domain.fields import Serves
from domain.limits import Code, Id, Line, Short
from domain.operation import MAX_SEQ

_TEAM_PLACE = Serves(purpose="", drawer="places", is_text=True, is_searched=True)
_SETTING = Serves(purpose="", drawer="settings", is_inside=True)


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A vindplaats of the team's own list."""

    name: Annotated[str, Short, _TEAM_PLACE] = ""
    kind: Annotated[str, Code, Serves(purpose="", drawer="places")] = ""
    municipality: Annotated[str, Code, Serves(purpose="", drawer="places")] = ""
    hours: Annotated[str, Line, _TEAM_PLACE] = ""
    ask_for: Annotated[str, Line, _TEAM_PLACE] = ""
    is_closed: Annotated[bool, Serves(purpose="", drawer="places")] = False


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
