"""What the guard knows of a team: the names in its book, and names of places and services that are nobody's."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from domain.fields import folded
from domain.guard.lists import words_in

_MOST_WORDS = 6
_SOUNDS = (("ou", "u"), ("ph", "f"), ("ck", "k"), ("kh", "k"), ("dj", "j"))
_LETTERS = str.maketrans({"y": "i", "w": "v", "z": "s", "q": "k", "c": "k"})
_DOUBLE = re.compile(r"(.)\1+")


class Known:
    """Names of people in the team's book, split into words and laid out for looking up; made anew for each look."""

    def __init__(self, names: Iterable[str] = (), *, places: Iterable[str] = ()) -> None:
        self.singles: set[str] = set()
        self.firsts: dict[str, list[tuple[str, ...]]] = {}
        self.alike: dict[tuple[str, int], set[str]] = {}
        for name in names:
            self._add(tuple(folded(name).replace("’", "'").split())[:_MOST_WORDS])
        self.places = {word for place in places for word in folded(place).split() if len(word) > 2}

    def _add(self, words: tuple[str, ...]) -> None:
        if not words:
            return
        if len(words) > 1:
            self.firsts.setdefault(words[0], []).append(words)
            if words[0] not in first_names():
                return
        word = words[0]
        if len(word) < 2:
            return
        self.singles.add(word)
        if len(word) > 3 and word not in ordinary_names():
            sound = sound_of(word)
            self.alike.setdefault((sound[:1], len(sound)), set()).add(sound)

    def is_alike(self, word: str) -> bool:
        """Whether a word is one letter away from a name of the book, as it sounds. `word`: folded."""
        sound = sound_of(word)
        near = (self.alike.get((sound[:1], len(sound) + more), ()) for more in (-1, 0, 1))
        return any(is_one_away(sound, other) for group in near for other in group)


def sound_of(word: str) -> str:
    """How a name is written is often a guess: double letters, y and i, ou and u, w and v, ph and f, h at the end."""
    for written, said in _SOUNDS:
        word = word.replace(written, said)
    return _DOUBLE.sub(r"\1", word.translate(_LETTERS)).rstrip("h") or word


def is_one_away(one: str, other: str) -> bool:
    """At most one letter added, left out, changed, or two that changed places."""
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1:
        return False
    same = 0
    while same < len(short) and short[same] == long[same]:
        same += 1
    if len(short) < len(long):
        return short[same:] == long[same + 1 :]
    swapped = short[same : same + 2] == long[same : same + 2][::-1] and short[same + 2 :] == long[same + 2 :]
    return short[same + 1 :] == long[same + 1 :] or swapped


@cache
def first_names() -> frozenset[str]:
    """First names of many origins (first_names.txt), folded; read when first asked for."""
    return _read("first_names.txt")


@cache
def ordinary_names() -> frozenset[str]:
    """Names that are also an ordinary word (ordinary_names.txt), and nicknames that are, folded."""
    return _read("ordinary_names.txt") | words_in("nicknames")


def _read(name: str) -> frozenset[str]:
    text = (files("domain.guard") / name).read_text(encoding="utf-8")
    return frozenset(
        folded(word) for line in text.splitlines() if line and not line.startswith("#") for word in line.split()
    )


NOBODY = Known()
