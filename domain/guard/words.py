"""The words of a text, with what the finders of names and sensitive words ask of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from domain.fields import folded

_WORD = re.compile(r"[^\W\d_]+(?:['’`\-][^\W\d_]+)*")
_PART = re.compile(r"[^\W\d_]+")
_BETWEEN = re.compile(r"[ ]{1,2}")
_QUOTES = "'\"‘’“”«»"
_ENDS = ".!?:;\n•|>/"


class Word(msgspec.Struct, frozen=True):
    """A word as typed, without accents and capitals (`plain`), and where it stands.

    `begins`: at the beginning of a sentence, where a capital says nothing. `parts`: of a word with hyphens.
    """

    typed: str
    plain: str
    start: int
    end: int
    begins: bool = False
    parts: tuple[Word, ...] = ()

    @property
    def is_capital(self) -> bool:
        """Begins with a capital and goes on with small letters, as a name does (or is one letter)."""
        return self.typed[0].isupper() and (len(self.typed) == 1 or not self.typed[1:2].isupper() or "-" in self.typed)


def words_of(text: str) -> list[Word]:
    """All of them in order."""
    found: list[Word] = []
    last = 0
    for match in _WORD.finditer(text):
        between = text[last : match.start()]
        begins = not found or any(sign in _ENDS for sign in between)
        typed = match[0]
        parts = (
            ()
            if typed.isalpha()
            else tuple(
                Word(part[0], folded(part[0]), match.start() + part.start(), match.start() + part.end())
                for part in _PART.finditer(typed)
            )
        )
        found.append(Word(typed, folded(typed.replace("’", "'")), *match.span(), begins, parts))
        last = match.end()
    return found


def is_beside(text: str, words: Sequence[Word], number: int) -> bool:
    """Whether there is nothing but a space between this word and the next."""
    return _BETWEEN.fullmatch(text, words[number].end, words[number + 1].start) is not None


def is_quoted(text: str, word: Word) -> bool:
    """Whether it stands between quotation marks by itself."""
    return text[word.start - 1 : word.start] in tuple(_QUOTES) and text[word.end : word.end + 1] in tuple(_QUOTES)


def is_abbreviation(text: str, word: Word) -> bool:
    """All in capitals ("OKAN") in a text that has small letters."""
    return 1 < len(word.typed) < 6 and word.typed.isupper() and not text.isupper()
