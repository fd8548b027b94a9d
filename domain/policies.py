"""Rules around what an organisation may decide per purpose: which periods are its own to set, and what a yes promised
(consent.md).
"""

from __future__ import annotations

import hashlib

from domain.codes import purposes
from domain.codes.purposes import Retention
from domain.kinds.organisation import MOST_MONTHS

ORGANISATION = "0" * 31 + "2"  # the one record of the kind `organisation`
# A drawer of a whole quarter goes as one, so its period is no setting of a purpose; P03 ends with P02.
_FIXED = frozenset({"P00", "P03"})


def policy_id(purpose: str) -> str:
    """The record id of the policy of a purpose: the same on every device, so that two settings of one thing meet."""
    return hashlib.sha256(b"vindplaats/policy/1" + purpose.encode()).hexdigest()[:32]


def _rule(purpose: str) -> Retention | None:
    return next((rule for rule in purposes.BY_CODE[purpose].retention if rule.months is not None), None)


def default_months(purpose: str) -> int | None:
    """The period of consent.md in calendar months; None where a purpose has none of its own."""
    rule = _rule(purpose)
    return None if rule is None or purpose in _FIXED else rule.months


def has_own_period(purpose: str) -> bool:
    """May an organisation set another period here?"""
    return default_months(purpose) is not None


SETTABLE = tuple(row.code for row in purposes.PURPOSES if has_own_period(row.code))


def is_longer(purpose: str, months: int) -> bool:
    """Is this period longer than that of consent.md? Then it needs a reason, and words of its own."""
    default = default_months(purpose)
    return default is not None and months > default


def is_settable(purpose: str, months: int) -> bool:
    """Is this a period that may be set: 0 (that of consent.md), or up to three years?"""
    return months == 0 or (has_own_period(purpose) and 1 <= months <= MOST_MONTHS)


def months_that_hold(*, own: int | None, promised: int | None, default: int | None) -> int | None:
    """The period for one yes: what the organisation decided, and never longer than the words promised.

    `own`: the setting now, None when there is none. `promised`: what the text of this yes said, None for that of
    consent.md. None: no period in months. A shorter period counts at once; a longer one only for who said yes to words
    that name it.
    """
    if default is None:
        return None
    return min(own or default, promised or default)
