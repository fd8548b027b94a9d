"""Municipalities by NIS code (Statbel), with the province and when the code is in force.

Shipped are only the thirteen centre cities, the provincial capitals among them, and not the rest of Flanders.
That is a list an organisation fills (`Municipality` rows), since a wrong code would put youths on the wrong map.
Names are proper names: not translated.
"""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

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

MUNICIPALITIES: tuple[Municipality, ...] = (
    Municipality(code="11002", name="Antwerpen", province="10000"),
    Municipality(code="12025", name="Mechelen", province="10000"),
    Municipality(code="13040", name="Turnhout", province="10000"),
    Municipality(code="24062", name="Leuven", province="20001"),
    Municipality(code="31005", name="Brugge", province="30000"),
    Municipality(code="34022", name="Kortrijk", province="30000"),
    Municipality(code="35013", name="Oostende", province="30000"),
    Municipality(code="36015", name="Roeselare", province="30000"),
    Municipality(code="41002", name="Aalst", province="40000"),
    Municipality(code="44021", name="Gent", province="40000"),
    Municipality(code="46021", name="Sint-Niklaas", province="40000"),
    Municipality(code="71016", name="Genk", province="70000"),
    Municipality(code="71022", name="Hasselt", province="70000", valid_to=_BEFORE, successor="71072"),
    Municipality(code="71072", name="Hasselt", province="70000", valid_from=_MERGERS),
)
BY_CODE = {row.code: row for row in MUNICIPALITIES}


def valid_on(day: date, *, rows: Iterable[Municipality] = MUNICIPALITIES) -> tuple[Municipality, ...]:
    """The municipalities to choose from on a day, by name."""
    return tuple(sorted((row for row in rows if row.is_valid_on(day)), key=lambda row: row.name))


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
