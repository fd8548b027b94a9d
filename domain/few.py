"""Numbers on a sheet that goes from hand to hand: nothing exact, and nothing small.

A count below 5 is only "fewer than 5", every other a multiple of 5. That is not enough where lists split the same
contacts: 10 and 10 beside a total of 15 leave 1 for the hidden one. So the numbers are read as a stranger would read
them, and while one hidden count would come out exact, all are rounded more coarsely (statistics.md, "Why not
suppression", is about the tables that leave every quarter; this sheet leaves by hand).
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

SMALL = 5
_BASES = (5, 10, 20, 50, 100)


class Printed(Struct, frozen=True):
    """`base`: what is rounded to. `total` and `lists`: None is "fewer than 5"."""

    base: int
    total: int | None
    lists: tuple[tuple[int | None, ...], ...]


def shown(count: int, *, base: int = SMALL) -> int | None:
    """The number to print; None for "fewer than 5". Zero is printed as zero: it is about nobody."""
    if count == 0:
        return 0
    return None if count < SMALL else max(base, (count + base // 2) // base * base)


def printed(lists: Sequence[Sequence[int]]) -> Printed:
    """Lists that each split the same total, and that total, rounded so that no hidden count can be worked out."""
    total = sum(lists[0]) if lists else 0

    def rounded(base: int) -> Printed:
        cells = tuple(tuple(shown(count, base=base) for count in each) for each in lists)
        return Printed(base, shown(total, base=base), cells)

    return next((found for found in map(rounded, _BASES) if _is_safe(found)), rounded(_BASES[-1]))


def _is_safe(found: Printed) -> bool:
    """May every hidden count still be two things? All cells lie in known ranges, and each list adds up to the total."""
    base = found.base
    ranges = [[_range(cell, base=base) for cell in each] for each in found.lists]
    sums = [(sum(low for low, _ in each), sum(high for _, high in each)) for each in ranges]
    sums.append(_range(found.total, base=base))
    lowest, highest = max(low for low, _ in sums), min(high for _, high in sums)
    for cells, each, (low_sum, high_sum) in zip(found.lists, ranges, sums, strict=False):
        for cell, (low, high) in zip(cells, each, strict=True):
            least = max(low, lowest - (high_sum - high))
            most = min(high, highest - (low_sum - low))
            if cell is None and least >= most:
                return False
    return True


def _range(number: int | None, *, base: int) -> tuple[int, int]:
    """What may stand behind a printed number."""
    if number is None:
        return 1, SMALL - 1
    if number == 0:
        return 0, 0
    return SMALL if number == base else number - base // 2, number + (base - 1) // 2
