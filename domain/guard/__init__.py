"""The free-text guard: what in a typed text should not stand there (consent.md, "Free text"). Pure; reads nothing.

`found(text, known=Known(names))` tells kinds and places of what it finds, never the words. `forbidden(text)` tells the
two kinds that cannot be saved. One file a subject; every pattern is bounded, so that a hostile text costs its length.
"""

from __future__ import annotations

import datetime as dt

from domain.guard.address import addresses
from domain.guard.birth_date import birth_dates
from domain.guard.digits import groups, groups_with_words, plain_digits
from domain.guard.email import emails
from domain.guard.found import FORBIDDEN, ORDER, Found, FoundKind
from domain.guard.handle import handles
from domain.guard.iban import ibans
from domain.guard.known import NOBODY, Known
from domain.guard.names import names
from domain.guard.national_number import national_numbers
from domain.guard.phone import phones
from domain.guard.sensitive import sensitive
from domain.guard.words import words_of
from domain.mark import N_

__all__ = ["FORBIDDEN", "NO_NUMBER", "ORDER", "Found", "FoundKind", "Known", "forbidden", "found", "without_forbidden"]

NO_NUMBER = N_("Hier staat een rijksregisternummer of een rekeningnummer. Dat bewaren we nooit. Haal het weg.")
"""What is said when a text is refused: never a word of the text itself."""


def found(text: str, *, known: Known = NOBODY, today: dt.date | None = None) -> tuple[Found, ...]:
    """Everything the guard finds in a text of any of its languages, in the order it is read, none over another."""
    plain = plain_digits(text)
    figures = groups(plain)
    spoken = groups_with_words(plain, figures)
    words = words_of(text)
    everything = [
        *_numbers(plain, today=today),
        *emails(plain),
        *handles(plain),
        *phones(plain, figures),
        *(phones(plain, spoken) if len(spoken) > len(figures) else ()),
        *birth_dates(plain, year=today.year if today else 0),
        *addresses(plain),
        *names(text, words, known),
        *sensitive(text, words),
    ]
    return _apart(everything)


def forbidden(text: str, *, today: dt.date | None = None) -> tuple[Found, ...]:
    """National numbers and IBANs: what no field may keep. Cheap for a text without eleven digits."""
    return _apart(_numbers(plain_digits(text), today=today))


def without_forbidden(text: str, *, today: dt.date | None = None) -> str:
    """The text without them, for what is kept while nobody can be told: a draft at the moment the vault locks."""
    for one in reversed(forbidden(text, today=today)):
        text = text[: one.start] + "…" + text[one.end :]
    return text


def _numbers(plain: str, *, today: dt.date | None) -> list[Found]:
    figures = groups(plain)
    spoken = groups_with_words(plain, figures)
    accounts = list(ibans(plain))
    numbers = list(national_numbers(plain, figures, today=today))
    if len(spoken) > len(figures):
        numbers += national_numbers(plain, spoken, today=today)
    return [*accounts, *numbers]


def _apart(everything: list[Found]) -> tuple[Found, ...]:
    """Where two lie over each other the kind that comes first in ORDER stands, then the longer one."""
    rank = {kind: number for number, kind in enumerate(ORDER)}
    kept: list[Found] = []
    taken: set[int] = set()
    for one in sorted(everything, key=lambda f: (rank[f.kind], f.start - f.end, f.start)):
        places = range(one.start, one.end)
        if taken.isdisjoint(places):
            taken.update(places)
            kept.append(one)
    return tuple(sorted(kept))
