"""A signature as strokes: where the pen went, and nothing of how fast or how hard. Whole numbers, no picture.

The box is 1000 wide and 500 high whatever the screen. One number is one point (y * 1000 + x), -1 lifts the pen; so
every row of numbers within the limits is a drawing inside the box, also one that a hostile device made up.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Annotated

import msgspec

WIDTH, HEIGHT = 1000, 500
PEN_UP = -1
MOST_POINTS = 1200
LEAST_LENGTH = 60  # shorter is a dot or a slip of the finger, no signature
_TOLERANCES = (2.0, 4.0, 8.0, 16.0, 32.0)

Strokes = Annotated[
    tuple[Annotated[int, msgspec.Meta(ge=PEN_UP, le=WIDTH * HEIGHT - 1)], ...], msgspec.Meta(max_length=MOST_POINTS)
]
Spot = tuple[float, float]


def packed(lines: Iterable[Sequence[Spot]]) -> tuple[int, ...]:
    """Lines in the box as numbers, with the points left out that the eye does not miss; never more than MOST_POINTS."""
    kept = [list(line) for line in lines if line]
    found: tuple[int, ...] = ()
    for tolerance in _TOLERANCES:
        found = _numbers([_thinned(line, tolerance=tolerance) for line in kept])
        if len(found) <= MOST_POINTS:
            return found
    return found[:MOST_POINTS]


def unpacked(strokes: Iterable[int]) -> list[list[tuple[int, int]]]:
    """The lines again: (x, y) in the box. What lies outside the limits is left out."""
    lines: list[list[tuple[int, int]]] = [[]]
    for number in strokes:
        if number == PEN_UP:
            lines.append([])
        elif 0 <= number < WIDTH * HEIGHT:
            lines[-1].append((number % WIDTH, number // WIDTH))
    return [line for line in lines if line]


def is_signature(strokes: Sequence[int]) -> bool:
    """Long enough to be meant: a tap of the finger signs nothing."""
    if len(strokes) > MOST_POINTS:
        return False
    return sum(_length(line) for line in unpacked(strokes)) >= LEAST_LENGTH


def _numbers(lines: Iterable[Sequence[Spot]]) -> tuple[int, ...]:
    found: list[int] = []
    for line in lines:
        if found:
            found.append(PEN_UP)
        found += [_within(y, HEIGHT) * WIDTH + _within(x, WIDTH) for x, y in line]
    return tuple(found)


def _within(place: float, limit: int) -> int:
    return min(max(round(place), 0), limit - 1)


def _thinned(line: Sequence[Spot], *, tolerance: float) -> list[Spot]:
    """The line with fewer points, nowhere further from the drawn one than the tolerance (Ramer, Douglas, Peucker)."""
    if len(line) < 3:
        return list(line)
    keep = {0, len(line) - 1}
    spans = [(0, len(line) - 1)]  # not by recursion: a long line is not a deep one
    while spans:
        first, last = spans.pop()
        far, at = 0.0, first
        for place in range(first + 1, last):
            away = _away(line[place], line[first], line[last])
            if away > far:
                far, at = away, place
        if far > tolerance:
            keep.add(at)
            spans += [(first, at), (at, last)]
    return [line[place] for place in sorted(keep)]


def _away(spot: Spot, start: Spot, end: Spot) -> float:
    """How far a point lies from the piece of line between two others."""
    along, up = end[0] - start[0], end[1] - start[1]
    square = along * along + up * up
    part = 0.0 if square == 0 else ((spot[0] - start[0]) * along + (spot[1] - start[1]) * up) / square
    part = min(max(part, 0.0), 1.0)
    return _between(spot, (start[0] + part * along, start[1] + part * up))


def _between(one: Spot, other: Spot) -> float:
    across, up = one[0] - other[0], one[1] - other[1]
    return float((across * across + up * up) ** 0.5)


def _length(line: Sequence[tuple[int, int]]) -> float:
    return sum(_between(one, other) for one, other in pairwise(line))
