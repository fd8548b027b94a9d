"""Highest qualification, three levels of ISCED 2011: kort 0-2, midden 3-4, hoog 5-8 (statistics.md)."""

from domain.codes.row import Row, index
from domain.texts import N_


class Qualification(Row, frozen=True, kw_only=True):
    """`isced`: lowest and highest ISCED level, None when it is not known."""

    isced: tuple[int, int] | None = None


QUALIFICATIONS: tuple[Qualification, ...] = (
    Qualification(code="low", label=N_("Kort geschoold: geen diploma secundair"), isced=(0, 2)),
    Qualification(code="mid", label=N_("Midden geschoold: diploma secundair"), isced=(3, 4)),
    Qualification(code="high", label=N_("Hoog geschoold: hogeschool of universiteit"), isced=(5, 8)),
    Qualification(code="unknown", label=N_("Weten we niet")),
)
BY_CODE = index(QUALIFICATIONS)


def level_of(isced: int) -> str:
    """Code for an ISCED level 0-8. Raises ValueError outside it."""
    for row in QUALIFICATIONS:
        if row.isced and row.isced[0] <= isced <= row.isced[1]:
            return row.code
    raise ValueError("An ISCED level runs from 0 to 8.")
