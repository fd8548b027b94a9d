"""Numbers that leave on paper: whoever adds and subtracts them finds no exact small one."""

from itertools import combinations_with_replacement

from hypothesis import given
from hypothesis import strategies as st

from domain.few import Printed, printed, shown

MOST = 22
COUNTS = st.lists(st.integers(1, MOST), min_size=1, max_size=3)


def test_small_is_only_small_and_the_rest_is_a_multiple_of_five() -> None:
    assert [shown(count) for count in range(9)] == [0, None, None, None, None, 5, 5, 5, 10]
    assert all((shown(count) or 0) % 5 == 0 and abs((shown(count) or 0) - count) <= 2 for count in range(5, 200))
    assert [shown(count, base=20) for count in (4, 5, 9, 29, 30, 71)] == [None, 20, 20, 20, 40, 80]


def test_rounding_to_five_alone_would_give_a_hidden_count_away() -> None:
    """16 and 1 are 17: 10, 10 and "fewer than 5" beside a total of 15. So this one is rounded more coarsely."""
    assert [shown(count) for count in (8, 8, 1, 17)] == [10, 10, None, 15]
    assert printed([[8, 8, 1]]).base > 5


def test_lists_that_give_nothing_away_are_rounded_to_five() -> None:
    assert printed([[6, 2], [8]]) == Printed(5, 10, ((5, None), (10,)))
    assert printed([]) == Printed(5, 0, ())


def test_every_hidden_count_of_small_lists_stays_open() -> None:
    """Every list of two or three cells with its total, as printed: at least two lists look the same."""
    for size in (2, 3):
        behind: dict[Printed, set[int]] = {}
        for cells in combinations_with_replacement(range(1, 40), size):
            if sum(1 for cell in cells if cell < 5) == 1:
                found = printed([cells])
                behind.setdefault(found, set()).add(cells[0])
        # Beyond 30 not all that prints the same was tried.
        alone = [found for found, possible in behind.items() if len(possible) < 2 and (found.total or 0) <= 30]
        assert behind
        assert alone == []


@given(COUNTS, st.data())
def test_a_second_list_of_the_same_contacts_gives_nothing_away_either(first: list[int], data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, sum(first)))
    second = [part for part in (cut, sum(first) - cut) if part]
    found = printed([first, second])
    for name, cells in enumerate((first, second)):
        for place, cell in enumerate(cells):
            if cell < 5:
                assert any(is_possible(found, name, place, other) for other in range(1, 5) if other != cell), (
                    "only one count fits what is printed"
                )


def is_possible(found: Printed, name: int, place: int, count: int) -> bool:
    """Is there a way to fill in all lists that prints the same, with this count in this place? By trying sums."""
    totals = None
    for number, cells in enumerate(found.lists):
        sums = {0}
        for where, cell in enumerate(cells):
            known = {count} if (number, where) == (name, place) else fits(cell, found.base)
            sums = {one + other for one in sums for other in known}
        totals = sums if totals is None else totals & sums
    return bool(totals and any(shown(total, base=found.base) == found.total for total in totals))


def fits(cell: int | None, base: int) -> set[int]:
    return {count for count in range(3 * MOST + 100) if shown(count, base=base) == cell}
