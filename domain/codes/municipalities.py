"""Municipalities by NIS code (Statbel), with the province and when the code is in force.

All of the Flemish Region, from domain/codes/towns.py (which names its sources). Tables tell the thirteen centre cities
apart, and of the rest the province: a small municipality in a small cell would be a name (statistics.md, dimensions).
Names are proper names: not translated.
"""

import unicodedata
from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from domain.codes import towns
from domain.codes.row import Row, UnknownCode, index
from domain.texts import N_

LIST_NAME = "municipalities"

PROVINCES: tuple[Row, ...] = (
    Row(code="10000", label=N_("Antwerpen")),
    Row(code="20001", label=N_("Vlaams-Brabant")),
    Row(code="30000", label=N_("West-Vlaanderen")),
    Row(code="40000", label=N_("Oost-Vlaanderen")),
    Row(code="70000", label=N_("Limburg")),
)
PROVINCE_BY_CODE = index(PROVINCES)


class Municipality(Struct, frozen=True, kw_only=True):
    """One NIS code. `valid_from` and `valid_to` are days included; None is "since before our figures" and "still".

    `successor`: the code that took over after a merger, for figures that run over it.
    """

    code: str
    name: str
    province: str
    valid_from: date | None = None
    valid_to: date | None = None
    successor: str | None = None

    def is_valid_on(self, day: date) -> bool:
        """Whether the code is in force on that day."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


_MERGERS = date(2025, 1, 1)
_BEFORE = date(2024, 12, 31)
_PROVINCE_BY_FIRST = {row.code[0]: row.code for row in PROVINCES}

# Centrumsteden of the Flemish cities fund (decree of 13 December 2002), in the order of their codes.
CENTRE_CITIES = (
    *("11002", "12025", "13040", "24062", "31005", "34022", "35013", "36015"),
    *("41002", "44021", "46021", "71016", "71072"),
)


def _entries(listed: str) -> list[tuple[str, str]]:
    """(code, what follows it) of each entry of a list in towns.py."""
    entries = (entry.strip().partition(" ") for entry in listed.split(","))
    return [(code, rest) for code, _, rest in entries]


def _all() -> tuple[Municipality, ...]:
    rows, new = [], set()
    for code, rest in _entries(towns.ENDED):
        name, _, successor = rest.partition(" > ")
        new.add(successor)
        province = _PROVINCE_BY_FIRST[code[0]]
        rows.append(Municipality(code=code, name=name, province=province, valid_to=_BEFORE, successor=successor))
    for code, name in _entries(towns.TOWNS):
        begun = _MERGERS if code in new and code != towns.KEPT else None
        rows.append(Municipality(code=code, name=name, province=_PROVINCE_BY_FIRST[code[0]], valid_from=begun))
    return tuple(sorted(rows, key=lambda row: row.code))


MUNICIPALITIES: tuple[Municipality, ...] = _all()
BY_CODE = {row.code: row for row in MUNICIPALITIES}


def valid_on(day: date, *, rows: Iterable[Municipality] = MUNICIPALITIES) -> tuple[Municipality, ...]:
    """The municipalities to choose from on a day, by name."""
    return tuple(sorted((row for row in rows if row.is_valid_on(day)), key=lambda row: plain_name(row.name)))


def code_on(code: str, *, day: date, rows: Iterable[Municipality] = MUNICIPALITIES) -> str:
    """The code under which a municipality is counted on a day: itself, or its successor after a merger.

    Raises UnknownCode for a code outside `rows`, and when a row that ended names no successor.
    """
    by_code = {row.code: row for row in rows}
    for _ in range(len(by_code)):
        row = by_code.get(code)
        if row is None:
            break
        if row.valid_to is None or day <= row.valid_to:
            return row.code
        code = row.successor or ""
    raise UnknownCode(LIST_NAME)


def in_tables(code: str, *, day: date) -> str:
    """Under which code tables count it: a centre city by itself, any other by its province. Raises UnknownCode."""
    now = code_on(code, day=day)
    return now if now in CENTRE_CITIES else BY_CODE[now].province


def plain_name(name: str) -> str:
    """A name without capitals, accents and dashes, to sort and to search by."""
    letters = unicodedata.normalize("NFD", name.casefold().replace("-", " "))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


class Found(Struct, frozen=True, kw_only=True):
    """A municipality that fits what was typed. `former`: the name that fits, where that one ended in a merger."""

    code: str
    name: str
    former: str = ""


def search(text: str, *, day: date, most: int) -> tuple[Found, ...]:
    """Those in force on a day whose name, or a name before a merger, has the text; beginnings of names first."""
    wanted = plain_name(text.strip())
    if not wanted:
        return ()
    found: dict[str, tuple[tuple[bool, str], Found]] = {}
    for row in MUNICIPALITIES:
        plain = plain_name(row.name)
        if wanted not in plain or (row.valid_from is not None and day < row.valid_from):
            continue
        now = BY_CODE[code_on(row.code, day=day)]
        former = row.name if plain_name(now.name) != plain and wanted not in plain_name(now.name) else ""
        entry = ((not plain.startswith(wanted), plain), Found(code=now.code, name=now.name, former=former))
        if now.code not in found or entry[0] < found[now.code][0]:
            found[now.code] = entry
    return tuple(hit for _, hit in sorted(found.values(), key=lambda entry: entry[0])[:most])
