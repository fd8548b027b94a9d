"""A card to take along: what, when, where, who. For a QR that any phone's camera reads; nothing about a youth in it.

With a day and a time it is an event of RFC 5545 that a phone offers to put in the calendar, else plain words.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re

from msgspec import Struct

MOST_LETTERS = 60  # a field; more would make a QR that an old camera cannot read
_DAY = re.compile(r"(?<!\d)(\d{1,2})\s*[-/]\s*(\d{1,2})(?:\s*[-/]\s*(\d{4}))?(?!\d)")
_TIME = re.compile(r"(?<![\d/-])([01]?\d|2[0-3])\s*[.:uh]\s*([0-5]\d)?(?![\d/-])")
_FOLD_OCTETS = 75
_LATE_DAYS = 31


class Card(Struct, frozen=True, kw_only=True):
    """As typed; each at most MOST_LETTERS."""

    what: str
    when: str = ""
    where: str = ""
    who: str = ""

    @property
    def lines(self) -> tuple[str, ...]:
        """What stands on it, the empty ones left out."""
        return tuple(line for line in (self.what, self.when, self.where, self.who) if line)


def moment_of(text: str, *, today: dt.date) -> tuple[dt.date, dt.time] | None:
    """Day and time in what was typed, as in "dinsdag 24/11 om 14.00"; None unless both are there and are real.

    Without a year it is the next such day, or one of the last month: a card for a day long past is not meant.
    """
    day, rest = _DAY.search(text), _DAY.sub(" ", text, count=1)
    time = _TIME.search(rest)
    if day is None or time is None:
        return None
    try:
        found = dt.date(int(day[3] or today.year), int(day[2]), int(day[1]))
        if not day[3] and (today - found).days > _LATE_DAYS:
            found = found.replace(year=today.year + 1)
    except ValueError:
        return None
    return found, dt.time(int(time[1]), int(time[2] or 0))


def code_of(card: Card, *, now: dt.datetime, today: dt.date) -> str:
    """What the QR holds. `now` is aware UTC (DTSTAMP, its day), `today` the day in Flanders.

    It ends in a calendar that others may read: it tells neither which app made it nor when a talk was.
    """
    moment = moment_of(card.when, today=today)
    if moment is None:
        return "\n".join(card.lines)
    day, time = moment
    start = f"{day:%Y%m%d}T{time:%H%M%S}"  # floating: the clock of whoever stands there
    summary = f"{card.what}: {card.who}" if card.who else card.what
    name = hashlib.sha256("\n".join((start, *card.lines)).encode()).hexdigest()[:12]
    event = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//kaartje//NL",
        "BEGIN:VEVENT",
        f"UID:{name}",
        f"DTSTAMP:{now:%Y%m%dT000000Z}",
        f"DTSTART:{start}",
        f"SUMMARY:{_escaped(summary)}",
        *([f"LOCATION:{_escaped(card.where)}"] if card.where else []),
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "\r\n".join(_folded(line) for line in event) + "\r\n"


def _escaped(text: str) -> str:
    """RFC 5545, 3.3.11."""
    plain = " ".join(text.split())
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")


def _folded(line: str) -> str:
    """RFC 5545, 3.1: no line longer than 75 octets, never cut inside a letter."""
    pieces: list[str] = []
    piece = ""
    for letter in line:
        if len((piece + letter).encode()) > _FOLD_OCTETS - (1 if pieces else 0):
            pieces.append(piece)
            piece = ""
        piece += letter
    return "\r\n ".join((*pieces, piece))
