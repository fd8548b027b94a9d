"""Records of keeping no longer than promised: what is marked to go, what is kept longer and why, what remains a total.

They name a drawer or a record, never whose it is or what it says: they lie with the settings of the team, since they
are also written when the yes to a file has run out, and are erased with what they are about.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import msgspec

from domain.fields import Serves
from domain.limits import Code, Few, Id, Line

_OF_TEAM = Serves(purpose="", drawer="settings", is_inside=True)
Cells = msgspec.Meta(max_length=400)
Quarter = msgspec.Meta(pattern=r"^[0-9]{4}Q[1-4]\Z")


class Ending(msgspec.Struct, frozen=True, kw_only=True):
    """What `of` names "wordt gewist op `day`": said on `made`, for every worker to see at least 14 days.

    `of`: the scope of the drawer (of the file drawer: all drawers of that youth), or the id of one record in it.
    """

    of: Annotated[str, Id, _OF_TEAM]
    day: Annotated[dt.date, _OF_TEAM]
    made: Annotated[dt.date, _OF_TEAM]


class KeptLonger(msgspec.Struct, frozen=True, kw_only=True):
    """A worker keeps the drawer `of` until `until` (the first day without it). `reason`: codes.keep_reasons."""

    of: Annotated[str, Id, _OF_TEAM]
    until: Annotated[dt.date, _OF_TEAM]
    reason: Annotated[str, Code, _OF_TEAM]
    day: Annotated[dt.date, _OF_TEAM]
    worker: Annotated[str, Id, _OF_TEAM]


class Redated(msgspec.Struct, frozen=True, kw_only=True):
    """These records (contacts, answers) name a day that had not come on `day`, by a clock that both ends agreed on.

    A clock that was wrong may not keep a file for years: for the period they count as of `day`.
    """

    records: Annotated[tuple[Annotated[str, Id], ...], Few, _OF_TEAM]
    day: Annotated[dt.date, _OF_TEAM]


class Total(msgspec.Struct, frozen=True, kw_only=True):
    """What remains of the contacts of a quarter after 36 months: numbers, none below 5 (domain/retention.py).

    `cells`: "kind of place|municipality|how|contacts|youths", what was too small together under empty codes.
    """

    quarter: Annotated[str, Quarter, _OF_TEAM]
    cells: Annotated[tuple[Annotated[str, Line], ...], Cells, _OF_TEAM] = ()
    day: Annotated[dt.date, _OF_TEAM]
