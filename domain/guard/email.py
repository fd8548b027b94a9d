"""E-mail addresses, also spelled out: "naam at gmail punt com", "arobase", "(at)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from domain.guard.found import Found

_PART = r"[^\W_](?:[\w\-]{0,62}[^\W_])?"
_SIGNED = re.compile(
    rf"[\w.+\-]{{1,64}}(?:@[ ]?|[ ]@[ ]){_PART}(?:[.]{_PART}){{1,4}}(?![\w])"
    rf"|[\w.+\-]{{1,64}}@{_PART}[ ]?[.,][ ]?(?:com|be|net|org|fr|nl)\b"
)
_PROVIDERS = "gmail|hotmail|outlook|yahoo|icloud|telenet|skynet|proton(?:mail)?"
_AT = (
    r"(?:[ ]?[(\[<{][ ]?(?:at|a|apenstaartje|arobase|@)[ ]?[)\]>}][ ]?|"
    r"[ ]{1,2}(?:at|apenstaart(?:je)?|apestaart(?:je)?|arobase|arrobase|arobas)[ ]{1,2})"
)
_DOT = r"(?:[.]|[ ]?[(\[](?:dot|punt|point)[)\]][ ]?|[ ]{1,2}(?:dot|punt|point)[ ]{1,2})"
_SPOKEN = re.compile(
    rf"(?i)[\w.+\-]{{1,64}}(?:{_AT}{_PART}(?:{_DOT}{_PART}){{1,4}}|(?:@|{_AT})(?:{_PROVIDERS})(?![\w]))"
)
_SPELLED = re.compile(
    r"(?i)(?:[\w.+\-]{1,40}[ ]){0,3}"
    r"(?:[\w.+\-]{1,40}[ ](?:dot|punt|point|underscore|streepje)[ ]){1,4}\Z"
)
_LOOK_BACK = 120


def emails(text: str) -> Iterator[Found]:
    """Every address in a text; one that is spelled out with the words it is spelled in."""
    if "@" in text:
        for match in _SIGNED.finditer(text):
            yield Found(*match.span(), "email")
    for match in _SPOKEN.finditer(text):
        before = _SPELLED.search(text, max(0, match.start() - _LOOK_BACK), match.start())
        start = match.start() if before is None else _first_word(before)
        yield Found(start, match.end(), "email")


def _first_word(before: re.Match[str]) -> int:
    """From the word before the first "dot" on; words further back belong to the sentence."""
    words = before[0].split()
    spoken = ("dot", "punt", "point", "underscore", "streepje")
    first = next(number for number, word in enumerate(words) if word.casefold() in spoken)
    rest = " ".join(words[max(0, first - 1) :])
    return max(before.start(), before.end() - len(rest) - 1)
