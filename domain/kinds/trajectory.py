"""Records of the road to work: offers, pauses of the clock, referrals, and what was shared with whom.

What its row tells decides purpose and drawer, as of a barrier: a trajectory for people with a disability lies in the
health drawer and cannot exist without P05 (domain/deciding.py).
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated

import msgspec

from domain.fields import Serves
from domain.limits import Code, Few, Id, Line, MaybeId, Short, Text

_ROW = Serves(purpose="", drawer="")  # purpose and drawer follow from the row
_ROW_COUNTED = Serves(purpose="", drawer="", is_counted=True)
_ROW_DATE = Serves(purpose="", drawer="", merge="ask", is_counted=True)
_ROW_TEXT = Serves(purpose="", drawer="", is_text=True, is_searched=True)
_ROW_TOLD = Serves(purpose="", drawer="", is_text=True, is_searched=True, is_handed=True)
_LOG = Serves(purpose="", drawer="sharing")  # P08 or P09: the recipient decides
_LOG_INSIDE = Serves(purpose="", drawer="sharing", is_inside=True)
_BACK = Serves(purpose="P10", drawer="sharing")
_BACK_TEXT = Serves(purpose="P10", drawer="sharing", is_text=True, is_searched=True)
_BACK_INSIDE = Serves(purpose="P10", drawer="sharing", is_inside=True)


class Offer(msgspec.Struct, frozen=True, kw_only=True):
    """A job, course, internship or trajectory of one youth (domain.md, 7). `kind` decides purpose and drawer.

    `state`: codes.offer_states. `proposed`, `started`, `ended`: days; `ended` is the first day without it. `contract`:
    codes.contract_kinds, of a job. `follows`: the offer of this youth that it comes after, so that a row of interim
    jobs counts as one. `partner`: id in the team's directory. `where`: employer or school, in words. `end_reason`:
    codes.end_reasons. `not_counting`: a worker's judgement (codes.guarantee_reasons, `is_chosen`); "" leaves it to the
    rule in domain/offering.py.
    """

    youth: Annotated[str, Id, _ROW]
    kind: Annotated[str, Code, _ROW_COUNTED]
    state: Annotated[str, Code, _ROW_COUNTED] = "proposed"
    proposed: Annotated[dt.date | None, _ROW_DATE] = None
    started: Annotated[dt.date | None, _ROW_DATE] = None
    ended: Annotated[dt.date | None, _ROW_DATE] = None
    contract: Annotated[str, Code, _ROW_COUNTED] = ""
    follows: Annotated[str, MaybeId, _ROW_COUNTED] = ""
    partner: Annotated[str, MaybeId, _ROW] = ""
    where: Annotated[str, Line, _ROW_TEXT] = ""
    end_reason: Annotated[str, Code, _ROW_COUNTED] = ""
    not_counting: Annotated[str, Code, _ROW_COUNTED] = ""
    words: Annotated[str, Line, _ROW_TEXT] = ""


class Pause(msgspec.Struct, frozen=True, kw_only=True):
    """Days on which the four months of a youth stand still. `reason` decides purpose and drawer (ill: P05).

    `start`: first day out. `end`: first day back, None while it lasts. `is_dropped`: it was put in by mistake.
    """

    youth: Annotated[str, Id, _ROW]
    reason: Annotated[str, Code, _ROW]
    start: Annotated[dt.date, _ROW_DATE]
    end: Annotated[dt.date | None, _ROW_DATE] = None
    is_dropped: Annotated[bool, _ROW_COUNTED] = False


class Referral(msgspec.Struct, frozen=True, kw_only=True):
    """A warm referral (domain.md, 6). `partner_kind` decides purpose and drawer (GTB: P05).

    `partner`: id in the team's directory. `state`: codes.referral_states, on since the day `since`. `proposed`,
    `waiting_since`, `admitted`: the days it was proposed, came on a waiting list, was taken over. `asks`: what the
    youth wants there. `words`: how it went, as the youth tells it.
    """

    youth: Annotated[str, Id, _ROW]
    partner_kind: Annotated[str, Code, _ROW_COUNTED]
    partner: Annotated[str, MaybeId, _ROW] = ""
    state: Annotated[str, Code, _ROW_COUNTED] = "proposed"
    since: Annotated[dt.date, _ROW_COUNTED]
    proposed: Annotated[dt.date | None, _ROW_DATE] = None
    waiting_since: Annotated[dt.date | None, _ROW_DATE] = None
    admitted: Annotated[dt.date | None, _ROW_DATE] = None
    asks: Annotated[str, Line, _ROW_TOLD] = ""
    words: Annotated[str, Line, _ROW_TEXT] = ""


class Refusal(msgspec.Struct, frozen=True, kw_only=True):
    """Why a partner did not admit a youth. A record of its own: the `reason` may tell what the partner does not (P06).

    `reason` (codes.refusal_reasons) decides purpose and drawer, so that stopping that purpose takes the whole of it.
    """

    youth: Annotated[str, Id, _ROW]
    referral: Annotated[str, Id, _ROW]
    reason: Annotated[str, Code, _ROW_COUNTED]
    day: Annotated[dt.date, _ROW_COUNTED]


class Shared(msgspec.Struct, frozen=True, kw_only=True):
    """That something was handed over: to whom, on which day, which fields, which were struck out. Never what they said.

    `recipient`: as the consent event has it ("vdab", a partner's id, or the referral's own id where the partner's
    name would tell something). It decides P08 or P09. `consent`: the yes it was done under; one yes, one time.
    """

    youth: Annotated[str, Id, _LOG]
    referral: Annotated[str, Id, _LOG]
    recipient: Annotated[str, Short, _LOG]
    consent: Annotated[str, Id, _LOG]
    day: Annotated[dt.date, _LOG]
    fields: Annotated[tuple[Annotated[str, Line], ...], Few, _LOG] = ()
    struck: Annotated[tuple[Annotated[str, Line], ...], Few, _LOG] = ()
    worker: Annotated[str, Id, _LOG_INSIDE]


class WordBack(msgspec.Struct, frozen=True, kw_only=True):
    """What a partner told us about a youth after a referral, under P10 for that partner (`recipient` as in Shared)."""

    youth: Annotated[str, Id, _BACK]
    referral: Annotated[str, Id, _BACK]
    recipient: Annotated[str, Short, _BACK]
    day: Annotated[dt.date, _BACK]
    text: Annotated[str, Text, _BACK_TEXT] = ""
    worker: Annotated[str, Id, _BACK_INSIDE]
