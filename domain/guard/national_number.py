"""Rijksregisternummer and BIS number: 11 digits, in any spelling.

Six digits of the birth date (yymmdd), three of a serial, two that check: 97 minus the rest of the first nine modulo 97,
for who was born from 2000 on with a 2 in front of the nine (royal decree of 3 April 1984 on the composition of the
identification number). BIS: month + 20 or + 40. Unknown: month, or day, 00.
"""

from __future__ import annotations

import calendar
import datetime as dt
import itertools
from collections.abc import Iterator, Sequence

from domain.guard.digits import Group, windows
from domain.guard.found import Found

DIGITS = 11
_MOST_BETWEEN = 32
_NATURAL = frozenset((2, 4, 6, 9))
"""Where people stop when they say it: words stand between these parts only."""


def is_national_number(digits: str, *, today: dt.date | None = None) -> bool:
    """Whether 11 ASCII digits are a number that can have been given; `today` leaves out births still to come."""
    if len(digits) != DIGITS or not digits.isdigit() or digits[6:9] == "000":
        return False
    body, check = int(digits[:9]), int(digits[9:])
    before = 97 - body % 97 == check and _is_day(digits, century=1900, today=today)
    return before or (97 - (2_000_000_000 + body) % 97 == check and _is_day(digits, century=2000, today=today))


def _is_day(digits: str, *, century: int, today: dt.date | None) -> bool:
    year, month, day = century + int(digits[:2]), int(digits[2:4]), int(digits[4:6])
    if month > 52 or (today is not None and year > today.year):
        return False
    month %= 20
    if month > 12:
        return False
    return day <= (calendar.monthrange(year, month)[1] if month else 31)


def national_numbers(text: str, found: Sequence[Group], *, today: dt.date | None = None) -> Iterator[Found]:
    """Every one in the text, from its first to its last digit."""
    for first, past in windows(found, lengths=(DIGITS,)):
        window = found[first:past]
        digits = "".join(group.digits for group in window)
        if is_national_number(digits, today=today) and _belongs_together(text, window):
            yield Found(window[0].start, window[-1].end, "national_number")


def _belongs_together(text: str, window: Sequence[Group]) -> bool:
    """Words only where people stop when they say it; groups of another shape only with one and the same between."""
    so_far = 0
    betweens, is_natural = set(), True
    for group, following in itertools.pairwise(window):
        so_far += len(group.digits)
        between = text[group.end : following.start]
        betweens.add(between)
        if len(between) > _MOST_BETWEEN:
            return False
        is_natural = is_natural and so_far in _NATURAL
        if so_far not in _NATURAL and any(letter.isalpha() for letter in between):
            return False
    return is_natural or len(betweens) == 1
