"""Offers of one youth seen together: which counts for the guarantee and why, rows of jobs, kept or not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from domain.codes import guarantee_reasons, offers
from domain.codes.guarantee_reasons import GuaranteeReason
from domain.deadlines import is_kept

MOST_DAYS_BETWEEN = 31
KEPT_MONTHS = (3, 6)
Kept = Literal["yes", "no", "running", "finished"]


class Stint(msgspec.Struct, frozen=True, kw_only=True):
    """The part of an offer that counts here; fields as in domain/kinds/trajectory.py."""

    id: str
    kind: str
    state: str = "proposed"
    proposed: dt.date | None = None
    started: dt.date | None = None
    ended: dt.date | None = None
    follows: str = ""
    not_counting: str = ""


class JobRow(msgspec.Struct, frozen=True, kw_only=True):
    """Stints that follow each other, at most MOST_DAYS_BETWEEN days apart, seen as one. `end` None: it goes on.

    `is_finished`: the last one ended as planned (a course that is done was not lost).
    """

    ids: tuple[str, ...]
    start: dt.date
    end: dt.date | None
    is_finished: bool = False


def reason_of(stint: Stint) -> GuaranteeReason:
    """The sentence that says whether this offer counts for the guarantee, and why. An unknown kind leads there."""
    if stint.state == "refused":
        return guarantee_reasons.BY_CODE["refused"]
    judged = guarantee_reasons.BY_CODE.get(stint.not_counting)
    if judged is not None and judged.is_chosen:
        return judged
    row = offers.BY_CODE.get(stint.kind)
    code = f"is_{row.counts_as}" if row is not None and row.counts_as else "leads_there"
    return guarantee_reasons.BY_CODE[code]


def offered_on(stints: Iterable[Stint], *, since: dt.date) -> dt.date | None:
    """The day of the first offer that counts, on or after `since` (when the four months began); None when none did.

    The Council Recommendation 2020/C 372/01 says *receive an offer*: it is the day it was proposed, else its start. An
    offer that the youth did not choose does not stop the clock.
    """
    days = (stint.proposed or stint.started for stint in stints if reason_of(stint).counts)
    return min((day for day in days if day is not None and day >= since), default=None)


def job_rows(stints: Iterable[Stint]) -> list[JobRow]:
    """What started, in rows: a stint that follows another soon enough belongs to its row. Circles end."""
    by_id = {stint.id: stint for stint in stints if stint.started is not None}
    rows: dict[str, list[Stint]] = {}
    for stint in by_id.values():
        rows.setdefault(_first_of(stint, by_id), []).append(stint)
    return sorted((_row(members) for members in rows.values()), key=lambda row: (row.start, row.ids))


def kept(row: JobRow, *, months: int, today: dt.date) -> Kept:
    """Whether a row of jobs lasted that many calendar months from its start."""
    lasted = is_kept(row.start, end=row.end, months=months, today=today)
    if lasted is None:
        return "running"
    return "yes" if lasted else "finished" if row.is_finished else "no"


def _first_of(stint: Stint, by_id: dict[str, Stint]) -> str:
    seen = [stint.id]
    while (earlier := by_id.get(stint.follows)) is not None and _is_soon_after(stint, earlier):
        if earlier.id in seen:
            return min(seen)
        seen.append(earlier.id)
        stint = earlier
    return stint.id


def _is_soon_after(stint: Stint, earlier: Stint) -> bool:
    if stint.started is None or earlier.started is None or stint.started < earlier.started:
        return False
    return earlier.ended is None or (stint.started - earlier.ended).days <= MOST_DAYS_BETWEEN


def _row(members: Sequence[Stint]) -> JobRow:
    ordered = sorted(members, key=lambda stint: (stint.started or dt.date.min, stint.id))
    ends = [stint.ended for stint in ordered]
    end = None if None in ends else max(day for day in ends if day is not None)
    last = max(ordered, key=lambda stint: (stint.ended or dt.date.max, stint.id))
    return JobRow(
        ids=tuple(stint.id for stint in ordered),
        start=ordered[0].started or dt.date.min,
        end=end,
        is_finished=last.state == "finished",
    )
