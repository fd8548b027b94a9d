"""Which files may be of one youth: street names that are the same or nearly so, and nothing known that speaks against.

A question for a worker, never an answer. Names differ in case, accents, marks and one letter; short names in none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations, product

import msgspec

from domain.fields import folded

SHORTEST = 4  # a letter more or less in a shorter name makes another name
TELLING = ("age_band", "gender", "municipality", "birth_date")


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """What may be compared of a file. `facts`: what is filled in. `contacts`: where this youth was."""

    facts: Mapping[str, str] = {}
    contacts: frozenset[str] = frozenset()


def near(names: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Pairs of files with a name a step apart at most, from (file, name); equal names first, then by id."""
    by_name: dict[str, set[str]] = {}
    for file, name in names:
        by_name.setdefault(spelling(name), set()).add(file)
    by_name.pop("", None)
    equal = {pair for files in by_name.values() for pair in combinations(sorted(files), 2)}
    nearly = {
        (min(a, b), max(a, b))
        for one, two in _name_pairs(by_name)
        for a, b in product(by_name[one], by_name[two])
        if a != b
    }
    return [*sorted(equal), *sorted(nearly - equal)]


def _name_pairs(names: Iterable[str]) -> set[tuple[str, str]]:
    """Other spellings one step apart."""
    shelves: dict[str, list[str]] = {}
    for name in names:
        if len(name) >= SHORTEST:
            for key in _shelves(name):
                shelves.setdefault(key, []).append(name)
    found = (pair for shelf in shelves.values() for pair in combinations(sorted(shelf), 2))
    return {(one, two) for one, two in found if is_a_step(one, two)}


def contradict(one: Known, two: Known) -> bool:
    """Two values that cannot both be true of one person, or two people seen together."""
    told = any(one.facts.get(name) and two.facts.get(name) and one.facts[name] != two.facts[name] for name in TELLING)
    return told or not one.contacts.isdisjoint(two.contacts)


def spelling(name: str) -> str:
    """A name as it is compared: without case, accents, spaces and marks."""
    return "".join(letter for letter in folded(name) if letter.isalnum())


def apart(one: str, two: str) -> int:
    """How many letters to change, add, leave out or swap with the next (optimal string alignment)."""
    before, row = list[int](), list(range(len(two) + 1))
    for i, a in enumerate(one, start=1):
        last, before, row = before, row, [i]
        for j, b in enumerate(two, start=1):
            steps = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if last and i > 1 and j > 1 and a == two[j - 2] and one[i - 2] == b:
                steps = min(steps, last[j - 2] + 1)
            row.append(steps)
    return row[-1]


def is_a_step(one: str, two: str) -> bool:
    """Whether `apart` is 1 at most: what is left between the same beginning and the same end tells."""
    if abs(len(one) - len(two)) > 1:
        return False
    shortest = min(len(one), len(two))
    begin = next((place for place in range(shortest) if one[place] != two[place]), shortest)
    rest = shortest - begin
    end = next((place for place in range(rest) if one[-1 - place] != two[-1 - place]), rest)
    left, right = one[begin : len(one) - end], two[begin : len(two) - end]
    return (len(left) <= 1 and len(right) <= 1) or (len(left) == len(right) == 2 and left == right[::-1])


def _shelves(name: str) -> set[str]:
    """Names a step apart share what is left without one letter, or one of them is what is left of the other."""
    return {name, *(name[:place] + name[place + 1 :] for place in range(len(name)))}
