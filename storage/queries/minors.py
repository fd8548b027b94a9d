"""What a youth agreed to as a minor and has to be asked anew at 18 (consent.md, "The record")."""

from __future__ import annotations

import datetime as dt

from domain.codes import age_bands
from domain.deadlines import adult_from
from storage.store import BRUSSELS, Store

MINOR = tuple(band.code for band in age_bands.AGE_BANDS if band.is_minor)
STANDING = (
    "SELECT s.event, c.at, c.age_band FROM standing s JOIN consent c ON c.id = s.event "
    "WHERE s.youth = ? AND s.state = 'given'"
)
"""What stands as given for one file: the event, its moment and the age band it was said under."""


def said_as_minor(store: Store, youth: str, *, birth: dt.date | None, band: str) -> frozenset[str]:
    """The events behind what stands for this youth, adult by now, that were said before that: to be asked anew."""
    today = store.today()
    is_adult = adult_from(birth) <= today if birth is not None else band != "" and band not in MINOR
    if not is_adult:
        return frozenset()
    found = []
    for file in store.book.files_of(youth):
        rows = store.book.rows(STANDING, file)
        found += [row["event"] for row in rows if was_minor(row["at"], row["age_band"], birth=birth)]
    return frozenset(found)


def was_minor(at: str, band: str | None, *, birth: dt.date | None) -> bool:
    """Whether what was said at that stored moment was said by a minor: by the birth date, else by the band then."""
    if birth is None:
        return band in MINOR
    return dt.datetime.fromisoformat(at).astimezone(BRUSSELS).date() < adult_from(birth)
