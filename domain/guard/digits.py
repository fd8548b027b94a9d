"""The digits of a text as groups, however they were typed: other scripts, the letter O, numbers in words.

Everything that reads numbers reads these groups, so that a spelling is dealt with once. All of it is linear in the
length of the text: no pattern here can try again from within what it already matched.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence

import msgspec

from domain.guard.number_words import number_in_words

_DIGITS = re.compile(r"[0-9oO]+")
_WORD = re.compile(r"[^\W\d_]+")
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹣-"), "-")


class Group(msgspec.Struct, frozen=True):
    """Digits typed in one go: `digits` as ASCII, and where they stand."""

    digits: str
    start: int
    end: int


def plain_digits(text: str) -> str:
    """The same text, character for character, with digits of any script, spaces and dashes made plain."""
    if text.isascii():
        return text
    return "".join(_plain(letter) for letter in text).translate(_DASHES)


def _plain(letter: str) -> str:
    if letter.isascii():
        return letter
    digit = unicodedata.digit(letter, None)
    if digit is not None:
        return str(digit)
    return " " if letter.isspace() or unicodedata.category(letter) == "Cf" else letter


def groups(text: str) -> list[Group]:
    """The groups of digits; an O among digits is a zero. `text` is plain (`plain_digits`)."""
    found = []
    for match in _DIGITS.finditer(text):
        start, end = match.span()
        while start < end and text[start] in "oO" and start > 0 and text[start - 1].isalpha():
            start += 1
        while end > start and text[end - 1] in "oO" and end < len(text) and text[end].isalpha():
            end -= 1
        digits = text[start:end].replace("o", "0").replace("O", "0")
        if any(letter.isdigit() for letter in text[start:end]):
            found.append(Group(digits, start, end))
    return found


def groups_with_words(text: str, figures: Sequence[Group]) -> list[Group]:
    """`figures` and the numbers written in words between them (nl, fr, en), in order; figures alone when none are."""
    spoken: list[Group] = []
    hundreds: Group | None = None
    for match in _WORD.finditer(text):
        digits = number_in_words(match[0])
        if digits is None:
            hundreds = None
            continue
        joins = hundreds is not None and len(digits) < 3 and text[hundreds.end : match.start()].isspace()
        if hundreds is not None and joins:  # "vierhonderd zeventig" is one number, 470
            spoken[-1] = Group(str(int(hundreds.digits) + int(digits)), hundreds.start, match.end())
            hundreds = None
            continue
        spoken.append(Group(digits, *match.span()))
        hundreds = spoken[-1] if len(digits) == 3 and digits.endswith("00") else None
    return sorted([*figures, *spoken], key=lambda group: group.start) if spoken else list(figures)


def windows(found: Sequence[Group], *, lengths: Collection[int]) -> Iterator[tuple[int, int]]:
    """Every run of groups that has one of these numbers of digits together: its first, and the first after it."""
    most = max(lengths)
    for first in range(len(found)):
        total = 0
        for last in range(first, len(found)):
            total += len(found[last].digits)
            if total > most:
                break
            if total in lengths:
                yield first, last + 1
