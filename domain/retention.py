"""How long what is kept may be kept (consent.md, "Purposes", "Retention is careful"). Pure: days and clocks are given.

An *end* is the first day without it. Nothing goes on its end alone: it is marked first, and every worker sees the mark
for 14 days. What it takes for a device to erase at all is in `verdict`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

import msgspec

from domain.codes import drawers, purposes
from domain.codes.purposes import Start
from domain.deadlines import AFTERCARE_MONTHS, add_months, retention_ends
from domain.few import SMALL

MARK_DAYS = 14  # every worker sees a mark for at least so long
MARK_AHEAD_DAYS = 28  # and is made so long before the end, so that a team that syncs once a week erases in time
A_DAY = 10  # what one device erases by itself in a day
EXTEND_MONTHS = 3
MOST_EXTENDED_MONTHS = 12
DRAFT_DAYS = 30
DAY_MILLIS = 24 * 3600 * 1000
FILE = "P01"
SHARED = ("P08", "P09")
_PERIOD = re.compile(r"(19|20|21)[0-9]{2}(Q[1-4])?")
KEPT_PURPOSES = frozenset(code for drawer in drawers.YOUTH_DRAWERS for code in drawer.purposes)

# What a youth's drawer is kept for. P03 lies with P02; what was shared is judged record by record.
PURPOSE_OF = {
    drawer.code: next((code for code in drawer.purposes if code not in ("P08", "P09")), "")
    for drawer in drawers.YOUTH_DRAWERS
}


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """What the periods of one youth count from. `given`: purpose -> the day of the newest yes. `started`: the newest
    job or course, for the calls after it. `longer`: purpose -> until when a worker keeps it, with a reason.
    """

    last_contact: dt.date
    given: Mapping[str, dt.date] = {}
    started: dt.date | None = None
    longer: Mapping[str, dt.date] = {}


Periods = Mapping[str, int | None]  # the organisation's own, in calendar months; absent or None: those of consent.md


def end_of(purpose: str, facts: Facts, *, periods: Periods) -> dt.date:
    """The first day without what this purpose holds. Never after the file itself."""
    file = _own_end(FILE, facts, periods=periods)
    return file if purpose == FILE else min(file, _own_end(purpose, facts, periods=periods, file=file))


def _own_end(purpose: str, facts: Facts, *, periods: Periods, file: dt.date = dt.date.max) -> dt.date:
    base = _base_end(purpose, facts, periods=periods, file=file)
    longer = facts.longer.get(purpose)
    if longer is None or not may_extend(purpose):
        return base
    return max(base, min(longer, add_months(base, months=MOST_EXTENDED_MONTHS)))


def _base_end(purpose: str, facts: Facts, *, periods: Periods, file: dt.date) -> dt.date:
    given = facts.given.get(purpose)
    starts: dict[Start, dt.date] = {"last_contact": facts.last_contact, "file_end": file}
    starts["given"] = given or facts.last_contact
    over = add_months(facts.started, months=AFTERCARE_MONTHS[-1]) if facts.started is not None else starts["given"]
    starts["aftercare_end"] = max(over, starts["given"])
    ends = retention_ends(purpose, starts=starts, given=given, months=periods.get(purpose))
    return min((end.day for end in ends if end.part == "all"), default=file)


def shared_end(purpose: str, day: dt.date, *, periods: Periods) -> dt.date:
    """The first day without the line in the log that something was handed over on `day`."""
    ends = retention_ends(purpose, starts={"handover": day}, months=periods.get(purpose))
    return next(end.day for end in ends if end.part == "log")


def may_extend(purpose: str) -> bool:
    """May a worker keep it longer? Not what hangs on the youth's own words (health, origin): that is asked again."""
    return any(rule.start == "last_contact" for rule in purposes.BY_CODE[purpose].retention)


def longest(purpose: str, facts: Facts, *, periods: Periods) -> dt.date:
    """The last day to which it can be extended."""
    plain = msgspec.structs.replace(facts, longer={k: v for k, v in facts.longer.items() if k != purpose})
    return add_months(_own_end(purpose, plain, periods=periods), months=MOST_EXTENDED_MONTHS)


def period_end(code: str, subject: str) -> dt.date:
    """When a drawer of a quarter ("2026Q4") or a year ("2026") goes: its months after that period's end.

    Raises ValueError for what is no period, or a class without one.
    """
    months = drawers.BY_CODE[code].keep_months
    if months is None:
        raise ValueError(code)
    _, after = period_of(subject)
    return add_months(after, months=months)


def period_of(subject: str) -> tuple[dt.date, dt.date]:
    """(first day, first day after) of a quarter or a year. Raises ValueError on what is neither, whatever it is."""
    if _PERIOD.fullmatch(subject) is None:
        raise ValueError(subject)
    year, _, quarter = subject.partition("Q")
    if not quarter:
        return dt.date(int(year), 1, 1), dt.date(int(year) + 1, 1, 1)
    first = dt.date(int(year), int(quarter) * 3 - 2, 1)
    return first, add_months(first, months=3)


def goes_on(end: dt.date, *, made: dt.date) -> dt.date:
    """The day a marked thing goes: its end, and never within 14 days of the mark."""
    return max(end, made + dt.timedelta(days=MARK_DAYS))


# --- when a device may erase at all

State = Literal["runs", "waits", "clocks_disagree"]


class Clocks(msgspec.Struct, frozen=True, kw_only=True):
    """What a device knows about the time, in milliseconds since 1970.

    `server`, `device`: both clocks at the last complete pull. `newest`: the latest time on which both agreed.
    `back_since`: both went back behind that, and since this time they go forward again.
    """

    server: int
    device: int
    newest: int = 0
    back_since: int | None = None


def heard(known: Clocks | None, *, server: int, device: int) -> Clocks:
    """After a complete pull: what the centre's signed reply said, and the clock of this device at that moment.

    Time that both tell and that lies behind what both told before is believed after 14 days of it, so that one lie of
    both does not stop erasing for ever.
    """
    newest, back_since = (known.newest, known.back_since) if known is not None else (0, None)
    now = min(server, device)
    if abs(server - device) > DAY_MILLIS:
        return Clocks(server=server, device=device, newest=newest, back_since=None)
    if now >= newest - DAY_MILLIS:
        return Clocks(server=server, device=device, newest=max(newest, now))
    if back_since is None or now < back_since:
        return Clocks(server=server, device=device, newest=newest, back_since=now)
    if now - back_since >= MARK_DAYS * DAY_MILLIS:
        return Clocks(server=server, device=device, newest=now)
    return Clocks(server=server, device=device, newest=newest, back_since=back_since)


def verdict(clocks: Clocks | None, *, device: int) -> State:
    """May this device erase now, by its own clock `device`?

    Only while both clocks agreed within a day at a complete pull less than 24 hours ago, and time did not go back.
    """
    if clocks is None:
        return "waits"
    passed = device - clocks.device
    if abs(clocks.server - clocks.device) > DAY_MILLIS or clocks.back_since is not None or passed < -DAY_MILLIS:
        return "clocks_disagree"
    return "runs" if passed < DAY_MILLIS else "waits"


def agreed_millis(clocks: Clocks, *, device: int) -> int:
    """What time it surely is: the earlier of both clocks."""
    return min(device, clocks.server + max(device - clocks.device, 0))


# --- what remains


def totals(contacts: Iterable[tuple[str, str, str, int]]) -> tuple[str, ...]:
    """Cells of a quarter out of (kind of place, municipality, how, youths), one a contact; none is of fewer than 5.

    Small cells are taken together, with the smallest of the others where they are still too few; fewer than 5 in all
    leave nothing.
    """
    found: dict[tuple[str, str, str], list[int]] = {}
    for place_kind, municipality, how, youths in contacts:
        cell = found.setdefault((place_kind, municipality, how), [0, 0])
        cell[0] += 1
        cell[1] += youths
    kept = {key: cell for key, cell in found.items() if cell[0] >= SMALL}
    rest = [sum(cell[at] for key, cell in found.items() if key not in kept) for at in (0, 1)]
    while 0 < rest[0] < SMALL and kept:
        smallest = min(kept, key=lambda key: (kept[key][0], key))
        rest = [mine + more for mine, more in zip(rest, kept.pop(smallest), strict=True)]
    if rest[0] >= SMALL:
        kept[("", "", "")] = rest
    return tuple(_cell(key, kept[key]) for key in sorted(kept))


def _cell(key: Sequence[str], numbers: Sequence[int]) -> str:
    return "|".join((*key, str(numbers[0]), str(numbers[1] if numbers[1] >= SMALL else 0)))
