"""A signature as numbers: whatever was drawn fits, stays what it was, and never leaves its box."""

import math
import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import BadRecord
from domain.fields import checked
from domain.records import KINDS
from domain.strokes import HEIGHT, MOST_POINTS, PEN_UP, WIDTH, is_signature, packed, unpacked

STROKES = KINDS["signature"].fields["strokes"]
spots = st.tuples(st.floats(-50, WIDTH + 50), st.floats(-50, HEIGHT + 50))


def loop(points: int, *, size: float = 120) -> list[tuple[float, float]]:
    """A curl as a hand draws one."""
    turn = [number / points * 6 * math.pi for number in range(points)]
    return [(300 + size * math.cos(a) + 8 * a, 200 + size * math.sin(a)) for a in turn]


@given(st.lists(st.lists(spots, max_size=60), max_size=12))
def test_whatever_is_drawn_fits_in_the_field_and_comes_back_inside_the_box(
    lines: list[list[tuple[float, float]]],
) -> None:
    strokes = packed(lines)
    assert checked(STROKES, list(strokes)) == list(strokes)
    back = unpacked(strokes)
    assert len(back) == len([line for line in lines if line])
    assert all(0 <= x < WIDTH and 0 <= y < HEIGHT for line in back for x, y in line)


def test_a_line_keeps_its_ends_and_strays_nowhere_further_than_the_eye_sees() -> None:
    drawn = loop(400)
    kept = unpacked(packed([drawn]))[0]
    assert kept[0] == (round(drawn[0][0]), round(drawn[0][1]))
    assert kept[-1] == (round(drawn[-1][0]), round(drawn[-1][1]))
    assert 20 < len(kept) < 200
    for spot in drawn:
        assert min(away(spot, one, other) for one, other in pairwise(kept)) < 4


def away(spot: tuple[float, float], one: tuple[int, int], other: tuple[int, int]) -> float:
    """From a point to a piece of line, by trying many places on it."""
    places = (number / 200 for number in range(201))
    return min(
        math.dist(spot, (one[0] + part * (other[0] - one[0]), one[1] + part * (other[1] - one[1]))) for part in places
    )


def test_an_hour_of_scribbling_still_fits() -> None:
    chance = random.Random(7)
    wild = [[(chance.uniform(0, WIDTH), chance.uniform(0, HEIGHT)) for _ in range(500)] for _ in range(20)]
    assert len(packed(wild)) == MOST_POINTS


@pytest.mark.parametrize(
    ("strokes", "signs"),
    [
        ((), False),
        ((100100,), False),
        ((100100, 100110), False),
        ((100100, 100100 + 200), True),
        ((PEN_UP, PEN_UP, PEN_UP), False),
        (tuple([0, 499_999] * 700), False),  # longer than any drawing of ours
    ],
)
def test_a_tap_is_no_signature_and_a_line_is(strokes: tuple[int, ...], *, signs: bool) -> None:
    assert is_signature(strokes) is signs


@pytest.mark.parametrize(
    "hostile",
    [[-2], [500_000], [2**70], [1.5], ["1"], [[1]], [True, None], [0] * (MOST_POINTS + 1), "0", {"0": 0}, None],
)
def test_strokes_that_no_pen_drew_are_refused(hostile: object) -> None:
    with pytest.raises(BadRecord):
        checked(STROKES, hostile)
