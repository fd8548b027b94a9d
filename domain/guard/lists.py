"""The lists of words the finders know (lists.txt), read once, when the guard is first loaded."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


def words_in(section: str) -> frozenset[str]:
    """The words of one section, folded. Raises KeyError."""
    return frozenset(_sections()[section])


def words_in_order(section: str) -> tuple[str, ...]:
    """The same in the order of the file."""
    return _sections()[section]


@cache
def _sections() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    words: list[str] = []
    for line in (files("domain.guard") / "lists.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            words = found.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            words.extend(line.split())
    return {name: tuple(words) for name, words in found.items()}
