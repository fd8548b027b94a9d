"""Which files may be of one youth: street names that are the same or nearly so, and nothing known that speaks against.

A question for a worker, never an answer. Names differ in case, accents, marks and one letter; short names in none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations

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
    shelves: dict[str, set[tuple[str, str]]] = {}
    for file, name in names:
        spelt = spelling(name)
        for key in _shelves(spelt):
            shelves.setdefault(key, set()).add((file, spelt))
    found: dict[tuple[str, str], int] = {}
    for shelf in shelves.values():
        for (one, name), (two, other) in combinations(sorted(shelf), 2):
            if one != two and (name == other or (min(len(name), len(other)) >= SHORTEST and apart(name, other) <= 1)):
                found[one, two] = min(int(name != other), found.get((one, two), 1))
    return sorted(found, key=lambda pair: (found[pair], pair))


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


def _shelves(name: str) -> set[str]:
    """Names a step apart share what is left without one letter, or one of them is what is left of the other."""
    if len(name) < SHORTEST:
        return {name} - {""}
    return {name, *(name[:place] + name[place + 1 :] for place in range(len(name)))}
