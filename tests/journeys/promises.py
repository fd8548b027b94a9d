"""What was promised about how long, worked out anew from consent.md: an oracle that shares no code with the product.

Days come in pairs: the earliest and the latest that a record may be taken to be of, for clocks may have been wrong when
it was written. What goes before its earliest end was erased too soon; what stays past its latest, too late.
"""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from dataclasses import dataclass, field

FILE = "P01"
FROM_CONTACT = {"P01": 12, "P02": 6, "P04": 6}
FROM_YES = {"P05": 6, "P06": 12, "P07": 6}
NAME_DAYS, NOTE_MONTHS, CORE_MONTHS = 30, 12, 36
LONGEST_EXTENSION = 12
FAR = dt.date(2999, 1, 1)


def later(day: dt.date, months: int) -> dt.date:
    """The same day of a later month, or its last."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    return dt.date(year, month, min(day.day, monthrange(year, month)[1]))


def after_quarter(day: dt.date) -> dt.date:
    """The first day of the next quarter."""
    return later(dt.date(day.year, (day.month - 1) // 3 * 3 + 1, 1), 3)


@dataclass
class Said:
    """Something written on a device: `true` is the day it was, `written` the day it says. `synced`: None as long as no
    other device can know it. `seen`: the first look at it of an open device while its clock and the centre's agreed.
    """

    device: int
    true: dt.date
    written: dt.date
    synced: dt.date | None = None
    seen: dt.date | None = None

    @property
    def early(self) -> dt.date:
        return min(self.true, self.written)

    @property
    def late(self) -> dt.date:
        """A day that lies ahead counts as the day it was first seen."""
        return min(max(self.true, self.written), self.seen or FAR)


@dataclass
class Met(Said):
    """A contact (purpose "") or a yes to a purpose, which is a contact too."""

    purpose: str = ""


@dataclass
class Longer(Said):
    purpose: str = FILE
    until: dt.date = FAR


@dataclass
class Text(Said):
    """Words nobody else writes, the operations and the drawers they lie in. `kind`: a purpose, "note" or "name".

    `coordinated`: the first look of the coordinator's device at them. A quarter that had not begun is known by a
    device's own sight only (decision 0260), so what a wrong clock put there counts from that day, or from the quarter
    it names.
    """

    words: str = ""
    kind: str = ""
    youth: str = ""
    ops: tuple[bytes, ...] = ()
    scopes: tuple[bytes, ...] = ()
    coordinated: dt.date | None = None
    is_free: bool = False  # stopped, or past its end once: it may be gone from now on


@dataclass
class Promises:
    met: dict[str, list[Met]] = field(default_factory=dict)
    longer: dict[str, list[Longer]] = field(default_factory=dict)
    texts: list[Text] = field(default_factory=list)

    def said(self) -> list[Said]:
        met = [one for group in self.met.values() for one in group]
        return [*met, *(one for group in self.longer.values() for one in group), *self.texts]

    def end(self, text: Text, *, early: bool) -> dt.date:
        """The first day without it: the least that was promised, or the most."""
        if text.kind == "name":
            return (text.early if early else text.late) + dt.timedelta(days=NAME_DAYS)
        if text.kind == "note":
            late = min(max(text.true, text.written), text.coordinated or FAR)
            return later(after_quarter(text.early if early else late), NOTE_MONTHS)
        file = self._own(text.youth, FILE, early=early)
        return file if text.kind == FILE else min(file, self._own(text.youth, text.kind, early=early))

    def _own(self, youth: str, purpose: str, *, early: bool) -> dt.date:
        known = [met for met in self.met[youth] if met.synced is not None or not early]
        if purpose in FROM_YES:
            known = [met for met in known if met.purpose == purpose]
        days = [met.early if early else met.late for met in known]
        if not days:
            return dt.date.min if early else FAR
        base = end = later(max(days), FROM_YES.get(purpose) or FROM_CONTACT[purpose])
        for longer in self.longer.get(youth, []):
            if longer.purpose == purpose and (longer.synced is not None or not early):
                end = max(end, min(longer.until, later(base, LONGEST_EXTENSION)))
        return end

    def settled(self, text: Text) -> dt.date:
        """The day since which all that decides its end is known to the team."""
        deciding = [text, *self.met.get(text.youth, []), *self.longer.get(text.youth, [])]
        return max(one.synced or FAR for one in deciding)
