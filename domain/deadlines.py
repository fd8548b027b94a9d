"""The calendar clocks of the work: days that follow from other days. Pure: today is always given.

A period of months is counted on the calendar, not in days: from the 31st of October, four months end on the 28th
(or 29th) of February. Rule of Regulation (EEC, Euratom) No 1182/71, article 3: the day of the event itself is not
counted, and where the last month has no such day, the period ends on its last day.
"""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct

from domain.codes.purposes import Afterwards, Part, Start, purpose

GUARANTEE_MONTHS = 4
OUT_OF_SIGHT_WEEKS = 6
AFTERCARE_MONTHS = (1, 3, 6)
ADULT_YEARS = 18
THIRD_PARTY_NAME_DAYS = 30


def add_months(day: date, *, months: int) -> date:
    """The same day of the month `months` calendar months later, or the last day where that month is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def completed_months(start: date, *, today: date) -> int:
    """Whole calendar months gone since start, 0 when today is before it."""
    months = max((today.year - start.year) * 12 + today.month - start.month, 0)
    return months if months == 0 or add_months(start, months=months) <= today else months - 1


class Pause(Struct, frozen=True, kw_only=True):
    """Days on which the four months do not run (ill, abroad): first day out, first day back or None if still."""

    start: date
    end: date | None = None


class FourMonths(Struct, frozen=True, kw_only=True):
    """The clock of the reinforced Youth Guarantee (Council Recommendation 2020/C 372/01) for one youth on one day.

    `due`: last day for an offer. `days_gone`: without pauses. `days_left`: negative once it is over.
    """

    due: date
    days_gone: int
    days_left: int
    state: Literal["running", "paused", "met", "late", "over"]


def four_months(start: date, *, today: date, pauses: tuple[Pause, ...] = (), offered: date | None = None) -> FourMonths:
    """The clock on a day. `met`: offered in time; `late`: offered after; `over`: no offer and past the day.

    A pause pushes the last day back by as many days as it took; one that still lasts, up to today.
    """
    until = today if offered is None else min(offered, today)
    paused_days = _paused_days(pauses, start=start, until=until)
    due = add_months(start, months=GUARANTEE_MONTHS) + timedelta(days=paused_days)
    is_paused = any(pause.start <= today and (pause.end is None or today < pause.end) for pause in pauses)
    state: Literal["running", "paused", "met", "late", "over"]
    if offered is not None and offered <= today:
        state = "met" if offered <= due else "late"
    elif is_paused and today <= due:
        state = "paused"
    else:
        state = "running" if today <= due else "over"
    gone = max((until - start).days - paused_days, 0)
    return FourMonths(due=due, days_gone=gone, days_left=(due - until).days, state=state)


def _paused_days(pauses: Iterable[Pause], *, start: date, until: date) -> int:
    """Days between start and until that lie in a pause; pauses that overlap count once."""
    total, seen = 0, start
    for pause in sorted(pauses, key=lambda pause: pause.start):
        first, last = max(pause.start, seen), min(pause.end or until, until)
        total += max((last - first).days, 0)
        seen = max(seen, last)
    return total


def out_of_sight_since(last_contact: date, *, today: date, limit_weeks: int = OUT_OF_SIGHT_WEEKS) -> date | None:
    """First day a youth counts as out of sight: the limit is over and there was no contact. None if still in sight."""
    first = last_contact + timedelta(weeks=limit_weeks, days=1)
    return first if today >= first else None


def aftercare_days(start: date) -> tuple[date, ...]:
    """The days to call after a job or course starts: after 1 week, and after 1, 3 and 6 calendar months."""
    return (start + timedelta(weeks=1), *(add_months(start, months=months) for months in AFTERCARE_MONTHS))


def is_kept(start: date, *, end: date | None, months: int, today: date) -> bool | None:
    """Whether an offer (or a row of jobs seen as one) lasted that many months; None while it is too early to say."""
    mark = add_months(start, months=months)
    if end is not None and end < mark:
        return False
    return True if today >= mark else None


def age_on(birth: date, *, today: date) -> int:
    """Age in whole years. Born on 29 February: a year older on 1 March where that day is missing."""
    return today.year - birth.year - ((today.month, today.day) < (birth.month, birth.day))


def adult_from(birth: date) -> date:
    """First day a youth is 18: from then on they are asked again what was agreed as a minor."""
    year = birth.year + ADULT_YEARS
    return date(year, 3, 1) if (birth.month, birth.day) == (2, 29) and not _is_leap(year) else birth.replace(year=year)


def _is_leap(year: int) -> bool:
    return monthrange(year, 2)[1] == 29


def consent_due(code: str, *, given: date, birth: date | None = None, months: int | None = None) -> date | None:
    """The day an agreement is asked again: after its period, or when a minor turns 18, whichever comes first.

    `months`: the organisation's own period, else that of the purpose. None: it is asked at each act, or has no period.
    Raises UnknownCode for a purpose that is none.
    """
    period = purpose(code).ask_again_months if months is None else months
    ends = add_months(given, months=period) if period is not None else None
    adult = adult_from(birth) if birth is not None else None
    days = [day for day in (ends, adult) if day is not None and day > given]
    return min(days, default=None)


class Erasure(Struct, frozen=True, kw_only=True):
    """Until when one part of what a purpose holds is kept: `day` is the first day without it."""

    part: Part
    day: date
    afterwards: Afterwards


def retention_ends(
    code: str, *, starts: dict[Start, date], given: date | None = None, months: int | None = None
) -> tuple[Erasure, ...]:
    """When what a purpose holds goes, one row for each part whose start is known.

    `starts`: the days the periods count from (last contact, given, handover, end of aftercare ...). `given`: for an
    upper bound counted from the agreement. `months`: the organisation's own period in place of a period in months.
    Raises UnknownCode for a purpose that is none.
    """
    ends = []
    for rule in purpose(code).retention:
        start = starts.get(rule.start)
        if start is None:
            continue
        period = rule.months if months is None or rule.months is None else months
        day = start if period is None else add_months(start, months=period)
        day += timedelta(days=rule.days or 0)
        if rule.at_most_months is not None and given is not None:
            day = min(day, add_months(given, months=rule.at_most_months))
        ends.append(Erasure(part=rule.part, day=day, afterwards=rule.afterwards))
    return tuple(ends)
