"""Is a text easy to hear? Short sentences: ten words on average, none over fifteen (consent.md, "Words")."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from domain.consent_texts.text import ConsentText

MOST_WORDS = 15
MOST_ON_AVERAGE = 10
_ENDS = re.compile(r"(?<=[.?!؟。።၊।])\s+")
_SOMEBODY = "Ilse Peeters"  # a name or a channel is read aloud as two words


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """How long the sentences are. `average` in words; `long`: sentences of more than MOST_WORDS."""

    average: float
    long: tuple[str, ...]

    @property
    def is_easy(self) -> bool:
        """Within both bounds."""
        return not self.long and self.average <= MOST_ON_AVERAGE


def sentences(words: str) -> list[str]:
    """The sentences of a spoken text."""
    return [part for part in _ENDS.split(words.strip()) if part]


def word_count(sentence: str) -> int:
    """Words with at least one letter or digit."""
    return sum(any(sign.isalnum() for sign in word) for word in sentence.split())


def reading_of(words: Iterable[str]) -> Reading:
    """How easy these lines are to hear, taken together."""
    said = [sentence for line in words for sentence in sentences(line.replace("{recipient}", _SOMEBODY))]
    counts = [word_count(sentence) for sentence in said]
    long = tuple(sentence for sentence, count in zip(said, counts, strict=True) if count > MOST_WORDS)
    return Reading(average=sum(counts) / len(counts) if counts else 0.0, long=long)


def reading(text: ConsentText) -> Reading:
    """How easy a consent text is: what is read aloud of it."""
    return reading_of((text.question, *text.rows, text.check))
